"""Time expressions: phrases and sentences worked out by hand, and the lexicon's own examples."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.parser import Parser
from dateline.annotate.times import find_times, normalise_phrase
from dateline.domain.annotation import TimeExpression
from dateline.lexicon.times import load_times

HERE = Path(__file__).parent
LEXICON = load_times()
ENTRIES = (*LEXICON.rules, *LEXICON.modifiers)


@cache
def parser() -> Parser:
    return Parser()


def read(text: str, published: str | None, dateline_date: str | None = None) -> tuple[TimeExpression, ...]:
    return find_times(*parser().parse(text), text, published, dateline_date)


def table(name: str) -> list[tuple[dict[str, Any], Any]]:
    groups = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["at"]
    return [(group, row) for group in groups for row in group["rows"]]


@pytest.mark.parametrize(("group", "row"), table("times_phrases.toml"))
def test_phrase(group: dict[str, Any], row: str) -> None:
    phrase, _, expected = row.rpartition(" => ")
    found = normalise_phrase(phrase, group.get("published"), group.get("tense"))
    assert found is not None, phrase
    assert " ".join(filter(None, (found.type, found.value, found.mod))) == expected


@pytest.mark.parametrize(("group", "row"), table("times_sentences.toml"))
def test_sentence(group: dict[str, Any], row: list[str]) -> None:
    text, *expected = row
    found = read(text, group.get("published"))
    assert [f"{t.span.quote(text)} => {t.type} {t.value}" for t in found] == expected


def test_a_phrase_without_a_time_has_none() -> None:
    assert normalise_phrase("the prime minister", "2021-05-27") is None


def test_the_day_in_the_dateline_counts_before_that_of_publication() -> None:
    text = "The two met on Friday and spoke again today."
    assert [t.value for t in read(text, "2021-06-02", "2021-06-01")] == ["2021-05-28", "2021-06-01"]
    assert [t.value for t in read(text, None, "2021-06-01")] == ["2021-05-28", "2021-06-01"]


def test_a_dateline_far_from_publication_is_left_aside() -> None:
    assert [t.value for t in read("They spoke today.", "2021-06-02", "2020-06-01")] == ["2021-06-02"]


@pytest.mark.parametrize("published", ["2021", "soon", "", "2021-13-01"])
def test_a_day_of_publication_that_is_none_counts_as_unknown(published: str) -> None:
    assert [t.value for t in read("They met on 16 June.", published)] == ["XXXX-06-16"]


@pytest.mark.parametrize(("rule", "example"), [(r.id, e) for r in ENTRIES for e in r.examples])
def test_an_entry_reads_its_examples(rule: str, example: str) -> None:
    phrase, _, expected = example.rpartition(" => ")
    found = normalise_phrase(phrase, "2021-05-27")
    assert found is not None
    assert f"{found.type} {found.value}" == expected


@pytest.mark.parametrize(("rule", "sentence"), [(r.id, s) for r in ENTRIES for s in r.counter_examples])
def test_an_entry_leaves_its_counter_examples_alone(rule: str, sentence: str) -> None:
    assert rule not in {part for t in read(sentence, "2021-05-27") for part in t.rule.split("+")}


def test_every_entry_has_an_example() -> None:
    assert [entry.id for entry in ENTRIES if not entry.examples] == []
