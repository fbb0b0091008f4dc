"""References by verbs: 'met in Singapore', 'will visit Japan', 'telephoned his counterpart'."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Place
from dateline.extract.meetings import spans, status
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.reference import Reference, distinct, sides
from dateline.lexicon import Entry

_PHONE = ("phone", "telephone", "videolink", "video", "hotline", "videoconference")
_REPORTERS = ("reporter", "journalist", "deadline", "need", "demand", "target", "requirement", "criterion")


def verb_references(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    """The references that a verb makes: one, or one for each destination of a journey; often none."""
    if not verb.is_verb or verb.dep in ("amod", "compound"):
        return []
    frame = entry.get("frame")
    if frame == "meet":
        return _meet(ground, verb, entry)
    if frame in ("visit", "travel"):
        return _visit(ground, verb, entry)
    return _receive_or_call(ground, verb, entry)


def _meet(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    if verb.child("auxpass") is not None:
        return []  # 'was met with criticism'
    if any(c.dep == "pobj" and c.lemma in entry.get("not_in", ()) for p in verb.children for c in p.children):
        return []  # 'will meet Portugal in the final'
    wanted = entry.get("object")
    thing = verb.child("dobj")
    if wanted and (thing is None or thing.lemma not in wanted):
        return []
    if verb.lemma == "sit" and not any(c.lower == "down" for c in verb.children):
        return []
    phone = _by_phone(verb)
    partners = _partners(verb, ("with", "to") if phone else ("with",))
    if thing is not None and not wanted:
        partners.append(thing)
    subject = ground.subject(verb)
    who = _parties(ground, [subject])
    others = _parties(ground, partners)
    if entry.get("needs_with") and not partners and not phone:
        return []
    if partners and not others:
        return []  # 'met its deadline', 'met reporters'
    echo = not partners and not who and subject is not None and _is_pair(ground, subject)
    if not partners and not echo and len(who) < 2 and not any(a.kind == "igo" for a in who):
        return []
    reference = _reference(ground, verb, entry, [*who, *others])
    reference.echo = echo
    if phone:
        reference.kind, reference.place = "call", None
    return [reference]


def _visit(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    subject = ground.subject(verb)
    who = [a for a in _parties(ground, [subject]) if a.kind in ("person", "government_body", "group")]
    passive = verb.child("auxpass") is not None
    if not who or passive:
        return []
    found: list[Reference] = []
    targets = _targets(ground, verb, entry)
    if not targets and entry.get("arrival") and any(c.lower == "here" for c in verb.children):
        return [_under_way(ground, _reference(ground, verb, entry, who), entry)]
    for target in targets:
        place, state = ground.place_at(target), _state_at(ground, target)
        country = place.country if place else state.country if state else None
        if country is not None and subject is not None and subject.pos == "PRON" and subject.dep == "dobj":
            who = _not_at_home(ground, subject, who, country)
        if country is None or any(a.country == country for a in who):
            continue
        reference = _under_way(ground, _reference(ground, verb, entry, who), entry)
        reference.place = place or _place_of_state(ground, country)
        host = state or ground.state(country)
        if host is not None:
            reference.who, reference.host = distinct([*reference.who, host]), host
        gap = _gap(verb) if verb.child("dobj") is None and entry.get("frame") == "visit" else None
        if gap is not None:
            reference.span = ground.scene.doc.span(gap.left, verb.i)
        elif found:
            mention = ground.scene.cast.mention_headed_by(target)
            reference.span = ground.scene.doc.span(mention.first, mention.last) if mention else target.span
        found.append(reference)
    return found


def _under_way(ground: Ground, reference: Reference, entry: Entry) -> Reference:
    """Who arrived a day or two before the article is still there; who just left for a place is on the way."""
    standing = entry.get("just")
    if standing and reference.status == "held" and ground.is_fresh(reference.time):
        reference.status, reference.weight = standing, status.SETTLED
    return reference


def _not_at_home(ground: Ground, pronoun: Token, who: list[Actor], country: str) -> list[Actor]:
    """'He invited him to visit Peru' cannot mean a Peruvian: the other person whom the sentence names."""
    if all(a.country != country for a in who):
        return who
    sentence = ground.scene.sentence(pronoun)
    named = ground.actors_among(sentence.first, pronoun.i - 1)
    others = [a for a in named if a.kind == "person" and a.country not in (None, country) and ground.can_meet(a)]
    return others if len(others) == 1 else who


def _receive_or_call(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    guest = verb.child("dobj")
    subject = ground.subject(verb)
    if verb.child("auxpass") is not None:  # 'was received by'
        agent = verb.child("agent")
        guest, subject = subject, agent.child("pobj") if agent is not None else None
    if guest is None or subject is None or verb.child("prt") is not None:
        return []
    if verb.child("oprd", "xcomp", "ccomp", "acomp") is not None:
        return []  # 'called him a liar'
    guests = [a for a in _parties(ground, [guest]) if a.kind == "person"]
    hosts = [a for a in _parties(ground, [subject]) if a.kind in ("person", "state", "government_body")]
    if not guests or not hosts or (guest.pos == "PRON" and verb.lemma == "welcome"):
        return []
    if len(sides((*guests, *hosts))) < 2:
        return []
    reference = _reference(ground, verb, entry, [*hosts, *guests])
    if entry.get("frame") == "receive":
        reference.host = hosts[0]
    else:
        reference.place = None
    return [reference]


def _reference(ground: Ground, verb: Token, entry: Entry, who: list[Actor]) -> Reference:
    circumstances, standing = status.of_verb(verb)
    standing = replace(standing, times="all", governor=verb)
    place = next((a.place for a in ground.anchors.places(verb) if a.prep in ("in", "at", "near", "outside")), None)
    return Reference(
        token=verb,
        rule=entry.rule,
        span=spans.verb_phrase(ground.scene.doc, verb, ground.timed, purpose=entry.get("kind") == "visit"),
        form="verb",
        strength="weak",
        kind=entry.get("kind"),
        who=distinct(who),
        place=place or ground.here(verb),
        time=ground.time_of(verb, standing),
        circumstances=circumstances,
        status=standing.status,
        weight=standing.weight,
        cues=standing.cues,
        other=any(c.lower in ("again", "separately") for c in verb.children),
        side_of=ground.sidelines_of(verb),
    )


def _parties(ground: Ground, tokens: Sequence[Token | None]) -> list[Actor]:
    found = [a for t in tokens if t is not None and t.lemma not in _REPORTERS for a in ground.parties(t)]
    return [a for a in distinct(found) if ground.can_meet(a)]


def _partners(verb: Token, preps: tuple[str, ...]) -> list[Token]:
    """The noun phrases behind 'with', also where the parser hung it on the object."""
    holders = [verb, *(c for c in verb.children if c.dep in ("dobj", "prt", "advmod"))]
    return [
        noun
        for holder in holders
        for prep in holder.children
        if prep.dep == "prep" and prep.lower in preps
        for noun in prep.children
        if noun.dep == "pobj"
    ]


def _is_pair(ground: Ground, subject: Token) -> bool:
    """'the two', 'both leaders', 'they': parties that only the context tells."""
    first = ground.scene.doc.tokens[subject.left : subject.i + 1]
    return any(t.lower in ("they", "two", "both", "pair", "duo") for t in first)


def _by_phone(verb: Token) -> bool:
    """'spoke by telephone', 'talked on the phone', 'conferred via video link'."""
    preps = [c for c in verb.children if c.dep == "prep" and c.lower in ("by", "on", "via", "over", "through")]
    return any(n.lower in _PHONE for p in preps for n in p.children if n.dep == "pobj") or any(
        c.lower in _PHONE for c in verb.children if c.dep in ("npadvmod", "advmod")
    )


def _targets(ground: Ground, verb: Token, entry: Entry) -> list[Token]:
    """Where the journey goes; of 'the first countries he decided to visit' what they are said to be."""
    if entry.get("frame") == "visit":
        thing = verb.child("dobj")
        if thing is None:
            gap = _gap(verb)
            thing = gap.head.child("nsubj") if gap is not None and gap.dep == "attr" else gap
        return thing.conjuncts() if thing is not None else []
    wanted = entry.get("preps", ["to", "for"])
    return [
        part
        for prep in verb.children
        if prep.dep == "prep" and prep.lower in wanted
        for noun in prep.children
        if noun.dep == "pobj"
        for part in noun.conjuncts()
    ]


def _gap(verb: Token) -> Token | None:
    for above in (verb, *verb.ancestors()):
        if above.dep == "relcl":
            return above.head
        if above.dep not in ("xcomp", "ccomp"):
            return None
    return None


def _state_at(ground: Ground, token: Token) -> Actor | None:
    return next((a for a in ground.scene.cast.actors_at(token) if a.kind == "state"), None)


def _place_of_state(ground: Ground, country: str) -> Place | None:
    return next((p for p in ground.scene.cast.places if p.country == country), None)
