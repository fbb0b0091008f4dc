"""Statements without a verb of saying: cue nouns, 'reportedly', 'according to', headlines with a colon."""

from collections.abc import Iterator

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.extract.statements.clauses import clause_end
from dateline.extract.statements.cues import entries, has_verb
from dateline.extract.statements.draft import Cue, Draft
from dateline.extract.statements.layout import Layout, Range
from dateline.lexicon import Entry

SUBORDINATING = frozenset(("that", "whether", "if"))


def noun_drafts(scene: Scene, layout: Layout) -> Iterator[Draft]:
    """'the warning that …', 'an offer to …', where the text says whose it is."""
    for token in layout.tokens:
        if token.pos != "NOUN" or layout.quote_at[token.i] >= 0:
            continue
        for entry in entries(token, "noun"):
            content = _noun_content(token, entry, layout)
            if content is None:
                continue
            if _is_turned_down(token):
                break
            speaker, note = _holder(token, scene)
            if speaker is not None and speaker.lower not in ("i", "you", "it"):
                prep = next((c for c in token.children if c.dep == "prep" and c.lower == "to"), None)
                told = prep.child("pobj") if prep is not None and prep.i < content[0] else None
                yield Draft(
                    entry.rule, (token.i, token.i), [content], "noun", speaker, entry.get("kind"),
                    addressee=(told.left, told.right) if told is not None else None,
                    stance=entry.get("stance", "asserted"), frame_range=(token.i, token.i), confidence=0.7, note=note,
                )  # fmt: skip
            break


def _is_turned_down(noun: Token) -> bool:
    """'dismissed an offer to hold talks', 'denied reports that': said of it is only that it was turned down."""
    return noun.dep == "dobj" and any(e.get("kind") == "denial" for e in entries(noun.head, "verb"))


def _noun_content(noun: Token, entry: Entry, layout: Layout) -> Range | None:
    frames = entry.get("frames")
    for child in (*noun.children, *noun.head.children):
        if child.i <= noun.i or child.dep not in ("acl", "ccomp", "relcl", "xcomp", "advcl"):
            continue
        if child.head is not noun and (child.left != noun.i + 1 or noun.dep not in ("dobj", "pobj")):
            continue
        mark = child.child("mark")
        if "clause" in frames and mark is not None and mark.lower in SUBORDINATING:
            first = mark.i
        elif "infinitive" in frames and any(c.tag == "TO" and c.dep == "aux" for c in child.children):
            first = child.left
        else:
            continue
        if first > noun.i and child.tag[:1] in "VM":
            end = clause_end(Cue(noun, entry, noun.i, noun.i, noun), child, layout)
            return first, _before_participle(child.i, end, layout)
    return None


def _before_participle(first: int, end: int, layout: Layout) -> int:
    """The end of a noun's clause: what a comma and a participle add ('…, prompting a reply') is not in it."""
    for i in range(first + 1, end):
        if layout.lower(i) == "," and layout.tokens[i + 1].tag == "VBG" and layout.quote(i) < 0:
            return i - 1
    return end


def _holder(noun: Token, scene: Scene) -> tuple[Token | None, str | None]:
    """Whose words they are: possessive, 'by X', or the subject of a verb that carries the noun, with a note of it."""
    owner = noun.child("poss") or next(
        (c for c in noun.children if c.dep in ("nmod", "nsubj") and c.child("case") is not None), None
    )
    if owner is not None:
        return owner, None
    for child in noun.children:
        if child.dep in ("prep", "agent") and child.lower in ("by", "from", "of") and child.i > noun.i:
            by = child.child("pobj")
            if by is not None:
                return by, None
    verb = noun.head.head if noun.dep == "pobj" else noun.head
    if verb.is_verb and noun.dep in ("dobj", "pobj") and entries(verb, "carrier"):
        subject = scene.subject(verb) if verb.child("auxpass") is None else None
        if subject is not None and subject.child("poss") is not None and subject.ent == "":
            subject = subject.child("poss")  # 'Kim's address included a warning'
        return subject, f"carried by {entries(verb, 'carrier')[0].rule}"
    return None, None


def adverb_drafts(scene: Scene, layout: Layout) -> Iterator[Draft]:
    """'will reportedly meet': content on both sides of the adverb, nobody named."""
    for token in layout.tokens:
        if token.pos != "ADV" or layout.quote_at[token.i] >= 0:
            continue
        for entry in entries(token, "adverb"):
            verb = token.head
            if not verb.is_verb:
                continue
            clause = scene.doc.tokens_in(scene.clause(verb))
            parts = [(clause[0].i, token.i - 1), (token.i + 1, clause[-1].i)]
            content = [part for part in parts if part[0] <= part[1]]
            if content:
                yield Draft(entry.rule, (token.i, token.i), content, "adverb", kind="report", confidence=0.6)


