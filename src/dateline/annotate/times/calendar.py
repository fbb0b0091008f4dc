"""Calendar periods: stepping through them, finding them near a date, and writing them as TIMEX3 values.

Weeks are ISO weeks. Seasons are those of the northern hemisphere and of meteorology: winter begins in
December and carries that year. The Gregorian calendar is used throughout; years run from 1 to 9999.
"""

from dataclasses import dataclass
from datetime import date, timedelta

# Coarse to fine. Units below the day are lengths only, never periods.
UNITS = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day")
UNKNOWN = {
    "century": "XX", "decade": "XXX", "year": "XXXX", "half": "XXXX-HX", "season": "XXXX",
    "quarter": "XXXX-QX", "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
    "day": "XXXX-XX-XX",
}  # fmt: skip
_YEARS = {"century": 100, "decade": 10, "year": 1}
_MONTHS = {"half": 6, "season": 3, "quarter": 3, "month": 1}
SEASONS = ("SP", "SU", "FA", "WI")  # beginning in March, June, September, December


@dataclass(frozen=True, slots=True)
class Period:
    """One century, year, week, day …: its unit and its first day."""

    unit: str
    start: date

    @staticmethod
    def around(day: date, unit: str) -> "Period":
        """The period of this unit that a day lies in; of a weekend, the one that ends the day's week."""
        if unit in _YEARS:
            size = _YEARS[unit]
            return Period(unit, date(max(1, day.year - day.year % size), 1, 1))
        if unit == "season":
            year, month = (day.year - 1, 12) if day.month < 3 else (day.year, day.month - day.month % 3)
            return Period(unit, date(max(1, year), month, 1))
        if unit in _MONTHS:
            size = _MONTHS[unit]
            return Period(unit, date(day.year, (day.month - 1) // size * size + 1, 1))
        monday = day - timedelta(days=day.weekday())
        if unit == "week":
            return Period(unit, monday)
        return Period(unit, monday + timedelta(days=5) if unit == "weekend" else day)

    def step(self, count: int) -> "Period | None":
        """The period `count` units on (back, if negative); None beyond the years 1 to 9999."""
        months = (_YEARS.get(self.unit, 0) * 12 or _MONTHS.get(self.unit, 0)) * count
        days = {"week": 7, "weekend": 7, "day": 1}.get(self.unit, 0) * count
        moved = add(self.start, months, days)
        return Period(self.unit, moved) if moved else None

    @property
    def end(self) -> date:
        """The last day."""
        if self.unit == "weekend":
            return self.start + timedelta(days=1)
        following = self.step(1)
        return following.start - timedelta(days=1) if following else date.max

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def value(self) -> str:
        """The TIMEX3 value: '2021-06', '2021-W24', '197', '2021-SU' …"""
        year, start = f"{self.start.year:04}", self.start
        match self.unit:
            case "century":
                return year[:2]
            case "decade":
                return year[:3]
            case "year":
                return year
            case "half":
                return f"{year}-H{start.month // 7 + 1}"
            case "quarter":
                return f"{year}-Q{start.month // 3 + 1}"
            case "season":
                return f"{year}-{SEASONS[start.month // 3 - 1]}"
            case "month":
                return f"{year}-{start.month:02}"
            case "week" | "weekend":
                iso = start.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
        return start.isoformat()


def add(day: date, months: int, days: int) -> date | None:
    """A date moved by months (the day of the month cut to fit) and then by days; None out of range."""
    if abs(months) > 120_000 or abs(days) > 3_700_000:
        return None
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return None
    try:
        return date(year, month + 1, min(day.day, days_in(year, month + 1))) + timedelta(days=days)
    except OverflowError:
        return None


def days_in(year: int, month: int) -> int:
    """The days of a month, 28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the anonymous Gregorian computus (Meeus, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th Monday (weekday 1) … Sunday (7) of a month; -1 is the last."""
    if count < 0:
        last = date(year, month, days_in(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def nth_week(month: Period, count: int) -> Period:
    """The `count`-th ISO week of a month: weeks belong to the month of their Thursday; -1 is the last."""
    thursday = nth_weekday(month.start.year, month.start.month, 4, count)
    return Period("week", thursday - timedelta(days=3))
