"""Where sentences begin and end once quotations are taken whole, and which quotation a token stands in.

A parser ends a sentence at every full stop inside a quotation; for the question who said it, the
quotation and the words that frame it are one unit: '“Is it? I hope so,” he said.'
"""

from bisect import bisect_right
from dataclasses import dataclass

from dateline.domain.annotation import AnnotatedArticle, Quotation, Sentence, Token

COMMAS = frozenset((",", "--", "–", "—"))
LONGEST = 600  # tokens after which a new sentence begins a new unit, whatever the quotation marks say
Range = tuple[int, int]  # first and last token number, both included


@dataclass(frozen=True, slots=True)
class Layout:
    """Units and outermost quotations of an article, by token number."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]  # first token of each unit
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]  # paragraph of each unit
    quotes: tuple[Quotation, ...]  # outermost ones
    ranges: tuple[Range, ...]  # their tokens, marks included
    quote_at: tuple[int, ...]  # per token the number of its outermost quotation, or -1

    @staticmethod
    def of(doc: AnnotatedArticle) -> "Layout":
        quotes: list[Quotation] = []
        ranges: list[Range] = []
        quote_at = [-1] * len(doc.tokens)
        for quote in doc.quotations:
            inside = doc.tokens_in(quote.span) if quote.depth == 0 else ()
            if inside:
                for token in inside:
                    quote_at[token.i] = len(quotes)
                quotes.append(quote)
                ranges.append((inside[0].i, inside[-1].i))
        starts, paragraphs = _unit_starts(doc, quote_at, ranges)
        ends = [*(s - 1 for s in starts[1:]), len(doc.tokens) - 1]
        return Layout(
            doc.tokens, tuple(starts), tuple(ends), tuple(paragraphs), tuple(quotes), tuple(ranges), tuple(quote_at)
        )

    def unit(self, i: int) -> int:
        """The number of the unit that a token stands in."""
        return bisect_right(self.starts, i) - 1

    def bounds(self, i: int) -> Range:
        """First and last token of the unit around a token."""
        unit = self.unit(i)
        return self.starts[unit], self.ends[unit]

    def paragraph(self, i: int) -> int:
        return self.paragraphs[self.unit(i)]

    def quote(self, i: int) -> int:
        """The number of the outermost quotation around a token; -1 outside the text and in the article's own words."""
        return self.quote_at[i] if 0 <= i < len(self.quote_at) else -1

    def breaks(self, i: int) -> bool:
        """Whether a token is a comma or a dash between clauses, not a hyphen inside a word."""
        mark = self.lower(i)
        if mark == "-":
            return self._spaced(i)
        return mark in COMMAS and self.quote_at[i] < 0

    def _spaced(self, i: int) -> bool:
        tokens = self.tokens
        return 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start

    def lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""


def _unit_starts(doc: AnnotatedArticle, quote_at: list[int], ranges: list[Range]) -> tuple[list[int], list[int]]:
    """First token and paragraph of each unit: sentence starts that stand in no quotation, and not right
    behind one when what follows goes on in small letters."""
    starts: list[int] = []
    paragraphs: list[int] = []
    for sentence in doc.sentences:
        first: int | None = sentence.first
        if starts and sentence.paragraph == paragraphs[-1] and sentence.first - starts[-1] < LONGEST:
            first = _start_in_paragraph(doc, sentence, quote_at, ranges)
        if first is not None and (not starts or first > starts[-1]):
            starts.append(first)
            paragraphs.append(sentence.paragraph)
    return starts, paragraphs


def _start_in_paragraph(
    doc: AnnotatedArticle, sentence: Sentence, quote_at: list[int], ranges: list[Range]
) -> int | None:
    """Where the unit of a sentence begins that others precede in its paragraph; None when it goes on with theirs."""
    first = sentence.first
    q = quote_at[first]
    if q >= 0 and ranges[q][0] == first - 1:  # the opening mark was left at the end of the sentence before
        return first - 1
    while first <= sentence.last and quote_at[first] >= 0 and quote_at[first] == quote_at[first - 1]:
        first += 1
    if first > sentence.last:
        return None
    if first > sentence.first and quote_at[first] < 0 and not _closes_sentence(doc, first - 1):
        return None  # the quotation ended in the middle of its framing sentence
    goes_on = doc.tokens[first].text[0].islower() or doc.tokens[first].text in (",", ".", ";")
    return None if goes_on and first > 0 and quote_at[first - 1] >= 0 else first


def _closes_sentence(doc: AnnotatedArticle, closing: int) -> bool:
    """Whether the quotation that ends with this token ends a sentence: '.”' or '”.'"""
    inner = doc.tokens[closing - 1].text if closing else ""
    return inner[-1:] in (".", "!", "?", "…")
