"""Words of a claim as they are compared: without case, marks and function words."""

import re
import zlib
from functools import cache, lru_cache
from importlib import resources

from dateline.text.spelling import same_spelling

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@cache
def function_words() -> frozenset[str]:
    """The words that tell nothing of what a text is about."""
    path = resources.files(__package__) / "data" / "function_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def plain(text: str) -> list[str]:
    """Every word in order, in lower case, with straight apostrophes."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


@lru_cache(maxsize=50_000)  # a claim is compared with many others
def telling(text: str) -> frozenset[str]:
    """The words that a text is about."""
    words = (word.removesuffix("'s") for word in plain(text))
    return frozenset(same for word in words if word not in function_words() for same in same_spelling(word))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over those of the smaller set, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@lru_cache(maxsize=50_000)
def runs(text: str, length: int) -> frozenset[int]:
    """The hashes of every run of so many words, in one spelling and with contractions written out."""
    words = [same for word in plain(text) for same in same_spelling(word)]
    return frozenset(
        zlib.crc32(" ".join(words[at : at + length]).encode("utf-8", "replace"))
        for at in range(len(words) - length + 1)
    )


def smallest(hashes: frozenset[int], count: int) -> list[int]:
    """A sample that two sets sharing much are likely to share (minhash)."""
    return sorted(hashes, key=lambda value: value * 2654435761 % 2**32)[:count]


def code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))