def phrase_drafts(scene: Scene, layout: Layout) -> Iterator[Draft]:
    """'According to X, …', '…, according to X, …', 'In the words of X, …'."""
    for token in layout.tokens:
        if token.lower == "according" and layout.lower(token.i + 1) == "to" and layout.quote_at[token.i] < 0:
            to = layout.tokens[token.i + 1]
            speaker = to.child("pobj") or token.child("pobj")
            first = token.i
        elif token.lower == "words" and layout.lower(token.i + 1) == "of" and layout.lower(token.i - 2) == "in":
            to = layout.tokens[token.i + 1]
            speaker = to.child("pobj")
            first = token.i - 2
        else:
            continue
        for entry in entries(token, "phrase")[:1]:
            if speaker is not None and speaker.i > token.i and speaker.lemma not in entry.get("except", ()):
                content = _beside(token, first, speaker, layout)
                if content:
                    yield Draft(
                        entry.rule, (first, to.i), content, "phrase", speaker, "report",
                        frame_range=(first, speaker.right), confidence=0.85,
                    )  # fmt: skip


def _beside(token: Token, first: int, speaker: Token, layout: Layout) -> list[Range]:
    """What stands before and behind 'according to X' in its sentence."""
    low, high = layout.bounds(token.i)
    last = min(speaker.right, high)
    head = token.head
    joint = first - 2 if layout.breaks(first - 1) else first - 1
    if first <= low + 1 or layout.lower(joint) in ("and", "but"):
        start = last + 1
        while layout.breaks(start):
            start += 1
        return [(start, high)] if start < high else []
    before = first - 1
    while before > low and layout.breaks(before):
        before -= 1
    start = low
    if head.is_verb and head.dep in ("advcl", "pcomp", "conj") and head.left > low and head.i < first:
        start = head.left
    q = layout.quote(before)
    content = [(min(start, layout.ranges[q][0]) if q >= 0 else start, before)]
    behind = last + 1
    if layout.lower(behind) == "," and layout.lower(behind + 1) not in ("and", "but", "which", "who") and head.i > last:
        content.append((behind + 1, high))
    return content


def headline_drafts(scene: Scene, layout: Layout) -> Iterator[Draft]:
    """'Lavrov: talks useful', 'Ministers to meet: report', 'Talks useful - Lavrov'."""
    for sentence in scene.doc.sentences:
        words = scene.doc.words(sentence)
        if not sentence.heading and sentence.i > 0:
            words = words[:8]
        for token in words[1:-1]:
            if token.lower not in (":", "-", "–", "—") or layout.quote_at[token.i] >= 0:
                continue
            found = _headline(sentence.first, token, sentence.last, sentence.heading, layout, scene)
            if found is not None:
                yield found
                break


def _headline(low: int, mark: Token, high: int, heading: bool, layout: Layout, scene: Scene) -> Draft | None:
    before, behind = (low, mark.i - 1), (mark.i + 1, high)
    if mark.lower == ":" and _is_name(before, layout, scene) and behind[1] - behind[0] >= 2:
        _, end = layout.bounds(mark.i)
        speaker = layout.tokens[before[1]]
        return Draft(
            "statements.colon", (mark.i, mark.i), [(behind[0], max(end, high))], "colon", speaker, confidence=0.7
        )
    if heading and _is_name(behind, layout, scene) and has_verb(before, layout):
        return Draft("statements.colon", (mark.i, mark.i), [before], "colon", layout.tokens[high], confidence=0.7)
    return None


def _is_name(words: Range, layout: Layout, scene: Scene) -> bool:
    """A short phrase that ends with a name or an actor, or with 'report' and 'source'."""
    if words[1] - words[0] > 4:
        return False
    last = layout.tokens[words[1]]
    plain = all(
        layout.tokens[i].pos in ("PROPN", "NOUN", "ADJ", "DET", "PART", "PUNCT") for i in range(words[0], words[1] + 1)
    )
    known = bool(scene.cast.actors_at(last)) or last.ent[2:] in ("PERSON", "ORG", "GPE", "NORP")
    return plain and (known or last.lemma.lower() in ("report", "source", "official", "spokesman", "minister"))
