"""From what an expression says to its TIMEX3 value, given the day of the report and the dates before it.

Where the day of the report is unknown, nothing is filled in: 'Wednesday' is XXXX-WXX-3, '16 June' is
XXXX-06-16 and 'next month' XXXX-XX.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.annotate.times.calendar import (
    SEASONS,
    UNITS,
    UNKNOWN,
    Period,
    add,
    easter,
    make_day,
    nth_week,
    nth_weekday,
)
from dateline.annotate.times.meaning import Fixed, Interval, Length, Meaning, Point

Direction = Callable[[], str | None]  # 'past', 'future' or None; worked out only when it matters
_LEAN = timedelta(days=90)  # how far a clause's tense moves the search for the nearest day without a year

_RATHER_PAST = timedelta(days=60)


@dataclass(slots=True)
class Timeline:
    """The day of the report and the last dates that the text has named, by unit."""

    reference: date | None
    sentence: int = 0
    _count: int = 0
    _last: dict[str, tuple[int, int, Period]] = field(default_factory=dict)  # unit → (order, sentence, period)

    def note(self, period: Period) -> None:
        self._count += 1
        self._last[period.unit] = (self._count, self.sentence, period)

    def last(self, unit: str, same_sentence: bool = False) -> Period | None:
        """The date named last that is as fine as `unit` or finer."""
        fine = UNITS[UNITS.index(unit) :]
        found = [self._last[u] for u in fine if u in self._last]
        if same_sentence:
            found = [f for f in found if f[1] == self.sentence]
        return max(found)[2] if found else None

    def discussed_quarter(self) -> Period | None:
        """The quarter whose figures the text compares, if it has named one."""
        found = self._last.get("quarter")
        return found[2] if found else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Type and value; `period` where the calendar place is known."""

    type: str
    value: str
    period: Period | None = None


def resolve(meaning: Meaning, timeline: Timeline, direction: Direction) -> Resolved:
    """The type and value of an expression. Does not note it on the timeline."""
    match meaning:
        case Fixed(type_, value):
            return Resolved(type_, value)
        case Length(value):
            return Resolved("DURATION", value)
        case Interval(first, last):
            return _interval(first, last, timeline, direction)
    return _point(meaning, timeline, direction)


def _point(point: Point, timeline: Timeline, direction: Direction) -> Resolved:
    type_ = "TIME" if point.part or point.clock else "DATE"
    hours = _hours(point)
    if point.clock and point.kind == "clock":  # no day of its own
        day = timeline.last("day")
        return Resolved(type_, (day.value if day else "") + hours)
    period = _locate(point, timeline, direction)
    if period is None:
        return Resolved(type_, _unknown(point) + hours)
    return Resolved(type_, period.value + hours, period)


def _hours(point: Point) -> str:
    if point.clock:
        return f"T{point.clock}{point.zone or ''}"
    return f"T{point.part}" if point.part else ""


def _unknown(point: Point) -> str:
    """The value without a year."""
    if point.year and not (point.month and point.day):
        return f"{point.year:04}-XX-XX" if point.holiday or point.day else f"{point.year:04}"
    year = f"{point.year:04}" if point.year else "XXXX"
    if point.month:
        return f"{year}-{point.month:02}" + (f"-{point.day:02}" if point.day else "")
    if point.holiday:
        fixed = point.holiday.count("-") == 1 and "easter" not in point.holiday and "/" not in point.holiday
        return f"XXXX-{point.holiday}" if fixed and not point.whole else UNKNOWN[point.whole or "day"]
    if point.weekday:
        return f"XXXX-WXX-{point.weekday}"
    if point.day:
        return f"XXXX-XX-{point.day:02}"
    if point.nth:
        return UNKNOWN[point.nth[1]]
    if point.season is not None:
        return f"XXXX-{SEASONS[point.season]}"
    if point.quarter:
        return f"XXXX-Q{point.quarter}"
    if point.half:
        return f"XXXX-H{point.half}"
    if point.shift == (0, "day", "now") and not point.part and not point.clock:
        return "PRESENT_REF"
    return UNKNOWN["weekend" if point.weekend is not None else point.shift[1] if point.shift else "day"]


