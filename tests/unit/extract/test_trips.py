"""Itineraries: the name of a trip, its traveller, and its legs in travelling order."""

from dateline.domain.findings import Findings, Trip
from support.reading import read


def legs(findings: Findings, trip: Trip) -> list[str | None]:
    """Where the legs lead, in travelling order."""
    places = {p.id: p.name for p in findings.places}
    meetings = {m.id: m for m in findings.meetings}
    return [places.get(meetings[leg].place or "") for leg in trip.legs]


def test_a_named_trip_ends_where_the_text_says_it_ends() -> None:
    findings = read(
        "Joe Biden and Vladimir Putin will meet in Geneva on 16 June, at the end of Biden's first trip to Europe. "
        "Prior to Geneva, Biden is to attend a NATO summit in Brussels."
    )
    (trip,) = findings.trips
    assert legs(findings, trip) == ["Brussels", "Geneva"]
    assert trip.span.quote(findings.article.text).startswith("Biden's first trip")


def test_several_stops_in_one_sentence_are_a_trip() -> None:
    findings = read("Emmanuel Macron will visit Egypt, Jordan and Iraq next week.")
    (trip,) = findings.trips
    assert legs(findings, trip) == ["Egypt", "Jordan", "Iraq"]
    assert trip.name is None


def test_stops_of_two_sentences_are_a_trip() -> None:
    findings = read("Wang Yi flew to Seoul on Monday. On Tuesday he visited Japan.")
    (trip,) = findings.trips
    assert legs(findings, trip) == ["Seoul", "Japan"]


def test_before_orders_the_legs() -> None:
    findings = read("Wang Yi is to travel to Poland before heading to Hungary.")
    (trip,) = findings.trips
    assert legs(findings, trip) == ["Poland", "Hungary"]


def test_one_visit_is_no_trip() -> None:
    assert read("Emmanuel Macron will visit Egypt next week.").trips == ()


def test_visits_of_different_people_are_no_trip() -> None:
    assert read("Emmanuel Macron visited Egypt while Angela Merkel visited Jordan.").trips == ()


def test_where_somebody_has_been_and_flies_on_to() -> None:
    findings = read("Wang Yi met Lee Hsien Loong in Singapore on Monday before flying to Jakarta.")
    (trip,) = findings.trips
    assert legs(findings, trip) == ["Singapore", "Jakarta"]


def test_where_a_tour_takes_somebody() -> None:
    findings = read("A tour of Asia took Wang Yi to Singapore, then to Jakarta.")
    (trip,) = findings.trips
    assert legs(findings, trip) == ["Singapore", "Jakarta"]
