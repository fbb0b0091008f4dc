"""Paragraphs of a text by their character spans; lines of a hard-wrapped text are joined."""

import re
from itertools import pairwise

from dateline.text.spans import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BLANK = re.compile(r"\S")
WRAP_WIDTHS = range(50, 101)  # columns at which e-mail and wire software break lines
_CLOSED = tuple('.!?:”"\'’)')


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, in order, without blank ones and without outer white space.

    A line is a paragraph unless the text is hard-wrapped; then blank lines part paragraphs.
    """
    lines = [Span(*m.span()).trimmed(text) for m in _LINE.finditer(text) if _BLANK.search(m.group())]
    if not _is_hard_wrapped(text, lines):
        return lines
    joined: list[Span] = []
    for line in lines:
        if joined and "\n" not in text[joined[-1].end : line.start].replace("\n", "", 1):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most lines break in mid-sentence near one width."""
    if len(lines) < 6:
        return False
    broken = [
        line
        for line, after in pairwise(lines)
        if text[line.end - 1] not in _CLOSED and text[line.end : after.start].count("\n") == 1
    ]
    full = sum(line.end - line.start in WRAP_WIDTHS for line in broken)
    return full > 0.5 * len(lines)
