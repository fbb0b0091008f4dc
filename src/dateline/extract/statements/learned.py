"""Statements that the learned reader finds, with what the rules know of their words.

The model says which words report, whose they are and what is reported. The lexicon and the parse add what it does
not tell: what kind of report it is, whether it is denied or negated, to whom it was said, who passed it on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.extract.statements.complements import is_term
from dateline.extract.statements.cues import cue_of, entries
from dateline.extract.statements.draft import Draft
from dateline.extract.statements.layout import Layout, Range
from dateline.lexicon import Entry
from dateline.models import Attribution
from dateline.text.spans import Span

NOMINAL = ("NOUN", "PROPN", "PRON")
PARTS = ("verb", "noun", "adjective", "adverb", "phrase")
BESIDE = ("appos", "nsubj", "conj", "compound", "ROOT", "dep", "npadvmod")  # of a name beside the noun for its bearer
NEAR = 3  # tokens by which content that ends inside a quotation may have missed its mark
AGREED = 0.5  # shared tokens of two contents by all of them, from which on they are one
FEW = 0.3  # of a rule's content that may stand in others' without being theirs
ALONE = 0.4  # least confidence where no rule finds it too
UNSIGNED = 0.5  # the same where nobody is named either
EMPTY = frozenset(("be", "have", "do"))
MODIFIERS = frozenset(("det", "predet", "compound", "amod", "poss", "nummod", "quantmod"))
FARTHEST_NOUN = 3  # tokens from a modifier that ends a content to its noun
TOLD = ("say", "denial", "promise")  # kinds of reports that speech tells of
FINITE = ("VBD", "VBZ", "VBP", "VBN")
MOST = 0.6  # of a quotation: content that has so much of it has it all


class Weights(Protocol):
    """What is asked of a set of weights besides its attributions."""

    @property
    def name(self) -> str: ...
    @property
    def leads(self) -> bool: ...


def learned_drafts(
    attributions: Iterable[Attribution], weights: Weights, by_rule: Iterable[Draft], scene: Scene, layout: Layout
) -> list[Draft]:
    """A draft for each attribution, and those of the rules that it has no word for.

    `weights` are those that found them, `by_rule` what the rules found. They alone know 'Kyodo quoted an official as
    saying': whose words those are, and who passes them on. Weights that do not `lead` add what no rule has a word for.
    """
    rules = list(by_rule)
    known = {draft.cue[0]: draft for draft in rules if draft.cue is not None}
    surer = [draft for draft in rules if draft.reporters or not weights.leads]
    taken = {i for draft in surer if draft.cue is not None for i in _numbers([draft.frame_range or draft.cue])}
    if not weights.leads:
        taken |= {i for draft in surer for i in _numbers(draft.content)}
    learned = []
    for attribution in attributions:
        cue = _tokens(attribution.cue, scene)
        content = [part for span in attribution.content if (part := _content(span, scene, layout)) is not None]
        if cue is None or not content or not taken.isdisjoint(_numbers([cue, *content])):
            continue
        same = next((known[i] for i in range(cue[0], cue[1] + 1) if i in known), None)
        least = ALONE if attribution.source is not None else UNSIGNED
        if same is None and (attribution.confidence < least or _only_auxiliaries(cue, layout)):
            continue
        if _are_terms(cue, content, layout):
            continue
        if same is not None:
            content = _before_next(content, same, known, scene, layout)
        source = _tokens(attribution.source, scene) if attribution.source else None
        learned.append(_draft(cue, source, content, same, attribution.confidence, weights.name, scene, layout))
    return [*learned, *surer, *_left(rules, [*learned, *surer], layout)]


def _left(rules: list[Draft], found: list[Draft], layout: Layout) -> Iterator[Draft]:
    """The drafts of rules whose cue and content nothing else has, and speech that stands inside other speech."""
    cues = {i for draft in found if draft.cue is not None for i in _numbers([draft.cue])}
    contents = {i for draft in found for i in _numbers(draft.content)}
    for draft in rules:
        if draft.cue is None or draft.cue[0] not in cues:
            own = _numbers(draft.content)
            if len(own & contents) <= FEW * len(own) or _is_nested(draft, own, contents, layout):
                yield draft


def _is_nested(draft: Draft, own: set[int], contents: set[int], layout: Layout) -> bool:
    """Whether somebody's words tell what another has said: 'The ministry said Ryabkov had denied it'."""
    if draft.cue is None or draft.speaker is None or draft.kind not in TOLD:
        return False
    verb = layout.tokens[draft.cue[0]]
    quoted = any(layout.quote(i) >= 0 for i in own)
    return verb.tag in FINITE and verb.dep != "relcl" and verb.i in contents and own <= contents and not quoted


