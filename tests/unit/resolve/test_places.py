"""Places: which of the namesakes a text means, and what is entered as a place."""

import pytest

from dateline import gazetteer
from dateline.domain.findings import Findings, Place
from dateline.resolve.candidates import candidates
from support.reading import read


def place(findings: Findings, name: str) -> Place:
    found = [p for p in findings.places if any(m.quote(findings.article.text) == name for m in p.mentions)]
    assert len(found) == 1, f"{name!r} among {[p.name for p in findings.places]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "geonames", "rule"),
    [
        ("The envoys met in Paris, Texas, on Monday.", "Paris", 4717560, "places.container"),
        ("The envoys met in the Texas city of Paris on Monday.", "Paris", 4717560, "places.container"),
        ("The envoys met in London, Ont., on Monday.", "London", 6058560, "places.container"),
        ("The envoys met in Paris on Monday.", "Paris", 2988507, "places.capital"),
        ("Ontario and Manitoba quarrel. Ontario’s premier went to Ottawa from London, Ontario.", "London", 6058560, ""),
        ("The two sides met in Moscow, Idaho, on Monday.", "Moscow", 5601538, "places.container"),
        ("Aid reached the Jordanian city of Irbid on Monday.", "Irbid", 248946, "places.container"),
    ],
)
def test_a_container_tells_namesakes_apart(text: str, name: str, geonames: int, rule: str) -> None:
    found = place(read(text), name)
    assert found.geonames == geonames
    assert found.why is not None
    if rule:
        assert found.why.rule == rule
        assert found.why.note


def test_one_name_means_one_place_in_an_article() -> None:
    findings = read("The envoys met in Paris, Texas, on Monday. The talks in Paris go on.")
    paris = place(findings, "Paris")
    assert (paris.country, len(paris.mentions)) == ("USA", 2)


def test_a_region_of_a_state_that_shares_its_name() -> None:
    findings = read("She campaigned in Florida, Alabama and Tennessee. Later she spoke in Georgia, United States.")
    assert place(findings, "Georgia").geonames == 4197000
    findings = read("Russian troops left Tbilisi. The Georgian parliament met. Fighting went on in Georgia.")
    assert place(findings, "Georgia").country == "GEO"


def test_regions_have_ids_and_points() -> None:
    found = place(read("Floods hit towns in Queensland on Monday."), "Queensland")
    assert (found.country, found.geonames) == ("AUS", 2152274)
    assert found.lat == pytest.approx(-20, abs=3)
    assert found.lon == pytest.approx(145, abs=3)


def test_a_small_town_is_found_where_the_text_says_where() -> None:
    found = place(read("The ministers met in Coalville, Utah, on Monday."), "Coalville")
    assert (found.country, found.geonames) == ("USA", 5773066)


def test_a_person_is_no_place() -> None:
    findings = read("Estonian President Sofia Paris spoke in Riga. Paris said the visit was short.")
    assert [p.name for p in findings.places] == ["Riga"]


@pytest.mark.parametrize(
    ("name", "country", "first"),
    [
        ("Adair County", None, 5053853),
        ("Fars Province", None, 134766),
        ("Kiev", None, 703448),
        ("Moscow", "USA", 5601538),
        ("Turkish", None, 298795),
        ("White House", None, 4140963),  # the capital that it stands for
        ("...", None, None),
        ("Ky.", None, 6254925),
    ],
)
def test_candidates(name: str, country: str | None, first: int | None) -> None:
    found = candidates(gazetteer.load(), name, country)
    assert (found[0].entry.geonames if found else None) == first


def test_states_and_regions_lie_somewhere() -> None:
    known = gazetteer.load()
    without = [e.name for e in known.entries.values() if e.kind == "state" and e.until is None and e.lat is None]
    assert without == []
    assert all(-90 <= known.entry(e).lat <= 90 for e in known.regions.values())  # type: ignore[operator]


def test_towns_are_found_first_and_last_and_between() -> None:
    towns = gazetteer.load().towns
    assert [t.country for t in towns.lookup("McKee")] == ["CAN", "USA"]
    assert towns.lookup("") == () == towns.lookup("zzzzzz") == towns.lookup("!")
