"""Titles of offices and generic bodies of states, found at a given token whatever their case."""

from collections.abc import Mapping, Sequence

from dateline.domain.annotation import Token
from dateline.gazetteer.entries import BodyMatch, Office, TitleMatch
from dateline.gazetteer.names import NameIndex, Parts, first_part, parts_of

_REACH = 14  # tokens; the longest title has fewer, and bounding the window keeps the cost linear
_IRREGULAR = {"man": "men", "woman": "women", "child": "children"}
_HEAD_ENDS = frozenset(("of", "for", "to", "on", "in", "at"))


def plural(title: str) -> str:
    """The plural of a title: 'minister of defence' → 'ministers of defence', 'spokesman' → 'spokesmen'."""
    words = title.split()
    head = next((k - 1 for k, word in enumerate(words) if k and word in _HEAD_ENDS), len(words) - 1)
    word = words[head]
    for end, many in _IRREGULAR.items():
        if word.endswith(end):
            words[head] = word[: -len(end)] + many
            return " ".join(words)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        word = word[:-1] + "ie"
    elif word.endswith(("s", "x", "ch", "sh")):
        word += "e"
    words[head] = word + "s"
    return " ".join(words)


class Titles:
    """Offices by title, synonyms and plurals, with the words that may stand before one ('former', 'acting')."""

    __slots__ = ("_after", "_before", "_index", "offices")

    def __init__(
        self,
        offices: Mapping[str, tuple[Office, tuple[str, ...]]],
        before: Mapping[str, str],
        after: Mapping[str, str],
    ) -> None:
        """`offices`: id → the office and its synonyms; `before`, `after`: a modifying word → its effect."""
        self.offices = {key: office for key, (office, _) in offices.items()}
        self._before = dict(before)
        self._after = dict(after)
        self._index = NameIndex()
        for key, (office, synonyms) in offices.items():
            for name in dict.fromkeys((office.title, *synonyms)):
                self._index.add(name, key, any_case=True)
        for key, (office, synonyms) in offices.items():
            for name in dict.fromkeys((office.title, *synonyms)):
                self._index.add(plural(name), f"{key} *", any_case=True)

    def called(self, title: str) -> Office | None:
        """The office of that title or synonym, in the singular, however it is written."""
        return next((self.offices[key] for key in self._index.bearers(title) if key in self.offices), None)

    def match(self, tokens: Sequence[Token], i: int) -> TitleMatch | None:
        """The longest title that begins at token `i`, or at the modifiers that begin there."""
        word = first_part(tokens[i])
        if word not in self._before and not self._index.opens(word):
            return None
        parts = parts_of(tokens, i, i + _REACH)
        at = 0
        effects: list[str] = []
        while at < len(parts.keys):
            if (hit := self._index.longest(parts, at)) is not None:
                return self._found(parts, at, hit, i, effects)
            effect = self._before.get(parts.keys[at])
            if effect is None:
                return None
            effects.append(effect)
            at += 1
        return None

    def _found(
        self, parts: Parts, at: int, hit: tuple[int, tuple[str, ...]], first: int, effects: list[str]
    ) -> TitleMatch:
        length, ids = hit
        key, _, many = ids[0].partition(" ")
        last = at + length - 1
        after = last + 1
        if after < len(parts.keys) and (effect := self._after.get(parts.keys[after])):  # 'president-elect'
            effects.append(effect)
            last = after
        return TitleMatch(first, parts.owners[last], self.offices[key], bool(many), tuple(effects))


class BodyNouns:
    """Generic bodies of a state by name, synonyms and plurals."""

    __slots__ = ("_index", "_nouns")

    def __init__(self, nouns: Mapping[str, tuple[str, str, str | None, tuple[str, ...]]]) -> None:
        """`nouns`: id → canonical name, kind, sector, synonyms."""
        self._nouns = dict(nouns)
        self._index = NameIndex()
        for key, (name, _, _, synonyms) in nouns.items():
            for noun in dict.fromkeys((name, *synonyms)):
                self._index.add(noun, key, any_case=True)
        for key, (name, _, _, synonyms) in nouns.items():
            for noun in dict.fromkeys((name, *synonyms)):
                self._index.add(plural(noun), f"{key} *", any_case=True)

    def match(self, tokens: Sequence[Token], i: int) -> BodyMatch | None:
        """The longest body noun that begins at token `i`."""
        if not self._index.opens(first_part(tokens[i])):
            return None
        parts = parts_of(tokens, i, i + _REACH)
        if (hit := self._index.longest(parts, 0)) is None:
            return None
        length, ids = hit
        key, _, many = ids[0].partition(" ")
        name, kind, sector, _ = self._nouns[key]
        return BodyMatch(i, parts.owners[length - 1], key, name, kind, sector, bool(many))
