"""The quotations of an article, and how deep inside them each token stands."""

from collections.abc import Iterator, Sequence

from dateline.domain.annotation import Quotation, Token
from dateline.text.quotation_marks import Quoted, quoted

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SCARE_WORDS = 3  # quoted words without a verb, up to this many, need not have been said by anybody
NAME_WORDS = 10  # titles of books, laws and operations: every longer word with a capital


def quotations(text: str, tokens: Sequence[Token]) -> tuple[tuple[Quotation, ...], tuple[int, ...]]:
    """The quotations in order of their start, and per token how many it stands in, marks included."""
    found: list[Quotation] = []
    first = 0
    for part in quoted(text):
        while first < len(tokens) and tokens[first].start < part.inner.start:
            first += 1
        scare = _is_scare(_words(tokens, first, part), text, part)
        found.append(Quotation(part.span, part.inner, part.depth, part.chain, part.closed, scare))
    return tuple(found), tuple(_depths(found, tokens))


def _depths(found: Sequence[Quotation], tokens: Sequence[Token]) -> Iterator[int]:
    open_until: list[int] = []
    following = 0
    for token in tokens:
        while following < len(found) and found[following].span.start <= token.start:
            _drop_ended(open_until, found[following].span.start)
            open_until.append(found[following].span.end)
            following += 1
        _drop_ended(open_until, token.start)
        yield len(open_until)


def _drop_ended(ends: list[int], position: int) -> None:
    while ends and ends[-1] <= position:
        ends.pop()


def _words(tokens: Sequence[Token], first: int, part: Quoted) -> list[Token]:
    """The first words inside; no more than it takes to tell a scare quote from a longer one."""
    inside: list[Token] = []
    for i in range(first, min(first + 2 * NAME_WORDS + 2, len(tokens))):
        if tokens[i].start >= part.inner.end:
            break
        if tokens[i].pos not in ("PUNCT", "SYM", "SPACE"):
            inside.append(tokens[i])
    return inside


def _is_scare(words: list[Token], text: str, part: Quoted) -> bool:
    if not words:
        return True
    if text[part.inner.end - 1] in "!?" or len(words) > NAME_WORDS:
        return False
    named = len(words) > 1 and all(not w.text[0].islower() or len(w.text) < 4 for w in words)
    return named or (len(words) <= SCARE_WORDS and not any(w.tag in FINITE for w in words))
