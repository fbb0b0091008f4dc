import pytest

from dateline.gold.values import is_party_of_relation, is_publication_date, is_timex3, state_codes


@pytest.mark.parametrize(
    "value",
    ["2009", "199", "20", "2009-01", "2009-01-18", "2009-W05", "2009-W05-WE", "2009-Q3", "2009-SU", "XXXX-06-16",
     "2009-01-18TMO", "2009-01-18T14:30", "2009-11-18/2009-11-19", "PRESENT_REF", "P3D", "PXY", "PT48H", "P1Y6M",
     "PXDE", "XXXX-WXX-3", "T07:10", "TNI"],
)  # fmt: skip
def test_timex3_values(value: str) -> None:
    assert is_timex3(value)


@pytest.mark.parametrize(
    "value",
    ["", "P", "3D", "PXH", "T", "2009-02-30", "18-01-2009", "2009-1-8", "next week", "2009/",
     "2009-11-31/2009-12-01"],
)  # fmt: skip
def test_what_is_no_timex3_value(value: str) -> None:
    assert not is_timex3(value)


def test_dates_of_publication_are_days_or_moments_with_an_offset() -> None:
    assert is_publication_date("2003-05-14")
    assert is_publication_date("2003-05-14T08:00:00+02:00")
    assert not is_publication_date("2003-05-14T08:00:00")
    assert not is_publication_date("2003-13-14")
    assert not is_publication_date("May 14")


def test_codes_of_states_and_blocs() -> None:
    assert {"DEU", "XKX", "SUN"} <= state_codes()
    assert "EU" not in state_codes()
    assert is_party_of_relation("EU")
    assert is_party_of_relation("RUS")
    assert not is_party_of_relation("Russia")
