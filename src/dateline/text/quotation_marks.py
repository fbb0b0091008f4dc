"""Which stretches of a text stand in quotation marks.

Nested ones, several paragraphs, lost marks and apostrophes included. One pass over the marks with a
stack of the open ones; whether a mark can open or close is seen from its neighbours. A quotation over
several paragraphs has an opening mark at each of them and a closing one only at the last (Chicago
Manual of Style, 13.32).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.text.paragraphs import paragraphs
from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch. `span` has the marks, `inner` has not; `chain` is shared by its paragraphs."""

    span: Span
    inner: Span
    depth: int
    chain: int
    closed: bool


_MARK = re.compile(r"``|''|‘‘|’’|[“”„‟«»‹›‘’‚‛\"'`＂]")
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''", "‘‘", "’’"), "double"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`"), "single"),
    **dict.fromkeys(("«", "»"), "guillemet"),
    **dict.fromkeys(("‹", "›"), "small guillemet"),
}
_OPENERS = frozenset(("“", "„", "``", "‘‘", "«", "‹", "‘", "‚", "‛", "`"))
_CLOSERS = frozenset(("”", "’’", "»", "›"))  # ’ is an apostrophe as often as a closing mark
_BEFORE_OPENING = frozenset("([{-–—/:=")
_BEHIND_CLOSING = frozenset(".,;:!?)]}-–—/…")
_ELIDED = re.compile(r"\d\ds?\b|(?:tis|twas|em|til|cause|n|round|bout)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[A-Z“\"‘'(])")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with what its neighbours allow it to do."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    strong: bool  # a closing mark that is certainly no possessive: punctuation stands beside it


@dataclass(slots=True)
class _Open:
    mark: _Mark
    chain: int
    first_inside: int | None = None  # where the first mark of the same family opened inside it


def quoted(text: str) -> tuple[Quoted, ...]:
    """Every quoted stretch in order of its start, outer before inner. Linear in the text's length."""
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.found: list[tuple[Span, Span, int, bool]] = []
        self.chains = 0

    def run(self) -> tuple[Quoted, ...]:
        blocks = paragraphs(self.text)
        marks = [self._marks(block) for block in blocks]
        for i, block in enumerate(blocks):
            follower = marks[i + 1][0] if i + 1 < len(blocks) and marks[i + 1] else None
            continues = follower is not None and follower.start == blocks[i + 1].start and follower.opens
            self._paragraph(block, marks[i], follower.family if continues and follower else None)
        return _with_depth(self.found)

    # --- marks -----------------------------------------------------------------------------------

    def _marks(self, block: Span) -> list[_Mark]:
        made = [self._mark(m, block) for m in _MARK.finditer(self.text, block.start, block.end)]
        return [mark for mark in made if mark is not None]

    def _mark(self, match: re.Match[str], block: Span) -> _Mark | None:
        """The mark with its abilities; None for apostrophes inside words and for elisions."""
        start, end = match.span()
        glyph, family = match.group(), _FAMILY[match.group()]
        before = self.text[start - 1] if start > block.start else " "
        behind = self.text[end] if end < block.end else " "
        if family == "single":
            if before.isalnum() and behind.isalnum():
                return None
            if not before.isalnum() and _ELIDED.match(self.text, end):
                return None
        free_before = before.isspace() or before in _BEFORE_OPENING or before in _FAMILY
        free_behind = behind.isspace() or behind in _BEHIND_CLOSING or behind in _FAMILY
        opens = free_before and not behind.isspace()
        closes = free_behind and not before.isspace()
        if opens == closes:  # '" word "' of tokenised text, or a mark with words on both sides
            lonely = before.isspace() and behind.isspace()
            opens = closes = (lonely or opens) and family != "single"
        if glyph in _OPENERS and not (closes and not opens and family == "double"):
            opens, closes = True, False
        elif glyph in _CLOSERS and not (opens and not closes):
            opens, closes = False, True
        if family == "double" and before.isdigit() and glyph == '"' and opens:
            opens = False  # 12" is a measure
        strong = closes and (not before.isalnum() or not behind.isspace() or end == block.end)
        return _Mark(start, end, family, opens, closes, strong)

    # --- paragraphs ------------------------------------------------------------------------------

    def _paragraph(self, block: Span, marks: list[_Mark], continued_by: str | None) -> None:
        """Handle one paragraph's marks; `continued_by` is the family of the next paragraph's opening mark."""
        chain = self.stack[0].chain if self.stack else None  # left open for this paragraph to continue
        self.stack.clear()
        possessive, closable = _single_marks(marks)
        for i, mark in enumerate(marks):
            current = self._innermost(mark.family)
            if current is not None and mark.closes:
                if not possessive[i]:
                    self._close(current, mark)
                continue
            if not mark.opens:
                continue
            if mark.family == "single" and not closable[i] and continued_by != "single":
                continue
            if current is not None and self.stack[current].first_inside is None:
                self.stack[current].first_inside = mark.start
            self.stack.append(_Open(mark, chain if i == 0 and chain is not None else self._new_chain()))
        self._end_of_paragraph(block, continued_by)

    def _innermost(self, family: str) -> int | None:
        """Where on the stack the last open mark of a family is; only the last few are looked at."""
        for i in range(len(self.stack) - 1, max(len(self.stack) - 9, -1), -1):
            if self.stack[i].mark.family == family:
                return i
        return None

    def _close(self, index: int, mark: _Mark) -> None:
        opened = self.stack[index]
        del self.stack[index:]  # what was opened inside and never closed were apostrophes
        self._add(opened, Span(opened.mark.start, mark.end), Span(opened.mark.end, mark.start), True)

    def _end_of_paragraph(self, block: Span, continued_by: str | None) -> None:
        outer = self.stack[0] if self.stack else None
        if outer is not None and outer.mark.family == continued_by:
            inner = Span(outer.mark.end, self._inner_end(outer, block))
            self._add(outer, Span(outer.mark.start, block.end), inner, False)
            del self.stack[1:]
            return
        for opened in self.stack:
            if opened.mark.family != "single":
                end = self._lost_end(opened, block)
                self._add(opened, Span(opened.mark.start, end), Span(opened.mark.end, end), False)
        self.stack.clear()

    def _inner_end(self, outer: _Open, block: Span) -> int:
        """A closing mark at the paragraph's end that closed a quotation inside counts for the outer one too."""
        span = self.found[-1][0] if self.found else Span(0, 0)
        inside = span.start > outer.mark.start and span.end == block.end
        return self.found[-1][1].end if inside and outer.first_inside == span.start else block.end

    def _lost_end(self, opened: _Open, block: Span) -> int:
        """Where a quotation ends whose closing mark is lost: before the next opening mark, else with the
        paragraph when it begins a sentence, else with its sentence."""
        if opened.first_inside is not None:
            return Span(opened.mark.end, opened.first_inside).trimmed(self.text).end
        before = self.text[max(block.start, opened.mark.start - 3) : opened.mark.start].rstrip()[-1:]
        if before and before not in ".!?:,":
            end = _SENTENCE_END.search(self.text, opened.mark.end, block.end)
            if end:
                return end.start() + 1
        return block.end

    def _add(self, opened: _Open, span: Span, inner: Span, closed: bool) -> None:
        self.found.append((span, inner.trimmed(self.text), opened.chain, closed))

    def _new_chain(self) -> int:
        self.chains += 1
        return self.chains - 1