def _numbers(ranges: Iterable[Range]) -> set[int]:
    return {i for first, last in ranges for i in range(first, last + 1)}


def _draft(
    cue: Range, source: Range | None, content: list[Range], same: Draft | None, confidence: float, name: str,
    scene: Scene, layout: Layout,
) -> Draft:  # fmt: skip
    listed = same.cue if same is not None else None
    head = layout.tokens[listed[0]] if listed is not None else _reporting(cue, layout)
    entry = _entry(head)
    speaker = _head(source, scene) if source is not None else None
    frame = _frame(cue, content)
    draft = Draft(
        f"models.{name}", listed or _said(head, cue), content, frame, speaker, entry.get("kind") if entry else "say",
        stance=entry.get("stance", "asserted") if entry else "asserted",
        negated=head.child("neg") is not None or _is_declined(cue, content, layout),
        frame_range=_frame_range(head, cue, entry, layout),
        confidence=max(confidence, 0.01),
        speaker_range=source,
        evidence=cue,
        continued_by=tuple(entry.get("continued_by", ())) if entry else (),
    )  # fmt: skip
    if same is None:
        return draft
    by_rule = same.speaker
    if source is not None and by_rule is not None and source[0] <= by_rule.i <= source[1]:
        known = draft.speaker is not None and scene.who(draft.speaker)
        draft.speaker = draft.speaker if known else by_rule
    own, other = _numbers(content), _numbers(same.content)
    if len(own & other) >= AGREED * len(own | other):  # then the rules' ends, which are those of the guidelines
        draft.content, draft.frame = list(same.content), same.frame
    return replace(
        draft, kind=same.kind, stance=same.stance, negated=draft.negated or same.negated, addressee=same.addressee,
        reporters=same.reporters, frame_range=same.frame_range, note=f"{same.rule} finds it too",
        speaker=draft.speaker or same.speaker, continued_by=same.continued_by,
    )  # fmt: skip


def _only_auxiliaries(cue: Range, layout: Layout) -> bool:
    """'is' alone, as in 'He is to travel', reports nothing."""
    return all(layout.tokens[i].lemma in EMPTY for i in range(cue[0], cue[1] + 1))


def _are_terms(cue: Range, content: list[Range], layout: Layout) -> bool:
    """Whether only the terms are told on which somebody spoke: 'asked not to be named'."""
    entry = _entry(_reporting(cue, layout))
    first, last = content[0]
    return entry is not None and any(is_term(t, entry) for t in layout.tokens[first : min(last, first + 3) + 1])


def _before_next(
    content: list[Range], same: Draft, known: dict[int, Draft], scene: Scene, layout: Layout
) -> list[Range]:
    """The content up to a second report by the same speaker: 'He said A and denied B' is two."""
    parts = []
    for first, last in content:
        second = next((i for i in range(first + 1, last + 1) if i in known and _goes_on(known[i], same, scene)), None)
        if second is not None and (frame := known[second].frame_range) is not None and first < frame[0]:
            known[second].speaker = same.speaker
            last = frame[0] - 1
            while last > first and layout.lower(last) in (",", "and", "but"):
                last -= 1
        parts.append((first, last))
    return parts


def _goes_on(draft: Draft, same: Draft, scene: Scene) -> bool:
    """Whether a cue without a subject has that of an earlier one: that one's verb is joined to it, or the parser joined
    it to a verb in between whose own subject can say nothing ('talks went on and denied')."""
    if draft.cue is None or same.cue is None:
        return False
    verb = scene.doc.tokens[draft.cue[0]]
    if verb.dep != "conj" or verb.tag not in FINITE or verb.child("nsubj", "nsubjpass") is not None:
        return False
    subject = verb.head.child("nsubj")
    return verb.head.i == same.cue[0] or (subject is not None and subject.pos == "NOUN" and not scene.who(subject))


