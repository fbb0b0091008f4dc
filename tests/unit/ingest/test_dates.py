import pytest

from dateline.errors import InputError
from dateline.ingest.dates import day_value, publication_date, with_year


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-05-27", "2021-05-27"),
        (" 2021-05-27 ", "2021-05-27"),
        ("2021-05-27T10:30:00+02:00", "2021-05-27T10:30:00+02:00"),
        ("2021-05-27T10:30:00.123Z", "2021-05-27T10:30:00+00:00"),
        ("2021-05-27T10:30:00+0200", "2021-05-27T10:30:00+02:00"),
        ("2021-05-27 10:30:00 +02:00", "2021-05-27T10:30:00+02:00"),
        ("2021-05-27 10:30:00 UTC", "2021-05-27T10:30:00+00:00"),
        ("2021-05-27 10:30:00", "2021-05-27"),  # a time of an unknown zone tells the day at most
        ("Thu, 27 May 2021 10:30:00 +0200", "2021-05-27T10:30:00+02:00"),
        ("27 May 2021", "2021-05-27"),
        ("May 27, 2021", "2021-05-27"),
        ("Thursday, May 27th, 2021", "2021-05-27"),
        ("20210527", "2021-05-27"),
    ],
)
def test_accepted(written: str, value: str) -> None:
    assert publication_date(written) == value


@pytest.mark.parametrize(
    "written",
    ["2021-02-30", "30 February 2021", "2021-13-01", "May 27", "yesterday", "", "0001-01-01", "9" * 500, "2021"],
)
def test_refused_with_the_value_and_the_forms(written: str) -> None:
    with pytest.raises(InputError) as caught:
        publication_date(written)
    assert written[:80] in str(caught.value)
    assert "2021-05-27" in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("June 16", "XXXX-06-16"),
        ("Nov. 2, 2005", "2005-11-02"),
        ("5th of June", "XXXX-06-05"),
        ("16 JUNE", "XXXX-06-16"),
        ("Feb 29", "XXXX-02-29"),
        ("Wednesday", "XXXX-WXX-3"),
        ("Feb 30", None),
        ("Junebug 3", None),
        ("", None),
    ],
)
def test_days(written: str, value: str | None) -> None:
    assert day_value(written) == value


@pytest.mark.parametrize(
    ("value", "published", "expected"),
    [
        ("XXXX-06-16", "2021-06-17", "2021-06-16"),
        ("XXXX-12-31", "2022-01-01T08:00:00+00:00", "2021-12-31"),
        ("XXXX-01-01", "2021-12-31", "2022-01-01"),
        ("XXXX-06-16", "2021-12-17", "XXXX-06-16"),  # half a year off: nobody can say
        ("XXXX-06-16", None, "XXXX-06-16"),
        ("XXXX-02-29", "2021-03-01", "XXXX-02-29"),
        ("XXXX-WXX-3", "2021-06-17", "XXXX-WXX-3"),
        ("2005-11-02", "2021-06-17", "2005-11-02"),
        (None, "2021-06-17", None),
    ],
)
def test_year_of_a_dateline(value: str | None, published: str | None, expected: str | None) -> None:
    assert with_year(value, published) == expected
