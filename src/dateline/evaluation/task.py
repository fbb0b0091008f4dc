"""What a task is: it predicts from the texts alone, and only then may look at the gold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dateline.domain.findings import Findings
from dateline.errors import EvaluationError, InputError
from dateline.evaluation.report import Report

Json = dict[str, Any]


class Read(Protocol):
    """Reads one text; `dateline.read` is one."""

    def __call__(
        self,
        text: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> Findings: ...


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to measure.

    `predict` takes the data's path and a reader and yields the predictions, one JSON line each, in the
    data's order; it never opens or uses gold. `score` compares such lines with the gold at the path.
    """

    name: str
    data: str  # what PATH must be, in a few words
    predict: Callable[[Path, Read], Iterator[Json]]
    score: Callable[[Path, Sequence[Json]], Report]


def findings_of(read: Read, text: str, name: str, **metadata: str | None) -> Findings | InputError:
    """The text's findings, or the error if the text cannot be read as an article.

    EvaluationError when the reader changed the text, because no span would then fit the gold.
    """
    try:
        findings = read(text, **metadata)
    except InputError as error:
        return error
    if findings.article.text != text:
        raise EvaluationError(f"{name}: the reader changed the text, so its spans cannot be compared with gold.")
    return findings


def unread(predictions: Sequence[Json]) -> tuple[str, ...]:
    """A note on the texts that could not be read, if there are any."""
    count = sum("error" in row for row in predictions)
    return (f"{count} texts could not be read; the predictions say why.",) if count else ()
