"""Statements that a verb or an adjective reports."""

from collections.abc import Iterator

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.extract.statements.chains import ATTITUDES
from dateline.extract.statements.clauses import clause_content
from dateline.extract.statements.complements import complement_content
from dateline.extract.statements.cues import complement, cue_of, entries, verbs
from dateline.extract.statements.draft import Cue, Draft
from dateline.extract.statements.layout import Layout, Range
from dateline.extract.statements.speakers import behind_quotation, inverted_subject, quoting_verb, speaker_of
from dateline.lexicon import Entry

WILLED = frozenset(("promise", "demand", "intention"))  # only somebody with a will does it
OWN_VOICE = frozenset(("i", "you", "we", "one"))
CONFIDENCE = {"behind": 0.9, "around": 0.9, "before": 0.85, "relative": 0.8}


def verb_drafts(scene: Scene, layout: Layout) -> Iterator[Draft]:
    for verb in verbs(layout.tokens, layout):
        for entry in entries(verb, "verb"):
            draft = _draft(verb, entry, scene, layout)
            if draft is not None:
                yield draft
                break


def adjective_drafts(scene: Scene, layout: Layout) -> Iterator[Draft]:
    """'is convinced that …', 'are hopeful …'."""
    for token in layout.tokens:
        if token.pos not in ("ADJ", "VERB") or layout.quote_at[token.i] >= 0:
            continue
        for entry in entries(token, "adjective") if token.tag in ("JJ", "VBN") else ():
            comp = token.child("ccomp")
            if comp is None or comp.i < token.i:
                continue
            copula = token.head if token.dep in ("acomp", "oprd") else token
            speaker = scene.subject(copula)
            if speaker is None or speaker.lower in (*OWN_VOICE, "it"):
                continue
            cue = Cue(token, entry, min(copula.left, token.i), token.i, copula)
            content, _ = clause_content(cue, layout) or (None, "")
            if content:
                yield Draft(entry.rule, (token.i, token.i), content, "clause", speaker, entry.get("kind"))


def _draft(verb: Token, entry: Entry, scene: Scene, layout: Layout) -> Draft | None:
    cue = cue_of(verb, entry, layout)
    quoting = quoting_verb(verb, layout.tokens)
    speaker, reporters = speaker_of(verb, scene, layout)
    inverted = inverted_subject(cue, layout)
    severed = behind_quotation(verb, layout)
    if quoting is not None:  # 'was quoted by Yonhap as saying'
        cue = Cue(verb, entry, min(cue.first, cue_of(quoting, entry, layout).first), cue.last, quoting)
    elif inverted is not None:
        speaker = inverted
        cue = Cue(verb, entry, verb.i, _end_of(inverted, layout), verb)
    elif severed is not None:
        cue = Cue(verb, entry, severed.left, cue.last, verb)
    if not _can_speak(speaker, verb, entry):
        return None
    found = _content(cue, layout, bare=speaker is None)
    if found is None:
        return None
    content, frame = found
    return Draft(
        entry.rule, (verb.i, verb.i), content, frame, speaker, entry.get("kind"),
        addressee=_addressee(cue, frame, content),
        stance=entry.get("stance", "asserted"),
        negated=verb.child("neg") is not None,
        reporters=reporters,
        note=f"quoted by {entries(quoting, 'quoter')[0].rule}" if quoting is not None else None,
        frame_range=(cue.first, cue.last),
        confidence=CONFIDENCE.get(frame, 0.75),
        continued_by=tuple(entry.get("continued_by", ())),
    )  # fmt: skip


def _end_of(inverted: Token, layout: Layout) -> int:
    """The last token of an inverted subject and what belongs to it, before the comma behind."""
    last = inverted.right
    while layout.lower(last) in (",", "”", '"', "''") or layout.quote(last) >= 0:
        last -= 1
    return last


def _can_speak(speaker: Token | None, verb: Token, entry: Entry) -> bool:
    if speaker is None:  # only 'It was announced that …'; not imperatives, gerunds and 'He was told that …'
        subject = verb.child("nsubjpass")
        return subject is not None and subject.lower == "it" and complement(verb) is not None
    only = entry.get("only")
    if only and speaker.lemma.lower() not in only:
        return False
    if entry.get("kind") in WILLED and speaker.tag == "WDT":  # 'an attack which threatens to …'
        return False
    if entry.get("kind") == "report" and verb.tag == "VB":  # 'must prove that' reports nothing yet
        return False
    return not (speaker.lower in OWN_VOICE and entry.get("kind") in ATTITUDES)


def _content(cue: Cue, layout: Layout, bare: bool) -> tuple[list[Range], str] | None:
    """The first of the entry's frames that fits. `bare`: an impersonal passive, which takes a clause only."""
    frames = cue.entry.get("frames")
    for frame in frames:
        if frame in ("clause", "quotation"):
            found = clause_content(cue, layout)
            if (
                found
                and (frame == "clause" or _holds_quotation(found[0], layout))
                and not (bare and found[1] != "behind")
            ):
                return found
        elif not bare:
            content = complement_content(cue, frame, layout)
            if content:
                return [content], frame
    return None


def _holds_quotation(content: list[Range], layout: Layout) -> bool:
    return any(layout.quote(first) >= 0 or layout.quote(last) >= 0 for first, last in content)


def _addressee(cue: Cue, frame: str, content: list[Range]) -> Range | None:
    """Who is told: 'told reporters that', 'said to the crowd'."""
    if frame not in CONFIDENCE:
        return None
    told = cue.token.child("dobj", "dative") if cue.entry.get("addressee") == "object" else None
    prep = next((c for c in cue.token.children if c.dep in ("prep", "dative") and c.lower == "to"), None)
    if told is None and prep is not None:
        told = prep.child("pobj")
    if told is None or told.i < cue.token.i or any(a <= told.i <= b for a, b in content):
        return None
    return told.left, told.right
