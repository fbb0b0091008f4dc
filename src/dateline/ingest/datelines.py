"""The line an article opens with: place, day and agency, in the forms that agencies and papers use."""

import re
from collections.abc import Container
from dataclasses import dataclass

from dateline.domain.article import DatelineLine
from dateline.ingest.dates import DAY, day_value
from dateline.ingest.names import ALIAS, CREDITS, alternatives, canonical
from dateline.text.spans import Span

_NOT_PLACES = frozenset(CREDITS["dateline"]["not_places"])
_SMALL = frozenset(CREDITS["dateline"]["small_words"])
_ENDINGS = re.compile(rf"\b(?:{alternatives(CREDITS['unknown']['endings'])})$")

_REACH = 1_500  # characters at the head of a text in which the dateline is looked for
_LINES = 8  # and lines: title, byline, caption may stand before it
_WIDTH = 160  # characters of a line that are looked at
_WORDS = 4  # words in the name of a place

_DASH = r"(?:—|–|―|-{1,3}|_)"
# What closes the part with place and day: an agency in brackets, an agency after a comma, a dash, a colon.
_CLOSE = re.compile(
    rf"""\s*[.,]?\s*\((?P<round>[^()\n]{{2,50}})\)
    |\s*[.,]?\s*\[(?P<square>[^\[\]\n]{{2,50}})\]
    |[.,]?\s+/(?P<slashes>[^/\n]{{2,40}})/
    |[.,]\s+(?P<bare>{ALIAS})(?=\s*(?:[.:]|\s{_DASH}\s))
    |\s*(?=—|–|―|--)|\s+(?=[-_]\s)
    |(?=[.:]\s)""",
    re.VERBOSE,
)
_TAIL = re.compile(rf"\s?[.:]?\s?{_DASH}(?=\s|[\"“‘'A-Z]|$)|[.:](?=\s|$)")
_WORD = re.compile(r"[^\W\d_][\w.'’`-]*")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class _Head:
    """A first guess at a dateline: the place's words, and what was found behind them."""

    place: str | None
    region: str | None
    date: str | None
    agency: str | None  # as written


def find_dateline(text: str, places: Container[str] | None = None) -> DatelineLine | None:
    """The dateline at the head of a text, or behind its title, byline or caption.

    `places` holds names of places in lower case. With it, forms that other openings share
    ('Paris – …', 'KARACHI: …') are settled; without it only unmistakable ones are taken. The date
    is a TIMEX3 value; a day without a year stays XXXX-06-16.
    """
    lines = 0
    for match in _LINE.finditer(text[:_REACH]):
        if not match.group().strip():
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if found := _read(text, start, places):
            return found
        lines += 1
        if lines == _LINES:
            break
    return None


def _read(text: str, start: int, places: Container[str] | None) -> DatelineLine | None:
    newline = _LINE.match(text, start, start + _WIDTH)
    window = newline.group() if newline else ""
    for close in _CLOSE.finditer(window):
        agency = close["round"] or close["square"] or close["slashes"] or close["bare"]
        head = _head(window[: close.start()], agency.strip() if agency else None)
        if head is not None and (line := _accepted(window, start, close.end(), head, places)):
            return line
        if close.start() > 90:
            break
    return None


def _head(written: str, agency: str | None) -> _Head | None:
    """Place, region and day of the words before the close; None when they are something else."""
    written = written.strip()
    written, date = _split_day(written)
    if not written:
        return _Head(None, None, date, agency) if agency else None
    first, *rest = re.split(r",\s*", written)
    place = first.split("/")[0].rstrip(". ") if "/" in first else first.rstrip(" ")
    if place.endswith(".") and not rest:  # 'MOSCOW. June 1', but not 'St.'
        place = place[:-1]
    region = ", ".join(part for part in rest if part) or None
    parts = [p for p in [*first.split("/"), *rest] if p.strip()]
    if len(parts) > 4 or not all(_is_name(part) for part in parts):
        return None
    return _Head(place, region, date, agency)


def _split_day(written: str) -> tuple[str, str | None]:
    """The words without the day at their end, and the day."""
    for match in re.finditer(r"(?:^|[\s,.])(?=[\w])", written):
        tail = written[match.end() :].rstrip(" .,")
        if len(tail) <= 40 and DAY.fullmatch(tail) and tail:
            return written[: match.start()].rstrip(" ,."), day_value(tail)
    return written, None


def _is_name(part: str) -> bool:
    """Words with a capital, small words between them allowed: 'RIO DE JANEIRO', 'St. Petersburg', 'N.D.'."""
    words = part.split()
    if not 0 < len(words) <= _WORDS or not words[0][0].isupper():
        return False
    return all(_WORD.fullmatch(word) and (word[0].isupper() or word.lower() in _SMALL) for word in words)


def _accepted(window: str, start: int, closed: int, head: _Head, places: Container[str] | None) -> DatelineLine | None:
    """The dateline when there is enough that speaks for one."""
    tail = _TAIL.match(window, closed)
    mark = tail.group().strip() if tail else ""
    if not _plausible(head, mark, places):
        return None
    end = len(window[: tail.end() if tail else closed].rstrip())
    return DatelineLine(
        place=_in_title_case(head.place) if head.place else None,
        agency=head.agency and (canonical(head.agency) or head.agency),
        date=head.date,
        span=Span(start, start + end),
    )


def _plausible(head: _Head, mark: str, places: Container[str] | None) -> bool:
    """Whether place, day, agency and closing mark together can only be a dateline."""
    known = head.agency is not None and canonical(head.agency) is not None
    if head.place is None or known:
        return known
    if head.place.rstrip(".") in _NOT_PLACES:
        return False
    dashed = bool(mark) and mark[-1] not in ".:"
    in_gazetteer = places is not None and head.place.lower() in places
    named = head.agency is not None and _looks_like_outlet(head.agency, head.place)
    if mark == "." and not head.agency:  # 'Geneva, Monday. Nobody …'
        return in_gazetteer and head.date is not None
    if _is_upper(head.place):
        if head.agency:
            return bool(head.date) or dashed or named
        return dashed or (mark == ":" and (in_gazetteer or head.date is not None))
    if head.agency:
        # 'Brussels (Example Gazette) …', but not 'Jane Doe (Example Gazette) …'
        return (named or bool(head.date)) and (in_gazetteer or dashed or " " not in head.place)
    return dashed and (in_gazetteer or bool(head.date and "W" not in head.date))


def _looks_like_outlet(agency: str, place: str) -> bool:
    """'Brussels Morning', 'Kyiv Herald': begins with the place or ends as outlets' names end."""
    words = agency.split()
    if not all(word[0].isupper() for word in words):
        return False
    return len(words) > 1 and (agency.startswith(place) or _ENDINGS.search(agency) is not None)


def _is_upper(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _in_title_case(place: str) -> str:
    """'RIO DE JANEIRO' → Rio de Janeiro; what is not in capitals stays."""
    if not _is_upper(place):
        return place
    words = [
        word.lower() if number and word.lower() in _SMALL else re.sub(r"[^\W\d_]+", _capital, word)
        for number, word in enumerate(place.split())
    ]
    return " ".join(words)


def _capital(match: re.Match[str]) -> str:
    """One run of letters: 'PORT' → Port, but 'au' in Port-au-Prince stays small."""
    word, before = match.group(), match.string[: match.start()]
    if before and word.lower() in {*_SMALL, "au", "aux"}:
        return word.lower()
    if before.endswith(("'", "’")) and len(word) == 1:  # 'PEOPLE’S'
        return word.lower()
    return word.capitalize()
