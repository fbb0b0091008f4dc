"""Articles with attributions → windows with labels."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline import gold
from dateline.evaluation import polnear
from dateline.evaluation.attribution_score import Attribution
from dateline.models.windows import LIMIT, Window, windows
from dateline.models.wordpieces import WordPieces
from dateline.text.spans import Span

UNJUDGED = -100  # label of pieces that are not learned from
SOURCE, CUE, CONTENT = 1, 3, 5  # the labels that begin each, as in TAGS
LINKED_CONTENT = 3  # as in LINKS


@dataclass(frozen=True, slots=True)
class Told:
    """A text and who is said to say what in it. `doubtful`: cues that may be taken for one or not."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    doubtful: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A window, a label for each piece, and for each cue its first piece and the labels of what is linked to it."""

    window: Window
    tags: NDArray[np.int64]
    links: tuple[tuple[int, NDArray[np.int64]], ...]


def polnear_articles(compartment: Path) -> list[Told]:
    texts = dict(polnear.texts(compartment))
    found = polnear.attributions(compartment)
    return [Told(name, texts[name], tuple(found[name])) for name in sorted(found)]


def corpus_articles(split: str, doubtful_count: bool) -> list[Told]:
    """Our own corpus. `doubtful_count`: optional statements are learned too; else their cues are not judged."""
    told = []
    for article in gold.load(split).articles:
        attributions, doubtful = [], []
        for statement in article.findings.statements:
            if statement.cue_span is None:
                continue
            source = (statement.speaker_span,) if statement.speaker_span else ()
            attributions.append(Attribution(source, (statement.cue_span,), statement.content_spans))
            if statement.id in article.optional and not doubtful_count:
                doubtful.append(statement.cue_span)
        told.append(Told(article.id, article.text, tuple(attributions), tuple(doubtful)))
    return told


def examples(told: Iterable[Told], pieces: WordPieces, rng: random.Random | None = None) -> Iterator[Example]:
    """Every window of the articles; with `rng` cut at other places each time."""
    for one in told:
        first = rng.randrange(LIMIT // 3, LIMIT) if rng is not None else None
        for window in windows(one.text, pieces, first=first):
            yield _example(one, window)


def _example(told: Told, window: Window) -> Example:
    tags = np.zeros(len(window), np.int64)
    for role, label in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
        for attribution in told.attributions:
            _put(tags, label, getattr(attribution, role), window)
    for span in told.doubtful:
        for inside in _pieces([span], window):
            tags[inside] = UNJUDGED
    links = []
    for attribution in told.attributions:
        cue = _pieces(attribution.cue, window)
        if cue:
            labels = np.zeros(len(window), np.int64)
            _put(labels, LINKED_CONTENT, attribution.content, window)
            _put(labels, SOURCE, attribution.source, window)
            links.append((int(cue[0][0]), labels))
    return Example(window, tags, tuple(links))


def _put(labels: NDArray[np.int64], label: int, spans: Sequence[Span], window: Window) -> None:
    for inside in _pieces(spans, window):
        labels[inside] = label + 1
        labels[inside[0]] = label


def _pieces(spans: Sequence[Span], window: Window) -> list[NDArray[np.int64]]:
    """Per span that shows in the window the numbers of its pieces."""
    found = []
    for start, end in sorted(spans):
        inside = np.flatnonzero((window.starts >= 0) & (window.starts < end) & (window.ends > start))
        if len(inside):
            found.append(inside)
    return found
