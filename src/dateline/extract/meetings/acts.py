"""What all verbs of encounter share: the reference they make, and who their subjects and objects are."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor
from dateline.extract.meetings import spans, status
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.reference import Reference, distinct
from dateline.extract.meetings.where import is_spot, place_around
from dateline.lexicon import Entry

WHERE = ("in", "at", "near", "outside", "on")
_PHONE = (
    "phone", "telephone", "videolink", "video", "hotline", "videoconference", "call", "line", "zoom", "link",
)  # fmt: skip
_NOBODY = ("reporter", "journalist", "deadline", "need", "demand", "target", "requirement", "criterion")


def act(ground: Ground, verb: Token, entry: Entry, who: list[Actor], told_by: Token | None = None) -> Reference:
    """The reference of a verb; `told_by` is the verb that tells where it stands, when that is another one."""
    circumstances, standing = status.of_verb(told_by or verb)
    standing = replace(standing, times="all", governor=told_by or verb)
    anchored = [*ground.anchors.places(verb), *(ground.anchors.places(told_by) if told_by else ())]
    place = next((a.place for a in anchored if a.prep in WHERE and is_spot(a.place)), None)
    time = ground.time_of(verb, standing)
    if time is None and verb.tag == "VBG" and verb.dep in ("acl", "advcl"):  # 'the ministers, meeting in Oslo, agreed'
        above = verb.head.head if verb.dep == "acl" else verb.head
        time = next((a.time for a in ground.anchors.times(above) if a.prep in ("on", "")), None)
    value, weight = standing.status, standing.weight
    if ground.is_plan(told_by or verb, circumstances, time):
        value, weight = "scheduled", status.TOLD
    return Reference(
        token=verb,
        rule=entry.rule,
        span=spans.verb_phrase(ground.scene.doc, verb, ground.timed, purpose=entry.get("kind") == "visit"),
        form="verb",
        strength=entry.get("strength", "weak"),
        kind=entry.get("kind"),
        who=distinct(who),
        place=place or ground.here(verb) or (place_around(ground, verb) if entry.get("kind") != "visit" else None),
        time=time,
        circumstances=circumstances,
        status=value,
        weight=weight,
        cues=standing.cues,
        other=any(c.lower in ("again", "separately") for c in verb.children),
        side_of=ground.sidelines_of(verb),
    )


def parties(ground: Ground, tokens: Sequence[Token | None]) -> list[Actor]:
    """Those whom noun phrases mean and who can meet."""
    found = [a for t in tokens if t is not None and t.lemma not in _NOBODY for a in ground.parties(t)]
    return [a for a in distinct(found) if ground.can_meet(a)]


def partners(verb: Token, preps: tuple[str, ...]) -> list[Token]:
    """The noun phrases behind 'with', also where the parser hung it on the object, an adverb or 'by phone'."""
    holders = [verb, *(c for c in verb.children if c.dep in ("dobj", "prt", "advmod", "npadvmod", "prep"))]
    holders += [n for c in verb.all("prep", "agent") for n in c.all("pobj") if n.lower in _PHONE]
    return [
        noun
        for holder in holders
        for prep in holder.children
        if prep.dep == "prep" and prep.lower in preps
        for noun in prep.children
        if noun.dep == "pobj"
    ]


def by_phone(verb: Token) -> bool:
    """'spoke by telephone', 'talked on the phone', 'conferred via video link'."""
    preps = [
        c
        for c in verb.children
        if c.dep in ("prep", "agent") and c.lower in ("by", "on", "via", "over", "through", "in")
    ]
    return any(
        n.lower in _PHONE and (p.lower != "in" or n.lower == "call") and not (n.lower == "line" and p.lower == "in")
        for p in preps
        for n in p.children
        if n.dep == "pobj"
    ) or any(c.lower in _PHONE and c.lower != "line" for c in verb.children if c.dep in ("npadvmod", "advmod"))
