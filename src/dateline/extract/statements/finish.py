"""Drafts counted in tokens → statements counted in characters, with form, quotes, speakers, addressee and time."""

import re

from dateline.domain.annotation import Quotation
from dateline.domain.findings import Statement, Why
from dateline.extract.scene import Scene
from dateline.extract.statements.draft import Draft
from dateline.extract.statements.layout import Layout, Range
from dateline.extract.statements.speakers import phrase
from dateline.text.spans import Span

_LEADING = re.compile(r"(?:\s|[,;:.–—]|--?\s)+")
_TRAILING = " \t\r\n\u00a0,.;:–—-"


def finish(ident: str, draft: Draft, via: tuple[str, ...], scene: Scene, layout: Layout) -> Statement | None:
    """The statement; None when its content comes to nothing."""
    text = scene.doc.text
    spans: list[Span] = []
    quotes: list[Span] = []
    bare = 0
    for part in _merged([_with_whole_quotations(part, layout) for part in draft.content]):
        span = _tidy(scene.doc.span(*part), text, part, layout, draft.frame == "behind")
        if span is None:
            continue
        quotation = _whole_quotation(span, part, layout)
        if quotation is not None:
            span = _without_stop(quotation.inner, text)
            bare += 1
        if span.start < span.end:
            spans.append(span)
            quotes += [span] if quotation is not None else _quotes_in(span, part, layout, text)
    if not spans:
        return None
    form = "direct" if bare == len(spans) else "mixed" if quotes else "indirect"
    speaker = draft.speaker_range or (phrase(draft.speaker, layout.tokens) if draft.speaker is not None else None)
    cue = scene.doc.span(*draft.cue) if draft.cue is not None else None
    fired = scene.doc.span(*draft.evidence) if draft.evidence is not None else cue or spans[0]
    return Statement(
        ident,
        tuple(a.id for a in scene.who(draft.speaker)) if draft.speaker is not None else (),
        scene.doc.span(*speaker) if speaker is not None else None,
        cue, tuple(spans), form, tuple(quotes),
        addressee=scene.doc.span(*draft.addressee).quote(text) if draft.addressee is not None else None,
        time=_time(draft, scene, layout),
        via=via, stance=draft.stance, negated=draft.negated,
        why=Why(draft.rule, (fired,), (), draft.confidence, draft.note),
    )  # fmt: skip


def _with_whole_quotations(part: Range, layout: Layout) -> Range:
    """The part, widened to the marks of quotations that it cuts through."""
    first, last = part
    for q in {layout.quote(first), layout.quote(last)} - {-1}:
        start, end = layout.ranges[q]
        if first <= start <= last:
            last = max(last, end)
        elif start == first - 1:
            first, last = start, max(last, min(end, last + 2))
    while last > first and layout.tokens[last].dep == "cc":
        last -= 1
    return first, last


def _merged(content: list[Range]) -> list[Range]:
    """Parts in order; overlapping ones become one."""
    merged: list[Range] = []
    for first, last in sorted(content):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def _tidy(span: Span, text: str, part: Range, layout: Layout, behind: bool) -> Span | None:
    """Without the connecting 'that' and punctuation at its ends; right behind a cue 'that war' is hardly 'this war'."""
    start, end = span
    for i in range(part[0], min(part[1], part[0] + 2)):
        token = layout.tokens[i]
        if token.lower == "that" and (token.dep == "mark" or token.tag == "IN" or (token.dep == "det" and behind)):
            start = token.end
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and text[end - 1] in _TRAILING and not _abbreviation(text, end):
        end -= 1
    return Span(start, end) if start < end else None


def _abbreviation(text: str, end: int) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation like 'U.S.'."""
    return text[end - 1] == "." and end >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def _without_stop(span: Span, text: str) -> Span:
    """A quotation without the comma or full stop before its closing mark."""
    return span.trimmed(text, " \t\r\n\u00a0,.;")


def _whole_quotation(span: Span, part: Range, layout: Layout) -> Quotation | None:
    q = layout.quote(part[0])
    for number in (q, layout.quote(part[0] + 1)):
        if number >= 0:
            quotation = layout.quotes[number]
            if quotation.span.start <= span.start and span.end <= quotation.span.end:
                return quotation
    return None


def _quotes_in(span: Span, part: Range, layout: Layout, text: str) -> list[Span]:
    found: list[Span] = []
    i = part[0]
    while i <= part[1]:
        q = layout.quote(i)
        if q >= 0:
            inner = _without_stop(layout.quotes[q].inner, text)
            if span.contains(inner) and inner.start < inner.end:
                found.append(inner)
            i = layout.ranges[q][1]
        i += 1
    return found


def _time(draft: Draft, scene: Scene, layout: Layout) -> str | None:
    """When it was said: a time expression in the reporting words or beside them, outside of all content."""
    if draft.frame_range is None or draft.cue is None:
        return None
    low, high = layout.bounds(draft.frame_range[0])
    first, last = draft.frame_range
    participle = layout.tokens[draft.cue[0]].tag == "VBG"  # what stands before it belongs to the main verb
    while first > low and not participle and not draft.covers(first - 1) and layout.quote(first - 1) < 0:
        first -= 1
    while last < high and not draft.covers(last + 1) and not layout.breaks(last + 1) and layout.quote(last + 1) < 0:
        last += 1
    time = scene.cast.time_in(scene.doc.span(first, last))
    return time.id if time is not None and time.type in ("DATE", "TIME") else None
