"""Matches that are one expression joined: '10 a.m.' + 'Friday', 'late' + 'next year', 'June' + 'last year'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.annotate.times.atoms import Atom
from dateline.annotate.times.grammar import Found, Reading
from dateline.annotate.times.meaning import Interval, Length, Meaning, Point
from dateline.lexicon.times import TimeLexicon, TimeRule

_LONGEST_GAP = 3  # words between two parts of an expression
_LONGEST_MODIFIER = 6
_DAYS = ("time", "day", "month-day", "weekday", "shift-day", "holiday")


@dataclass(frozen=True, slots=True)
class Expression:
    """Atoms `first:last` with one meaning; `rule` names the rules and modifiers that made it."""

    first: int
    last: int
    meaning: Meaning
    mod: str | None
    rule: str
    complete: bool  # not waiting for a neighbour, as 'the third week' is for 'of June'


class Composer:
    """The joins and modifiers of a lexicon, indexed."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self._gaps: dict[tuple[str, str], set[tuple[str, ...]]] = {}
        for join in lexicon.joins:
            for left in join["left"]:
                for right in join["right"]:
                    gaps = self._gaps.setdefault((left, right), set())
                    gaps.update(tuple(gap.split()) for gap in join["gap"])
        self._before = _modifiers(lexicon, "before")
        self._after = _modifiers(lexicon, "after")

    def compose(self, found: Sequence[Found], reading: Reading) -> list[Expression]:
        """Expressions in the order of the text; those that still wait for a neighbour are left out."""
        joined: list[Expression] = []
        for item in found:
            for expression in _expressions(item, reading.atoms):
                while joined and (both := self._join(joined[-1], expression, reading)):
                    joined.pop()
                    expression = both
                joined.append(expression)
        composed: list[Expression] = []
        floor = 0
        for expression in _dated_clocks(joined, reading):
            if expression.complete:
                composed.append(self._modified(expression, reading, floor))
            floor = expression.last
        return composed

    def _join(self, left: Expression, right: Expression, reading: Reading) -> Expression | None:
        if not (isinstance(left.meaning, Point) and isinstance(right.meaning, Point)):
            return None
        if right.first - left.last > _LONGEST_GAP:
            return None
        gaps = self._gaps.get((left.meaning.kind, right.meaning.kind))
        gap = tuple(a.word for a in reading.atoms[left.last : right.first])
        if not gaps or gap not in gaps or not reading.one_sentence(left.first, right.last):
            return None
        both = left.meaning.with_part_of(right.meaning)
        if both is None:
            return None
        rule = f"{left.rule}+{right.rule}"
        return Expression(left.first, right.last, both, left.mod or right.mod, rule, True)

    def _modified(self, expression: Expression, reading: Reading, floor: int) -> Expression:
        """With the modifiers directly before and behind it, as far back as the atom `floor`."""
        atoms, targets = reading.atoms, _targets(expression)
        for size in range(min(_LONGEST_MODIFIER, expression.first - floor), 0, -1):
            words = tuple(a.word for a in atoms[expression.first - size : expression.first])
            rule = self._fitting(self._before.get(words, ()), targets)
            if rule and _attached_elsewhere(rule, reading, expression.first - 1):
                continue
            if rule and reading.one_sentence(expression.first - size, expression.last):
                first = expression.first - size
                expression = _with(expression, rule, first, expression.last)
                break
        for size in (2, 1):
            words = tuple(a.word for a in atoms[expression.last : expression.last + size])
            rule = self._fitting(self._after.get(words, ()), targets)
            if rule:
                return _with(expression, rule, expression.first, expression.last + size)
        return expression

    def _fitting(self, rules: Sequence[TimeRule], targets: frozenset[str]) -> TimeRule | None:
        return next((r for r in rules if targets.intersection(r.get("to", ()))), None)


