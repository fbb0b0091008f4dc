"""What is on an agenda, what is called a common interest, what states are at odds over."""

import pytest

from support.reading import read


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(topic.standing, topic.text, topic.label) for topic in read(text).topics]


def test_an_enumeration_becomes_one_topic_for_each_item() -> None:
    text = "Kenya and Uganda will hold talks in Nairobi on Friday on fishing rights, a new railway and bird flu."
    assert told(text) == [
        ("agenda", "fishing rights", "maritime"),
        ("agenda", "a new railway", "development"),
        ("agenda", "bird flu", "health"),
    ]


def test_between_and_with_two_names_does_not_part_an_item() -> None:
    text = "Italy and Malta held talks in Rome on the ferry line between Sicily and Gozo and on migration."
    assert [words for _, words, _ in told(text)] == ["the ferry line between Sicily and Gozo", "migration"]


def test_two_states_before_one_noun_are_two_topics() -> None:
    text = "Norway and Canada discussed the Iranian and North Korean nuclear programmes."
    assert [words for _, words, _ in told(text)] == [
        "the Iranian and North Korean nuclear programmes",
        "North Korean nuclear programmes",
    ]


def test_a_general_word_leads_on_to_the_next_sentence() -> None:
    text = (
        "The envoy of Brazil listed a number of issues where it had a common interest with Peru. "
        "These included deforestation and the drug trade."
    )
    assert [(standing, words) for standing, words, _ in told(text)] == [
        ("common_interest", "deforestation"),
        ("common_interest", "the drug trade"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Greece and Turkey are at odds over gas drilling.", "gas drilling", "energy"),
        ("Berlin accused Moscow of spying on its ministries.", "spying on its ministries", "espionage"),
        ("A row over steel tariffs divides Canada and China.", "steel tariffs", "trade"),
    ],
)
def test_disputes(text: str, words: str, label: str) -> None:
    assert ("dispute", words, label) in told(text)


def test_an_occasion_behind_an_item_is_not_part_of_it() -> None:
    text = "Serbia and Kosovo discussed visas at the meeting in Vienna on Monday."
    assert [words for _, words, _ in told(text)] == ["visas"]


def test_the_agenda_belongs_to_the_meeting_beside_it() -> None:
    findings = read(
        "The Polish and Latvian prime ministers met in Warsaw on Monday. "
        "On Friday the Polish and Czech presidents will meet in Prague to discuss coal."
    )
    with_coal = [m for m in findings.meetings if m.agenda]
    assert [m.status for m in with_coal] == ["scheduled"]


@pytest.mark.parametrize(
    "text",
    [
        "The council discussed parking at its meeting on Monday.",
        "France and Spain meet in the final on Sunday.",
        "The singer talked about her new album in Berlin.",
    ],
)
def test_no_topics_without_diplomacy(text: str) -> None:
    assert told(text) == []
