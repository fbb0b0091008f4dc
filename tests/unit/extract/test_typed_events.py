"""Frames and the typer together: what is added to a lone sentence, what is kept, and which event ties a pair."""

from dataclasses import replace
from functools import cache

import pytest

from dateline.domain.article import Article, article_id
from dateline.domain.findings import Findings
from dateline.extract.events.between import between
from dateline.models import EventTyper, load_typer
from dateline.text.spans import Span
from support.reading import PUBLISHED, read, reader

pytestmark = pytest.mark.skipif(load_typer("open") is None, reason="no weights that type events are installed")
UNKNOWN_TO_FRAMES = "Belarus rolled up the cell of the Lithuanian writer."


@cache
def typer() -> EventTyper:
    found = load_typer("open")
    assert found is not None
    return found


def typed(text: str) -> Findings:
    return replace(reader(), typer=typer()).read(Article(text, article_id(text), published=PUBLISHED))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_lone_sentence_that_no_frame_knows_has_an_event_that_names_the_model() -> None:
    assert read(UNKNOWN_TO_FRAMES).events == ()
    events = typed(UNKNOWN_TO_FRAMES).events
    assert events
    assert events[0].why is not None
    assert events[0].why.rule == "models.events-open"
    assert events[0].why.words == (events[0].trigger_span,)


def test_in_an_article_only_frames_tell_events() -> None:
    text = f"{UNKNOWN_TO_FRAMES} It rained all day. The harvest was poor."
    assert typed(text).events == ()


def test_what_frames_tell_keeps_its_type_and_rule() -> None:
    text = "Moldova expelled three Russian diplomats."
    (event,) = typed(text).events
    assert event.type == "SANCTION"
    assert event.why is not None
    assert event.why.rule.startswith("frames_")


def test_a_pair_is_tied_by_the_typer_and_by_the_frame_that_joins_it() -> None:
    text = "Chad condemned Togo for bombing a market in Benin."
    found = between(typed(text), [at(text, "Chad")], [at(text, "Togo")], typer())
    assert found.type == "ACCUSE"
    assert found.rules[0] == "models.events-open"
    assert any(rule.startswith("frames_speech.") for rule in found.rules)
    assert found.weights[0][1] >= found.weights[1][1]


def test_without_a_typer_frames_answer_alone_or_nobody_does() -> None:
    text = "Chad condemned Togo."
    found = between(read(text), [at(text, "Chad")], [at(text, "Togo")], None)
    assert (found.type, len(found.rules)) == ("ACCUSE", 1)
    nothing = between(read("It rained in Chad."), [Span(11, 15)], [], None)
    assert (nothing.type, nothing.rules) == (None, ())
