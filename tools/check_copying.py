"""Reports every run of eight words that our texts share with the texts under some folders.

    python tools/check_copying.py FOLDER… [--own PATH…]      (from the root of the project)

Ours are the corpus, the sample world, the tests, the examples of the lexicons and the pages about the corpus, unless
--own names others. Words are compared without case, punctuation or mark-up. Time and memory are linear: our runs are
hashed once, then each foreign text is read through once. Exit code 1 when something is shared.
"""

import argparse
import csv
import html
import io
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

RUN = 8
OWN = (
    "src/dateline/gold", "corpus", "examples", "tests", "src/dateline/lexicon/data", "docs/codebook.md",
    "docs/corpus-card.md",
)  # fmt: skip
FOREIGN = frozenset((".txt", ".json", ".jsonl", ".xml", ".tml", ".yaml", ".yml", ".tex", ".ann", ".html", ".md"))
OURS = frozenset((".toml", ".csv", ".json", ".html", ".txt", ".md", ".py"))
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>")

Run = tuple[str, ...]


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def runs(text: list[str]) -> Iterator[Run]:
    return zip(*(text[i:] for i in range(RUN)), strict=False)


def texts(path: Path) -> Iterator[str]:
    """The stretches of text in a file; no run goes from one into the next."""
    try:
        content = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        print(f"{path} cannot be read: {error}", file=sys.stderr)
        return
    if path.suffix == ".toml":
        yield from _strings(tomllib.loads(content))
    elif path.suffix in (".json", ".jsonl"):
        yield from _json(content, lines=path.suffix == ".jsonl")
    elif path.suffix == ".csv":
        for row in csv.reader(io.StringIO(content)):
            yield from row
    elif path.suffix in (".xml", ".tml", ".html"):
        yield html.unescape(_TAG.sub("", content))  # tags stand inside sentences
        yield html.unescape(_TAG.sub(" ", content))
    else:
        yield content


def _json(content: str, lines: bool) -> Iterator[str]:
    for part in content.split("\n") if lines else [content]:
        try:
            yield from _strings(json.loads(part))
        except json.JSONDecodeError:
            yield part


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def files(paths: Iterable[Path], kinds: frozenset[str]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (f for f in found if f.is_file() and f.suffix in kinds and "__pycache__" not in f.parts)


def index(paths: Iterable[Path]) -> dict[Run, Path]:
    """Each run of ours, with the first file that has it."""
    ours: dict[Run, Path] = {}
    for path in files(paths, OURS):
        for text in texts(path):
            for run in runs(words(text)):
                ours.setdefault(run, path)
    return ours


def shared(ours: dict[Run, Path], folders: Iterable[Path]) -> dict[tuple[Path, Path], dict[str, None]]:
    """(our file, foreign file) → the stretches of words they share, each as long as it is."""
    found: dict[tuple[Path, Path], dict[str, None]] = defaultdict(dict)
    for path in files(folders, FOREIGN):
        for text in texts(path):
            spoken = words(text)
            start = end = -1  # the stretch that is growing
            owner = path
            for i, run in enumerate(runs(spoken)):
                if run not in ours:
                    continue
                if end < 0 or i > end - RUN + 1:  # no continuation of the one before
                    if end >= 0:
                        found[owner, path][" ".join(spoken[start:end])] = None
                    start, owner = i, ours[run]
                end = i + RUN
            if end >= 0:
                found[owner, path][" ".join(spoken[start:end])] = None
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="folders or files with the texts of others")
    parser.add_argument("--own", nargs="+", type=Path, default=[Path(path) for path in OWN], help="our files")
    given = parser.parse_args(arguments)
    missing = [path for path in given.folders if not path.exists()]
    if missing:
        parser.error(f"{missing[0]} is not there")
    ours = index(path for path in given.own if path.exists())
    found = shared(ours, given.folders)
    for (own, foreign), stretches in sorted(found.items()):
        for stretch in stretches:
            print(f"{own} | {foreign} | {stretch}")
    print(f"{len(ours)} runs of ours; {sum(map(len, found.values()))} stretches shared.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
