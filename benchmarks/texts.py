"""The texts that are read: the sample world, put together to the length of news articles."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from dateline.ingest import Failure, read_all

WORLD = Path(__file__).parents[1] / "examples" / "world"
WORDS = 670  # of a news article


def articles(folder: Path | None, count: int) -> list[str]:
    """`count` texts: those of a folder, over and over, or the sample world's in pieces of about `WORDS` words."""
    if folder is not None:
        texts = cycle(_texts(folder))
        return [next(texts) for _ in range(count)]
    paragraphs = cycle(_paragraphs())
    return [_gathered(paragraphs, WORDS) for _ in range(count)]


def of_length(words: int) -> str:
    """One text of at least so many words."""
    return _gathered(cycle(_paragraphs()), words)


def words_in(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _texts(folder: Path) -> list[str]:
    found = [item.text for item in read_all([str(folder)]) if not isinstance(item, Failure)]
    if not found:
        raise SystemExit(f"error: no article in {folder} could be read; name a folder with articles")
    return found


def _paragraphs() -> list[str]:
    return [line for text in _texts(WORLD) for line in text.splitlines() if line.strip()]


def _gathered(paragraphs: Iterator[str], words: int) -> str:
    gathered: list[str] = []
    length = 0
    while length < words:
        gathered.append(next(paragraphs))
        length += len(gathered[-1].split())
    return "\n\n".join(gathered)
