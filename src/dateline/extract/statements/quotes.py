"""Quotations that no cue stands beside: they go on with an earlier statement, or nobody is named for them."""

from collections.abc import Iterable

from dateline.domain.findings import Omission
from dateline.extract.statements.cues import reports
from dateline.extract.statements.draft import Draft
from dateline.extract.statements.layout import Layout, Range

STAGE = "statements"
LEAST_WORDS = 4  # shorter quotations without a cue are phrases, not utterances


def attach_quotations(drafts: list[Draft], layout: Layout) -> tuple[list[Draft], list[Omission]]:
    """Give every quotation to the statement that it continues; what is left over becomes a statement of
    nobody's if it is a sentence, else an omission."""
    owner: dict[int, Draft] = {}
    for draft in drafts:
        for q in _quotes_of(draft, layout):
            owner.setdefault(q, draft)
    _join_chains(owner, layout)
    by_unit = {layout.unit(d.cue[0]): d for d in drafts if d.cue is not None and d.speaker is not None}
    added: list[Draft] = []
    omitted: list[Omission] = []
    for q, quote in enumerate(layout.quotes):
        if q in owner:
            continue
        earlier = _continued(q, owner, layout) or _announced(q, by_unit, layout)
        if earlier is not None:
            owner[q] = earlier
            earlier.content.append(layout.ranges[q])
        elif _is_sentence(q, layout):
            draft = Draft("statements.unattributed-quote", None, [layout.ranges[q]], "quotation", confidence=0.4)
            owner[q] = draft
            added.append(draft)
        else:
            reason = "quoted word or name" if quote.scare else "quoted phrase without a speaker"
            omitted.append(Omission(STAGE, reason, quote.span))
    return added, omitted


def attach_enumerations(drafts: list[Draft], layout: Layout) -> None:
    """'He listed several issues. These included …': the sentence that spells the list out is content too."""
    for draft in drafts:
        if not draft.continued_by or draft.cue is None:
            continue
        here = layout.unit(draft.cue[0])
        if here + 1 >= len(layout.starts) or layout.paragraphs[here + 1] != layout.paragraphs[here]:
            continue
        first, last = layout.starts[here + 1], layout.ends[here + 1]
        if layout.lower(first) in draft.continued_by and any(
            layout.tokens[i].lemma == "include" for i in range(first, min(first + 4, last))
        ):
            draft.content.append((first, last))


def attach_beginnings(drafts: list[Draft], layout: Layout) -> None:
    """'The city would stand “as long as the river runs”, he said': content begins where its sentence does."""
    cues = {i for draft in drafts if draft.cue is not None for i in range(draft.cue[0], draft.cue[1] + 1)}
    for draft in drafts:
        if draft.cue is None or not draft.content:
            continue
        draft.content.sort()
        first, last = draft.content[0]
        before = range(layout.bounds(first)[0], first)
        if last > draft.cue[0] or not _opens(first, layout) or layout.unit(first) != layout.unit(draft.cue[0]):
            continue
        if cues.isdisjoint(before) and not _speaks_in(draft, before) and _is_clause(before, layout):
            draft.content[0] = before[0], last


def _opens(i: int, layout: Layout) -> bool:
    """Whether a quotation begins with a token."""
    q = layout.quote(i)
    return q >= 0 and layout.ranges[q][0] == i


def _speaks_in(draft: Draft, tokens: range) -> bool:
    spoken_by = draft.speaker_range or ((draft.speaker.i, draft.speaker.i) if draft.speaker is not None else (-1, -1))
    return any(i in tokens for i in spoken_by)


def _is_clause(tokens: range, layout: Layout) -> bool:
    """Whether words of the article's own have a finite verb, and lead into a quotation without a break."""
    if any(layout.quote(i) >= 0 or layout.lower(i) in (":", "(") for i in tokens):
        return False
    return any(layout.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in tokens)


def _quotes_of(draft: Draft, layout: Layout) -> Iterable[int]:
    for first, last in draft.content:
        i = first
        while i <= last:
            q = layout.quote(i)
            if q >= 0:
                yield q
                i = layout.ranges[q][1]
            i += 1


def _join_chains(owner: dict[int, Draft], layout: Layout) -> None:
    """Paragraphs of one quotation have one speaker, whichever of them stands beside the cue."""
    of_chain: dict[int, Draft] = {}
    for q, draft in owner.items():
        of_chain.setdefault(layout.quotes[q].chain, draft)
    for q, quote in enumerate(layout.quotes):
        of_all = of_chain.get(quote.chain)
        if q not in owner and of_all is not None:
            owner[q] = of_all
            of_all.content.append(layout.ranges[q])


def _continued(q: int, owner: dict[int, Draft], layout: Layout) -> Draft | None:
    """The statement that a quotation with no cue of its own goes on with: '“A,” he said. “B.”'"""
    first, last = layout.ranges[q]
    low, high = layout.bounds(first)
    earlier = q - 1
    while earlier > max(q - 4, 0) and earlier not in owner and layout.quotes[earlier].scare:
        earlier -= 1
    previous = owner.get(earlier)
    if previous is None or previous.cue is None:
        return None
    here, before = layout.unit(first), layout.unit(layout.ranges[earlier][0])
    if here == before and last > first and layout.tokens[first + 1].text[0].islower():
        return previous if previous.frame == "before" else None
    if here - max(before, layout.unit(previous.cue[0])) > 1 or not _stands_alone(first, last, low, high, layout):
        return None
    in_paragraph = layout.paragraph(first - 1) == layout.paragraph(first)
    return previous if in_paragraph or (low == first and _same_marks(q, earlier, layout)) else None


def _announced(q: int, by_unit: dict[int, Draft], layout: Layout) -> Draft | None:
    """The statement of the sentence before that a quoted sentence goes on with: 'He was firm, he said. “No.”'

    That sentence stands in the same paragraph, or ends in a colon.
    """
    first, last = layout.ranges[q]
    here = layout.unit(first)
    if here == 0 or not _is_sentence(q, layout) or not _stands_alone(first, last, *layout.bounds(first), layout):
        return None
    beside = layout.paragraphs[here - 1] == layout.paragraphs[here] or layout.lower(layout.ends[here - 1]) == ":"
    return by_unit.get(here - 1) if beside else None


def _same_marks(q: int, other: int, layout: Layout) -> bool:
    """Whether two quotations use the same marks; a heading in others is no part of the speech around it."""
    a, b = layout.tokens[layout.ranges[q][0]].text[:1], layout.tokens[layout.ranges[other][0]].text[:1]
    return a == b


def _stands_alone(first: int, last: int, low: int, high: int, layout: Layout) -> bool:
    """Whether the quotation is all its unit says; a lone conjunction or further quotations do not matter."""
    rest = [layout.tokens[i] for i in (*range(low, first), *range(last + 1, high + 1)) if layout.quote(i) < 0]
    return not any(reports(t) or t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest)


def _is_sentence(q: int, layout: Layout) -> bool:
    first, last = layout.ranges[q]
    if layout.quotes[q].scare:
        return False
    words = [layout.tokens[i] for i in range(first, last + 1) if layout.tokens[i].text[0].isalnum()]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return len(words) >= LEAST_WORDS and finite and not words[0].text[0].islower()


def content_range(draft: Draft) -> Range:
    """From the first to the last token of a draft's content."""
    return min(first for first, _ in draft.content), max(last for _, last in draft.content)