def _locate(point: Point, timeline: Timeline, direction: Direction) -> Period | None:
    """The period that a point names, or None where it cannot be known."""
    if point.century is not None:
        return Period("century", date(max(1, point.century * 100), 1, 1))
    if point.decade is not None:
        return Period("decade", date(point.decade, 1, 1))
    container: Period | None = None
    if point.year:
        container = Period("year", date(point.year, 1, 1))
    elif point.shift:
        container = _shifted(point.shift, timeline, direction)
        if container is None:
            return None
    found = _inside(point, container) if container else _nearest(point, timeline, direction)
    if found and point.whole:
        return Period.around(found.start, point.whole)
    return found


def _shifted(shift: tuple[int, str, str], timeline: Timeline, direction: Direction) -> Period | None:
    """'last week', 'two days later', 'a year earlier': so many units from its base."""
    count, unit, base = shift
    quarter = timeline.discussed_quarter()
    if quarter and unit == "year" and (base == "like" or (count, base) == (-1, "ago")):
        return quarter.step(4 * count)
    if base == "done":
        if quarter is None and timeline.reference:
            return Period.around(timeline.reference, unit).step(-1)
        return quarter
    start = timeline.reference
    if base in ("anchor", "like"):
        known = timeline.last(unit)
        start = known.start if known else start if base == "like" and unit == "year" else None
    elif base == "next" and direction() == "past" and (known := timeline.last(unit)):
        start = known.start
    elif base == "near" and unit == "quarter" and quarter:
        return quarter
    elif base == "near" and (known := timeline.last(unit, same_sentence=True)) and direction() != "future":
        start = known.start
    return Period.around(start, unit).step(count) if start else None


def _inside(point: Point, container: Period) -> Period | None:
    """The named part of a known year, month or week."""
    year = container.start.year
    if point.holiday:
        return _holiday(point.holiday, year)
    if point.half and container.unit == "year":
        return Period("half", date(year, 6 * point.half - 5, 1))
    if point.quarter and container.unit == "year":
        return Period("quarter", date(year, 3 * point.quarter - 2, 1))
    if point.season is not None and container.unit == "year":
        return Period("season", date(year, 3 * point.season + 3, 1))
    if point.month:
        container = Period("month", date(year, point.month, 1))
    if point.nth:
        return _nth(point.nth, container)
    if point.day:
        day = make_day(container.start.year, container.start.month, point.day)
        return Period("day", day) if day else None
    if point.weekday and container.unit == "week":
        return Period("day", container.start + timedelta(days=point.weekday - 1))
    return container


def _nth(nth: tuple[int, str], container: Period) -> Period | None:
    """'the third week of June', 'the last day of the month'."""
    count, unit = nth
    if unit in ("week", "weekend") and container.unit == "month" and count <= 5:
        week = nth_week(container, count)
        return week if unit == "week" else Period.around(week.start, "weekend")
    start = Period.around(container.start if count > 0 else container.end, unit)
    found = start.step(count - 1 if count > 0 else count + 1)
    return found if found and container.holds(found.start) else None


def _holiday(rule: str, year: int) -> Period | None:
    if rule.startswith("easter"):
        return Period("day", easter(year) + timedelta(days=int(rule.removeprefix("easter"))))
    if "/" in rule:
        month, weekday, count = (int(n) for n in rule.split("/"))
        return Period("day", nth_weekday(year, month, weekday, count))
    day = make_day(year, int(rule[:2]), int(rule[3:]))
    return Period("day", day) if day else None


