"""Each task from data to report, with a reader that finds what the test gives it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.domain.article import Article
from dateline.domain.findings import Actor, Event, Findings, Place, Statement, Time, Why
from dateline.errors import EvaluationError, InputError
from dateline.evaluation import run
from dateline.text.spans import Span
from support.findings import FINDINGS, TEXT

Given = dict[str, str | None]


class FakeReader:
    """Returns what `findings` makes of a text, and remembers what it was given."""

    def __init__(self, findings: Callable[[str], Findings]) -> None:
        self.findings = findings
        self.given: list[Given] = []

    def __call__(
        self,
        text: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> Findings:
        self.given.append({"text": text, "published": published, "publisher": publisher, "title": title})
        return self.findings(text)


def nothing(text: str) -> Findings:
    return Findings(Article(text, "x"))


def refuse(text: str) -> Findings:
    raise InputError("not English")


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


# --- dossier -----------------------------------------------------------------------------------------


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    gold = FINDINGS.to_json()
    gold["article"]["title"] = "Better than ever"
    gold["outlooks"][0]["optional"] = True
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "vienna.json").write_text(json.dumps(gold), encoding="utf-8")
    (folder / "vienna.meta.json").write_text('{"title": "x"}', encoding="utf-8")
    return folder


def test_the_dossier_reader_gets_the_text_and_its_publication_alone(dossier: Path, tmp_path: Path) -> None:
    reader = FakeReader(lambda text: FINDINGS)
    out = tmp_path / "out.jsonl"
    report = run("dossier", dossier, out, reader)
    assert reader.given == [
        {"text": TEXT, "published": "2021-04-28", "publisher": "Danube Wire", "title": "Better than ever"}
    ]
    assert report.measures["found"] == report.measures["right"] == 1.0
    assert report.scores["outlooks"]["gold"] == 1
    assert report.scores["articles"] == {"vienna": {"found": 1.0, "right": 1.0}}
    assert lines(out) == [{"file": "vienna.json", **FINDINGS.to_json()}]
    assert "found 1.000   right 1.000" in report.as_text()


def test_articles_without_findings_are_predicted_and_not_scored(dossier: Path, tmp_path: Path) -> None:
    gold = dossier / "vienna.json"
    bare = {"format": "dateline/1", "article": json.loads(gold.read_text())["article"]}
    gold.write_text(json.dumps(bare), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    report = run("dossier", dossier, out, FakeReader(lambda text: FINDINGS))
    assert "nothing to score" in report.as_text()
    assert report.measures == {}
    assert len(lines(out)) == 1


def test_an_article_that_cannot_be_read_counts_as_empty(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    report = run("dossier", dossier, out, FakeReader(refuse))
    assert report.measures["found"] == 0.0
    assert lines(out) == [{"file": "vienna.json", "error": "not English"}]
    assert "1 texts could not be read" in report.as_text()


def test_a_reader_that_changes_the_text_is_refused(dossier: Path) -> None:
    with pytest.raises(EvaluationError, match="changed the text"):
        run("dossier", dossier, None, FakeReader(lambda text: nothing(text.strip("."))))


def test_malformed_gold_is_named_after_the_predictions_are_written(dossier: Path, tmp_path: Path) -> None:
    gold = dossier / "vienna.json"
    data = json.loads(gold.read_text())
    data["events"][0]["span"] = "here"
    gold.write_text(json.dumps(data), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    with pytest.raises(EvaluationError, match=r"vienna\.json.*events\[0\]\.span"):
        run("dossier", dossier, out, FakeReader(lambda text: FINDINGS))
    assert len(lines(out)) == 1


# --- attribution -------------------------------------------------------------------------------------


def test_attribution(tmp_path: Path) -> None:
    text = "Berg said talks will fail."
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text(text, encoding="utf-8")
    annotations = (
        "T1\tS 0 4\tBerg\nT2\tC 5 9\tsaid\nT3\tX 10 25\ttalks will fail\nE1\tAttribution:T2 Source:T1 Content:T3\n"
    )
    (tmp_path / "attributions" / "one_ann.ann").write_text(annotations, encoding="utf-8")
    content = (at(text, "talks will fail"),)
    statement = Statement("s1", (), at(text, "Berg"), at(text, "said"), content, "indirect")
    reader = FakeReader(lambda text: replace(nothing(text), statements=(statement,)))
    out = tmp_path / "out.jsonl"
    report = run("attribution", tmp_path, out, reader)
    assert lines(out) == [{"doc": "one", "source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 25]]}]
    assert report.measures["content+source"] == 1.0
    assert report.scores["exact indirect"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_predictions_have_polnears_ends(tmp_path: Path) -> None:
    text = "“Yes,” Berg had said. Berg said that talks will fail."
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "one.txt").write_text(text, encoding="utf-8")
    quoted = Statement(
        "s1", (), None, at(text, "said"), (at(text, "Yes"),), "direct", why=Why("models.best", (at(text, "had said"),))
    )
    reported = Statement("s2", (), None, None, (at(text, "talks will fail"),), "indirect")
    reader = FakeReader(lambda text: replace(nothing(text), statements=(quoted, reported)))
    out = tmp_path / "out.jsonl"
    run("attribution", tmp_path, out, reader)
    told = [[text[start:end] for role in ("cue", "content") for start, end in row[role]] for row in lines(out)]
    assert told == [["had said", "“Yes,”"], ["that talks will fail"]]


def test_a_compartment_without_annotations_is_predicted(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "one.txt").write_text("Berg spoke.", encoding="utf-8")
    assert "nothing to score" in run("attribution", tmp_path, None, FakeReader(nothing)).as_text()


# --- pairs and events ----------------------------------------------------------------------------------

SENTENCE = "Norway accused Austria of delay and lifted its ban on Sweden."


def with_events(text: str) -> Findings:
    """Two events, the surer one second: ACCUSE (Norway, Austria), RETREAT (Norway, Sweden)."""
    states = {"a1": ("Norway", "NOR"), "a2": ("Austria", "AUT"), "a3": ("Sweden", "SWE")}
    actors = tuple(
        Actor(ident, None, name, "state", code, "GOV" if ident == "a1" else None, mentions=(at(text, name),))
        for ident, (name, code) in states.items()
    )

    def event(ident: str, kind: str, recipient: str, trigger: str, confidence: float) -> Event:
        return Event(
            ident, kind, None, (), None, ("a1",), (recipient,), None, None,
            at(text, trigger), Span(0, len(text)), why=Why("events.test", confidence=confidence),
        )  # fmt: skip

    events = (event("e1", "ACCUSE", "a2", "accused", 0.6), event("e2", "RETREAT", "a3", "lifted", 0.9))
    return replace(nothing(text), actors=actors, events=events)


def pair(source: str, target: str, kind: str) -> dict[str, Any]:
    marked = SENTENCE.replace(source, f"<s>{source}</s>").replace(target, f"<t>{target}</t>")
    return {"id": None, "sentence_id": "7", "sentence": SENTENCE, "marked": marked, "type": kind}


def test_pairs_takes_the_event_that_joins_the_pair(tmp_path: Path) -> None:
    data = write_lines(
        tmp_path / "pairs.jsonl",
        pair("Norway", "Austria", "ACCUSE"),
        pair("Norway", "Sweden", "YIELD"),
        pair("delay", "ban", "AID"),
    )
    out = tmp_path / "out.jsonl"
    report = run("pairs", data, out, FakeReader(with_events))
    assert [row["type"] for row in lines(out)] == ["ACCUSE", "YIELD", "YIELD"]  # joined by neither: the surest
    assert lines(out)[0]["id"] == "7"
    assert report.measures["accuracy"] == pytest.approx(2 / 3)
    assert report.measures["macro-F1"] == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert list(report.items.values()) == [True, True, False]


def test_pairs_without_an_event_or_gold_still_predict(tmp_path: Path) -> None:
    row = pair("Norway", "Austria", "ACCUSE")
    del row["type"]
    out = tmp_path / "out.jsonl"
    report = run("pairs", write_lines(tmp_path / "pairs.jsonl", row), out, FakeReader(refuse))
    assert lines(out) == [{"id": "7", "type": "YIELD", "error": "not English"}]
    assert "nothing to score" in report.as_text()


def test_events_come_best_first_with_words_and_codes(tmp_path: Path) -> None:
    data = write_lines(tmp_path / "events.jsonl", {"id": 1, "sentence": SENTENCE})
    out = tmp_path / "out.jsonl"
    run("events", data, out, FakeReader(with_events))
    norway = [{"text": "Norway", "code": "NORGOV"}]
    assert lines(out) == [
        {
            "id": 1,
            "events": [
                {"type": "RETREAT", "source": norway, "target": [{"text": "Sweden", "code": "SWE"}]},
                {"type": "ACCUSE", "source": norway, "target": [{"text": "Austria", "code": "AUT"}]},
            ],
        }
    ]


def test_events_are_scored_by_type_where_there_is_gold(tmp_path: Path) -> None:
    data = write_lines(
        tmp_path / "events.jsonl",
        {"id": 1, "sentence": SENTENCE, "events": [{"type": "RETREAT"}, {"type": "AID"}, {"type": "ACCUSE"}]},
        {"id": 2, "sentence": SENTENCE, "type": "ACCUSE"},
    )
    report = run("events", data, None, FakeReader(with_events))
    assert (report.scores["p"], report.scores["r"]) == (0.75, 0.75)
    assert report.measures["best right"] == 0.5


# --- times and places ----------------------------------------------------------------------------------


def test_times_are_read_as_of_the_creation_time(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-27">27 May</TIMEX3></DCT>'
        '<TEXT>They meet <TIMEX3 tid="t1" type="DATE" value="2021-05-28">tomorrow</TIMEX3> or '
        '<TIMEX3 tid="t2" type="DATE" value="2021-06">next month</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    text = "They meet tomorrow or next month."
    found = (
        Time("t1", at(text, "tomorrow"), "DATE", "2021-05-28"),
        Time("t2", at(text, "month"), "DATE", "2021-07"),
    )
    reader = FakeReader(lambda text: replace(nothing(text), times=found))
    report = run("times", tmp_path, None, reader)
    assert reader.given[0]["text"] == text
    assert reader.given[0]["published"] == "2021-05-27"
    assert report.measures == {"strict": 0.5, "relaxed": 1.0, "value": 0.5}


PLACES = """<articles><article docid="7"><text><![CDATA[From Oslo to Paris, Texas, by way of Norway.]]></text>
<toponyms>
  <toponym><phrase>Oslo</phrase><start>5</start><end>9</end>
    <gaztag><lat>59.91</lat><lon>10.75</lon><country>Norway</country></gaztag></toponym>
  <toponym><phrase>Paris</phrase><start>9</start><end>14</end>
    <gaztag><lat>33.66</lat><lon>-95.56</lon><country>United States</country></gaztag></toponym>
  <toponym><phrase>Norway</phrase><start>38</start><end>44</end>
    <gaztag><lat>62</lat><lon>10</lon><country>Norway</country></gaztag></toponym>
  <toponym><phrase>Texas</phrase><start>20</start><end>25</end></toponym>
