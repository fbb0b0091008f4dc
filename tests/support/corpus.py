"""A small corpus folder, written by hand: two articles of one storyline, one of another, a few sentences."""

import shutil
from pathlib import Path

SMALL = Path(__file__).parent / "small_corpus"
HAGUE_1 = (SMALL / "articles" / "hague-1.toml").read_text(encoding="utf-8")
SENTENCES = (SMALL / "sentences" / "z.csv").read_text(encoding="utf-8")


def write_corpus(folder: Path) -> Path:
    """The corpus, without a fault, in a folder that may be changed."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    return folder
