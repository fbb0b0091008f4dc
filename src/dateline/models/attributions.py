"""Windows → attributions: which words report, and for each of them who speaks and what is said.

Two small heads stand on the encoder. One tags every piece (outside, or begin or inside of a source, cue or
content); its cues are taken. The other asks of every piece, for one cue at a time, whether it begins or goes on with
that cue's source or content: from the two pieces' vectors, their product and their distance (in the manner of the
deep biaffine scorer of Dozat and Manning 2017, arXiv:1611.01734). So the joining of the three is learned too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from dateline.models.encoder import Encoder, Vectors
from dateline.models.windows import Window, windows
from dateline.models.wordpieces import WordPieces
from dateline.text.spans import Span

TAGS = ("outside", "source", "source", "cue", "cue", "content", "content")  # begin, then inside
LINKS = ("outside", "source", "source", "content", "content")
FARTHEST = 16  # buckets of distance to each side
_CUE, _IN_CUE = 3, 4
Run = tuple[int, int]
SURE = 0.9  # a piece is content of the cue that it is likeliest content of, and of others as likely as this
LONGEST_GAP = 5  # pieces between two parts of a content that are one
LIKELY = 0.2  # mean probability of the pieces in such a gap


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words with the words that report them; `source` is None where nobody is named.

    `confidence` is the probability of the cue times the mean one of the content.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a piece counts; chosen on articles held back from training."""

    cue: float
    content: float
    source: float
    confidence: float  # of the attribution as a whole


@dataclass(frozen=True, slots=True)
class Heads:
    """The weights of the two heads, (inputs, outputs) each."""

    tag: Vectors
    tag_bias: Vectors
    cue: Vectors
    cue_bias: Vectors
    piece: Vectors
    piece_bias: Vectors
    distance: Vectors  # (2 · FARTHEST + 1, width of the pair)
    link: Vectors
    link_bias: Vectors

    @staticmethod
    def load(path: Path) -> "Heads":
        with np.load(path, allow_pickle=False) as table:
            return Heads(*(table[name].astype(np.float32) for name in Heads.__slots__))

    def tags(self, encoded: Vectors) -> Vectors:
        """Probabilities (pieces, len(TAGS))."""
        return _softmax(encoded @ self.tag + self.tag_bias)

    def links(self, encoded: Vectors, cues: Sequence[int]) -> Vectors:
        """Probabilities (cues, pieces, len(LINKS)) of every piece for each cue, given as the cue's first piece."""
        width = self.distance.shape[1]
        of_piece = encoded @ self.piece + self.piece_bias
        of_cue = encoded[cues] @ self.cue + self.cue_bias
        apart = np.arange(len(encoded))[None] - np.array(cues)[:, None]
        pairs = of_cue[:, None, :width] + of_piece[None, :, :width]
        pairs += self.distance[FARTHEST + _bucket(apart)]
        pairs += of_cue[:, None, width:] * of_piece[None, :, width:]
        np.maximum(pairs, 0, out=pairs)
        return _softmax(pairs @ self.link + self.link_bias)