</toponyms></article></articles>"""


def test_places_are_scored_by_country_and_distance(tmp_path: Path) -> None:
    path = tmp_path / "places.xml"
    path.write_text(PLACES, encoding="utf-8")
    text = "From Oslo to Paris, Texas, by way of Norway."

    def findings(text: str) -> Findings:
        places = (
            Place("p1", "Oslo", "NOR", 59.3, 10.5, mentions=(at(text, "Oslo"),)),  # 69 km off
            Place("p2", "Paris", "FRA", 48.86, 2.35, mentions=(at(text, "Paris"),)),
        )
        norway = Actor("a1", None, "Norway", "state", "NOR", None, mentions=(at(text, "Norway"),))
        return replace(nothing(text), places=places, actors=(norway,))

    out = tmp_path / "out.jsonl"
    report = run("places", path, out, FakeReader(findings))
    (row,) = lines(out)
    assert [mention["phrase"] for mention in row["mentions"]] == ["Oslo", "Paris", "Norway"]
    assert [m["phrase"] for m in row["given"]] == ["Oslo", "Paris", "Texas", "Norway"]
    assert all(text[m["start"] : m["end"]] == m["phrase"] for m in row["mentions"])
    assert report.scores["given_toponyms"] == 3  # one has no coordinates
    assert report.measures == {
        "country": 1.0,  # given the toponyms, 'Paris, Texas' is told apart by the tables
        "within_161_km": 1.0,
        "f1": pytest.approx(2 / 3),  # the reader put Paris in France
    }


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.xml"
    path.write_text('<!DOCTYPE a [<!ENTITY x "y">]><articles/>', encoding="utf-8")
    with pytest.raises(EvaluationError, match="entities"):
        run("places", path, None, FakeReader(nothing))


# --- what cannot be run --------------------------------------------------------------------------------


def test_an_unknown_task_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no task 'dosier'; there are dossier, corpus, attribution, pairs"):
        run("dosier", tmp_path, None, FakeReader(nothing))


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"nowhere is not there; pairs needs a JSONL file"):
        run("pairs", tmp_path / "nowhere", None, FakeReader(nothing))


def test_a_line_without_its_keys_is_named(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "pairs.jsonl", pair("Norway", "Austria", "AID"), {"sentence": "x"})
    with pytest.raises(EvaluationError, match=r"line 2: expected an object with sentence, marked"):
        run("pairs", path, None, FakeReader(nothing))