def _nearest(point: Point, timeline: Timeline, direction: Direction) -> Period | None:
    """The one of many Wednesdays, Junes or third quarters that is meant."""
    centre = timeline.reference
    if point.side in ("previous", "following", "that"):
        anchor = timeline.last("day") or timeline.last("month")
        centre = anchor.start if anchor else None
    if centre is None:
        return None
    found = sorted(set(_candidates(point, centre)), key=lambda p: p.start)
    if not found:
        return None
    if point.side == "this":  # the one that holds the day, or is in the same week or year
        span = Period.around(centre, "week" if point.weekday else "year")
        near = [p for p in found if span.holds(p.start) or p.holds(centre)]
        return min(near or found, key=lambda p: (not p.holds(centre), abs(p.start - centre)))
    if point.side == "last" and point.kind == "month":  # of the month just past one would say 'last month'
        month_before = Period.around(centre, "month").step(-1)
        return _last([p for p in found if month_before and p.start < month_before.start])
    if point.side in ("last", "previous"):
        return _last([p for p in found if p.end < centre])
    if point.side in ("next", "following"):
        return _first([p for p in found if p.start > centre])
    looks = None if point.side == "that" else direction()
    if point.side == "that" or (
        point.kind in ("month-day", "holiday", "time") and not (point.weekday and not point.month)
    ):
        lean = {"past": -_LEAN, "future": _LEAN}.get(looks or "", timedelta())
        return min(found, key=lambda p: abs(p.start - centre - lean))
    if point.quarter:  # results of a quarter are still told after its end
        lean = {"past": -_RATHER_PAST, "future": _RATHER_PAST / 2}.get(looks or "", timedelta())
        return min(found, key=lambda p: abs(p.start - centre - lean))
    if looks == "future":
        return _first([p for p in found if p.end >= centre])
    if looks is None and (
        point.month or point.unit not in ("day", "part", "clock", "weekend")
    ):  # 'the June summit': rather past than ahead
        return min(found, key=lambda p: abs(p.start - centre + _RATHER_PAST))
    return _last([p for p in found if p.start <= centre])


def _first(periods: Sequence[Period]) -> Period | None:
    return periods[0] if periods else None


def _last(periods: Sequence[Period]) -> Period | None:
    return periods[-1] if periods else None


def _candidates(point: Point, centre: date) -> Iterator[Period]:
    """Every period around a day that bears the name."""
    if point.weekend is not None:
        week = Period.around(centre, "weekend")
        yield from (p for n in (-1, 0, 1) if (p := week.step(n)))
    elif point.weekday and not point.month:
        days = (add(centre, 0, n) for n in range(-7, 8))
        yield from (Period("day", d) for d in days if d and d.isoweekday() == point.weekday)
    elif point.day and not point.month:
        months = (Period.around(centre, "month").step(n) for n in range(-2, 3))
        days = (make_day(m.start.year, m.start.month, point.day) for m in months if m)
        yield from (Period("day", d) for d in days if d)
    else:
        years = range(max(1, centre.year - 1), min(9999, centre.year + 1) + 1)
        found = [p for y in years if (p := _inside(point, Period("year", date(y, 1, 1)))) is not None]
        agree = [p for p in found if point.weekday and p.start.isoweekday() == point.weekday]
        yield from agree or found


def _interval(first: Point, last: Point, timeline: Timeline, direction: Direction) -> Resolved:
    begin = _locate(first, timeline, direction)
    if begin is None:
        return Resolved("DATE", f"{_unknown(first)}/{_unknown(last)}")
    if last.weekday and not last.month:
        ahead = add(begin.start, 0, (last.weekday - begin.start.isoweekday()) % 7)
        end = Period("day", ahead) if ahead else None
    else:
        year = last.year if last.year and last.year != first.year else begin.start.year
        end = _locate(replace(last, year=year, shift=None, side=None), timeline, direction)
        if end and end.start < begin.start and first.year:  # 'November-January 2020'
            begin = _locate(replace(first, year=first.year - 1), timeline, direction) or begin
        elif end and end.start < begin.start:
            end = _locate(replace(last, year=year + 1, side=None), timeline, direction)
    if end is None:
        return Resolved("DATE", f"{_unknown(first)}/{_unknown(last)}")
    return Resolved("DATE", f"{begin.value}/{end.value}", begin)
