"""The compiled grammar: from a text to the matches of its rules."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern

from dateline.annotate.times.atoms import OTHER, Alphabet, Atom
from dateline.annotate.times.build import BUILDERS, Match
from dateline.annotate.times.guards import Around, allowed, glued
from dateline.annotate.times.meaning import Meaning
from dateline.annotate.times.pattern import compile_pattern, remembered, words_of
from dateline.domain.annotation import Token
from dateline.errors import DataError
from dateline.lexicon.times import TimeLexicon, TimeRule, load_times


@dataclass(frozen=True, slots=True)
class Found:
    """A match that stands, with its meaning."""

    match: Match
    meaning: Meaning


class Reading:
    """A text being read: its atoms, their codes and the parser's tokens (none for a bare phrase)."""

    def __init__(self, lexicon: TimeLexicon, text: str, tokens: Sequence[Token], atoms: list[Atom], codes: str) -> None:
        self.lexicon = lexicon
        self.text = text
        self.tokens = tokens
        self.atoms = atoms
        self.codes = codes
        self._starts = [t.start for t in tokens]

    def tokens_at(self, first: int, last: int) -> tuple[Token, ...]:
        """The tokens that touch the atoms `first:last`."""
        if not self.tokens:
            return ()
        start, end = self.atoms[first].start, self.atoms[last - 1].end
        low = max(0, bisect_right(self._starts, start) - 1)
        if self.tokens[low].end <= start:
            low += 1
        high = low
        while high < len(self.tokens) and self.tokens[high].start < end:
            high += 1
        return tuple(self.tokens[low:high])

    def around(self, match: Match) -> Around:
        tokens = self.tokens_at(match.first, match.last)
        before = self.tokens[tokens[0].i - 1] if tokens and tokens[0].i > self.tokens[0].i else None
        at = tokens[-1].i + 1 - self.tokens[0].i if tokens else 0
        following = self.tokens[at] if tokens and at < len(self.tokens) else None
        return Around(match, self.text, tokens, before, following)

    def one_sentence(self, first: int, last: int) -> bool:
        tokens = self.tokens_at(first, last)
        return not tokens or tokens[0].sent == tokens[-1].sent


class Grammar:
    """Every rule compiled, and for each character the rules that can begin with it."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon
        words = {w for rule in lexicon.rules for w in words_of(rule.pattern)}
        words |= {w for macro in lexicon.macros.values() for w in words_of(macro)}
        self._alphabet = Alphabet(lexicon, words)
        self._starting: dict[str, list[tuple[TimeRule, Pattern[str]]]] = {}
        for rule in lexicon.rules:
            if rule.build not in BUILDERS:
                raise DataError(f"The time rule {rule.id!r} asks for the builder {rule.build!r}; there is none.")
            pattern, first = self._compile(rule)
            for character in first:
                self._starting.setdefault(character, []).append((rule, pattern))

    def _compile(self, rule: TimeRule) -> tuple[Pattern[str], frozenset[str]]:
        try:
            return compile_pattern(rule.pattern, self.lexicon.macros, self._alphabet.characters)
        except KeyError as error:
            raise DataError(f"The time rule {rule.id!r} uses {error.args[0]}, which is no class.") from error

    def read(self, text: str, tokens: Sequence[Token] = ()) -> Reading:
        return Reading(self.lexicon, text, tokens, *self._alphabet.read(text))

    def matches(self, reading: Reading) -> Iterator[Found]:
        """From left to right, the longest match at each place that no guard rejects; none overlap."""
        codes, starting, at, end = reading.codes, self._starting, 0, len(reading.codes)
        while at < end:
            code = codes[at]
            rules = starting.get(code) if code != OTHER else None
            found = self._longest(reading, at, rules) if rules else None
            if found:
                yield found
                at = found.match.last
            else:
                at += 1

    def _longest(self, reading: Reading, at: int, rules: list[tuple[TimeRule, Pattern[str]]]) -> Found | None:
        matched = [(m, rule) for rule, pattern in rules if (m := pattern.match(reading.codes, at))]
        for m, rule in sorted(matched, key=lambda pair: -pair[0].end()):
            match = Match(rule, at, m.end(), remembered(m), reading.atoms, self.lexicon)
            if not reading.one_sentence(at, m.end()):
                continue
            around = reading.around(match)
            if glued(around) or not allowed(around, self.lexicon.guards):
                continue
            meaning = BUILDERS[rule.build](match)
            if meaning is not None:
                return Found(match, meaning)
        return None


@cache
def grammar() -> Grammar:
    """The grammar of the tables that come with Dateline, compiled once."""
    return Grammar(load_times())
