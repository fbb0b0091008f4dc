"""Which titles can mean one office."""

from functools import cache

from dateline.lexicon import load
from dateline.resolve.words import words


def alike(title: str, other: str) -> bool:
    """Whether two titles can mean one office: 'leader' and 'president', 'minister' and 'foreign minister'."""
    if title == other or title.endswith(" " + other) or other.endswith(" " + title):
        return True
    if other in _stood_for(title) or title in _stood_for(other):
        return True
    executive = words("head_of_state_like")
    return title in executive and other in executive and "president" not in (title, other)


@cache
def _stood_for(title: str) -> frozenset[str]:
    """The titles that a general one stands for: 'leader' for 'president'."""
    for entry in load("resolution").entries:
        if title in entry.get("stood_for_by", ()):
            return frozenset(entry.lemmas)
    return frozenset()
