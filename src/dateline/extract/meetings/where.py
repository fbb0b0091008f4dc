"""Where an encounter takes place when no place hangs on its own words: in clauses behind or around it, 'here'."""

import re

from dateline.domain.annotation import Token
from dateline.domain.findings import Place, Time
from dateline.extract.meetings.ground import Ground
from dateline.lexicon import load

_AT = ("in", "at", "near", "outside")
_WHEN = ("on", "in", "for", "until", "to", "from", "")
_TARGET = ("for", "until", "to")
_THERE = ("after", "during", "at", "following", "in")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_STEPS = 4
_LONGEST = 40  # tokens of a clause behind it


def place_around(ground: Ground, token: Token) -> Place | None:
    """The place of the clauses that describe a meeting, else of those that it stands in."""
    return _behind(ground, token) or _above(ground, token)


def is_spot(place: Place | None) -> bool:
    """Whether one can meet there: not 'the Middle East'."""
    return place is not None and (place.country is not None or place.lat is not None)


def _behind(ground: Ground, token: Token) -> Place | None:
    """'a summit, which Peru will host in Lima', 'talks, due to open in Oslo', 'consultations held in Brest'."""
    for verb in clause_verbs(ground, token):
        for prep in verb.all("prep"):
            if prep.lower in _AT:
                for noun in prep.children:
                    place = ground.place_at(noun)
                    if noun.dep == "pobj" and is_spot(place):
                        return place
    return None


def time_behind(ground: Ground, token: Token) -> Time | None:
    """The date in a clause behind a meeting noun, however deep the parser hangs the clause."""
    for verb in clause_verbs(ground, token):
        for anchored in ground.anchors.times(verb):
            if anchored.prep in _dating(verb) and anchored.time is not None and anchored.time.value[:1].isdigit():
                return anchored.time
    return None


def _dating(verb: Token) -> tuple[str, ...]:
    """The prepositions of a date that is the meeting's: all in 'held in May', few in 'offered in April for June'."""
    cues = load("meeting_status").of(verb.lemma)
    return _WHEN if not cues or any(cue.get("times") == "all" for cue in cues) else _TARGET


def time_of_telling(ground: Ground, noun: Token) -> Time | None:
    """'said on Thursday after talks with …', 'agreed on Monday at a meeting': the day of what was done there."""
    step, prep = noun, ""
    for _ in range(_STEPS):
        if step.dep == "pobj":
            if step.head.child("npadvmod") is not None:
                return None  # 'on Wednesday, a week after the talks'
            prep = step.head.lower
        elif step.is_verb or step.head is step:
            break
        step = step.head
    if not step.is_verb or prep not in _THERE:
        return None
    days = (a.time for a in ground.anchors.times(step) if a.prep in ("on", "") and a.time is not None)
    return next((t for t in days if _DAY.match(t.value)), None)


def clause_verbs(ground: Ground, noun: Token) -> list[Token]:
    """The verbs inside what hangs on a noun behind it."""
    if noun.pos not in ("NOUN", "PROPN"):
        return []
    inside = ground.scene.doc.tokens[noun.i + 1 : min(noun.right, noun.i + _LONGEST) + 1]
    return [t for t in inside if t.is_verb]


def _above(ground: Ground, token: Token) -> Place | None:
    """The place of the verbs around it, as far as they tell of the same: not across 'said that'."""
    step = token
    for _ in range(_STEPS):
        if step.is_verb:
            for anchored in ground.anchors.places(step):
                if anchored.prep in _AT and is_spot(anchored.place):
                    return anchored.place
            if step.dep == "relcl" and any(c.lower == "where" for c in step.children):
                place = ground.place_at(step.head)
                return place if is_spot(place) else None
            for child in step.children:
                if child.lower == "here" and step.dep != "ccomp":
                    return ground.at_dateline()
                if child.lower == "there":
                    return _last_before(ground, child)
        if step.head is step or step.dep in ("ccomp", "parataxis", "advcl", "relcl"):
            return None
        step = step.head
    return None


def _last_before(ground: Ground, token: Token) -> Place | None:
    """The place that 'there' means: the last one named before it in its sentence or the one before."""
    first = ground.scene.sentence(token).first
    for i in range(token.i - 1, max(-1, first - _LONGEST), -1):
        place = ground.place_at(ground.scene.doc.tokens[i])
        if is_spot(place):
            return place
    return None
