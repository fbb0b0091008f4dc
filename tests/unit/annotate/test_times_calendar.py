"""The calendar under the time expressions, against the standard library and published tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times.calendar import UNITS, Period, add, days_in, easter, nth_week, nth_weekday

DATES = st.dates(date(1200, 1, 1), date(8000, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1818, 3, 22),
        (1943, 4, 25),
        (1961, 4, 2),
        (2000, 4, 23),
        (2008, 3, 23),
        (2021, 4, 4),
        (2024, 3, 31),
        (2038, 4, 25),
    ],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(DATES, st.sampled_from(UNITS))
def test_a_period_holds_its_days_and_its_neighbours_do_not(day: date, unit: str) -> None:
    period = Period.around(day, unit)
    if unit != "weekend":  # five days in seven lie in none
        assert period.holds(day)
    following, previous = period.step(1), period.step(-1)
    assert following is not None and previous is not None
    assert following.start > period.end and previous.end < period.start
    if unit != "weekend":
        assert following.start - period.end == timedelta(days=1)
    assert following.step(-1) == period


@given(DATES)
def test_weeks_are_those_of_iso_8601(day: date) -> None:
    iso = day.isocalendar()
    assert Period.around(day, "week").value == f"{iso.year}-W{iso.week:02}"


@given(st.integers(1, 9999), st.integers(1, 12))
def test_days_in_a_month(year: int, month: int) -> None:
    date(year, month, days_in(year, month))
    with pytest.raises(ValueError, match="day"):
        date(year, month, days_in(year, month) + 1)


def test_moving_by_months_cuts_the_day_to_fit() -> None:
    assert add(date(2024, 1, 31), 1, 0) == date(2024, 2, 29)
    assert add(date(2021, 1, 1), -12_000_000, 0) is None
    assert add(date(9999, 12, 31), 0, 1) is None


def test_nth_days_and_weeks_of_a_month() -> None:
    assert nth_weekday(2021, 11, 4, 4) == date(2021, 11, 25)
    assert nth_weekday(2022, 5, 1, -1) == date(2022, 5, 30)
    november = Period("month", date(2005, 11, 1))
    assert nth_week(november, 3).value == "2005-W46"
    assert nth_week(november, -1).value == "2005-W47"


@pytest.mark.parametrize(
    ("unit", "value"),
    [("century", "20"), ("decade", "202"), ("year", "2021"), ("half", "2021-H1"), ("quarter", "2021-Q2"),
     ("season", "2021-SP"), ("month", "2021-05"), ("week", "2021-W21"), ("weekend", "2021-W21-WE"),
     ("day", "2021-05-27")],
)  # fmt: skip
def test_values(unit: str, value: str) -> None:
    assert Period.around(date(2021, 5, 27), unit).value == value
