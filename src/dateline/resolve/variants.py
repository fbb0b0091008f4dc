"""Persons of the tables by other forms of their names: 'Sergei Lavroff', 'S. Lavrov', 'Orban Viktor'.

A name is compared by how it sounds, by its first and last word in either order, and by its initials. What
several persons could bear means the one in office on the article's day, else nobody.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.lexicon import load
from dateline.resolve.offices import held_on
from dateline.resolve.spelling import fold

_INITIALS = re.compile(r"(?:[^\W\d_]\.?)+")
_NUMERAL = re.compile(r"[IVX]+")
_FEWEST = 8  # letters of a name that may be found by sound or turned round


class OtherNames:
    """The persons of a gazetteer by sound and initials; made once, when a name is first sought so."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        by_sound: defaultdict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        by_initial: defaultdict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        for entry in gazetteer.entries.values():
            if entry.kind == "person":
                for name in (entry.name, *entry.names):
                    first, last = _ends(name)
                    if first and last:
                        by_sound[sound(first), sound(last)][entry.id] = entry
                        by_initial[first[0], last][entry.id] = entry
        self._by_sound: Mapping[tuple[str, str], Mapping[str, Entry]] = by_sound
        self._by_initial: Mapping[tuple[str, str], Mapping[str, Entry]] = by_initial

    def bearer(self, name: str, day: str | None) -> Entry | None:
        """Whom a name of several words means, if the tables know just one such person, or one in office."""
        for found in self._found(name):
            fitting = [entry for entry in found.values() if _fits(name, entry)]
            if chosen := in_office(self.gazetteer, fitting, day):
                return chosen
        return None

    def _found(self, name: str) -> Iterator[Mapping[str, Entry]]:
        first, last = _ends(name)
        if not (first and last):
            return
        if len(first) == 1 or _is_initials(name.split()[0]):
            yield self._by_initial.get((first[0], last), {})
        elif len(first) + len(last) >= _FEWEST:
            yield self._by_sound.get((sound(first), sound(last)), {})
            yield self._by_sound.get((sound(last), sound(first)), {})


def in_office(gazetteer: Gazetteer, found: Sequence[Entry], day: str | None) -> Entry | None:
    """The only one of some persons, or the only one in office on a day; None when that does not tell."""
    if len(found) < 2:
        return found[0] if found else None
    holding = [e for e in found if day is not None and held_on(gazetteer, e.id, day)]
    return holding[0] if len(holding) == 1 else None


def sound(word: str) -> str:
    """A folded word as it sounds, roughly: 'lavroff' and 'lavrov', 'qadhafi' and 'gaddafi' are one."""
    for written, said in _sounds():
        word = written.sub(said, word)
    return word


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How romanisations differ: pairs of a pattern and what is said, applied in turn."""
    return tuple((re.compile(written), said) for written, said in load("resolution").entry("sounds").get("rules"))


def _ends(name: str) -> tuple[str, str]:
    """The first and the last word of a name, folded; empty ones where it has just one."""
    words = name.split()
    if len(words) < 2 or _NUMERAL.fullmatch(words[-1]):  # 'Hassan II'
        return "", ""
    return fold(words[0]), fold(words[-1])


def _fits(name: str, entry: Entry) -> bool:
    """Whether the middle names do not differ, where both have some: 'Kim Il Sung' is not 'Kim Yong Sung'."""
    told = _middle(name)
    return any(not told or not (known := _middle(way)) or told[0] == known[0] for way in (entry.name, *entry.names))


def _middle(name: str) -> str:
    return fold(" ".join(name.split()[1:-1]))


def _is_initials(word: str) -> bool:
    return word.isupper() and "." in word and _INITIALS.fullmatch(word) is not None


_latest: OtherNames | None = None


def other_names(gazetteer: Gazetteer) -> OtherNames:
    """The index of a gazetteer; that of the one asked for last is kept."""
    global _latest
    if _latest is None or _latest.gazetteer is not gazetteer:
        _latest = OtherNames(gazetteer)
    return _latest
