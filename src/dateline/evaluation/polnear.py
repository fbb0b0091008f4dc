"""A PolNeAR compartment: `text/NAME.txt`, and for gold `attributions/NAME_ANNOTATOR.ann` in brat's standoff format."""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import EvaluationError
from dateline.evaluation.attribution_score import ROLES, Attribution
from dateline.evaluation.files import read_text
from dateline.text.spans import Span

_SPAN_LINE = re.compile(r"(T\d+)\t\S+ ([\d ;]+)\t")
_EVENT_LINE = re.compile(r"E\d+\t(.+)")
_ATTRIBUTIONS = ("Attribution", "Attribution-no-source")


def texts(compartment: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of each document, by name. EvaluationError when there is none."""
    paths = sorted((compartment / "text").glob("*.txt"))
    if not paths:
        raise EvaluationError(f"{compartment}: no texts here; expected text/NAME.txt.")
    for path in paths:
        yield path.stem, read_text(path)


def attributions(compartment: Path) -> dict[str, list[Attribution]]:
    """The gold of each annotated document. Of several annotators the first by name counts."""
    gold: dict[str, list[Attribution]] = {}
    for path in sorted((compartment / "attributions").glob("*.ann"), key=lambda path: path.stem.rsplit("_", 1)):
        document = path.stem.rsplit("_", 1)[0]
        if document not in gold:
            gold[document] = _read_annotations(path)
    return gold


def _read_annotations(path: Path) -> list[Attribution]:
    """The attributions of one file: their pieces joined by role, 'Content2' being one more piece of the content."""
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in read_text(path).split("\n"):
        if match := _SPAN_LINE.match(line):
            pieces = (piece.split() for piece in match[2].split(";"))
            spans[match[1]] = [Span(int(start), int(end)) for start, end in pieces]
        elif match := _EVENT_LINE.match(line):
            kind, *roles = match[1].split()
            if kind.split(":")[0] in _ATTRIBUTIONS:
                events.append(roles)
    try:
        found = [_attribution(roles, spans) for roles in events]
    except (KeyError, ValueError) as error:
        raise EvaluationError(f"{path}: an attribution names a span that is not there ({error}).") from error
    return [attribution for attribution in found if any((attribution.source, attribution.cue, attribution.content))]


def _attribution(roles: list[str], spans: dict[str, list[Span]]) -> Attribution:
    joined: dict[str, list[Span]] = {role: [] for role in ROLES}
    for part in roles:
        role, target = part.split(":")
        joined[role.rstrip("0123456789").lower()] += spans[target]
    return Attribution(*(tuple(joined[role]) for role in ROLES))
