"""A sentence with marked parties → how likely each PLOVER type is, how real the event, and which words tell it.

Three layers of the encoder as it was pretrained read the sentence once; then, for each pair asked about, learned
vectors are added to the pieces of actor, recipient and trigger and three layers of our own read on (after the markers
of Soares et al. 2019, arXiv:1906.03158). Means over the pieces of each role decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from dateline.models.encoder import Encoder, Vectors
from dateline.models.windows import Window, windows
from dateline.models.wordpieces import WordPieces
from dateline.text.spans import Span

NONE = "none"
TYPES = (
    NONE, "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
AUXILIARIES = (None, "historical", "future", "hypothetical", "negation")
TOGETHER = 16  # questions about one sentence that are answered in one go


@dataclass(frozen=True, slots=True)
class Question:
    """Who does what to whom? Spans are characters of the text; each may be missing."""

    actors: tuple[Span, ...]
    recipients: tuple[Span, ...] = ()
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities of TYPES and AUXILIARIES, and the word that tells the event."""

    types: Vectors
    auxiliaries: Vectors
    word: Span | None

    @property
    def no_event(self) -> float:
        return float(self.types[0])

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest type that is one, and its probability."""
        number = int(self.types[1:].argmax()) + 1
        return TYPES[number], float(self.types[number])

    @property
    def auxiliary(self) -> str | None:
        return AUXILIARIES[int(self.auxiliaries.argmax())]

    def of(self, name: str) -> float:
        return float(self.types[TYPES.index(name)])


@dataclass(frozen=True, slots=True)
class TypeHeads:
    """What stands on the upper layers, (inputs, outputs) each; `roles` are the vectors of actor, recipient, trigger."""

    roles: Vectors
    hidden: Vectors
    hidden_bias: Vectors
    type: Vectors
    type_bias: Vectors
    auxiliary: Vectors
    auxiliary_bias: Vectors
    word: Vectors
    word_bias: Vectors

    @staticmethod
    def load(path: Path) -> "TypeHeads":
        with np.load(path, allow_pickle=False) as table:
            return TypeHeads(*(table[name].astype(np.float32) for name in TypeHeads.__slots__))


@dataclass(frozen=True, slots=True)
class EventTyper:
    """A set of weights, ready to answer. `name` is its name in the manifest."""

    name: str
    pieces: WordPieces
    trunk: Encoder
    upper: onnxruntime.InferenceSession
    heads: TypeHeads
    threads: ThreadpoolController = field(default_factory=ThreadpoolController, repr=False, compare=False)

    def judge(self, text: str, sentence: Span, questions: Sequence[Question]) -> list[Judgement]:
        """One judgement a question. What stands behind the longest window of a sentence is not read."""
        found = windows(text[sentence.start : sentence.end], self.pieces)
        if not questions or not found:
            return []
        window = found[0]
        with self.threads.limit(limits=1, user_api="blas"):  # the matrices are small
            read = self.trunk(window)
            groups = (questions[k : k + TOGETHER] for k in range(0, len(questions), TOGETHER))
            return [one for group in groups for one in self._answers(read, window, sentence, group)]

    def _answers(
        self, read: Vectors, window: Window, sentence: Span, questions: Sequence[Question]
    ) -> Iterable[Judgement]:
        heads = self.heads
        roles = np.stack([roles_of(window, sentence.start, question) for question in questions])
        (upper,) = self.upper.run(None, {"x": read[None] + roles.transpose(0, 2, 1) @ heads.roles})
        shares = roles / (roles.sum(2, keepdims=True) + np.float32(1e-6))
        pooled = np.concatenate([upper[:, 0], (shares @ upper).reshape(len(questions), -1)], axis=1)
        hidden = _gelu(pooled @ heads.hidden + heads.hidden_bias)
        types = _softmax(hidden @ heads.type + heads.type_bias)
        auxiliaries = _softmax(hidden @ heads.auxiliary + heads.auxiliary_bias)
        words = (upper @ heads.word + heads.word_bias)[..., 0]
        words[:, window.starts < 0] = -np.inf
        for row in range(len(questions)):
            yield Judgement(types[row], auxiliaries[row], _word(window, sentence.start, words[row]))


def roles_of(window: Window, start: int, question: Question) -> Vectors:
    """(3, pieces): 1 where a piece is of the actor, of the recipient, of the trigger."""
    trigger = (question.trigger,) if question.trigger is not None else ()
    marked = np.zeros((3, len(window)), np.float32)
    for row, spans in enumerate((question.actors, question.recipients, trigger)):
        for span in spans:
            first, last = span.start - start, span.end - start
            marked[row, (window.starts >= 0) & (window.starts < last) & (window.ends > first)] = 1
    return marked


def _word(window: Window, start: int, scores: NDArray[np.float32]) -> Span | None:
    best = int(scores.argmax())
    if window.starts[best] < 0:
        return None
    return Span(start + int(window.starts[best]), start + int(window.ends[best]))


def _softmax(scores: Vectors) -> Vectors:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Vectors = powers / powers.sum(-1, keepdims=True)
    return shares


_A, _B, _C = 0.254829592, -0.284496736, 1.421413741
_D, _E, _P = -1.453152027, 1.061405429, 0.3275911


def _gelu(x: Vectors) -> Vectors:
    """x · Φ(x), with Abramowitz and Stegun's approximation 7.1.26 of the error function (to 1.5e-7)."""
    z = np.abs(x) / np.sqrt(2)
    t = 1 / (1 + _P * z)
    tail = t * (_A + t * (_B + t * (_C + t * (_D + t * _E)))) * np.exp(-z * z)
    bent: Vectors = (x * 0.5 * (1 + np.sign(x) * (1 - tail))).astype(np.float32)
    return bent
