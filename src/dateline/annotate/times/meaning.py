"""What a time expression says, before it is known on which day it was said."""

from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the calendar, as far as the words give it. Unmentioned parts are None.

    `shift` is (count, unit, base): 'last week' is (-1, 'week', 'now'). Bases: 'now' the day of the
    report, 'anchor' the last date in the text, 'near' the last date of the same sentence or else now,
    'next' now, or the anchor in a clause that looks back, 'like' the period whose figures the text
    compares, 'ago' the same where there is one and else now, 'done' the last one that is over. `nth` is
    (count, unit) inside the rest: 'the third week of'. `side` says where to look for a name: last, next,
    this, previous, following, that.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    shift: tuple[int, str, str] | None = None
    half: int | None = None
    quarter: int | None = None
    season: int | None = None
    month: int | None = None
    nth: tuple[int, str] | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: int | None = None
    holiday: str | None = None
    whole: str | None = None
    side: str | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None

    @property
    def kind(self) -> str:
        """The finest thing it names, in the words of `modifiers.toml`."""
        dated = self.holiday or self.weekday or self.day or (self.shift and self.shift[1] == "day")
        if self.clock or self.part:
            return "time" if dated else "clock" if self.clock else "part"
        if self.holiday:
            return "holiday"
        if self.day:
            return "day-alone" if not self.month and not self.shift else "day" if self.year else "month-day"
        if self.weekday:
            return "weekday"
        if self.nth:
            return f"nth-{self.nth[1]}"
        for name in ("month", "season", "quarter", "half", "weekend", "decade", "century", "year"):
            if getattr(self, name) is not None:
                return name
        return f"shift-{self.shift[1]}" if self.shift else "whole"

    @property
    def unit(self) -> str:
        """The unit of its length: 'day', 'month' …; 'part' and 'clock' below the day."""
        kind = self.kind
        if kind == "time":
            return "clock" if self.clock else "part"
        if kind.startswith(("shift-", "nth-")):
            return kind.partition("-")[2]
        return "day" if kind in ("holiday", "weekday", "month-day", "day-alone") else self.whole or kind

    def with_part_of(self, other: "Point") -> "Point | None":
        """Both said together; None when both name the same part of a date."""
        mine, theirs = self._named(), other._named()
        if mine.keys() & theirs.keys() or (self.shift and other.year) or (self.year and other.shift):
            return None
        return replace(self, **theirs)

    def _named(self) -> dict[str, Any]:
        return {f.name: v for f in fields(self) if (v := getattr(self, f.name)) is not None}


@dataclass(frozen=True, slots=True)
class Interval:
    """From one point through another; what the first leaves out, the second gives."""

    first: Point
    last: Point


@dataclass(frozen=True, slots=True)
class Length:
    """An ISO 8601 duration such as 'P2Y'. `count` and `unit` where it is a whole number of one unit."""

    value: str
    count: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """An expression whose type and value hang on nothing outside it."""

    type: str
    value: str


Meaning = Point | Interval | Length | Fixed
