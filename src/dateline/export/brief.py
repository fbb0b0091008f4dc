"""The brief: what an analyst would write down from one article, before it is laid out for any medium.

A `Brief` is sections of lines, a line is pieces of text. A piece that repeats the article's words
carries their span and equals the text there to the letter; everything else is our own wording.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.domain.findings import Findings
from dateline.text.spans import Span

IN_SHORT = ("actors", "places")  # sections that a brief runs together in one paragraph
NOT_IN_BRIEF = ("times",)  # only the annotated page lists them

_BREAK = re.compile(r"[ \t]*[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words in one style.

    Styles: plain, name (an actor), label (a kind or status), faint (an aside), words (the article's
    words), verbatim (somebody's words, quoted in the article), cue (the reporting word), id (another
    finding's id, of use only where ids are shown).
    `marks` asks for quotation marks around a verbatim piece whose own stand outside the span.
    """

    text: str
    style: str = "plain"
    span: Span | None = None
    marks: bool = False

    @property
    def shown(self) -> str:
        return f"“{self.text}”" if self.marks else self.text


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: its id, what it says, further lines below it, and the numbers of its sentences, from 1."""

    id: str
    pieces: Pieces
    notes: tuple[Pieces, ...] = ()
    sentences: tuple[int, ...] = ()

    def all_pieces(self) -> Iterable[Piece]:
        yield from self.pieces
        for note in self.notes:
            yield from note


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is the section's key in the format: 'statements', 'meetings' …"""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How often a stage left something out for one reason, and where."""

    stage: str
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """`head` are pairs of label and value: publisher, date, dateline, credits."""

    title: str | None
    head: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...]
    sentences: tuple[str, ...]  # the text of every sentence, so that a pointer can be followed

    def lines(self) -> Iterable[Line]:
        for section in self.sections:
            yield from section.lines


class SentenceNumbers:
    """Which sentence, counted from 1, a span begins in."""

    def __init__(self, sentences: tuple[Span, ...]) -> None:
        self._starts = [s.start for s in sentences]

    def of(self, spans: Iterable[Span | None]) -> tuple[int, ...]:
        """The sentences' numbers in order, each once; empty when the sentences are not known."""
        found = {max(1, bisect_right(self._starts, s.start)) for s in spans if s is not None}
        return tuple(sorted(found)) if self._starts else ()


def pointer(numbers: tuple[int, ...]) -> str:
    """(1, 2, 3, 7) → '1–3, 7'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def omissions(findings: Findings) -> tuple[LeftOut, ...]:
    """What was left out, the commonest reason first."""
    groups: dict[tuple[str, str], list[Span]] = {}
    for omission in findings.left_out:
        groups.setdefault((omission.stage, omission.reason), []).append(omission.span)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    return tuple(LeftOut(stage, reason, tuple(spans)) for (stage, reason), spans in ordered)


def folded(text: str) -> str:
    """Words on one line: line breaks of a hard-wrapped text become spaces, nothing else is touched."""
    return _BREAK.sub(" ", text)
