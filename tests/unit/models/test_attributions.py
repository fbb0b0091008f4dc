"""Probabilities of pieces → attributions, with an encoder whose vectors are the scores that a test asks for."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dateline.models.attributions import (
    FARTHEST,
    LINKS,
    TAGS,
    Attribution,
    AttributionReader,
    Heads,
    Thresholds,
    _bucket,
    _cues,
    _joined,
    _runs,
)
from dateline.models.windows import Window
from dateline.models.wordpieces import WordPieces

PIECES = WordPieces({"[UNK]": 0})
THRESHOLDS = Thresholds(cue=0.3, content=0.5, source=0.5, confidence=0.3)
SURE = 20.0
LABELS = {".": (0, 0), "S": (1, 1), "s": (2, 2), "C": (3, 0), "c": (4, 0), "T": (5, 3), "t": (6, 4)}
HEADS = Heads(
    tag=np.eye(12, 7, dtype=np.float32), tag_bias=np.zeros(7, np.float32),
    cue=np.zeros((12, 10), np.float32), cue_bias=np.zeros(10, np.float32),
    piece=np.eye(12, 10, -7, dtype=np.float32), piece_bias=np.zeros(10, np.float32),
    distance=np.zeros((2 * FARTHEST + 1, 5), np.float32),
    link=np.eye(5, dtype=np.float32), link_bias=np.zeros(5, np.float32),
)  # fmt: skip


def reader(labels: str) -> AttributionReader:
    """A reader to whom every piece of its one window is what the string says: S source, C cue, T content, small
    letters inside, a full stop outside. Special pieces stand in the string too."""

    def encode(window: Window) -> Any:
        assert len(window) == len(labels)
        vectors = np.zeros((len(labels), len(TAGS) + len(LINKS)), np.float32)
        for row, label in zip(vectors, labels, strict=True):
            tag, link = LABELS[label]
            row[tag] = row[len(TAGS) + link] = SURE
        return vectors

    return AttributionReader("test", PIECES, encode, HEADS, THRESHOLDS)  # type: ignore[arg-type]


def read(text: str, labels: str) -> list[tuple[str, str | None, list[str]]]:
    found: Sequence[Attribution] = reader(labels).read(text)
    return [
        (a.cue.quote(text), a.source and a.source.quote(text), [span.quote(text) for span in a.content]) for a in found
    ]


def test_source_cue_and_content_are_put_together() -> None:
    assert read("Ann Lee said prices rose", ".SsCTt.") == [("said", "Ann Lee", ["prices rose"])]


def test_content_that_its_cue_interrupts_has_two_parts() -> None:
    assert read("Prices, Lee said, rose", ".T.SC.t.") == [("said", "Lee", ["Prices", "rose"])]


def test_a_short_gap_that_may_be_content_too_is_closed() -> None:
    likely = np.array([0.9, 0.4, 0.4, 0.9], np.float32)
    open_ = np.zeros(4, np.bool_)
    assert _joined([(0, 1), (3, 4)], likely, open_) == [(0, 4)]
    assert _joined([(0, 1), (3, 4)], likely * 0.2, open_) == [(0, 1), (3, 4)]
    closed = np.array([False, True, False, False])
    assert _joined([(0, 1), (3, 4)], likely, closed) == [(0, 1), (3, 4)]


def test_nobody_may_be_named() -> None:
    assert read("It was said prices rose", "...CTt.") == [("said", None, ["prices rose"])]


def test_a_cue_without_content_reports_nothing() -> None:
    assert read("Lee said so", ".SC..") == []


def test_content_of_marks_alone_is_none() -> None:
    assert read("Lee said …", ".SCT.") == []


def test_content_over_two_paragraphs_has_a_span_in_each() -> None:
    assert read("Lee said prices\nrose", ".SCT.t.") == [("said", "Lee", ["prices", "rose"])]


def test_runs_are_half_open_ranges() -> None:
    assert _runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
    assert _runs(np.zeros(3, np.bool_)) == []


def test_a_cue_of_several_pieces_is_one() -> None:
    tags = np.zeros((5, len(TAGS)), np.float32)
    tags[1, 3], tags[2, 4], tags[4, 3] = 0.9, 0.9, 0.4
    assert list(_cues(tags, 0.3)) == [(1, 3), (4, 5)]


@pytest.mark.parametrize(
    ("apart", "bucket"), [(0, 0), (1, 2), (-1, -2), (3, 4), (7, 7), (-31, -11), (190, 16), (-190, -16)]
)
def test_distances_fall_into_buckets_that_widen(apart: int, bucket: int) -> None:
    # round(2.2 · log2(|apart| + 1)), signed, at most 16
    assert _bucket(np.array([apart])).tolist() == [bucket]


def test_words_are_read_whole() -> None:
    pieces = WordPieces({"[UNK]": 0, "price": 1, "##s": 2})
    one = AttributionReader("test", pieces, reader(".SCT..").encoder, HEADS, THRESHOLDS)
    text = "Lee said prices"
    assert [span.quote(text) for span in one.read(text)[0].content] == ["prices"]
