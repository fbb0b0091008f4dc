"""Report families: articles that print one text, cut, re-headed and re-punctuated as outlets do.

A text is a set of shingles, runs of five words without their case and marks. Two articles are copies when most
of the shorter one's shingles stand in the other (containment: Broder 1997, "On the resemblance and containment of
documents"). A fixed sample of the shingles, those whose hash falls under a bound (FracMinHash: Irber et al.
2022), finds the candidates, so that no article is compared with all others.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

RUN = 5  # words a shingle
SAMPLED = 5  # one shingle in so many is a key for finding candidates
FEWEST = 6  # keys that even a flash has
COPIED = 0.5  # containment from which on one article is a copy of another; see docs/decisions on merging
SHARED = 12  # shingles that two articles must share; two flashes may share a formula
WITHIN = 3  # days between copies of one report

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Shingles = frozenset[int]


def shingles(text: str) -> Shingles:
    """The hashes (32 bits) of every run of five words; of the whole where it is shorter."""
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    runs = (
        zip(*(words[at:] for at in range(RUN)), strict=False) if len(words) >= RUN else [tuple(words)] if words else []
    )
    return frozenset(zlib.crc32(" ".join(run).encode("utf-8", "replace")) for run in runs)


def keys(found: Shingles) -> tuple[str, ...]:
    """The sampled shingles: two copies share some of them, whatever was cut."""
    sampled = [value for value in found if _scattered(value) % SAMPLED == 0]
    if len(sampled) < FEWEST:
        sampled = sorted(found, key=_scattered)[:FEWEST]
    return tuple(f"{value:08x}" for value in sorted(sampled))


def containment(one: Shingles, other: Shingles) -> float:
    """Shared shingles over those of the shorter text, 0 to 1."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def is_copy(one: Shingles, other: Shingles) -> bool:
    """Whether two articles print one text. Symmetric."""
    shared = len(one & other)
    fewest = min(len(one), len(other))
    return shared >= min(SHARED, fewest) and shared >= COPIED * fewest > 0


def near(one: str | None, other: str | None) -> bool:
    """Whether two publication dates lie close enough for copies; unknown ones may."""
    if not one or not other:
        return True
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= WITHIN


def components(members: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each member → the smallest member of the group that links tie it to."""
    together = Together(members)
    for one, other in links:
        together.join(one, other)
    return {member: together.find(member) for member in together.members}


class Together:
    """Groups that grow; each is known by its smallest member."""

    def __init__(self, members: Iterable[str]) -> None:
        self._root = {member: member for member in members}

    @property
    def members(self) -> Iterable[str]:
        return self._root.keys()

    def find(self, member: str) -> str:
        root = self._root
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._root[high] = low


def families(articles: Mapping[str, tuple[str, str | None]]) -> dict[str, str]:
    """{article id: (text, published)} → {article id: the smallest id of its family}."""
    cut = {ident: shingles(text) for ident, (text, _) in articles.items()}
    return components(articles, _copies(articles, cut))


def _copies(articles: Mapping[str, tuple[str, str | None]], cut: Mapping[str, Shingles]) -> Iterator[tuple[str, str]]:
    holders: dict[str, list[str]] = {}
    for ident in articles:
        for key in keys(cut[ident]):
            holders.setdefault(key, []).append(ident)
    tried: set[tuple[str, str]] = set()
    for holding in holders.values():
        for at, one in enumerate(holding):
            for other in holding[at + 1 :]:
                pair = (one, other)
                if pair in tried:
                    continue
                tried.add(pair)
                if near(articles[one][1], articles[other][1]) and is_copy(cut[one], cut[other]):
                    yield pair


def pack(found: Shingles) -> bytes:
    """The shingles as bytes for the store, four each, little endian whatever the machine."""
    return b"".join(value.to_bytes(4, "little") for value in sorted(found))


def unpack(data: bytes) -> Shingles:
    return frozenset(int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4))


def _scattered(value: int) -> int:
    """A checksum's low bits are no fair sample; multiplied (Knuth's constant), its high bits are."""
    return (value * 2654435761 % 2**32) >> 12
