"""The Python API, on texts of our own and on the whole sample world."""

import json
import re
from pathlib import Path

import pytest

import dateline
from dateline.domain.lookup import all_findings, words_of
from dateline.export import html
from dateline.export.wording import compose
from dateline.ingest import read_file

WORLD = Path(__file__).parents[2] / "examples" / "world"
TEXT = "OSLO (Northline) - Norway and Sweden will hold a summit on Friday, the Norwegian foreign ministry said."


@pytest.fixture(scope="module")
def world() -> list[dateline.Findings]:
    articles = [article for path in sorted(WORLD.glob("[0-9]*")) for article in read_file(path)]
    return list(dateline.read_many(articles))


def test_read_takes_a_text_and_what_is_known_of_it() -> None:
    findings = dateline.read(TEXT, published="2021-05-26", publisher="Northline", authors=["A. Berg"])
    assert findings.article.text == TEXT
    assert (findings.article.publisher, findings.article.authors) == ("Northline", ("A. Berg",))
    assert [time.value for time in findings.times] == ["2021-05-28"]
    (said,) = findings.statements
    assert said.speaker_span is not None
    assert said.speaker_span.quote(TEXT) == "the Norwegian foreign ministry"


def test_without_a_date_nothing_is_guessed() -> None:
    assert not [time.value for time in dateline.read(TEXT).times if re.search(r"\d{4}", time.value)]


def test_reading_again_changes_nothing() -> None:
    assert dateline.read(TEXT, published="2021-05-26") == dateline.read(TEXT, published="2021-05-26")


def test_read_many_keeps_the_order_and_takes_texts_mappings_and_articles() -> None:
    article = dateline.read(TEXT).article
    found = list(dateline.read_many([article, {"text": TEXT, "title": "Summit", "published": "2021-05-26"}, TEXT]))
    assert [findings.article.title for findings in found] == [None, "Summit", None]
    assert found[0] == found[2]
    assert found[1].times[0].value == "2021-05-28"


@pytest.mark.parametrize(("bad", "told"), [("", "article 2"), ({"title": "x"}, "article 2"), (7, "int")])
def test_what_is_no_article_is_named(bad: object, told: str) -> None:
    results = dateline.read_many([TEXT, bad])  # type: ignore[list-item]
    assert next(results).article.text == TEXT
    with pytest.raises(dateline.InputError, match=told):
        next(results)


def test_a_wrong_date_or_model_is_named() -> None:
    with pytest.raises(dateline.InputError, match="2021-02-30"):
        dateline.read(TEXT, published="2021-02-30")
    with pytest.raises(dateline.ParserError, match="no_such_model"):
        dateline.read(TEXT, model="no_such_model")


def test_every_quotation_of_the_sample_world_equals_the_text(world: list[dateline.Findings]) -> None:
    assert len(world) == 30
    for findings in world:
        text = findings.article.text
        for finding in all_findings(findings):
            assert all(0 <= w.span.start < w.span.end <= len(text) for w in words_of(finding)), finding
        for line in compose(findings).lines():
            assert all(p.span is None or p.text == p.span.quote(text) for p in line.all_pieces())


def test_every_link_of_every_page_leads_somewhere(world: list[dateline.Findings]) -> None:
    for findings in world:
        page = html.render(findings)
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_what_findings_point_at_is_there(world: list[dateline.Findings]) -> None:
    for findings in world:
        known = {finding.id for finding in all_findings(findings)}
        for statement in findings.statements:
            assert set(statement.speakers) <= known
        for meeting in findings.meetings:
            assert {*meeting.participants, *meeting.agenda, *meeting.follows} <= known
        assert {m for trip in findings.trips for m in trip.legs} <= known


def test_json_of_the_sample_world_reads_back(world: list[dateline.Findings]) -> None:
    from dateline.domain.codec import from_json

    assert all(from_json(json.loads(json.dumps(findings.to_json()))) == findings for findings in world)
