"""`attribution DIR`: who is said to have said what, on a PolNeAR compartment.

Predictions: one line an attribution, `{"doc", "source": [[s, e], …], "cue": […], "content": […]}`, offsets
into the document's text; source and cue may be empty.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.domain.findings import Findings, Statement
from dateline.errors import EvaluationError
from dateline.evaluation import polnear
from dateline.evaluation.attribution_score import ROLES, Attribution, Counts
from dateline.evaluation.report import Report, Table, unscored
from dateline.evaluation.task import Json, Read, Task, findings_of, unread
from dateline.text.spans import Span

_OPENING = re.compile(r"(?:[\"“„]|\'\'|``)\Z")
_CLOSING = re.compile(r"[,.;!?]{0,3}(?:[\"”]|\'\')")
_JOINING = re.compile(r"\b(?:that|whether)\s{1,2}\Z", re.IGNORECASE)
LONGEST_JOINING = 10  # characters, 'whether' with a blank at either end


def predict(compartment: Path, read: Read) -> Iterator[Json]:
    """The statements of each document."""
    for name, text in polnear.texts(compartment):
        findings = findings_of(read, text, name)
        if not isinstance(findings, Findings):
            yield {"doc": name, "source": [], "cue": [], "content": [], "error": str(findings)}
            continue
        for statement in findings.statements:
            yield {
                "doc": name,
                "source": _pairs([statement.speaker_span]),
                "cue": _pairs(_cue(statement)),
                "content": _pairs(_content(statement, text)),
            }


def score(compartment: Path, predictions: Sequence[Json]) -> Report:
    gold = polnear.attributions(compartment)
    if not gold:
        return unscored("attribution", len(predictions))
    documents = dict(polnear.texts(compartment))
    predicted: dict[str, list[Attribution]] = defaultdict(list)
    for number, row in enumerate(predictions, 1):
        name = row.get("doc", "")
        if name not in documents:
            raise EvaluationError(f"prediction {number}: no such document: {name}")
        predicted[name].append(_attribution(row, number, len(documents[name])))
    counts = Counts()
    for name, attributions in gold.items():
        counts.add(documents[name], attributions, predicted[name])
    return _report(counts.scores(), unread(predictions))


def _report(scores: dict[str, Any], notes: tuple[str, ...]) -> Report:
    rows = tuple(
        (name, row["p"], row["r"], row["f1"]) for name, row in scores.items() if isinstance(row, dict) and "f1" in row
    )
    sources = "   ".join(
        f"source {kind}: any {row['any']:.3f}, exact {row['exact']:.3f} of {row['n']}"
        for kind in ("all", "direct", "indirect")
        for row in [scores[f"source {kind}"]]
    )
    measures = {
        "alpha": scores["alpha"],
        "overlap": scores["overlap all"]["f1"],
        "content+source": scores["content+source all"]["f1"],
        "direct": scores["overlap direct"]["f1"],
        "source any": scores["source all"]["any"],
    }
    summary = f"\n{scores['docs']} documents   token alpha {scores['alpha']:.3f}\n{sources}"
    return Report("attribution", Table(("contents", "P", "R", "F1"), rows), measures, scores, notes=(summary, *notes))


def _cue(statement: Statement) -> Sequence[Span]:
    """The cue as PolNeAR has it, with the auxiliaries and particles that fired with it."""
    if statement.cue_span is None:
        return ()
    return (statement.why.words if statement.why else ()) or (statement.cue_span,)


def _content(statement: Statement, text: str) -> Iterator[Span]:
    """The content as PolNeAR has it, with its quotation marks, the stop before them, and the 'that' that joins it."""
    for number, (start, end) in enumerate(statement.content_spans):
        opening, closing = _OPENING.search(text, max(0, start - 2), start), _CLOSING.match(text, end)
        joining = _JOINING.search(text, max(0, start - LONGEST_JOINING), start) if number == 0 else None
        if opening and closing:
            yield Span(opening.start(), closing.end())
        else:
            yield Span(joining.start() if joining else start, end)


def _pairs(spans: Iterable[Span | None]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span]


def _attribution(row: Json, number: int, length: int) -> Attribution:
    """One line of predictions. EvaluationError names the line and a span that is not inside the text."""
    parts = []
    for role in ROLES:
        spans = tuple(Span(*pair) for pair in row.get(role) or [])
        for start, end in spans:
            if not 0 <= start < end <= length:
                raise EvaluationError(f"prediction {number}: bad span {start}-{end}")
        parts.append(spans)
    return Attribution(*parts)


TASK = Task("attribution", "a PolNeAR compartment (text/, attributions/)", predict, score)
