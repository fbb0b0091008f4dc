"""Credits: the agencies and outlets on whose reports an article says it relies.

A name counts only beside a phrase that credits it ('AP reported', 'told AFP', '/TASS/'); a paper that
is merely mentioned is none. Names and phrases are data, `lexicon/data/credits.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache

from dateline.domain.article import Credit, DatelineLine
from dateline.ingest.names import ALIAS, CREDITS, alternatives, canonical, is_agency
from dateline.text.spans import Span

_BEHIND = 110  # characters behind a name in which its verb is looked for
_BEFORE = 110  # characters in front of a name in which its phrase is looked for
_KIND = alternatives(CREDITS["unknown"]["kinds"])
_NOT_NAMES = frozenset(CREDITS["unknown"]["not_names"])
_NOT_NAME_ENDINGS = tuple(CREDITS["unknown"]["not_name_endings"])
_CAPITALISED = r"[^\W\d_a-z][\w'’&-]*"

_KNOWN_NAME = re.compile(rf"(?<![\w@#/.-])(?<![\w/]/)(?:{ALIAS})(?:\s(?:News|Press)\sAgency)?(?![\w@-]|/\w)")
_SLASHED_NAME = re.compile(rf"(?<=/)(?:{ALIAS})(?=/(?!\w))")
_NAME_ENDING = re.compile(rf"\b(?:{alternatives(CREDITS['unknown']['endings'])})(?![\w'’-])(?!\s[A-Z])")
_KIND_WORD = re.compile(rf"\b(?:{_KIND})\b")
_WORDS_BEFORE = re.compile(rf"(?:{_CAPITALISED}\s){{1,4}}$")
_WORDS_BEHIND = re.compile(rf"\s(?P<name>{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}})")


def find_credits(text: str, dateline: DatelineLine | None) -> tuple[Credit, ...]:
    """The credits of a text in its order, each agency once, where it is first relied on.

    The agency of the dateline is the author of the report and no credit.
    """
    own = dateline.agency if dateline else None
    found: dict[str, Credit] = {}
    for span, name in _mentions(text):
        if name == own or name in found or (dateline and dateline.span.overlaps(span)):
            continue
        if _is_credited(text, span, known=canonical(span.quote(text)) is not None):
            found[name] = Credit(name, span)
    return tuple(found.values())


def _mentions(text: str) -> list[tuple[Span, str]]:
    """Names of agencies and outlets with their canonical form, in text order and not overlapping."""
    found: list[tuple[Span, str]] = []
    for pattern in (_KNOWN_NAME, _SLASHED_NAME):
        for match in pattern.finditer(text):
            name = canonical(match.group()) or canonical(match.group().rsplit(maxsplit=2)[0]) or match.group()
            found.append((Span(*match.span()), name))
    taken = {span.end for span, _ in found} | {span.start for span, _ in found}
    found.extend((span, name) for span, name in _unknown(text) if span.start not in taken and span.end not in taken)
    found.sort()
    kept: list[tuple[Span, str]] = []
    for span, name in found:
        if not kept or kept[-1][0].end <= span.start:
            kept.append((span, name))
    return kept


def _unknown(text: str) -> Iterator[tuple[Span, str]]:
    """Names that no table holds, told by a word such as 'Herald', 'newspaper' or 'daily' beside them."""
    spans: list[Span | None] = []
    for match in _NAME_ENDING.finditer(text):
        if before := _words_before(text, match.start()):
            spans.append(_without_modifiers(text, Span(before.start, match.end()), at_least=2))
    for match in _KIND_WORD.finditer(text):
        if behind := _WORDS_BEHIND.match(text, match.end()):
            spans.append(Span(*behind.span("name")))
        elif before := _words_before(text, match.start()):
            spans.append(_without_modifiers(text, before, at_least=1))
    for span in spans:
        if span and not _is_modifier(span.quote(text).split()[0]):
            yield span, span.quote(text)


def _words_before(text: str, end: int) -> Span | None:
    """Up to four words with a capital that stand directly in front of an offset."""
    words = _WORDS_BEFORE.search(text, max(0, end - 60), end)
    return Span(words.start(), words.end() - 1) if words else None


def _without_modifiers(text: str, span: Span, *, at_least: int) -> Span | None:
    """The span without leading words such as 'The', 'Turkish' or 'China’s'; None when too few words remain."""
    start = span.start
    words = span.quote(text).split()
    while len(words) >= at_least and _is_modifier(words[0]):
        start += text[start : span.end].index(words[0]) + len(words[0])
        while start < span.end and text[start].isspace():
            start += 1
        words.pop(0)
    return Span(start, span.end) if len(words) >= at_least else None


def _is_modifier(word: str) -> bool:
    return word in _NOT_NAMES or word.endswith(("'s", "’s", "s'", "s’", *_NOT_NAME_ENDINGS))


def _is_credited(text: str, span: Span, *, known: bool) -> bool:
    behind = text[span.end : span.end + _BEHIND]
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _is_defined(before, span.quote(text)):
        return False
    if _verb_behind().match(behind):
        return True
    if _phrase_before().search(before):
        return True
    if _verb_before().search(before) and _CLAUSE_END.match(behind):
        return True
    return known and (_in_marks(before, behind) or _on_its_own_line(text, span, before, behind))


_CLAUSE_END = re.compile(
    rf"(?:\s(?:{_KIND}))?(?:\s(?:on|in|at|last|this|late|earlier|today)\b|\s?[.,;:)\"”]|\s*\n|\s*$)"
)


@cache
def _verb_behind() -> re.Pattern[str]:
    """Behind a name: its kind, its abbreviation or an apposition, an adverb, then a verb that reports."""
    words = [word for phrase in CREDITS["phrase"] if phrase["side"] == "after" for word in phrase["words"]]
    adverb = alternatives(CREDITS["between"]["adverbs"])
    return re.compile(
        rf"(?:\s(?:{_KIND}))?(?:\s\([^()\n]{{2,30}}\))?(?:,\s[^,.;:\n\"”“]{{3,70}},(?=\s))?"
        rf"(?:,?\s(?:{adverb})\b,?){{0,2}}\s(?:{alternatives(words)})\b"
    )


@cache
def _phrase_before() -> re.Pattern[str]:
    """In front of a name: 'according to', 'told', then words such as 'the official' or 'South Korean'."""
    words = [word for phrase in CREDITS["phrase"] if phrase["side"] == "before" for word in phrase["words"]]
    return re.compile(rf"(?i:\b(?:{alternatives(words)}))(?<!\w\.)\s(?:{_between()}){{0,6}}$")


@cache
def _verb_before() -> re.Pattern[str]:
    """In front of a name that ends its clause: 'reported South Korean'."""
    words = [word for phrase in CREDITS["phrase"] if phrase["side"] == "inverted" for word in phrase["words"]]
    return re.compile(rf"\b(?:{alternatives(words)})\s(?:{_between()}){{0,6}}$")


def _between() -> str:
    return rf"(?:(?:{alternatives(CREDITS['between']['before'])})|{_CAPITALISED})\s"


def _is_defined(before: str, acronym: str) -> bool:
    """'Agence France-Presse (AFP)', 'Seven Party Alliance (SPA)': the brackets explain the words before them."""
    if not before.endswith(" ("):
        return False
    words = before[:-2].split()[-8:]
    if not words or not acronym.isupper():
        return False
    initials = [word[0] for word in words]
    spelt_out = initials[-1] == acronym[-1] and acronym[0] in initials
    return spelt_out or _NAME_THEN_BRACKET.search(before) is not None


_NAME_THEN_BRACKET = re.compile(rf"(?:{ALIAS})\s\($")


def _in_marks(before: str, behind: str) -> bool:
    marks = next(phrase["words"] for phrase in CREDITS["phrase"] if phrase["side"] == "around")
    return any(before.endswith(pair[0]) and behind.startswith(pair[1]) for pair in marks)


_LINE_BEFORE = re.compile(
    r"(?:^|\n)\s*(?:[—–-]\s?|[Ss]ource:?\s|(?:By|BY)\s(?:[^\n]{3,80}(?:,\s?|\s[|–—-]\s))?(?:[Tt]he\s)?)?$"
)
_LINE_BEHIND = re.compile(rf"(?:\s(?:{alternatives(CREDITS['byline']['posts'])})){{0,2}}[.)]?[^\S\n]*(?:\n|$)")


def _on_its_own_line(text: str, span: Span, before: str, behind: str) -> bool:
    """A sign-off or byline: an agency alone on its line, or behind 'Source:' or 'By' and a name."""
    name = canonical(span.quote(text))
    return (
        name is not None
        and is_agency(name)
        and len(text) > span.end - span.start
        and _LINE_BEFORE.search(before) is not None
        and _LINE_BEHIND.match(behind) is not None
    )
