"""Overlapping and nested spans → flat segments, which is what HTML can hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a finding stands on. `part` as in `domain.lookup.Words`."""

    span: Span
    finding: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which the covering marks do not change; the shortest mark comes first."""

    span: Span
    marks: tuple[Mark, ...]


def segments(whole: Span, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The segments of a stretch of text, in order, without gaps; cut at `cuts` as well.

    Marks may overlap in any way; empty ones and what lies outside of `whole` is left out.
    """
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    bounds = {whole.start, whole.end, *(cut for cut in cuts if whole.start < cut < whole.end)}
    for mark in marks:
        start, end = max(mark.span.start, whole.start), min(mark.span.end, whole.end)
        if start < end:
            starts.setdefault(start, []).append(mark)
            ends.setdefault(end, []).append(mark)
            bounds.update((start, end))
    active: dict[Mark, None] = {}
    ordered = sorted(bounds)
    for start, end in pairwise(ordered):
        for mark in ends.get(start, ()):
            active.pop(mark, None)
        active.update(dict.fromkeys(starts.get(start, ())))
        covering = sorted(active, key=lambda m: m.span.end - m.span.start)
        yield Segment(Span(start, end), tuple(covering))
