"""`pairs FILE`: the type of the event between a marked actor and recipient, on data in the layout of PLV.

Each line has `sentence`, `marked` (the sentence with <s>actor</s> and <t>recipient</t>), an `id` or
`sentence_id`, and for gold the PLOVER root `type`, where YIELD stands for CONCEDE and RETREAT.
Predictions: `{"id", "type"}`, one line for each of the data's, in their order.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.domain.findings import Findings
from dateline.errors import EvaluationError
from dateline.evaluation.files import read_jsonl
from dateline.evaluation.overlap import f1
from dateline.evaluation.reading import Reading
from dateline.evaluation.report import Report, Table, unscored
from dateline.evaluation.task import Json, Read, Task, findings_of, unread
from dateline.extract.events.between import between
from dateline.text.spans import Span

_TAG = re.compile(r"<(/?)([st])>")
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_NO_EVENT_FOUND = "YIELD"  # the commonest type where no event is found in the training part of PLV


def predict(path: Path, read: Read) -> Iterator[Json]:
    """The type of the event that ties each pair."""
    for number, row in enumerate(read_jsonl(path, ("sentence", "marked")), 1):
        ident = _ident(row, number)
        findings = findings_of(read, row["sentence"], f"{path}, line {number}")
        if isinstance(findings, Findings):
            yield {"id": ident, "type": _answer(read, findings, *_marked(row["marked"]))}
        else:
            yield {"id": ident, "type": _NO_EVENT_FOUND, "error": str(findings)}


def score(path: Path, predictions: Sequence[Json]) -> Report:
    """Accuracy and macro-F1 over the types that gold or prediction use."""
    rows = read_jsonl(path, ("sentence",))
    if not any("type" in row for row in rows):
        return unscored("pairs", len(predictions))
    if len(rows) != len(predictions):
        raise EvaluationError(f"{path}: {len(rows)} lines, but {len(predictions)} predictions.")
    gold = [_YIELD.get(row["type"], row["type"]) for row in rows]
    predicted = [row["type"] for row in predictions]
    classes, measures = _scored(gold, predicted)
    _, unseen = _scored(gold[1::2], predicted[1::2])
    measures |= {f"{name}, odd rows": value for name, value in unseen.items()}
    table = Table(("type", "gold", "P", "R", "F1"), tuple((name, *row.values()) for name, row in classes.items()))
    items = {
        f"{number}:{row['id']}": g == row["type"]
        for number, (g, row) in enumerate(zip(gold, predictions, strict=True), 1)
    }
    summary = f"\nmacro-F1 {measures['macro-F1']:.3f}   accuracy {measures['accuracy']:.3f}   of {len(gold)}"
    summary += f"\nodd rows alone: macro-F1 {unseen['macro-F1']:.3f}   accuracy {unseen['accuracy']:.3f}"
    summary += (
        "\nThe best weights learned from the even rows of PLV's training part: of theirs only the odd rows count."
    )
    return Report("pairs", table, measures, {**measures, "types": classes}, items, (summary, *unread(predictions)))


def _scored(gold: Sequence[str], predicted: Sequence[str]) -> tuple[dict[str, Json], dict[str, float]]:
    """The scores by type, and macro-F1 and accuracy over all."""
    right = Counter(g for g, p in zip(gold, predicted, strict=True) if g == p)
    in_gold, in_predicted = Counter(gold), Counter(predicted)
    classes: dict[str, Json] = {}
    for name in sorted({*in_gold, *in_predicted}):
        precision = right[name] / in_predicted[name] if in_predicted[name] else 0.0
        recall = right[name] / in_gold[name] if in_gold[name] else 0.0
        classes[name] = {"gold": in_gold[name], "p": precision, "r": recall, "f1": f1(precision, recall)}
    macro = sum(row["f1"] for row in classes.values()) / len(classes) if classes else 0.0
    return classes, {"macro-F1": macro, "accuracy": sum(right.values()) / len(gold) if gold else 0.0}


def _ident(row: Json, number: int) -> str | int:
    found = next((row[key] for key in ("id", "sentence_id") if row.get(key) is not None), number)
    return found if isinstance(found, int) else str(found)


def _marked(text: str) -> tuple[list[Span], list[Span]]:
    """The spans of the marked actor and recipient in the sentence without the marks."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    removed = 0
    for tag in _TAG.finditer(text):
        at = tag.start() - removed
        removed += len(tag[0])
        if not tag[1]:
            opened[tag[2]] = at
        elif tag[2] in opened:
            spans[tag[2]].append(Span(opened.pop(tag[2]), at))
    return spans["s"], spans["t"]


def _answer(read: Read, findings: Findings, source: Sequence[Span], target: Sequence[Span]) -> str:
    """The type of the event between the pair, in PLV's words."""
    typer = read.typer if isinstance(read, Reading) else None
    found = between(findings, source, target, typer)
    if found.type is None:
        return _NO_EVENT_FOUND
    weights: dict[str, float] = {}
    for name, weight in found.weights:
        root = _YIELD.get(name, name)
        weights[root] = weights.get(root, 0.0) + weight
    return max(weights, key=lambda name: weights[name])


TASK = Task("pairs", "a JSONL file with sentence, marked and type", predict, score)
