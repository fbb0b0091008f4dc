import pytest

from dateline.export.dates import in_words


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2021-06-16", None, "16 June 2021"),
        ("XXXX-06-16", None, "16 June"),
        ("2021-06-16T14:05", None, "16 June 2021, 14:05"),
        ("2021-05-25T17:20:00+02:00", None, "25 May 2021, 17:20 UTC+02:00"),
        ("2021-06-16TMO", None, "16 June 2021, morning"),
        ("2021-06", None, "June 2021"),
        ("2021-06", "START", "early June 2021"),
        ("2021", None, "2021"),
        ("198", None, "the 1980s"),
        ("2021-SU", None, "summer 2021"),
        ("2021-Q3", None, "third quarter 2021"),
        ("2021-W22", None, "week 22 of 2021"),
        ("2021-11-18/2021-11-19", None, "18 November 2021 – 19 November 2021"),
        ("P2D", None, "2 days"),
        ("PT1H", None, "1 hour"),
        ("P3W", "APPROX", "about 3 weeks"),
        ("PRESENT_REF", None, "now"),
        ("no date at all", None, "no date at all"),
    ],
)
def test_values_become_words(value: str, mod: str | None, words: str) -> None:
    assert in_words(value, mod) == words
