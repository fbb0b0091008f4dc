"""Days of claims, and the buckets of time under which they meet."""

from datetime import date, timedelta

from dateline.domain.claim import Claim

EXACT = 7  # days: a stretch up to a week dates a happening
LONGEST = 366  # days: a stretch beyond a year, a decade or a century, dates none


def published(claim: Claim) -> date | None:
    return date.fromisoformat(claim.published[:10]) if claim.published else None


def days(claim: Claim) -> tuple[date, date] | None:
    """The first and last day on which the thing is told to happen, to the year at least."""
    when = claim.when
    if when is None or not when.start or not when.end:
        return None
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return (first, last) if (last - first).days < LONGEST else None


def exact_days(claim: Claim) -> tuple[date, date] | None:
    """As `days`, if they say it to the week."""
    found = days(claim)
    return found if found and (found[1] - found[0]).days < EXACT else None


def gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two stretches; 0 when they touch."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def months(around: date | None, before: int = 0, after: int = 0) -> list[str]:
    """The month of a day and its neighbours as YYYY-MM; 'undated' for none."""
    if around is None:
        return ["undated"]
    first = around.year * 12 + around.month - 1
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first - before, first + after + 1)]


def weeks(around: date | None) -> list[str]:
    """The Mondays of a day's week and the next: days up to a week apart share one. 'undated' for none."""
    if around is None:
        return ["undated"]
    monday = around - timedelta(days=around.weekday())
    return [monday.isoformat(), (monday + timedelta(days=7)).isoformat()]


def apart(one: Claim, other: Claim) -> int | None:
    """Days between the publication of two claims; None when a date is missing."""
    first, second = published(one), published(other)
    return abs((first - second).days) if first and second else None
