"""Places whose state is disputed have no country in the tables; the text may give one."""

import pytest

from dateline.gazetteer import Gazetteer


@pytest.mark.parametrize(
    "name",
    [
        "Crimea", "Autonomous Republic of Crimea", "Avtonomna Respublika Krym", "Abkhazia", "South Ossetia",
        "Transnistria", "Nagorno-Karabakh", "Golan Heights", "Golan", "Kashmir", "Azad Kashmir", "Gilgit-Baltistan",
        "Northern Cyprus", "Somaliland", "East Jerusalem", "Jerusalem", "Kuril Islands", "Spratly Islands",
    ],
)  # fmt: skip
def test_a_disputed_place_has_no_country(gazetteer: Gazetteer, name: str) -> None:
    place = gazetteer.places(name)[0]
    assert place.country is None
    assert place.lat is not None


@pytest.mark.parametrize(
    ("name", "code"), [("Taiwan", "TWN"), ("Kosovo", "XKX"), ("Palestine", "PSE"), ("Western Sahara", "ESH")]
)
def test_what_has_a_code_of_its_own_keeps_it(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert gazetteer.places(name)[0].country == code


def test_the_towns_in_them_are_where_the_world_sees_them(gazetteer: Gazetteer) -> None:
    towns = {"Simferopol": "UKR", "Sukhumi": "GEO", "Tiraspol": "MDA", "Stepanakert": "AZE", "Hargeisa": "SOM"}
    assert {name: gazetteer.places(name)[0].country for name in towns} == towns
