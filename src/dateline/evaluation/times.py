"""Time expressions against TimeML files, by the rules of TempEval-3 (UzZaman et al. 2013).

A found expression matches a gold one strictly when their spans are equal, relaxed when they overlap, one
to one in the order of the text. The value score is relaxed F1 times the share of matched expressions
whose `value` is the same string. The creation time is given to the reader and not scored.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dateline.domain.annotation import TimeExpression
from dateline.errors import EvaluationError
from dateline.text.spans import Span

Find = Callable[[str, str | None], Sequence[TimeExpression]]  # (text, published) → expressions


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A TIMEX3 element of the text."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """One TimeML file: its text without tags, its creation time, its expressions in order."""

    name: str
    text: str
    created: str | None
    times: tuple[GoldTime, ...]


def read_timeml(path: Path) -> TimeDocument:
    """A TimeML file; offsets count the characters of its TEXT element. EvaluationError when it is none."""
    data = path.read_bytes()
    if b"<!ENTITY" in data:
        raise EvaluationError(f"{path} declares XML entities; such files are not read. Remove the declaration.")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise EvaluationError(f"{path} is not well-formed XML: {error}.") from error
    body = root.find("TEXT")
    if body is None:
        raise EvaluationError(f"{path} has no TEXT element, so it is no TimeML file.")
    created = root.find("DCT/TIMEX3")
    parts: list[str] = []
    times: list[GoldTime] = []
    _walk(body, 0, parts, times)
    value = created.get("value") if created is not None else None
    return TimeDocument(path.name, "".join(parts), value, tuple(sorted(times, key=lambda t: t.span)))


def _walk(element: ElementTree.Element, at: int, parts: list[str], times: list[GoldTime]) -> int:
    """Append an element's text and its expressions; the offset behind it."""
    start = at
    parts.append(element.text or "")
    at += len(parts[-1])
    for child in element:
        at = _walk(child, at, parts, times)
        parts.append(child.tail or "")
        at += len(parts[-1])
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME" and at > start:
        times.append(GoldTime(Span(start, at), element.get("type", ""), element.get("value", "")))
    return at


def timeml_files(directory: Path) -> list[Path]:
    """The *.tml files of a folder and its subfolders. EvaluationError when there is none."""
    found = sorted(p for p in directory.rglob("*.tml") if not p.name.startswith("."))
    if not found:
        raise EvaluationError(f"There are no TimeML files (*.tml) under {directory}.")
    return found


def pairs(gold: Sequence[GoldTime], found: Sequence[TimeExpression]) -> Iterator[tuple[int, int]]:
    """Indices of expressions that overlap, one to one: equal spans first, then from left to right."""
    by_span = {t.span: j for j, t in enumerate(found)}
    equal = {i: by_span[g.span] for i, g in enumerate(gold) if g.span in by_span}
    taken = set(equal.values())
    yield from equal.items()
    at = 0
    for i, expected in enumerate(gold):
        if i in equal:
            continue
        while at < len(found) and found[at].span.end <= expected.span.start:
            at += 1
        for j in range(at, len(found)):
            if found[j].span.start >= expected.span.end:
                break
            if j not in taken and found[j].span.overlaps(expected.span):
                taken.add(j)
                yield i, j
                break


def score_documents(documents: Sequence[TimeDocument], find: Find) -> dict[str, Any]:
    """Strict, relaxed and value scores over all documents together."""
    gold = found = strict = relaxed = value = type_ = 0
    for document in documents:
        times = sorted(find(document.text, document.created), key=lambda t: t.span)
        gold += len(document.times)
        found += len(times)
        for i, j in pairs(document.times, times):
            expected, got = document.times[i], times[j]
            relaxed += 1
            strict += expected.span == got.span
            value += expected.value == got.value
            type_ += expected.type == got.type
    accuracy = value / relaxed if relaxed else 0.0
    relaxed_scores = _scores(relaxed, gold, found)
    return {
        "documents": len(documents),
        "gold": gold,
        "found": found,
        "strict": _scores(strict, gold, found),
        "relaxed": relaxed_scores,
        "value_accuracy": accuracy,
        "type_accuracy": type_ / relaxed if relaxed else 0.0,
        "value_f1": relaxed_scores["f1"] * accuracy,
    }


def score_times(directory: Path, find: Find) -> dict[str, Any]:
    """Scores of `find(text, published)` on the TimeML files under a folder."""
    return score_documents([read_timeml(path) for path in timeml_files(directory)], find)


def _scores(right: int, gold: int, found: int) -> dict[str, float]:
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * right / (gold + found) if gold + found else 0.0,
    }
