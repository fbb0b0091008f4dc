"""What somebody expects of a meeting, a measure or a relation."""

import pytest

from support.reading import read


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The talks between Iran and the United States in Vienna are unlikely to produce a deal.", "negative"),
        ("Norway sought to lower expectations before the summit with Russia in Oslo.", "negative"),
        ("The premier called the talks between Athens and Ankara a good start.", "positive"),
        ("The envoy was cautiously optimistic about the talks between Sudan and Ethiopia.", "mixed"),
        ("Ghana's envoy predicted that the talks between Chad and Niger would collapse.", "negative"),
        ("Ghana's envoy predicted that Chad and Niger would sign before the summit in Accra.", "positive"),
        ("The talks between Chad and Niger opened. The envoy of Ghana was hopeful.", "positive"),
        ("The talks between Chad and Niger opened. Ghana's envoy said few believed that they would fail.", "positive"),
        ("The minister said he hoped the summit between Chad and Niger would bring progress.", "positive"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert [outlook.polarity for outlook in read(text).outlooks] == [polarity]


def test_the_holder_is_whoever_speaks() -> None:
    findings = read(
        "Danish Foreign Minister Mette Holm said the talks between Iran and Iraq in Doha were unlikely to succeed."
    )
    outlook = findings.outlooks[0]
    assert outlook.holder == next(a.id for a in findings.actors if a.name == "Mette Holm")
    assert outlook.about == findings.meetings[0].id


def test_what_the_article_expects_itself_has_no_holder() -> None:
    findings = read("The talks between Iran and Iraq in Doha are unlikely to produce a deal.")
    assert [outlook.holder for outlook in findings.outlooks] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Rain is unlikely in Lisbon on Sunday.",
        "She hopes to buy a house in Leeds.",
        "The striker is confident of playing against Ghana.",
    ],
)
def test_moods_that_are_no_outlooks(text: str) -> None:
    assert read(text).outlooks == ()
