"""Agreement of two annotators, on one small article whose right numbers can be told by hand."""

from pathlib import Path

import pytest

from dateline.domain.findings import Findings
from dateline.errors import EvaluationError
from dateline.evaluation.agreement import Agreement, compare
from dateline.gold import Annotation, annotations
from support.corpus import HAGUE_1, write_corpus

HEADER_END = HAGUE_1.index("actors = [")
BODY = HAGUE_1[HEADER_END:]


@pytest.fixture
def first(tmp_path: Path) -> Annotation:
    return annotations(write_corpus(tmp_path))["hague-1"]


def compared(tmp_path: Path, second: str) -> Agreement:
    corpus = write_corpus(tmp_path / "corpus")
    for name, body in (("first", BODY), ("second", second)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hague-1.toml").write_text(body, encoding="utf-8")
    articles = {name: annotation.findings.article for name, annotation in annotations(corpus).items()}
    return compare(tmp_path / "first", tmp_path / "second", articles)


def test_an_annotation_agrees_with_itself(tmp_path: Path) -> None:
    found = compared(tmp_path, BODY)
    scores = found.report().scores
    assert scores["articles"] == 1
    assert (scores["statements"]["first"], scores["statements"]["second"], scores["statements"]["agreed"]) == (2, 2, 2)
    assert scores["statements"]["f1"] == scores["statements"]["speakers"] == scores["times"]["value"] == 1.0
    assert scores["relations"]["f1"] is None  # the only one is optional
    assert not any(found.disagreements.values())


def test_what_either_side_calls_optional_counts_for_neither(tmp_path: Path) -> None:
    second = BODY.replace('statement = "s1", mentions = ["fly to Oslo"]', 'mentions = ["fly to Oslo"], optional = true')
    second = second.replace('stance = "denied", optional = true', 'stance = "denied"')
    scores = compared(tmp_path, second).report().scores
    assert (scores["meetings"]["first"], scores["meetings"]["second"], scores["meetings"]["f1"]) == (0, 0, None)
    assert (scores["statements"]["second"], scores["statements"]["f1"]) == (2, 1.0)


def test_f1_is_symmetric_and_fields_are_compared_over_what_both_have(tmp_path: Path) -> None:
    lines = [line for line in BODY.splitlines() if 'id = "s2"' not in line and 'id = "k1"' not in line]
    second = "\n".join(lines).replace(', agenda = ["k1"]', "").replace(', statement = "s2"}', "}")
    second = second.replace('speakers = ["a1"], speaker_span = "Iceland', 'speakers = ["a2"], speaker_span = "Iceland')
    second = second.replace('"2003-05-13"', '"2003-05-06"')
    found = compared(tmp_path, second)
    scores = found.report().scores
    # Two statements against one, one of them shared: 2 · 1 / (2 + 1).
    assert scores["statements"]["f1"] == pytest.approx(2 / 3)
    assert scores["statements"]["speakers"] == 0.0
    assert scores["times"]["f1"] == 1.0
    assert scores["times"]["value"] == 0.5
    assert scores["topics"]["f1"] == 0.0
    assert found.disagreements["statements"] == [
        "hague-1: only first: s2 direct “We will talk about herring … and nothing else”",
        "hague-1: speakers s1/s1: Hildur Ósk | Norway: s1 indirect “she would fly to Oslo next week”",
        "hague-1: time s1/s1: 2003-05-13 | 2003-05-06: s1 indirect “she would fly to Oslo next week”",
    ]
    assert found.disagreements["times"] == ["hague-1: value t1/t1: 2003-05-13 | 2003-05-06: t1 DATE “Tuesday”"]


def test_turned_round_the_f1_is_the_same(first: Annotation) -> None:
    findings = first.findings
    fewer = Annotation(
        Findings(findings.article, findings.actors, statements=findings.statements[:1], events=findings.events),
        first.optional,
        {},
    )
    one, other = Agreement(), Agreement()
    one.add("hague-1", first, fewer)
    other.add("hague-1", fewer, first)
    assert one.report().measures == other.report().measures


def test_faults_and_strangers_are_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"second: 1 faults.\nhague-1.toml: s1, cue_span: 'stated'"):
        compared(tmp_path, BODY.replace('cue_span = "said"', 'cue_span = "stated"'))
    with pytest.raises(EvaluationError, match="no article 'hague-1'"):
        compare(tmp_path / "first", tmp_path / "first", {})
    with pytest.raises(EvaluationError, match="is no folder"):
        compare(tmp_path / "first", tmp_path / "third", {})