def _bucket(apart: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances → -FARTHEST … FARTHEST, one by one near zero and ever wider apart."""
    size = np.minimum(np.rint(np.log2(np.abs(apart).astype(np.float32) + 1) * np.float32(2.2)), FARTHEST)
    buckets: NDArray[np.int64] = (np.sign(apart) * size).astype(np.int64)
    return buckets


def _softmax(scores: Vectors) -> Vectors:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Vectors = powers / powers.sum(-1, keepdims=True)
    return shares


@dataclass(frozen=True, slots=True)
class AttributionReader:
    """A set of weights, ready to read. `name` is its name in the manifest; weights that do not `lead` are weaker than
    the rules, and only add to what these find."""

    name: str
    pieces: WordPieces
    encoder: Encoder
    heads: Heads
    thresholds: Thresholds
    leads: bool = True
    threads: ThreadpoolController = field(default_factory=ThreadpoolController, repr=False, compare=False)

    def read(self, text: str) -> list[Attribution]:
        """The attributions of a text, in the order of their cues. Linear in its length."""
        with self.threads.limit(limits=1, user_api="blas"):  # the matrices are small
            return [found for window in windows(text, self.pieces) for found in self._in_window(window, text)]

    def _in_window(self, window: Window, text: str) -> Iterator[Attribution]:
        encoded = self.encoder(window)
        tags = self.heads.tags(encoded)
        cues = list(_cues(tags, self.thresholds.cue))
        if not cues:
            return
        links = self.heads.links(encoded, [first for first, _ in cues])
        in_source, in_content = links[..., 1] + links[..., 2], links[..., 3] + links[..., 4]
        wanted_most = (in_content == in_content.max(0)) | (in_content > SURE)  # speech inside speech is both's content
        in_any = wanted_most & (in_content > self.thresholds.content)
        for n, cue in enumerate(cues):
            begins = links[n, :, 3]
            closed = (in_source[n] > self.thresholds.source) | (begins >= 0.5)
            closed[cue[0] : cue[1]] = True
            parts = [part for part in _joined(_runs(in_any[n]), in_content[n], closed) if _has_word(window, part, text)]
            sure = float(tags[cue[0], _CUE] + tags[cue[0], _IN_CUE])
            found = _attribution(window, cue, parts, in_source[n], in_content[n], sure, self.thresholds, text)
            if found is not None and found.confidence >= self.thresholds.confidence:
                yield found


def _attribution(
    window: Window, cue: Run, parts: list[Run], in_source: Vectors, in_content: Vectors, sure: float,
    thresholds: Thresholds, text: str,
) -> Attribution | None:  # fmt: skip
    """What one cue reports, from the pieces that are its content; None when there are none."""
    words = _spans(window, cue, text)
    if not parts or not words:
        return None
    inside = np.concatenate([in_content[first:last] for first, last in parts])
    content = tuple(span for part in parts for span in _spans(window, part, text))
    source = _source(window, in_source, thresholds.source, text)
    return Attribution(words[0], source, content, round(sure * float(inside.mean()), 3))


def _cues(tags: Vectors, least: float) -> Iterator[Run]:
    """The runs of pieces that the first head takes for cues."""
    begins, inside = tags[:, _CUE], tags[:, _IN_CUE]
    either = begins + inside
    for first in np.flatnonzero(either >= least).tolist():
        if first and (begins[first] >= inside[first] or either[first - 1] < least):
            last = first + 1
            while last < len(tags) and inside[last] > max(0.5, begins[last]):
                last += 1
            yield first, last


def _runs(chosen: NDArray[np.bool_]) -> list[Run]:
    """The stretches of True, as half-open ranges."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], chosen.view(np.int8), [0])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _joined(runs: list[Run], likely: Vectors, closed: NDArray[np.bool_]) -> list[Run]:
    """The runs, over short gaps of pieces that might be content too, unless one of them is `closed`.

    A piece that begins a new part is closed: the first of the run behind the gap must not be one either.
    """
    joined: list[Run] = []
    for first, last in runs:
        before = joined[-1][1] if joined else -LONGEST_GAP - 1
        gap = first - before
        if (
            gap <= LONGEST_GAP
            and not closed[before : first + 1].any()
            and (gap < 2 or likely[before:first].mean() > LIKELY)
        ):
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def _source(window: Window, likely: Vectors, least: float, text: str) -> Span | None:
    """The likeliest stretch."""
    runs = _runs(likely > least)
    if not runs:
        return None
    best = max(runs, key=lambda run: float(likely[run[0] : run[1]].sum()))
    spans = _spans(window, best, text)
    return spans[0] if spans else None


def _spans(window: Window, run: Run, text: str) -> list[Span]:
    """The characters of a run of pieces, one span a paragraph, widened to whole words."""
    spans: list[Span] = []
    first = -1
    for k in range(run[0], run[1] + 1):
        if k < run[1] and window.starts[k] >= 0:
            first = k if first < 0 else first
        elif first >= 0:
            spans.append(_whole_words(int(window.starts[first]), int(window.ends[k - 1]), text))
            first = -1
    return spans


def _whole_words(start: int, end: int, text: str) -> Span:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _has_word(window: Window, run: Run, text: str) -> bool:
    return any(text[start].isalnum() for start in window.starts[run[0] : run[1]] if start >= 0)
