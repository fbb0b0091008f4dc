"""Half-open character ranges into a text, and what can be asked of them."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of the text that it belongs to."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str, strip: str = " \t\r\n\u00a0") -> "Span":
        """The span without the given characters at its ends; never longer than before."""
        start, end = self.start, self.end
        while start < end and text[start] in strip:
            start += 1
        while end > start and text[end - 1] in strip:
            end -= 1
        return Span(start, end)


def covering(spans: Iterable[Span]) -> Span:
    """The shortest span that contains all the given ones. ValueError when there are none."""
    collected = list(spans)
    return Span(min(s.start for s in collected), max(s.end for s in collected))
