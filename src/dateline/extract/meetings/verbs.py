"""References by verbs of meeting: 'met in Singapore', 'gathered in Lima', 'telephoned his counterpart', 'received'."""

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor
from dateline.extract.meetings.acts import act, by_phone, parties, partners
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.journeys import journeys
from dateline.extract.meetings.reference import Reference, sides
from dateline.lexicon import Entry

_PASSIVE = ("meet", "gather", "see", "sit")


def verb_references(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    """The references that a verb makes: one, or one for each destination of a journey; often none."""
    frame = entry.get("frame")
    if frame == "awaited":
        return journeys(ground, verb, entry)
    if not verb.is_verb or verb.dep in ("amod", "compound"):
        return []
    if frame == "meet":
        return _meet(ground, verb, entry)
    if frame == "gather":
        return _gather(ground, verb, entry)
    if frame in ("receive", "call", "summon"):
        return _receive_or_call(ground, verb, entry)
    return journeys(ground, verb, entry)


# --- on one footing --------------------------------------------------------------------------------


def _meet(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    if verb.child("auxpass") is not None and verb.lemma in _PASSIVE:
        return []  # 'was met with criticism'
    if any(n.lemma in entry.get("not_in", ()) for p in verb.all("prep") for c in p.children for n in (c, *c.children)):
        return []  # 'will meet Portugal in the final'
    wanted = entry.get("object")
    thing = verb.child("dobj")
    if wanted and (thing is None or thing.lemma not in wanted):
        return []
    particle = entry.get("particle")
    if particle and not any(c.lower in particle for c in verb.children):
        return []
    phone = by_phone(verb)
    if entry.get("by_phone") and not phone:
        return []
    spoken = phone or bool(entry.get("spoken"))
    beside = partners(verb, ("with", "to") if spoken else ("with",))
    if thing is not None and not wanted:
        beside.append(thing)
    subject = ground.subject(verb)
    who, others = parties(ground, [subject]), parties(ground, beside)
    if entry.get("persons") and not (_officials(who) and _officials(others)):
        return []
    crowd = ground.crowd(beside) if beside else ground.crowd([subject] if subject is not None else [])
    pair = not beside and subject is not None and _is_pair(ground, subject)
    if not _meets(ground, entry, who, others, beside, crowd, pair, phone):
        return []
    reference = act(ground, verb, entry, [*who, *others])
    reference.echo = pair and not who
    reference.crowd = crowd
    if phone:
        reference.kind, reference.place = "call", None
    return [reference]


def _meets(
    ground: Ground,
    entry: Entry,
    who: list[Actor],
    others: list[Actor],
    beside: list[Token],
    crowd: str | None,
    pair: bool,
    phone: bool,
) -> bool:
    """Whether those who meet are told, or at least that there are several."""
    if beside:
        strangers = ground.diplomatic and bool(who) and (crowd or ground.names_official(beside))
        spoken_to = not entry.get("spoken") or phone or len(sides((*who, *others))) > 1
        return (bool(others) and spoken_to) or (bool(strangers) and not entry.get("spoken"))
    if entry.get("needs_with") and not phone:
        return False
    if pair or len(who) > 1 or any(a.kind == "igo" for a in who):
        return True
    return ground.diplomatic and crowd is not None and len(sides(tuple(who))) != 1


def _officials(actors: list[Actor]) -> bool:
    return any(a.kind in ("person", "group") for a in actors)


def _gather(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    """'the presidents gathered in Lima', 'convene on Monday'; with an object only 'brought the rulers together'."""
    thing = verb.child("dobj")
    particle = entry.get("particle")
    if particle and (thing is None or not any(c.lower in particle for c in verb.children)):
        return []
    passive = verb.child("auxpass") is not None
    those = thing if thing is not None else ground.subject(verb)
    if those is None or (passive and thing is not None):
        return []
    if any(c.dep in ("prep",) and c.lower == "around" for c in verb.children):
        return []
    who = parties(ground, [those])
    crowd = ground.crowd([those])
    enough = len(sides(tuple(who))) > 1 or any(a.kind == "igo" for a in who) or _is_pair(ground, those)
    if not enough and not (crowd and ground.diplomatic and len(sides(tuple(who))) != 1):
        return []
    reference = act(ground, verb, entry, who)
    reference.crowd = crowd
    reference.echo = not who and _is_pair(ground, those)
    return [reference]


def _is_pair(ground: Ground, subject: Token) -> bool:
    """'the two', 'both leaders', 'they': parties that only the context tells."""
    first = ground.scene.doc.tokens[subject.left : subject.i + 1]
    return any(t.lower in ("they", "two", "both", "pair", "duo") for t in first)


# --- one to the other ------------------------------------------------------------------------------


def _receive_or_call(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    guest = verb.child("dobj")
    subject = ground.subject(verb)
    if verb.child("auxpass") is not None:  # 'was received by'
        agent = verb.child("agent")
        guest, subject = subject, agent.child("pobj") if agent is not None else None
    particle = entry.get("particles", {}).get(verb.lemma)
    moved = [c.lower for c in verb.children if c.dep in ("prt", "advmod", "prep")]
    if particle and not set(particle) & set(moved):
        return []
    if guest is None or (verb.child("prt") is not None and not particle):
        return []
    if verb.child("oprd", "xcomp", "ccomp", "acomp") is not None and entry.get("frame") == "call":
        return []  # 'called him a liar'
    if subject is None and entry.get("frame") != "summon":
        return []
    guests = [a for a in parties(ground, [guest]) if a.kind in ("person", "group")]
    hosts = [a for a in parties(ground, [subject]) if a.kind in ("person", "state", "government_body")]
    if guest.pos == "PRON" and verb.lemma == "welcome":
        return []
    crowd = ground.crowd([guest])
    if entry.get("frame") == "summon":
        return _summon(ground, verb, entry, hosts, guest)
    known = bool(guests) and len(sides((*guests, *hosts))) > 1
    strangers = ground.diplomatic and ground.names_official([guest]) and not _own(guest)
    if not hosts or not (known or strangers):
        return []
    reference = act(ground, verb, entry, [*hosts, *guests])
    reference.crowd = crowd
    if entry.get("frame") == "receive":
        reference.host = hosts[0]
    else:
        reference.place = None
    return [reference]


def _summon(ground: Ground, verb: Token, entry: Entry, hosts: list[Actor], guest: Token) -> list[Reference]:
    """'summoned the Iranian ambassador': an envoy of another state, not one's own, who is recalled."""
    if guest.lemma.lower() not in entry.get("envoys") and not any(
        set(r.title.lower().split()) & set(entry.get("envoys")) for a in ground.parties(guest) for r in a.roles
    ):
        return []
    guests = parties(ground, [guest]) or [a for a in ground.actors_among(guest.left, guest.right) if a.kind == "state"]
    if _own(guest) or any(c.lower in ("home", "back") for c in verb.children):
        return []
    homes = sides(tuple(hosts))
    guests = [a for a in guests if not sides((a,)) & homes]
    if not guests or not hosts:
        return []
    reference = act(ground, verb, entry, [*hosts, *guests])
    reference.host = hosts[0] if hosts else None
    return [reference]


def _own(guest: Token) -> bool:
    """'its ambassador'; not 'his counterpart'."""
    return guest.lemma not in ("counterpart", "colleague", "opposite", "guest", "homologue") and any(
        c.dep == "poss" and c.pos == "PRON" for c in guest.children
    )
