"""What one reference tells of where a meeting stands: proposed, scheduled, under way, held, postponed, cancelled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.domain.annotation import Token
from dateline.extract.modality import Circumstances, circumstances, granted, telling
from dateline.lexicon import Entry, load

# Weights of evidence, set against each other when the references to one meeting are put together.
TOLD = 3.0  # a verb tells that it happens or happened; 'upcoming' says so
SETTLED = 4.0  # 'postponed', 'cancelled': outweigh the plan they undo
RELATED = 2.0  # 'ahead of the talks'
HINTED = 0.7  # 'the meeting was important'

_ROLES = ("dobj", "nsubjpass", "nsubj", "attr", "pobj", "compound", "oprd")
_PREDICATES = ("under", "underway", "ongoing", "off", "over")
_PHRASE = 4  # words of 'out of the question'
_UNDOING = ("postponed", "cancelled")
_SETTLED = (*_UNDOING, "negated")
_BESIDE = ("at", "in", "with")
_TARGET = ("for", "until", "till", "to", "on", "in", "from")


@dataclass(frozen=True, slots=True)
class Standing:
    """`status` None when the words tell nothing; 'negated' when they say that it does not happen.

    `times` says which times of the governing verb's clause date the meeting: all, target or none.
    """

    status: str | None
    weight: float
    cues: tuple[str, ...] = ()
    times: str = "none"
    governor: Token | None = None


def of_verb(verb: Token) -> tuple[Circumstances, Standing]:
    """For 'met', 'will visit' and the like."""
    found = circumstances(verb)
    if found.negated and any(c.lower == "longer" for c in verb.children):
        return found, Standing("cancelled", SETTLED, found.cues)  # 'will no longer visit': it was arranged
    return found, Standing(*_from_circumstances(found, verb), cues=found.cues)


def of_noun(noun: Token) -> tuple[Circumstances, Standing]:
    """For 'talks', 'the visit' and the like, from the verb or noun that governs them or a clause behind them."""
    found = circumstances(noun)
    top = noun
    while top.dep in ("conj", "compound", "appos") and top.head is not top and top.head.pos in ("NOUN", "PROPN"):
        top = top.head
    standing = _by_governor(top, found) or _by_tense(noun, top, found)
    if standing.status in _SETTLED:
        return found, standing
    behind = next((s for n in (noun, top) if (s := _by_clause(n)) is not None), None)
    return found, behind if behind is not None and behind.weight >= standing.weight else standing


def _by_governor(top: Token, found: Circumstances) -> Standing | None:
    governor = _governor(top)
    if governor is None or top.dep not in _ROLES or (top.dep == "pobj" and governor.pos == "ADJ"):
        return None  # 'is open to talks' opens none
    told_beside = top.dep == "pobj" and governor.is_verb and top.head.lower in _BESIDE
    if told_beside and (governor.lemma == "be" or not load("meeting_status").of(governor.lemma)):
        return None
    for entry in (*_of_complement(governor), *load("meeting_status").of(governor.lemma)):
        if entry.get("status") in ("scheduled", "proposed") and (undone := _undone_plan(governor)) is not None:
            return undone
        if told_beside and entry.get("status") != "told":
            return None  # 'agreed at a meeting on …': the meeting is where they agreed
        if entry.id == "propose" and not governor.is_verb and granted(governor) is not None:
            return None  # 'accepted the invitation to a meeting'
        if entry.id == "propose" and top.dep == "pobj" and governor.lemma == "invite" and _is_definite(top):
            return None  # 'invited to the talks': who comes to them is another matter
        standing = _by_entry(entry, governor, top, found)
        if standing is not None:
            return standing
    return None


def _undone_plan(plan: Token) -> Standing | None:
    """'dropped plans for a summit', 'put off its plan to hold talks'."""
    verb = plan.head
    if plan.pos != "NOUN" or plan.dep not in ("dobj", "nsubjpass") or not verb.is_verb:
        return None
    for entry in load("meeting_status").of(verb.lemma):
        if entry.get("status") in _UNDOING and circumstances(verb).real and plan.lemma == "plan":
            standing = _by_entry(entry, verb, plan, circumstances(verb))
            if standing is not None:
                return standing
    return None


def _by_tense(noun: Token, top: Token, found: Circumstances) -> Standing:
    status, weight = _from_circumstances(found, noun)
    if not any(cue.startswith("modality.") for cue in found.cues):
        weight = min(weight, RELATED if top.dep == "pobj" and found.tense else HINTED)
    return Standing(status, weight, found.cues, governor=_governor(top))


def _by_clause(noun: Token) -> Standing | None:
    """'a summit planned for May', 'the visit, put off on Monday', 'talks that were to open in Oslo'."""
    for clause in _clauses(noun):
        subject = clause.child("nsubj", "nsubjpass")
        if clause.dep == "relcl" and (subject is None or subject.tag not in ("WDT", "WP")):
            continue
        if clause.dep == "acl" and clause.tag != "VBN" and not any(c.lower == "to" for c in clause.all("aux")):
            continue
        told = _effective(clause)
        active = told.tag != "VBN" and told.child("nsubjpass", "auxpass") is None
        for entry in load("meeting_status").of(told.lemma):
            if active and not entry.get("subject"):
                continue
            found = circumstances(told)
            if clause.dep == "acl" and clause.tag == "VBN" and told is clause:
                found = Circumstances("past")
            standing = _by_entry(entry, told, noun, found, found)
            if standing is not None and standing.status == "proposed":  # they may have met since
                return replace(standing, weight=min(standing.weight, RELATED))
            if standing is not None:
                return standing
    return None


def _clauses(noun: Token) -> Iterator[Token]:
    """The clauses behind a noun, also those hung on the place before them: 'to Oslo, which was put off'."""
    yield from (c for c in noun.children if c.i > noun.i and c.dep in ("acl", "relcl"))
    for prep in noun.all("prep"):
        for place in prep.all("pobj"):
            if place.pos == "PROPN" and prep.lower in ("to", "in"):
                yield from (c for c in place.children if c.dep == "relcl" and c.child("nsubjpass") is not None)


def _is_definite(noun: Token) -> bool:
    return any(c.lower in ("the", "this", "that", "their", "its", "his", "her") for c in noun.children)


def _governor(noun: Token) -> Token | None:
    """The verb that has the noun as subject or object, or the cue noun before 'of' or 'for'."""
    head = noun.head
    if head is noun:
        return None
    if noun.dep == "pobj":
        if head.lower not in ("of", "for", "to", "in", "on", "with", "at", "from"):
            return None
        return head.head.head if head.head.dep == "prep" and head.head.lower == "out" else head.head  # 'pulled out of'
    return _effective(telling(head)) if noun.dep in ("nsubj", "nsubjpass") else head


def _of_complement(verb: Token) -> tuple[Entry, ...]:
    """The cue that 'be' leads to: 'are under way', 'is off', 'is over'."""
    if verb.lemma != "be":
        return ()
    for child in verb.children:
        if child.dep in ("acomp", "advmod", "prep", "attr", "prt"):
            told = load("meeting_status").of(_phrase(child)) if child.dep == "prep" else ()
            if told:
                return told
            way = child.lower != "under" or any(c.lower == "way" for c in child.children)
            found = load("meeting_status").of(child.lower)
            if found and way and child.lower in _PREDICATES:
                return found
    return ()


def _phrase(prep: Token) -> str:
    """'out of the question', 'on hold': a preposition with the nouns below it, without their adjectives."""
    words = [prep.lower]
    below: Token | None = prep
    while below is not None and len(words) < _PHRASE:
        below = below.child("prep", "pobj")
        if below is not None:
            words += [*(c.lower for c in below.children if c.dep == "det"), below.lower]
    return " ".join(words)


def _effective(verb: Token) -> Token:
    """For 'are to take place', 'is due to be held' the verb that tells what happens."""
    for _ in range(3):
        inner = verb.child("xcomp", "acomp")
        if inner is None or not (inner.is_verb or inner.child("xcomp")):
            return verb
        verb = inner
    return verb


def _by_entry(
    entry: Entry, governor: Token, noun: Token, found: Circumstances, governing: Circumstances | None = None
) -> Standing | None:
    """The standing by a status cue; None when the cue does not apply as it is used here.

    `governing` are the circumstances of the governor, where they are known.
    """
    particles = entry.get("particles", {}).get(governor.lemma)
    if particles and not any(c.lower in particles and c.dep in ("prt", "advmod", "prep") for c in governor.children):
        return None
    if noun.dep == "nsubj" and governing is None and not entry.get("subject"):
        return None
    if entry.get("only_subject") and noun.dep != "nsubj":
        return None
    if governor.lemma in entry.get("shift", ()) and not _has_target(governor):
        return Standing("scheduled", RELATED, (entry.rule,), "none", governor)  # moved elsewhere, not to another day
    status = entry.get("status")
    if status == "told":
        told, weight = _from_circumstances(found, governor)
        if _is_there(governor, noun) and found.real and found.tense == "present":
            return Standing("under_way", TOLD, (entry.rule, *found.cues), entry.get("times"), governor)
        if _comes_to_nothing(noun, found):
            told, weight = "cancelled", SETTLED
        if governor.lemma == "be":
            weight = min(weight, HINTED)
        return Standing(told, weight, (entry.rule, *found.cues), entry.get("times"), governor)
    nominal = not governor.is_verb and not entry.get("subject")  # 'the cancellation', but 'urged the start'
    own = Circumstances("past") if nominal else governing or circumstances(governor)
    if own.negated and own.tense == "future" and status in ("under_way", "held"):
        return Standing("cancelled", TOLD, (entry.rule, *own.cues), "none", governor)
    if entry.get("fact") and (not own.real or own.modality != "none"):
        told, weight = _from_circumstances(found, governor)
        if own.negated and status == "scheduled":
            told, weight = "proposed", RELATED
        elif status in _UNDOING:
            undone = not own.negated and (_is_done(entry, governor) or (own.tense, own.modality) == ("future", "none"))
            told, weight = (status, SETTLED) if undone else ("scheduled", TOLD if own.negated else RELATED)
        return Standing(told, weight, (entry.rule, *found.cues), entry.get("times"), governor)
    weight = SETTLED if status in _UNDOING else TOLD
    return Standing(status, weight, (entry.rule,), entry.get("times"), governor)


def _is_there(verb: Token, noun: Token) -> bool:
    """'is on a visit', 'is in Oslo for talks'."""
    if verb.lemma != "be" or noun.dep != "pobj":
        return False
    prep = noun.head.lower
    return prep == "on" or (prep == "for" and any(c.lower == "in" for c in verb.all("prep")))


def _comes_to_nothing(noun: Token, found: Circumstances) -> bool:
    """'the summit will not take place': what was arranged, and nobody's refusal of what was not."""
    refused = any(cue in ("modality.refuse", "modality.deny") for cue in found.cues)
    ahead = found.tense == "future" and found.modality in ("none", "intended")
    return found.negated and ahead and not refused and noun.dep in ("nsubj", "nsubjpass") and _is_definite(noun)


