"""Annotation files compiled, on one small article that every fault is put into by hand."""

import tomllib
from typing import Any

import pytest

from dateline.domain.codec import from_json, to_json
from dateline.gold.compiling import Annotation, compile_article, compile_findings
from dateline.gold.problems import Problem
from support.corpus import HAGUE_1


def source() -> dict[str, Any]:
    return tomllib.loads(HAGUE_1)


def compiled() -> Annotation:
    annotation, problems = compile_article("hague-1.toml", source())
    assert problems == []
    assert annotation is not None
    return annotation


def faults(data: dict[str, Any]) -> list[Problem]:
    annotation, problems = compile_article("hague-1.toml", data)
    grave = [problem for problem in problems if problem.grave]
    assert (annotation is None) == bool(grave)
    return grave


def test_phrases_become_spans_of_the_text() -> None:
    findings = compiled().findings
    text = findings.article.text
    assert text.startswith("THE HAGUE, May 14")
    assert text.endswith("her to come.")
    speaker = findings.statements[1].speaker_span
    assert speaker is not None
    assert text[speaker.start :].startswith("she told")
    assert [span.quote(text) for span in findings.statements[1].quotes] == [
        "We will talk about herring",
        "and nothing else",
    ]


def test_header_and_defaults() -> None:
    annotation = compiled()
    article = annotation.findings.article
    assert (article.id, article.published, article.publisher) == ("hague-1", "2003-05-14", "North Sea Courier")
    assert article.dateline is not None
    assert article.dateline.span.quote(article.text) == "THE HAGUE, May 14 (North Sea Courier)"
    assert annotation.header["storyline"] == "hague"
    assert annotation.optional == {"s3", "e2", "r1"}
    first = annotation.findings.statements[0]
    assert (first.stance, first.negated, first.via, first.quotes) == ("asserted", False, (), ())
    assert annotation.findings.places[0].lat is None


def test_scores_of_events_are_the_ontologys() -> None:
    agree, visit = compiled().findings.events
    assert (agree.score, visit.score) == (2.5, 4.0)


def test_it_survives_the_json() -> None:
    findings = compiled().findings
    assert from_json(to_json(findings)) == findings


def change(section: str, number: int, **values: Any) -> dict[str, Any]:
    data = source()
    data[section][number].update(values)
    return data


@pytest.mark.parametrize(
    ("data", "where", "key", "told"),
    [
        (change("statements", 0, cue_span="stated"), "s1", "cue_span", "'stated' does not stand in the text"),
        (change("statements", 0, cue_span="sai"), "s1", "cue_span", "cuts a word"),
        (change("statements", 0, speakers=["p1"]), "s1", "speakers", "'p1' is no id of actors"),
        (change("statements", 0, time="t9"), "s1", "time", "'t9' is no id of times"),
        (change("statements", 0, form="oblique"), "s1", "form", "is not one of direct, indirect, mixed"),
        (change("statements", 0, form="direct"), "s1", "form", "there are 0 quotes"),
        (change("statements", 1, quotes=["reporters"]), "s2", "quotes", "outside the content"),
        (change("statements", 0, negated="no"), "s1", "negated", "true or false"),
        (change("statements", 0, speaker="a1"), "s1", "speaker", "no such key"),
        (change("statements", 0, content_spans=[]), "s1", "content_spans", "missing"),
        (change("statements", 0, content_spans="she"), "s1", "content_spans", "must be a list"),
        (change("events", 1, id="e1"), "e1", "id", "given twice"),
        (change("actors", 0, country="Iceland"), "a1", "country", "ISO 3166-1"),
        (change("actors", 0, kind="minister"), "a1", "kind", "is not one of"),
        (change("times", 0, value="Tuesday"), "t1", "value", "no TIMEX3 value"),
        (change("events", 0, type="MEET"), "e1", "type", "is not one of"),
        (change("events", 0, mode="visit"), "e1", "mode", "no mode of AGREE"),
        (change("events", 0, contexts=["fish"]), "e1", "contexts", "is not one of"),
        (change("meetings", 0, agenda=["m1"]), "m1", "agenda", "'m1' is no id of topics"),
        (change("meetings", 0, follows=["m1"]), "m1", "follows", "does not follow itself"),
        (change("topics", 0, label="fishing"), "k1", "label", "is not one of"),
        (change("outlooks", 0, about="x7"), "o1", "about", "'x7' is no id"),
        (change("relations", 0, pair=["ISL"]), "r1", "pair", "two codes"),
    ],
)
def test_faults_name_the_finding_the_key_and_what_is_wrong(
    data: dict[str, Any], where: str, key: str, told: str
) -> None:
    found = faults(data)
    assert [(problem.where, problem.key) for problem in found] == [(where, key)]
    assert told in found[0].what
    assert str(found[0]).startswith(f"hague-1.toml: {where}, {key}: ")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    data = change("statements", 0, cue_span="stated", form="oblique")
    data["events"][0]["type"] = "MEET"
    assert len(faults(data)) == 3


def test_faults_of_the_header() -> None:
    data = source() | {"published": "May 14", "register": "poem", "id": "other"}
    del data["origin"]
    assert {problem.key for problem in faults(data)} == {"published", "register", "id", "origin"}
    assert faults({"id": "hague-1"})[0].key == "text"


def test_unknown_tables_are_faults() -> None:
    assert [problem.key for problem in faults(source() | {"sayings": []})] == ["sayings"]


def test_a_statement_told_twice_is_a_fault() -> None:
    data = source()
    data["statements"].append(data["statements"][0] | {"id": "s4"})
    assert "the same statement as s1" in faults(data)[0].what


def doubts(data: dict[str, Any]) -> list[tuple[str, str]]:
    annotation, problems = compile_article("hague-1.toml", data)
    assert annotation is not None
    return [(problem.where, problem.key) for problem in problems]


def test_pointing_at_the_wrong_words_is_doubtful() -> None:
    assert doubts(change("statements", 1, speaker_span="Norway")) == [("s2", "speaker_span")]
    assert doubts(change("statements", 0, cue_span="fly")) == [("s1", "cue_span")]
    assert doubts(change("events", 0, trigger_span="denied")) == [("e1", "trigger_span")]
    assert doubts(change("events", 1, trigger_span="said")) == []  # it is optional


def test_direct_content_stands_in_quotes() -> None:
    assert doubts(change("statements", 1, quotes=["We will talk about herring"])) == [("s2", "form")]
    assert doubts(change("statements", 1, form="mixed")) == [("s2", "form")]


def test_a_dateline_that_is_not_in_the_text_is_doubted_and_left_out() -> None:
    data = source() | {"dateline": {"place": "Reykjavik"}}
    annotation, problems = compile_article("hague-1.toml", data)
    assert annotation is not None
    assert annotation.findings.article.dateline is None
    assert [problem.grave for problem in problems] == [False]


def test_annotations_without_text_are_compiled_on_the_article() -> None:
    first = compiled()
    data = source()
    for key in ("id", "storyline", "origin", "register", "published", "publisher", "dateline", "text"):
        del data[key]
    second, problems = compile_findings("hague-1.toml", data, first.findings.article)
    assert problems == []
    assert second is not None
    assert second.findings == first.findings