def _dated_clocks(expressions: list[Expression], reading: Reading) -> list[Expression]:
    """'10:00 am (0700 GMT) Monday': both clocks get the day that is named behind them."""
    made: list[Expression] = []
    for expression in reversed(expressions):
        meaning, behind = expression.meaning, made[-1] if made else None
        if behind and isinstance(meaning, Point) and meaning.kind == "clock" and isinstance(behind.meaning, Point):
            gap = {a.word for a in reading.atoms[expression.last : behind.first][:_LONGEST_GAP]}
            if behind.meaning.kind in _DAYS and gap <= {"(", ")"} and behind.first - expression.last < _LONGEST_GAP:
                day = replace(behind.meaning, clock=meaning.clock, zone=meaning.zone, part=None)
                expression = replace(expression, meaning=day)
        made.append(expression)
    return made[::-1]


def paired(left: Expression, right: Expression, reading: Reading) -> bool:
    """Whether two months or days share a year: 'from April to August 2005', 'August and December last year'."""
    atoms, first, second = reading.atoms, left.meaning, right.meaning
    if not (isinstance(first, Point) and isinstance(second, Point)) or right.first - left.last != 1:
        return False
    between = reading.lexicon.guards["between_a_pair"]
    if not first.month or not second.month or first.year or first.side or atoms[left.last].word not in between:
        return False
    before = atoms[left.first - 1].word if left.first else ""
    return bool(second.year or second.shift) or before in reading.lexicon.guards["before_a_pair"]


def _attached_elsewhere(rule: TimeRule, reading: Reading, atom: int) -> bool:
    """Whether the parser sees a preposition of its own in the modifier's last word."""
    tokens = reading.tokens_at(atom, atom + 1)
    return bool(tokens) and tokens[0].dep in rule.get("not_dep", ())


def _modifiers(lexicon: TimeLexicon, side: str) -> Mapping[tuple[str, ...], list[TimeRule]]:
    index: dict[tuple[str, ...], list[TimeRule]] = {}
    for rule in lexicon.modifiers:
        for words in rule.get(side, ()):
            index.setdefault(tuple(words.split()), []).append(rule)
    return index


def _with(expression: Expression, modifier: TimeRule, first: int, last: int) -> Expression:
    mod: Any = modifier.get("mod") or expression.mod
    return replace(expression, first=first, last=last, mod=mod, rule=f"{modifier.id}+{expression.rule}")


def _targets(expression: Expression) -> frozenset[str]:
    """What a modifier may ask for: units, 'length', 'ago', 'clock', 'today', 'theday', 'numeric-year'."""
    meaning = expression.meaning
    if isinstance(meaning, Length):  # 'over the past week' is no more than a week
        return frozenset(("length",) if expression.rule != "length-past" else ())
    if not isinstance(meaning, Point):
        return frozenset()
    if expression.rule == "ago":
        return frozenset(("ago",))
    found = {meaning.unit}
    if meaning.shift and meaning.unit == "day":
        found.add("today" if meaning.shift[2] == "now" else "theday")
    if expression.rule == "year":
        found.add("numeric-year")
    return frozenset(found)


def _expressions(found: Found, atoms: Sequence[Atom]) -> list[Expression]:
    """One expression of a match, or one for each day of a list such as 'June 14 and 15'."""
    match, meaning = found.match, found.meaning
    rule = match.rule
    mod = rule.get("mod")
    first, last = match.first, match.last
    for word in rule.get("trim", ()):
        first += atoms[first].word == word
    if rule.build != "list" or not isinstance(meaning, Point):
        return [Expression(first, last, meaning, mod, rule.id, not rule.get("needs_join", False))]
    days = [name for name in ("day", "day2", "day3") if name in match.parts]
    numbers = [match.ordinal(name) for name in days]
    if first and atoms[first - 1].word == "between" and len(days) == 2:
        return [Expression(first, last, Interval(meaning, replace(meaning, day=numbers[1])), mod, rule.id, True)]
    made = []
    month_first = match.parts["month"] < match.parts["day"]
    for name, number in zip(days, numbers, strict=True):
        start, end = match.parts[name]
        if month_first and name == "day":
            start = first
        elif not month_first and name == days[-1]:
            end = last
        made.append(Expression(start, end, replace(meaning, day=number), mod, rule.id, True))
    return made