def _tokens(span: Span, scene: Scene) -> Range | None:
    """First and last token of a span, without a comma at its end, or a colon and what it announces."""
    inside = scene.doc.tokens_in(span)
    if not inside:
        return None
    colon = next((n for n, token in enumerate(inside) if n and token.text == ":"), len(inside))
    last = colon - 1 if inside[colon - 1].text != "," or colon == 1 else colon - 2
    return inside[0].i, inside[last].i


def _content(span: Span, scene: Scene, layout: Layout) -> Range | None:
    """The tokens of a stretch of content, its ends moved out of phrases, and to the marks of the quotations that it
    nearly holds."""
    inside = scene.doc.tokens_in(span)
    if not inside:
        return None
    first, last = _whole_phrases(inside[0].i, inside[-1].i, layout)
    for q in {layout.quote(first), layout.quote(last)} - {-1}:
        start, end = layout.ranges[q]
        held = min(last, end) - max(first, start) + 1
        whole = held >= MOST * (end - start + 1)
        if start < first <= end and (whole or first - start <= NEAR):
            first = start
        if start <= last < end and (whole or end - last <= NEAR):
            last = end
    return first, last


def _whole_phrases(first: int, last: int, layout: Layout) -> Range:
    """The ends moved over what belongs to a noun inside: 'sanctions' → 'the new sanctions'."""
    tokens = layout.tokens
    while first > 0 and tokens[first - 1].dep in MODIFIERS and first <= tokens[first - 1].head.i <= last:
        if layout.quote(first - 1) != layout.quote(first):
            break
        first -= 1
    while tokens[last].dep in MODIFIERS and 0 < tokens[last].head.i - last <= FARTHEST_NOUN:
        if layout.quote(tokens[last].head.i) != layout.quote(last):
            break
        last = tokens[last].head.i
    return first, last


def _reporting(cue: Range, layout: Layout) -> Token:
    """The word of a cue that reports: 'said' in 'has also said in a statement'."""
    words = layout.tokens[cue[0] : cue[1] + 1]
    verbs = [w for w in words if w.tag[:1] == "V" and w.dep not in ("aux", "auxpass")]
    listed = [w for w in (*verbs, *words) if w.lemma not in EMPTY and _entry(w) is not None]
    return (listed or [w for w in verbs if w.lemma not in EMPTY] or verbs or words)[0]


def _said(head: Token, cue: Range) -> Range:
    """The verb or noun that reports, alone: 'said' in 'has also said'; what else may report, as it stands."""
    return (head.i, head.i) if head.tag[:1] in "VN" else cue


def _is_declined(cue: Range, content: Iterable[Range], layout: Layout) -> bool:
    """Whether nothing was said: 'declined to comment on', whose words the lexicon excepts from 'declined to'."""
    begun = [range(first, min(first + 2, last) + 1) for first, last in content if first > cue[1]]
    around = [layout.tokens[i] for numbers in (range(cue[0], cue[1] + 1), *begun) for i in numbers]
    return any(w.lemma in e.get("except", ()) for t in around for e in entries(t, "verb") for w in around if w is not t)


def _entry(token: Token) -> Entry | None:
    for part in PARTS:
        for entry in entries(token, part):
            return entry
    return None


def _head(source: Range, scene: Scene) -> Token:
    """The noun that a source hangs on: the first whose own head stands outside; or the name set beside it, as in
    'his host, Ana Alvarez'."""
    tokens = scene.doc.tokens[source[0] : source[1] + 1]
    tops = [t for t in tokens if t.head is t or not source[0] <= t.head.i <= source[1]]
    named = [t for t in tops if t.pos in NOMINAL] or [t for t in tokens if t.pos in NOMINAL]
    head = scene.antecedent((named or tops or list(tokens))[0])
    if head.pos != "NOUN" or any(actor.kind == "person" for actor in scene.who(head)):
        return head
    beside = (t for t in tokens if t.pos == "PROPN" and t.dep in BESIDE and t.i > head.i)
    return next((t for t in beside if any(actor.kind == "person" for actor in scene.cast.actors_at(t))), head)


def _frame(cue: Range, content: list[Range]) -> str:
    behind = any(first > cue[1] for first, _ in content)
    before = any(last < cue[0] for _, last in content)
    return "around" if behind and before else "before" if before else "behind"


def _frame_range(head: Token, cue: Range, entry: Entry | None, layout: Layout) -> Range:
    if entry is None or head.tag[:1] != "V":
        return cue
    frame = cue_of(head, entry, layout)
    return min(frame.first, cue[0]), max(frame.last, cue[1])
