"""`times DIR`: time expressions and their values, on TimeML files.

Predictions: one line a document, `{"doc", "times": [{"span": [s, e], "type", "value", "mod"}]}`, offsets into
the text of the document's TEXT element.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.domain.annotation import TimeExpression
from dateline.domain.findings import Findings
from dateline.evaluation.report import Report, Table
from dateline.evaluation.task import Json, Read, Task, findings_of, unread
from dateline.evaluation.times import read_timeml, score_documents, timeml_files
from dateline.text.spans import Span


def predict(folder: Path, read: Read) -> Iterator[Json]:
    """The time expressions of each document, read as of its creation time."""
    for path in timeml_files(folder):
        document = read_timeml(path)
        findings = findings_of(read, document.text, path.name, published=document.created)
        if isinstance(findings, Findings):
            times = [
                {"span": list(time.span), "type": time.type, "value": time.value, "mod": time.mod}
                for time in findings.times
            ]
            yield {"doc": document.name, "times": times}
        else:
            yield {"doc": document.name, "times": [], "error": str(findings)}


def score(folder: Path, predictions: Sequence[Json]) -> Report:
    """Strict and relaxed spans, and values, by the rules of TempEval-3."""
    documents = [read_timeml(path) for path in timeml_files(folder)]
    by_name = {row["doc"]: row["times"] for row in predictions}
    found = {document.text: _expressions(by_name.get(document.name, [])) for document in documents}
    scores = score_documents(documents, lambda text, published: found[text])
    rows = tuple(
        (name, *(scores[name][key] for key in ("precision", "recall", "f1"))) for name in ("strict", "relaxed")
    )
    measures = {
        "strict": scores["strict"]["f1"],
        "relaxed": scores["relaxed"]["f1"],
        "value": scores["value_f1"],
    }
    summary = (
        f"\nvalue F1 {scores['value_f1']:.3f}   values right {scores['value_accuracy']:.3f}   "
        f"types right {scores['type_accuracy']:.3f}   of {scores['gold']} in {scores['documents']} documents"
    )
    table = Table(("spans", "P", "R", "F1"), rows)
    return Report("times", table, measures, scores, notes=(summary, *unread(predictions)))


def _expressions(rows: Sequence[Json]) -> list[TimeExpression]:
    return [TimeExpression(Span(*row["span"]), row["type"], row["value"], row["mod"], "") for row in rows]


TASK = Task("times", "a folder of TimeML files", predict, score)