def _is_done(entry: Entry, verb: Token) -> bool:
    """'had to postpone', 'decided to cancel': the infinitive tells what was done."""
    above = verb.head
    return verb.dep == "xcomp" and above.lemma in entry.get("done_by", ()) and above.tag in ("VBD", "VBN", "VBZ", "VBP")


def _has_target(verb: Token) -> bool:
    """Whether a date stands behind the verb: 'moved to May', not 'moved to Oslo'."""
    objects = (o for c in verb.children if c.dep == "prep" and c.lower in _TARGET for o in c.children)
    return any(o.ent.endswith(("DATE", "TIME")) for o in objects)


def _from_circumstances(found: Circumstances, verb: Token) -> tuple[str | None, float]:
    if found.negated:
        refused = "modality.refuse" in found.cues or found.tense == "future"
        return ("proposed", RELATED) if refused and "modality.deny" not in found.cues else ("negated", TOLD)
    if found.modality in ("wished", "possible", "necessary", "conditional"):
        return "proposed", RELATED
    if found.modality == "intended" or found.tense == "future":
        return "scheduled", TOLD
    if found.tense == "past":
        return "held", TOLD
    if found.tense == "present":
        return ("under_way", RELATED) if verb.tag == "VBG" else ("held", HINTED)
    return None, 0.0
