"""Gives every storyline of the corpus that has no split yet one: `python tools/assign_splits.py [--afresh]`.

Run it after articles were added (from the root of the project, installed). Those that have a split keep it, unless
all are assigned afresh, which nobody should do once figures on the splits are published.
"""

import sys

from dateline.gold import FOLDER
from dateline.gold.loading import read_sources
from dateline.gold.splits import FILE, assigned

_HEAD = "# Written by tools/assign_splits.py; a storyline that has its split keeps it.\n"


def main(arguments: list[str]) -> None:
    sources = read_sources(FOLDER)
    words = sources.storyline_words()
    table = assigned(words, {} if "--afresh" in arguments else sources.splits)
    lines = [f"{split} = [\n{''.join(f'  {name!r},' + chr(10) for name in names)}]\n" for split, names in table.items()]
    (FOLDER / FILE).write_text(_HEAD + "".join(lines).replace("'", '"'), encoding="utf-8")
    for split, names in table.items():
        print(f"{split}: {len(names)} storylines, {sum(words[name] for name in names)} words")


if __name__ == "__main__":
    main(sys.argv[1:])
