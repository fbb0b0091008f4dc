"""The encoder: windows of word pieces → one vector a piece, by ONNX Runtime on one core."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.models.windows import Window

Vectors = NDArray[np.float32]
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The vectors of the word pieces, which all sets of weights share, in eight bits each.

    `row` maps a piece's number to its row in `vectors`; rare pieces share the row of the unknown one.
    """

    row: NDArray[np.int32]
    vectors: NDArray[np.int8]  # (rows, width)
    scale: Vectors  # (rows, 1)

    @staticmethod
    def load(path: Path) -> "Vocabulary":
        with np.load(path, allow_pickle=False) as table:
            return Vocabulary(table["row"], table["vectors"], table["scale"])

    def of(self, ids: NDArray[np.int64]) -> Vectors:
        """(pieces, width)"""
        rows = self.row[ids]
        return self.vectors[rows] * self.scale[rows]


@dataclass(frozen=True, slots=True)
class Encoder:
    """Embeddings in NumPy, layers in ONNX Runtime. One window at a time: nothing is padded, nothing depends on what
    else is read, and one thread gives the same sums in every process."""

    vocabulary: Vocabulary
    marks: Vectors  # (MARKS, width)
    places: Vectors  # (LIMIT, width): where in its window a piece stands
    gain: Vectors  # of the normalisation of the sum of the three
    shift: Vectors
    layers: onnxruntime.InferenceSession

    def __call__(self, window: Window) -> Vectors:
        """(pieces, width)"""
        x = self.vocabulary.of(window.ids) + self.marks[window.marks] + self.places[: len(window)]
        x -= x.mean(1, keepdims=True)
        x /= np.sqrt((x * x).mean(1, keepdims=True) + _TINY)
        (encoded,) = self.layers.run(None, {"x": (x * self.gain + self.shift)[None]})
        vectors: Vectors = encoded[0]
        return vectors


def session(layers: bytes) -> onnxruntime.InferenceSession:
    """A session of ONNX Runtime on one thread: processes read side by side, and sums come in one order."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(layers, options, providers=["CPUExecutionProvider"])
