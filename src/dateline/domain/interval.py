"""TIMEX3 values → the days they cover."""

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_YEAR = re.compile(r"(\d{2,4})$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_PART_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip

Days = tuple[date, date]


def days_of(value: str) -> Days | None:
    """The first and last day of a date, month, week, quarter, season, year, decade, century or of an interval a/b.

    None for what is no stretch of the calendar: durations, sets, `PAST_REF`, a date without its year, days that
    do not exist.
    """
    first, slash, last = value.partition("/")
    opened = _single(first)
    if not slash:
        return opened
    closed = _single(last)
    return (opened[0], closed[1]) if opened and closed and opened[0] <= closed[1] else opened


def _single(value: str) -> Days | None:
    try:
        if found := _DAY.match(value):
            day = date(*map(int, found.groups()))
            return day, day
        if found := _WEEK.match(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return (monday + timedelta(days=5) if found[3] else monday), monday + timedelta(days=6)
        if found := _MONTH.match(value):
            return _months(int(found[1]), int(found[2]), 1)
        if found := _PART.match(value):
            return _months(int(found[1]), *_PART_MONTHS[found[2]])
        if found := _YEAR.match(value):
            span = 10 ** (4 - len(found[1]))
            first = int(found[1]) * span
            return date(first, 1, 1), date(first + span - 1, 12, 31)
    except ValueError:  # no such day
        return None
    return None


def _months(year: int, month: int, count: int) -> Days:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
