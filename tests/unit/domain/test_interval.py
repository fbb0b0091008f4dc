from datetime import date

import pytest

from dateline.domain.interval import days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-06-16", date(2021, 6, 16), date(2021, 6, 16)),
        ("2021-06-16T17:30", date(2021, 6, 16), date(2021, 6, 16)),
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-W24", date(2021, 6, 14), date(2021, 6, 20)),
        ("2021-W24-WE", date(2021, 6, 19), date(2021, 6, 20)),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021-WI", date(2021, 12, 1), date(2022, 2, 28)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("202", date(2020, 1, 1), date(2029, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2005-11-18/2005-11-19", date(2005, 11, 18), date(2005, 11, 19)),
        ("2005-11/2005-12", date(2005, 11, 1), date(2005, 12, 31)),
    ],
)
def test_days_that_a_value_covers(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["P3D", "PAST_REF", "XXXX-06-16", "2021-02-30", "2021-13", "0000", "", "/"])
def test_what_is_no_stretch_of_the_calendar(value: str) -> None:
    assert days_of(value) is None
