"""Statements that the learned reader finds, with what the rules know of their words.

The model says which words report, whose they are and what is reported. The lexicon and the parse add what it does
not tell: what kind of report it is, whether it is denied or negated, to whom it was said, who passed it on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.extract.statements.cues import cue_of, entries
from dateline.extract.statements.draft import Draft
from dateline.extract.statements.layout import Layout, Range
from dateline.lexicon import Entry
from dateline.models import Attribution
from dateline.text.spans import Span

NOMINAL = ("NOUN", "PROPN", "PRON")
PARTS = ("verb", "noun", "adjective", "adverb", "phrase")
NEAR = 3  # tokens by which content that ends inside a quotation may have missed its mark
AGREED = 0.5  # shared tokens of two contents by all of them, from which on they are one
FEW = 0.3  # of a rule's content that may stand in others' without being theirs
MOST = 0.6  # of a quotation: content that has so much of it has it all


def learned_drafts(
    attributions: Iterable[Attribution], name: str, by_rule: Iterable[Draft], scene: Scene, layout: Layout
) -> list[Draft]:
    """A draft for each attribution, and those of the rules that it has no word for.

    `name` is that of the weights, `by_rule` what the rules found. They alone know 'Kyodo quoted an official as
    saying': whose words those are, and who passes them on.
    """
    rules = list(by_rule)
    known = {draft.cue[0]: draft for draft in rules if draft.cue is not None}
    relayed = [draft for draft in rules if draft.reporters]
    taken = {draft.cue[0] for draft in relayed if draft.cue is not None}
    learned = []
    for attribution in attributions:
        cue = _tokens(attribution.cue, scene)
        content = [part for span in attribution.content if (part := _content(span, scene, layout)) is not None]
        if cue is None or not content or not taken.isdisjoint(_numbers([cue, *content])):
            continue
        same = next((known[i] for i in range(cue[0], cue[1] + 1) if i in known), None)
        source = _tokens(attribution.source, scene) if attribution.source else None
        learned.append(_draft(cue, source, content, same, attribution.confidence, name, scene, layout))
    return [*learned, *relayed, *_left(rules, [*learned, *relayed])]


def _left(rules: list[Draft], found: list[Draft]) -> Iterator[Draft]:
    """The drafts of rules whose cue and content nothing else has."""
    cues = {i for draft in found if draft.cue is not None for i in _numbers([draft.cue])}
    contents = {i for draft in found for i in _numbers(draft.content)}
    for draft in rules:
        if draft.cue is None or draft.cue[0] not in cues:
            own = _numbers(draft.content)
            if len(own & contents) <= FEW * len(own):
                yield draft


def _numbers(ranges: Iterable[Range]) -> set[int]:
    return {i for first, last in ranges for i in range(first, last + 1)}


def _draft(
    cue: Range, source: Range | None, content: list[Range], same: Draft | None, confidence: float, name: str,
    scene: Scene, layout: Layout,
) -> Draft:  # fmt: skip
    head = layout.tokens[same.cue[0]] if same is not None and same.cue is not None else _reporting(cue, layout)
    entry = _entry(head)
    speaker = _head(source, scene) if source is not None else None
    frame = _frame(cue, content)
    draft = Draft(
        f"models.{name}", _said(head, cue, layout), content, frame, speaker, entry.get("kind") if entry else "say",
        stance=entry.get("stance", "asserted") if entry else "asserted",
        negated=head.child("neg") is not None,
        frame_range=_frame_range(head, cue, entry, layout),
        confidence=max(confidence, 0.01),
        speaker_range=source,
        evidence=cue,
        continued_by=tuple(entry.get("continued_by", ())) if entry else (),
    )  # fmt: skip
    if same is None:
        return draft
    if source is not None and same.speaker is not None and source[0] <= same.speaker.i <= source[1]:
        draft.speaker = same.speaker
    own, other = _numbers(content), _numbers(same.content)
    if len(own & other) >= AGREED * len(own | other):  # then the rules' ends, which are those of the guidelines
        draft.content, draft.frame = list(same.content), same.frame
    return replace(
        draft, kind=same.kind, stance=same.stance, negated=same.negated, addressee=same.addressee,
        reporters=same.reporters, frame_range=same.frame_range, note=f"{same.rule} finds it too",
        speaker=draft.speaker or same.speaker, continued_by=same.continued_by,
    )  # fmt: skip


def _tokens(span: Span, scene: Scene) -> Range | None:
    """First and last token of a span."""
    inside = scene.doc.tokens_in(span)
    return (inside[0].i, inside[-1].i) if inside else None


def _content(span: Span, scene: Scene, layout: Layout) -> Range | None:
    """The tokens of a stretch of content, its ends moved to the marks of the quotations that it nearly holds."""
    found = _tokens(span, scene)
    if found is None:
        return None
    first, last = found
    for q in {layout.quote(first), layout.quote(last)} - {-1}:
        start, end = layout.ranges[q]
        held = min(last, end) - max(first, start) + 1
        whole = held >= MOST * (end - start + 1)
        if start < first <= end and (whole or first - start <= NEAR):
            first = start
        if start <= last < end and (whole or end - last <= NEAR):
            last = end
    return first, last


def _reporting(cue: Range, layout: Layout) -> Token:
    """The word of a cue that reports: 'said' in 'has also said in a statement'."""
    words = layout.tokens[cue[0] : cue[1] + 1]
    listed = [w for w in words if _entry(w) is not None]
    verbs = [w for w in words if w.tag[:1] == "V"]
    return (listed or verbs or words)[0]


def _said(head: Token, cue: Range, layout: Layout) -> Range:
    """The word that reports alone, or the phrase of a preposition: 'said' in 'has also said', 'according to' whole."""
    if head.tag[:1] in "VNJ":
        return head.i, head.i
    return cue


def _entry(token: Token) -> Entry | None:
    for part in PARTS:
        for entry in entries(token, part):
            return entry
    return None


def _head(source: Range, scene: Scene) -> Token:
    """The noun that a source hangs on: the first whose own head stands outside."""
    tokens = scene.doc.tokens[source[0] : source[1] + 1]
    tops = [t for t in tokens if t.head is t or not source[0] <= t.head.i <= source[1]]
    named = [t for t in tops if t.pos in NOMINAL] or [t for t in tokens if t.pos in NOMINAL]
    return scene.antecedent((named or tops or list(tokens))[0])


def _frame(cue: Range, content: list[Range]) -> str:
    behind = any(first > cue[1] for first, _ in content)
    before = any(last < cue[0] for _, last in content)
    return "around" if behind and before else "before" if before else "behind"


def _frame_range(head: Token, cue: Range, entry: Entry | None, layout: Layout) -> Range:
    if entry is None or head.tag[:1] != "V":
        return cue
    frame = cue_of(head, entry, layout)
    return min(frame.first, cue[0]), max(frame.last, cue[1])
