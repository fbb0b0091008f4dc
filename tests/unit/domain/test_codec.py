"""The JSON layout of `dateline/1`, and what is said about JSON that does not fit it."""

import json
from copy import deepcopy
from typing import Any

import pytest

from dateline.domain.article import Article
from dateline.domain.codec import from_json
from dateline.domain.findings import Actor, Findings
from dateline.errors import DataError
from support.findings import FINDINGS, TEXT, at


@pytest.fixture
def data() -> dict[str, Any]:
    return FINDINGS.to_json()


def test_the_layout_is_that_of_the_format(data: dict[str, Any]) -> None:
    assert list(data) == [
        "format", "article", "actors", "places", "times", "statements", "events", "meetings", "trips",
        "measures", "topics", "outlooks", "relations", "left_out", "sentences",
    ]  # fmt: skip
    assert data["format"] == "dateline/1"
    assert data["article"]["dateline"] == {
        "place": "Vienna",
        "agency": "Danube Wire",
        "date": None,
        "span": [0, 20],
    }
    assert data["article"]["text"] == TEXT
    assert data["statements"][0]["why"] == {
        "rule": "reporting.say",
        "words": [list(at("said"))],
        "depends_on": ["a1"],
        "confidence": 0.9,
        "note": None,
    }
    assert [outlook["about"] for outlook in data["outlooks"]] == ["m1", ["AUT", "NOR"]]


def test_json_text_brings_the_same_findings_back(data: dict[str, Any]) -> None:
    assert from_json(json.loads(json.dumps(data))) == FINDINGS


def test_unknown_keys_are_passed_over_and_nullable_ones_may_be_missing(data: dict[str, Any]) -> None:
    bare = {
        "format": "dateline/1",
        "article": {"id": "x", "text": "Ana", "license": "none"},
        "actors": [{"id": "a1", "name": "Ana", "kind": "person", "optional": True}],
    }
    assert from_json(bare) == Findings(Article("Ana", "x"), (Actor("a1", None, "Ana", "person", None, None),))


def test_a_whole_number_will_do_for_a_fraction(data: dict[str, Any]) -> None:
    data["events"][0]["score"] = 3
    assert from_json(data) == FINDINGS


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("format",), "dateline/9", "format: expected 'dateline/1', got 'dateline/9'"),
        (("article",), None, "article: expected an object, got None"),
        (("actors",), {}, "actors: expected a list, got {}"),
        (("actors", 0, "name"), 7, "actors[0].name: expected a string, got 7"),
        (("actors", 1, "anonymous"), 0, "actors[1].anonymous: expected true or false, got 0"),
        (("statements", 0, "content_spans", 0), [5], "statements[0].content_spans[0]: expected [start, end]"),
        (
            ("times", 0, "span"),
            [0, 9999],
            f"times[0].span: expected [start, end] within the text's {len(TEXT)}",
        ),
        (("times", 0, "span"), [-1, 4], "times[0].span: expected [start, end] within"),
        (("places", 0, "lat"), True, "places[0].lat: expected a number, got True"),
        (("places", 0, "lat"), float("nan"), "places[0].lat: expected a number, got nan"),
        (("relations", 0, "pair"), ["AUT"], "relations[0].pair: expected a list of 2, got ['AUT']"),
        (("outlooks", 0, "about"), 3, "outlooks[0].about: expected a string, got 3"),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(
    data: dict[str, Any], path: tuple[str | int, ...], value: object, complaint: str
) -> None:
    broken: Any = deepcopy(data)
    inner = broken
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(DataError) as caught:
        from_json(broken)
    assert complaint in str(caught.value)


def test_a_missing_key_is_named(data: dict[str, Any]) -> None:
    del data["events"][0]["trigger_span"]
    with pytest.raises(DataError, match=r"events\[0\]\.trigger_span: missing"):
        from_json(data)


@pytest.mark.parametrize("not_findings", [None, [], "text", 3])
def test_something_else_than_an_object_is_refused(not_findings: Any) -> None:
    with pytest.raises(DataError, match="expected an object"):
        from_json(not_findings)
