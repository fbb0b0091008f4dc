"""The model's arithmetic, done faster with the same outcome; what each change gains stands in docs/decisions/0002."""

from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps
from thinc.types import Ragged

# Odd numbers, one for each feature of a word: words with the same features get the same sum.
_WEIGHTS = np.random.default_rng(0).integers(1, 2**63, 32, dtype=np.uint64) | np.uint64(1)
# The layers of spaCy's MultiHashEmbed: the two in the middle compute each row for itself.
_EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")


class _FastOps(NumpyOps):  # type: ignore[misc]
    """Matrix products through NumPy's BLAS and maxima by whole columns, which outrun thinc's own."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        if out is None:
            return left @ right
        np.matmul(left, right, out=out)
        return out

    def maxout(self, X: Any) -> Any:  # noqa: N803 (thinc's name)
        """The largest of the last axis. Which one it was only matters in training: None."""
        best = np.maximum(X[..., 0], X[..., -1])
        for piece in range(1, X.shape[-1] - 1):
            np.maximum(best, X[..., piece], out=best)
        return best, None


def speed_up(nlp: Language) -> None:
    """Let every model of the pipeline compute with `_FastOps`, and embed each different word once a batch."""
    ops = _FastOps()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in list(model.walk()):
                _embed_once(node)
            for node in model.walk():
                node.ops = ops


def _embed_once(node: Any) -> None:
    names = tuple(layer.name.partition("(")[0] for layer in node.layers)
    if names[:5] == _EMBEDDING:
        node._layers[2:4] = [Model("each_row_once", _each_row_once, layers=node._layers[2:4])]


def _each_row_once(model: Any, rows: Any, is_train: bool) -> tuple[Any, None]:
    """The model's layers over the different rows; their outcome for every row."""
    features = rows.dataXd
    _, first, back = np.unique(features @ _WEIGHTS[: features.shape[1]], return_index=True, return_inverse=True)
    outcome: Any = Ragged(features[first], rows.lengths)
    for layer in model.layers:
        outcome = layer.predict(outcome)
    return Ragged(outcome.dataXd[back], rows.lengths), None
