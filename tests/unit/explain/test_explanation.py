from dataclasses import replace

import pytest

from dateline import ontology
from dateline.domain.findings import Why
from dateline.errors import InputError
from dateline.explain import explain
from dateline.explain.explanation import entries_of
from support.findings import FINDINGS, at


def test_an_explanation_shows_words_sentence_rule_and_what_it_names() -> None:
    found = explain(FINDINGS, "s1")
    assert [(part, text) for part, _, text in found.words] == [
        ("speaker", "Foreign minister Ana Kovac"),
        ("cue", "said"),
        ("content", "ties with Norway were “better than ever”"),
        ("quote", "better than ever"),
    ]
    assert [number for number, _ in found.sentences] == [1]
    assert found.rule is not None
    assert found.rule.id == "reporting.say"
    assert found.confidence == 0.9
    assert found.names == (("a1", "Ana Kovac"),)


def test_a_rule_that_is_a_lexicon_entry_brings_the_entry() -> None:
    rule = explain(FINDINGS, "s1").rule
    assert rule is not None
    assert ["say" in entry.lemmas for entry in rule.entries] == [True]


def test_rules_of_time_bring_each_rule_that_was_joined() -> None:
    assert [entry.id for entry in entries_of("times.start+month")] == ["start", "month"]
    assert entries_of("resolve.nameless") == ()
    assert entries_of("reporting.no-such") == ()


def test_events_and_topics_bring_the_definition_of_their_kind() -> None:
    event, topic = explain(FINDINGS, "e1"), explain(FINDINGS, "k1")
    assert event.definition == ontology.load().types["AGREE"].definition
    assert topic.definition == ontology.load().topics["trade"]
    assert explain(FINDINGS, "s1").definition is None


def test_what_it_was_built_on_is_explained_once_each_even_in_a_circle() -> None:
    meeting = replace(FINDINGS.meetings[0], why=Why("meetings.meet", (at("meet"),), ("k1", "a1", "k1"), 0.7))
    topic = replace(FINDINGS.topics[0], why=Why("agenda.discuss", (at("trade"),), ("m1", "nowhere"), 0.6))
    found = explain(replace(FINDINGS, meetings=(meeting,), topics=(topic,)), "m1")
    assert [below.id for below in found.built_on] == ["k1", "a1"]
    assert found.built_on[0].built_on == ()


def test_json_holds_the_finding_without_repeating_its_reason() -> None:
    data = explain(FINDINGS, "m1").as_json()
    assert data["finding"]["status"] == "scheduled"
    assert "why" not in data["finding"]
    assert data["rule"] is None
    assert data["words"] == [{"part": "mention", "span": list(at("meet")), "text": "meet"}]


def test_an_unknown_id_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no finding 's9'.* a1 to a2, p1, t1, s1,"):
        explain(FINDINGS, "s9")
