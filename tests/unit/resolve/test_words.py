"""The word classes of `resolution.toml`, by their own cases: a text, words in it, and whom or what they mean."""

from functools import cache

import pytest

from dateline.annotate import Parser, annotate
from dateline.domain.article import Article
from dateline.gazetteer import load as load_gazetteer
from dateline.lexicon import load
from dateline.resolve import resolve

ENTRIES = load("resolution").entries
CASES = [(entry.id, case) for entry in ENTRIES for case in entry.get("cases", ())]


@cache
def parser() -> Parser:
    return Parser()


def meant(text: str, words: str) -> str:
    """Whom the last of the words means: the names of actors, 'place', or 'nobody'."""
    doc = annotate(Article(text, "case", published="2021-05-27"), parser(), load_gazetteer())
    cast = resolve(doc, load_gazetteer())
    end = text.rindex(words) + len(words)
    token = max((t for t in doc.tokens if t.start < end), key=lambda t: t.start)
    if cast.place_at(token) is not None:
        return "place"
    return ", ".join(actor.name for actor in cast.actors_at(token)) or "nobody"


@pytest.mark.parametrize(("entry", "case"), CASES)
def test_case(entry: str, case: str) -> None:
    text, _, rest = case.rpartition(" => ")
    words, _, wanted = rest.rpartition(": ")
    assert meant(text, words) == wanted, entry


def test_every_class_of_words_has_a_case_or_says_what_it_is() -> None:
    assert [e.id for e in ENTRIES if not (e.get("cases") or e.get("note"))] == []
