"""Paragraphs of a text by their character spans; lines of a hard-wrapped text are joined."""

import re
from itertools import pairwise

from dateline.text.spans import Span

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_INK = re.compile(r"\S")
WRAP_WIDTHS = range(50, 101)  # columns at which e-mail and wire software break lines
GOING_ON = 0.4  # of the broken lines go on in lower case; in a list of headlines few do
SHORT = 0.6  # of the width: a line so short that closes a sentence closes its paragraph
_CLOSED = tuple(".!?:”\"'’)")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, in order, without blank ones and without outer white space.

    A line is a paragraph unless the text is hard-wrapped; then paragraphs are parted by blank lines,
    by indentation and by a last line that is short.
    """
    lines = [Span(*m.span()).trimmed(text) for m in _LINE.finditer(text) if _INK.search(m.group())]
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    joined = lines[:1]
    for before, line in pairwise(lines):
        gap = text[before.end : line.start]
        short = before.end - before.start < SHORT * width and text[before.end - 1] in _CLOSED
        if _breaks(gap) > 1 or gap.endswith(("  ", "\t")) or short:
            joined.append(line)
        else:
            joined[-1] = Span(joined[-1].start, line.end)
    return joined


def _wrap_width(text: str, lines: list[Span]) -> int | None:
    """The length of the longest line where most lines break in mid-sentence near one width, else None."""
    if len(lines) < 6:
        return None
    broken = [
        (line.end - line.start, text[after.start].islower())
        for line, after in pairwise(lines)
        if text[line.end - 1] not in _CLOSED and _breaks(text[line.end : after.start]) == 1
    ]
    full = [goes_on for length, goes_on in broken if length in WRAP_WIDTHS]
    if len(full) <= 0.5 * len(lines) or sum(full) < GOING_ON * len(full):
        return None
    return max(length for length, _ in broken)


def _breaks(gap: str) -> int:
    """How many line breaks stand between two lines, however the system writes them."""
    return max(gap.count("\n"), gap.count("\r"), gap.count("\u2028"), 2 * gap.count("\u2029"), 2 * gap.count("\f"))
