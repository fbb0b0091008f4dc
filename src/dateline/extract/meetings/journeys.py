"""References by verbs of travel: 'will visit Japan', 'flew to Oslo', 'is due in Almaty', 'invited him to Delhi'."""

from collections.abc import Sequence

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Place
from dateline.extract.meetings import status
from dateline.extract.meetings.acts import act, parties
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.reference import Reference, distinct
from dateline.lexicon import Entry

_TRAVELLERS = ("person", "government_body", "group")


def journeys(ground: Ground, verb: Token, entry: Entry) -> list[Reference]:
    """A visit for each destination abroad."""
    frame = entry.get("frame")
    passive = verb.child("auxpass") is not None
    if frame == "invite":
        return _invite(ground, verb, entry, passive)
    if frame == "awaited":
        return _awaited(ground, verb, entry)
    traveller = ground.subject(verb)
    if frame == "send":
        traveller = traveller if passive else verb.child("dobj")
        if traveller is None or not _is_mission(ground, traveller):
            return []
    elif frame == "take":
        traveller = verb.child("dobj")  # 'a tour that took him to Seoul'
        if traveller is None or passive or not any(a.kind == "person" for a in parties(ground, [traveller])):
            return []
    elif passive:
        return []
    if frame == "been" and verb.child("acomp", "attr") is not None:
        return []
    if frame == "spend" and not _tells_how_long(ground, verb):
        return []
    who = [a for a in parties(ground, [traveller]) if a.kind in _TRAVELLERS]
    sender = ground.subject(verb) if frame == "send" and not passive else None
    who = who or [a for a in parties(ground, [sender]) if a.kind != "group"]
    return _visits(ground, verb, entry, traveller, who)


def _visits(
    ground: Ground, verb: Token, entry: Entry, traveller: Token | None, who: list[Actor], told_by: Token | None = None
) -> list[Reference]:
    crowd = ground.crowd([traveller]) if traveller is not None else None
    if not who and not (crowd and ground.diplomatic):
        return []
    found: list[Reference] = []
    targets = _targets(ground, verb, entry)
    if not targets and entry.get("arrival") and any(c.lower == "here" for c in verb.children):
        return [_under_way(ground, act(ground, verb, entry, who), entry)]
    for target in targets:
        place, state = ground.place_at(target), _state_at(ground, target)
        country = place.country if place else state.country if state else None
        if country is not None and traveller is not None and traveller.pos == "PRON" and traveller.dep == "dobj":
            who = _not_at_home(ground, traveller, who, country)
        if country is None or any(a.country == country for a in who):
            continue
        reference = _under_way(ground, act(ground, verb, entry, who, told_by), entry)
        reference.place = place or _place_of_state(ground, country)
        reference.crowd = crowd
        host = state or ground.state(country)
        if host is not None and (who or country in (ground.scene.main_pair or ())):
            reference.who, reference.host = distinct([*reference.who, host]), host
        gap = _gap(verb) if verb.child("dobj") is None and entry.get("frame") == "visit" else None
        if gap is not None:
            reference.span = ground.scene.doc.span(gap.left, verb.i)
        elif found:
            mention = ground.scene.cast.mention_headed_by(target)
            reference.span = ground.scene.doc.span(mention.first, mention.last) if mention else target.span
        found.append(reference)
    return found


def _tells_how_long(ground: Ground, verb: Token) -> bool:
    """'spent Monday in Rome', 'spent two days there', but not 'spent a fortune'."""
    lasting = ("day", "hour", "week", "weekend", "night")
    return any(c.i in ground.timed or (c.dep == "dobj" and c.lemma in lasting) for c in verb.all("dobj", "npadvmod"))


def _awaited(ground: Ground, word: Token, entry: Entry) -> list[Reference]:
    """'is due in Almaty on Monday', 'is expected in Kampala today'; an infinitive would tell its own deed."""
    verb = word.head if word.dep == "acomp" and word.head.is_verb else word
    if word.child("xcomp", "ccomp") is not None or (word is verb and not _is_passive(word)):
        return []
    traveller = ground.subject(verb)
    who = [a for a in parties(ground, [traveller]) if a.kind in _TRAVELLERS]
    found = _visits(ground, word, entry, traveller, who, verb if verb is not word else None)
    for reference in found:
        if reference.status == "held":
            past = reference.circumstances.tense == "past"
            reference.status, reference.weight = ("held", status.HINTED) if past else ("scheduled", status.TOLD)
    return found


def _is_passive(verb: Token) -> bool:
    return verb.child("auxpass") is not None or verb.dep == "acl"


def _invite(ground: Ground, verb: Token, entry: Entry, passive: bool) -> list[Reference]:
    """'invited the king to Oslo', 'has been invited to Delhi'; 'invited him to visit' is told by 'visit'."""
    if verb.child("xcomp", "ccomp") is not None:
        return []
    guest = ground.subject(verb) if passive else verb.child("dobj")
    who = [a for a in parties(ground, [guest]) if a.kind == "person"]
    found = _visits(ground, verb, entry, guest, who)
    for reference in found:
        if reference.status in ("held", "under_way", "scheduled"):
            reference.status, reference.weight = "proposed", status.RELATED
    return found


def _is_mission(ground: Ground, noun: Token) -> bool:
    """'a delegation', 'its foreign minister': who is sent to talk; not troops or aid."""
    return noun.lemma.lower() in ground.bodies or ground.names_official([noun])


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


def _targets(ground: Ground, verb: Token, entry: Entry) -> list[Token]:
    """Where the journey goes; of 'the first countries he decided to visit' what they are said to be."""
    if entry.get("frame") == "visit":
        thing = verb.child("dobj")
        if thing is None:
            gap = _gap(verb)
            thing = gap.head.child("nsubj") if gap is not None and gap.dep == "attr" else gap
        return thing.conjuncts() if thing is not None else []
    wanted = entry.get("preps", ["to", "for"])
    if entry.get("frame") == "take":
        return [part for prep in _onward(verb, wanted) for n in prep.all("pobj") for part in n.conjuncts()]
    holders = [verb, *(c for c in verb.children if c.dep in ("dobj", "npadvmod", "prt", "advmod"))]
    return [
        part
        for holder in (holders if entry.get("frame") in ("send", "spend", "invite") else holders[:1])
        for prep in holder.children
        if prep.dep in ("prep", "dative") and prep.lower in wanted
        for noun in prep.children
        if noun.dep == "pobj"
        for part in noun.conjuncts()
    ]


def _onward(verb: Token, wanted: Sequence[str]) -> list[Token]:
    """The prepositions of a way with several stations: 'took him to Asmara, then to Addis Ababa'."""
    found = [p for p in verb.all("prep", "dative") if p.lower in wanted]
    return found + [c for p in found for c in p.all("conj", "prep") if c.lower in wanted]


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
