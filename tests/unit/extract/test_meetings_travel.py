"""Meetings told by journeys, rounds, sessions and dates: one sentence, one phenomenon.

Expectations are written as in `test_meetings`. All texts are as of Thursday, 27 May 2021.
"""

import pytest

from support.meetings import check
from support.reading import read

JOURNEYS = {
    "Chinese Foreign Minister Wang Yi arrived in Kenya on Thursday.": "visit under_way CHN+KEN Kenya 2021-05-27",
    "Wang Yi came to Kenya on Wednesday.": "visit under_way CHN+KEN Kenya 2021-05-26",
    "Wang Yi came to Kenya from Egypt.": "visit under_way CHN+KEN Kenya -",
    "Wang Yi arrived in Kenya in March.": "visit held CHN+KEN Kenya 2021-03",
    "Wang Yi left for Kenya on Thursday.": "visit scheduled CHN+KEN Kenya 2021-05-27",
    "Wang Yi left for Kenya in March.": "visit held CHN+KEN Kenya 2021-03",
    "Wang Yi stopped in Kenya on Tuesday.": "visit held CHN+KEN Kenya 2021-05-25",
    "Wang Yi will arrive in Kenya on Friday.": "visit scheduled CHN+KEN Kenya 2021-05-28",
    "Wang Yi arrived here on Wednesday for talks with Uhuru Kenyatta.": "visit under_way CHN+KEN - 2021-05-26",
    "Wang Yi arrived in Kenya on Wednesday. Wang Yi held talks with Uhuru Kenyatta.": (
        "visit under_way CHN+KEN Kenya 2021-05-26"
    ),
}

RECEIVED = {
    "Sergei Lavrov was received by Emmanuel Macron in Paris on Monday.": "ministerial held FRA+RUS Paris 2021-05-24",
    "Wang Yi was greeted by Recep Tayyip Erdogan in Ankara.": "ministerial held CHN+TUR Ankara -",
    "Sergei Lavrov met members of a Turkish delegation in Moscow.": "talks held RUS+TUR Moscow -",
}

ROUNDS = {
    "China and Japan held a third round of talks in Tokyo on Monday.": "talks held CHN+JPN Tokyo 2021-05-24",
    "China and Japan will hold another round of talks in Tokyo.": "talks scheduled CHN+JPN Tokyo -",
    "China and Japan held a strategic dialogue in Tokyo.": "talks held CHN+JPN Tokyo -",
    "Egypt called for the resumption of talks between Iran and France.": "talks proposed FRA+IRN - -",
    "Egypt urged the start of negotiations between Iran and France.": "talks proposed FRA+IRN - -",
    "Nothing moved before the reopening of negotiations between Iran and France.": "talks scheduled FRA+IRN - -",
    "Narendra Modi was satisfied with his talks with Imran Khan.": "summit held IND+PAK - -",
    "Joe Biden was pleased with his discussions with Emmanuel Macron.": "summit held FRA+USA - -",
    "Narendra Modi went straight into talks with Imran Khan.": "summit held IND+PAK - -",
    "Vladimir Putin emerged from talks with Emmanuel Macron on Monday.": "summit held FRA+RUS - 2021-05-24",
    "Kim said she would discuss decisions made by Emmanuel Macron and Joe Biden during their meeting in Rome.": (
        "summit held FRA+USA Rome -"
    ),
}

SESSIONS = {
    "The UN Security Council will hold an emergency session on Friday.": "- scheduled UN-SECURITY-COUNCIL - 2021-05-28",
    "NATO ministers will hold an extraordinary session on Monday in Brussels.": "- scheduled NATO Brussels 2021-05-31",
    "The IAEA board meeting on Monday was short.": "- held IAEA - 2021-05-24",
}

DATED = {
    "Leaders spoke ahead of a summit Friday of EU leaders in Brussels.": "summit scheduled EU Brussels 2021-05-28",
    "Joe Biden held talks with Emmanuel Macron Friday.": "summit held FRA+USA - 2021-05-21",
    "Narendra Modi was satisfied with his talks with Imran Khan Tuesday.": "summit held IND+PAK - 2021-05-25",
    "Emmanuel Macron told reporters after meeting with Joe Biden in Rome.": "summit held FRA+USA Rome -",
}

NONE = (
    "Aid arrived in Kenya on Thursday.",
    "Wang Yi left Kenya on Thursday.",
    "Wang Yi came to an agreement with Kenya.",
    "Emmanuel Macron was received by French bishops.",
    "France praised dialogue.",
    "Tourists left for Kenya on Monday.",
    "The party held an emergency session on Monday.",
    "Uhuru Kenyatta arrived in Kenya on Thursday.",
)


@pytest.mark.parametrize(("sentence", "expected"), JOURNEYS.items())
def test_who_just_arrived_is_on_a_visit_and_who_left_for_a_place_is_yet_to_arrive(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), RECEIVED.items())
def test_hosts_and_delegations_meet_in_either_voice(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), ROUNDS.items())
def test_rounds_beginnings_and_moods_carry_the_talks_behind_them(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), SESSIONS.items())
def test_bodies_of_several_states_hold_sessions_and_board_meetings(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), DATED.items())
def test_a_date_or_place_beside_the_meeting_is_its_own(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize("sentence", NONE)
def test_goods_tourists_homecomings_and_agreements_are_no_meetings(sentence: str) -> None:
    assert read(sentence).meetings == ()


def test_whom_a_visitor_meets_they_meet_where_the_visit_goes_to() -> None:
    findings = read("Joe Biden visited Italy on Tuesday. Biden met Mario Draghi and later met Sergio Mattarella.")
    places = {p.id: p.name for p in findings.places}
    assert {places.get(m.place or "") for m in findings.meetings} == {"Italy"}


def test_a_visit_in_return_is_another_visit() -> None:
    findings = read("Wang Yi arrived here on Wednesday for talks with Uhuru Kenyatta and invited him to visit China.")
    assert [(m.kind, m.status) for m in findings.meetings] == [("visit", "under_way"), ("visit", "proposed")]
