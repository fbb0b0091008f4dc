"""Finding the time expressions of an article, or of a single phrase."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.annotate.times.compose import Composer, Expression, paired
from dateline.annotate.times.direction import direction_of
from dateline.annotate.times.grammar import Reading, grammar
from dateline.annotate.times.meaning import Length, Point
from dateline.annotate.times.resolve import Direction, Timeline, resolve
from dateline.domain.annotation import Sentence, TimeExpression, Token
from dateline.text.spans import Span

_WRITTEN_LATE = 3  # a report may be published up to so many days after the day in its dateline


def find_times(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    text: str,
    published: str | None,
    dateline_date: str | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in its order, none overlapping.

    `published` is an ISO date or date-time, `dateline_date` the day in the article's dateline, where it
    has one. Without either, values keep 'X' for what cannot be known. Time is linear in the text.
    """
    reading = grammar().read(text, tokens)
    timeline = Timeline(_day_of_report(published, dateline_date))
    expressions = _composer().compose(list(grammar().matches(reading)), reading)
    found = []
    for i, expression in enumerate(expressions):
        here = reading.tokens_at(expression.first, expression.last)
        timeline.sentence = here[0].sent if here else 0
        expression = _of_its_pair(expression, expressions[i + 1 : i + 2], reading, timeline)
        found.append(_expression(expression, reading, timeline, _Clause(here)))
    return tuple(found)


def normalise_phrase(phrase: str, published: str | None, tense: str | None = None) -> TimeExpression | None:
    """The longest time expression of a phrase, read without its sentence; None when there is none.

    `tense` is 'past' or 'future' where the caller knows which way the phrase looks.
    """
    reading = grammar().read(phrase)
    timeline = Timeline(_day_of_report(published, None))
    expressions = _composer().compose(list(grammar().matches(reading)), reading)
    found = [_expression(e, reading, timeline, lambda: tense) for e in expressions]
    return max(found, key=lambda t: t.span.end - t.span.start, default=None)


@cache
def _composer() -> Composer:
    return Composer(grammar().lexicon)


@dataclass(frozen=True, slots=True)
class _Clause:
    """Which way the clause of these tokens looks; worked out when asked."""

    tokens: tuple[Token, ...]

    def __call__(self) -> str | None:
        return direction_of(self.tokens, grammar().lexicon.direction)


def _of_its_pair(
    expression: Expression, behind: Sequence[Expression], reading: Reading, timeline: Timeline
) -> Expression:
    """'from April to August 2005': the first month with the year of the second, or the year before it."""
    if not behind or not paired(expression, behind[0], reading) or not isinstance(expression.meaning, Point):
        return expression
    clause = _Clause(reading.tokens_at(behind[0].first, behind[0].last))
    last = resolve(behind[0].meaning, timeline, clause).period
    if last is None:
        return expression
    point = replace(expression.meaning, year=last.start.year)
    first = resolve(point, timeline, clause).period
    if first and first.start > last.start:
        point = replace(point, year=last.start.year - 1)
    return replace(expression, meaning=point)


def _expression(expression: Expression, reading: Reading, timeline: Timeline, direction: Direction) -> TimeExpression:
    meaning = expression.meaning
    if isinstance(meaning, Length) and meaning.count and _in_so_long(expression, reading, direction):
        unit = "year" if meaning.unit in ("decade", "century") else meaning.unit
        size = {"decade": 10, "century": 100}.get(meaning.unit, 1)
        meaning = Point(shift=(meaning.count * size, unit, "now"))
    resolved = resolve(meaning, timeline, direction)
    compared = isinstance(meaning, Point) and meaning.shift is not None and meaning.shift[2] in ("like", "ago")
    if resolved.period is not None and not compared:
        timeline.note(resolved.period)
    start, end = reading.atoms[expression.first].start, reading.atoms[expression.last - 1].end
    return TimeExpression(Span(start, end), resolved.type, resolved.value, expression.mod, expression.rule)


def _in_so_long(expression: Expression, reading: Reading, direction: Direction) -> bool:
    """'in three days' of a clause that looks ahead: a day to come, not a length."""
    meaning = expression.meaning
    before = reading.atoms[expression.first - 1].word if expression.first else ""
    return (
        before == "in"
        and expression.rule == "length"
        and isinstance(meaning, Length)
        and meaning.unit not in ("hour", "minute", "second", "weekend")
        and direction() == "future"
    )


def _day_of_report(published: str | None, dateline_date: str | None) -> date | None:
    """The day that 'today' means: the dateline's where it is close before publication, else that of publication."""
    day, dateline = _date(published), _date(dateline_date)
    if dateline and (day is None or 0 <= (day - dateline).days <= _WRITTEN_LATE):
        return dateline
    return day


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
