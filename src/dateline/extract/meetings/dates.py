"""TIMEX3 values as stretches of days, to tell whether two of them can date one meeting."""

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")

Days = tuple[date, date]


def days(value: str | None) -> Days | None:
    """First and last day that a value covers; None when they cannot be known ('XXXX-06-16', 'P3D')."""
    if not value:
        return None
    first, _, last = value.partition("/")
    start = _single(first)
    if start is None or not last:
        return start
    end = _single(last)
    return (start[0], end[1]) if end else start


def _single(value: str) -> Days | None:
    try:
        if found := _DAY.match(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := _WEEK.match(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6)
        if found := _MONTH.match(value):
            first = date(int(found[1]), int(found[2]), 1)
            return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if found := _YEAR.match(value):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    except ValueError:
        return None  # no such day
    return None


def compatible(first: str | None, second: str | None) -> bool | None:
    """Whether two values can mean one date; None when either is unknown."""
    a, b = days(first), days(second)
    if a is None or b is None:
        return True if first and first == second else None
    return a[0] <= b[1] and b[0] <= a[1]


def before(value: str | None, published: str | None) -> bool | None:
    """Whether the value lies wholly before the day of publication (True) or after it (False); None: perhaps neither."""
    stretch, today = days(value), days(published)
    if stretch is None or today is None:
        return None
    if stretch[1] < today[0]:
        return True
    return False if stretch[0] > today[1] else None