def _single_marks(marks: list[_Mark]) -> tuple[list[bool], list[bool]]:
    """Per mark: whether a closing single mark is rather a possessive ('the players' union …'), since a
    certain closing one follows before the next opening; and whether anything behind it can close it."""
    possessive, closable = [False] * len(marks), [False] * len(marks)
    strong_ahead = any_ahead = False
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        if mark.family != "single":
            continue
        possessive[i] = mark.closes and not mark.strong and strong_ahead
        closable[i] = any_ahead
        if mark.closes:
            strong_ahead = strong_ahead or mark.strong
            any_ahead = True
        elif mark.opens:
            strong_ahead = False
    return possessive, closable


def _with_depth(found: list[tuple[Span, Span, int, bool]]) -> tuple[Quoted, ...]:
    rows = sorted(found, key=lambda row: (row[0].start, -row[0].end))
    return tuple(_nested(_without_crossings(rows)))


def _without_crossings(rows: list[tuple[Span, Span, int, bool]]) -> list[tuple[Span, Span, int, bool]]:
    """Two quotations that cross are never both closed; the one whose end was guessed goes."""
    around: list[int] = []
    dropped: set[int] = set()
    for i, (span, _, _, closed) in enumerate(rows):
        while around and rows[around[-1]][0].end <= span.start:
            around.pop()
        while closed and around and rows[around[-1]][0].end < span.end:
            dropped.add(around.pop())
        if around and rows[around[-1]][0].end < span.end:
            dropped.add(i)
        else:
            around.append(i)
    return [row for i, row in enumerate(rows) if i not in dropped]


def _nested(rows: list[tuple[Span, Span, int, bool]]) -> Iterator[Quoted]:
    around: list[int] = []  # ends of the quotations that are open here
    numbers: dict[int, int] = {}
    for span, inner, chain, closed in rows:
        while around and around[-1] <= span.start:
            around.pop()
        yield Quoted(span, inner, len(around), numbers.setdefault(chain, len(numbers)), closed)
        around.append(span.end)
