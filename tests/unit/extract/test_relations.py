"""How a text characterises the relation between two states."""

import pytest

from support.reading import read


@pytest.mark.parametrize(
    ("text", "pair", "tendency"),
    [
        ("The visit comes amid deteriorating relations between Turkey and Greece.", ("GRC", "TUR"), "worsening"),
        ("Ties between Seoul and Tokyo have been strained for years.", ("JPN", "KOR"), "tense"),
        ("Relations between Chile and Peru have improved.", ("CHL", "PER"), "improving"),
        ("Relations between Chile and Peru have not improved.", ("CHL", "PER"), "tense"),
        ("Relations between Oman and Iran remain stable.", ("IRN", "OMN"), "stable"),
        ("Russia’s ally Belarus closed its airspace.", ("BLR", "RUS"), "ally"),
        ("Pakistan is a close ally of China.", ("CHN", "PAK"), "ally"),
        ("Iran’s rival Saudi Arabia cut its output.", ("IRN", "SAU"), "rival"),
        ("The thaw between Saudi Arabia and Iran has surprised many.", ("IRN", "SAU"), "improving"),
        ("Tensions between India and Pakistan have eased.", ("IND", "PAK"), "improving"),
        ("Relations between Greece and Turkey have seldom been better.", ("GRC", "TUR"), "improving"),
        ("Ties between Laos and Thailand, once close, have soured.", ("LAO", "THA"), "worsening"),
        ("Peru and Chile have not spoken since March.", ("CHL", "PER"), "tense"),
        ("The quarrel between Chad and Niger is an old one.", ("NER", "TCD"), "tense"),
    ],
)
def test_tendency(text: str, pair: tuple[str, str], tendency: str) -> None:
    assert [(relation.pair, relation.tendency) for relation in read(text).relations] == [(pair, tendency)]


def test_the_two_countries_are_those_named_before() -> None:
    findings = read("Chile recalled its envoy from Peru. Relations between the two countries have soured.")
    assert [(r.pair, r.tendency) for r in findings.relations] == [(("CHL", "PER"), "worsening")]


def test_the_two_neighbours_are_the_only_two_of_the_sentence_before() -> None:
    findings = read(
        "Kenya and Mali hosted the mediators. Chad has long accused Niger of piracy. "
        "Relations between the two neighbours have soured."
    )
    assert [(r.pair, r.tendency) for r in findings.relations] == [(("NER", "TCD"), "worsening")]


def test_it_stands_in_the_statement_that_tells_it() -> None:
    findings = read("The envoy said ties between Ghana and Togo were excellent.")
    assert [r.statement for r in findings.relations] == [findings.statements[0].id]


@pytest.mark.parametrize(
    "text",
    [
        "He has family ties to Norway and Sweden.",
        "The senator’s ally in Ohio lost the vote.",
        "Norway and Sweden want to improve ties.",
    ],
)
def test_no_relation(text: str) -> None:
    assert read(text).relations == ()
