"""Datelines, by the examples of `credits.toml` and by what a list of places settles."""

import pytest

from dateline.ingest import find_dateline
from dateline.ingest.names import CREDITS
from dateline.text.spans import Span

PLACES = frozenset({"islamabad", "paris", "west bank"})


@pytest.mark.parametrize(("text", "words", "place", "agency", "date"), CREDITS["dateline"]["examples"])
def test_examples(text: str, words: str, place: str, agency: str, date: str) -> None:
    line = find_dateline(text)
    assert line is not None
    assert (line.span.quote(text), line.place or "", line.agency or "", line.date or "") == (words, place, agency, date)


@pytest.mark.parametrize("text", CREDITS["dateline"]["counter_examples"])
def test_counter_examples(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ISLAMABAD: The envoy has left.", "ISLAMABAD:"),
        ("Paris – The envoy has left.", "Paris –"),
        ("Paris, Monday. The envoy has left.", "Paris, Monday."),
    ],
)
def test_known_places_settle_weak_forms(text: str, words: str) -> None:
    assert find_dateline(text) is None
    line = find_dateline(text, PLACES)
    assert line is not None
    assert line.span.quote(text) == words


def test_known_places_do_not_let_a_speaker_through() -> None:
    assert find_dateline("ANNA EXAMPLE: The envoy has left.", PLACES) is None


def test_an_unknown_outlet_behind_a_place_but_not_behind_a_person() -> None:
    line = find_dateline("Brussels (Example Gazette) The envoy has left.")
    assert line is not None
    assert (line.place, line.agency) == ("Brussels", "Example Gazette")
    assert find_dateline("Jane Doe (Example Gazette) The envoy has left.") is None


def test_a_day_that_does_not_exist_is_left_out() -> None:
    line = find_dateline("GENEVA, June 31 (Reuters) - The envoy has left.")
    assert line is not None
    assert line.date is None


def test_behind_title_byline_and_blank_lines() -> None:
    text = "Envoy leaves\n\nBy Anna Example\r\n\r\n  OSLO, Norway (AP) — The envoy has left."
    line = find_dateline(text)
    assert line is not None
    assert line.span.quote(text) == "OSLO, Norway (AP) —"
    assert line.place == "Oslo"


def test_not_far_down_in_the_text() -> None:
    assert find_dateline("The envoy has left.\n" * 9 + "OSLO (AP) — He is back.") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("PORT-AU-PRINCE, Haiti (AP) — He left.", "Port-au-Prince"),
        ("N'DJAMENA, May 3 (Xinhua) -- He left.", "N'Djamena"),
        ("ST. PETERSBURG, June 2. /TASS/. He left.", "St. Petersburg"),
        ("SÃO PAULO (EFE) — He left.", "São Paulo"),
        ("New Delhi, June 16 (PTI) He left.", "New Delhi"),
    ],
)
def test_names_of_places(text: str, place: str) -> None:
    line = find_dateline(text)
    assert line is not None
    assert line.place == place


def test_empty() -> None:
    assert find_dateline("") is None
    assert find_dateline("AP", frozenset()) is None


def test_span_starts_at_the_words() -> None:
    line = find_dateline("\n  (CNN) He left.")
    assert line is not None
    assert line.span == Span(3, 8)
