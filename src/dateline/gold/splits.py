"""Splits: `splits.toml` names the storylines of train, dev and test; no storyline crosses them."""

import hashlib
from collections.abc import Iterator, Mapping

from dateline.gold.corpus import SPLITS
from dateline.gold.problems import Problem

FILE = "splits.toml"
SHARES = {"train": 0.6, "dev": 0.2, "test": 0.2}  # of the words

Table = Mapping[str, list[str]]  # split → its storylines


def split_by_storyline(table: Table) -> dict[str, str]:
    return {storyline: split for split in SPLITS for storyline in table.get(split, [])}


def problems(table: Table, storylines: set[str]) -> Iterator[Problem]:
    """Storylines in no split or in several, and names that are none."""
    seen: set[str] = set()
    for split, names in table.items():
        if split not in SPLITS:
            yield Problem(FILE, split, "", f"there is no such split; there are {', '.join(SPLITS)}")
        for name in names:
            if name in seen:
                yield Problem(FILE, split, "", f"{name!r} stands there twice")
            if name not in storylines:
                yield Problem(FILE, split, "", f"{name!r} is no article's storyline")
            seen.add(name)
    for name in sorted(storylines - seen):
        yield Problem(FILE, "", "", f"{name!r} is in no split; run python tools/assign_splits.py")


def assigned(words: Mapping[str, int], table: Table) -> dict[str, list[str]]:
    """The table with all storylines in it; `words` are theirs.

    What is assigned stays. Others go, the long ones first and then by the hash of their name, to the split that
    lacks most of its share of the words.
    """
    split_of = {name: split for name, split in split_by_storyline(table).items() if name in words}
    total = sum(words.values())
    lacking = {split: share * total for split, share in SHARES.items()}
    for name, split in split_of.items():
        lacking[split] -= words[name]
    for name in sorted(words.keys() - split_of.keys(), key=lambda name: (-(words[name] // 1000), _hash(name))):
        split_of[name] = max(SPLITS, key=lambda split: lacking[split] / SHARES[split])
        lacking[split_of[name]] -= words[name]
    return {split: sorted(name for name in split_of if split_of[name] == split) for split in SPLITS}


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
