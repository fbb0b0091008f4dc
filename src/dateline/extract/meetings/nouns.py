"""References by noun phrases: 'talks with Iran', 'the G7 summit', 'Lavrov’s visit to Oslo'."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Place, Time
from dateline.extract.meetings import spans, status
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.reference import Reference, distinct, side, sides
from dateline.extract.meetings.where import is_spot, place_around, time_behind, time_of_telling
from dateline.extract.modality import Circumstances
from dateline.lexicon import Entry

_PARTIES = ("between", "with", "among", "of", "involving", "by")
_PREMODIFIERS = ("poss", "compound", "amod", "nmod", "nummod")
_DETERMINERS = ("the", "this", "that", "these", "those", "both", "his", "her", "their", "its")


def noun_reference(ground: Ground, noun: Token, entry: Entry) -> Reference | None:
    """The reference that an event noun makes; None where the noun does not mean a meeting here."""
    if not _means_meeting(ground, noun, entry):
        return None
    top = ground.outer(noun)
    circumstances, standing = status.of_noun(noun if noun.dep == "conj" else top)
    if entry.get("kind") == "call" and noun.dep == "pobj" and noun.head.lower in ("during", "in", "on"):
        outer = noun.head.head
        if outer.dep == "xcomp" and outer.tag == "VB":  # 'agreed to meet during a call': the call is past
            circumstances, standing = status.of_verb(outer.head)
    own = _own_parties(ground, noun)
    crowd = _crowd(ground, noun)
    bodies = [a for a in own if a.kind == "igo"]
    named, name = _name(ground, noun, bodies) if entry.get("strength") != "anaphor" or bodies else (False, None)
    visit = entry.get("kind") == "visit"
    destination = _destination(ground, noun) if visit else None
    if visit and destination is None and _words_before(ground, noun) & set(entry.get("itinerary", ())):
        return None  # an itinerary, which is no meeting but a trip
    if visit and destination is not None:
        own = [a for a in own if a.country != destination.country or a.kind == "person"]
    who, host, absent = _with_governor(ground, noun, own, visit, bool(named))
    if absent:  # who stays away does not undo the meeting
        ahead = circumstances.tense == "future" or circumstances.modality != "none"
        standing = replace(standing, status="scheduled" if ahead else "held", weight=status.HINTED)
    if _is_arranged(ground, noun, standing, circumstances):
        standing = replace(standing, status="scheduled", weight=status.TOLD)
    form = _form(ground, noun, bool(named), own)
    reference = Reference(
        token=noun,
        rule=entry.rule,
        span=spans.noun_phrase(ground.scene.doc, noun, ground.timed, form == "named" or _dated_before(ground, noun)),
        form=form,
        strength="strong" if named or _is_among(noun, entry.get("strong_with", ())) else entry.get("strength", "weak"),
        kind=_kind(ground, noun, entry),
        who=distinct(who),
        host=host,
        place=destination or _where(ground, noun, top, standing, visit),
        time=_time(ground, noun, top, standing),
        name=name,
        circumstances=circumstances,
        status=standing.status,
        weight=standing.weight,
        cues=standing.cues,
        other=any(
            c.lower in ground.others
            for n in {noun.i: noun, top.i: top}.values()
            for c in n.children
            if c.dep in ("amod", "det")
        ),
        repeated=_repeated(noun, entry),
        side_of=ground.sidelines_of(noun),
        absent=absent,
        crowd=crowd,
        joins_only=bool(entry.get("joins_only")),
        echo=_echo(ground, noun, who),
        sorts=frozenset(_words_before(ground, noun) & ground.sorts),
        only_visits=bool(entry.get("only_visits")) and destination is None,
    )
    if visit and destination is not None:
        _add_host_state(ground, reference)
    return reference


def _is_arranged(ground: Ground, noun: Token, standing: status.Standing, found: Circumstances) -> bool:
    """'the summit opens on Saturday': the present of what lies ahead."""
    verb = standing.governor
    if verb is None or not verb.is_verb or standing.status not in ("held", "under_way"):
        return False
    return ground.is_plan(verb, found, ground.time_of(noun, standing))


def _means_meeting(ground: Ground, noun: Token, entry: Entry) -> bool:
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    if noun.lemma in ground.portions and any(
        n.lemma.lower() in ground.nouns for c in noun.children if c.lower == "of" for n in c.children
    ):
        return False  # of 'a round of talks' the talks speak
    if noun.dep == "compound" and noun.head.i > noun.i:
        return False  # 'the summit venue'; in 'summit meeting' the head speaks
    if _is_body(ground, noun) or _recalled(noun):
        return False
    if noun.dep in ("dobj", "dative") and noun.head.lemma == "tell":
        return False  # 'told a meeting': an audience
    before = _words_before(ground, noun)
    if before & set(entry.get("bars", ())) and not _of_body(ground, noun):
        return False
    if any(
        n.lemma.lower() in entry.get("bars_of", ())
        for c in noun.children
        if c.dep == "prep" and c.lower == "of"
        for n in c.children
    ) and not any(a.kind == "igo" for a in ground.actors_among(noun.i, noun.right)):
        return False  # 'a meeting of the cabinet'
    needs = entry.get("needs")
    if needs and not before & set(needs):
        return False
    if entry.get("plural") and noun.tag not in ("NNS", "NNPS") and not before & {"the", "that", "this"}:
        return False
    holders = (noun, noun.head) if noun.dep == "dobj" else (noun,)
    if entry.get("together") and not any(c.lower in ("with", "between") for h in holders for c in h.children):
        return False
    return not (noun.head.dep == "pobj" and noun.dep == "appos")


def _is_body(ground: Ground, noun: Token) -> bool:
    """Whether it is the name of a body, with neither date nor place: 'the Pacific Islands Forum offered to mediate'."""
    mention = ground.scene.cast.mention_covering(noun)
    if mention is None or mention.last < noun.i:
        return False
    named = any(ground.scene.cast.by_id[a].kind in ("igo", "government_body") for a in mention.actors)
    return named and not ground.anchors.times(noun) and not ground.anchors.places(noun)


def _recalled(noun: Token) -> bool:
    """'recalled its ambassador for consultations', 'went home for consultations' tell of no talks between states."""
    if noun.dep != "pobj" or noun.head.lower != "for":
        return False
    home = noun.lemma == "consultation" and not any(c.lower in _PARTIES for c in noun.children)
    return home or noun.head.head.lemma in ("recall", "summon", "withdraw")


def _of_body(ground: Ground, noun: Token) -> bool:
    """Whether a body of several states meets: 'the IAEA's board meeting'."""
    return any(a.kind == "igo" for a in ground.actors_among(noun.left, noun.i - 1))


def _is_among(noun: Token, words: Sequence[str]) -> bool:
    return any(c.lower in words for c in noun.children if c.dep in ("amod", "compound"))


def _words_before(ground: Ground, noun: Token) -> set[str]:
    """The words of the noun phrase up to the noun, which is among them."""
    tokens = ground.scene.doc.tokens
    return {noun.lemma.lower()}.union(
        t.lower for c in noun.children if c.i < noun.i for t in tokens[c.left : c.right + 1]
    )


def _own_parties(ground: Ground, noun: Token) -> list[Actor]:
    """Whom the noun phrase itself names: 'Putin's talks with Biden', 'US-Russia summit'."""
    found: list[Actor] = []
    for child in noun.children:
        if child.i < noun.i and child.dep in _PREMODIFIERS:
            found += ground.actors_among(child.left, child.right)
        elif child.dep in ("npadvmod", "nmod") and child.i in ground.timed:  # 'a summit Thursday of EU leaders'
            found += [a for prep in child.all("prep") if prep.lower in _PARTIES for a in _behind(ground, prep)]
        elif child.dep in ("prep", "agent") and child.lower in _PARTIES:
            found += _behind(ground, child)
    if noun.i and not any(c.dep == "det" for c in noun.children):
        found += _body_before(ground, noun)
    if noun.dep == "dobj":  # the parser often hangs 'with' on the verb: 'had lunch with …'
        for prep in noun.head.children:
            if prep.dep == "prep" and prep.lower in ("with", "between") and prep.i > noun.i:
                found += [a for inner in prep.children if inner.dep == "pobj" for a in ground.parties(inner)]
    return [a for a in found if ground.can_meet(a)]


def _crowd(ground: Ground, noun: Token) -> str | None:
    """The rank of the unnamed people of whom it is a meeting: 'of heads of state', 'the leaders' summit'."""
    inner = [n for c in noun.children if c.dep == "prep" and c.lower in _PARTIES for n in c.children if n.dep == "pobj"]
    before = [c for c in noun.children if c.i < noun.i and c.dep in _PREMODIFIERS]
    return ground.crowd([*inner, *before])


def _behind(ground: Ground, prep: Token) -> list[Actor]:
    return [a for inner in prep.children if inner.dep in ("pobj", "pcomp") for a in ground.parties(inner)]


def _body_before(ground: Ground, noun: Token) -> list[Actor]:
    """'the Arab League (AL) Leaders' Meeting', which the parser cuts behind the bracket."""
    tokens, before = ground.scene.doc.tokens, noun.left - 1
    if before < 2 or tokens[before].text != ")" or tokens[before].sent != noun.sent:
        return []
    return [a for a in ground.actors_among(before - 1, before - 1) if a.kind == "igo"]


def _name(ground: Ground, noun: Token, bodies: list[Actor]) -> tuple[bool, str | None]:
    """'G7 meeting', 'Munich Security Conference': whether the phrase names the meeting, and its name."""
    parts = [c for c in noun.children if c.dep in ("compound", "nmod", "amod", "poss") and c.i < noun.i]
    for part in reversed(parts):
        mention = ground.scene.cast.mention_covering(part)
        if mention and any(a == b.id for b in bodies for a in mention.actors):
            whole = next(b.name for b in bodies if b.id in mention.actors)
            label = part.text if mention.first == mention.last and part.dep == "compound" else whole
            words = [c.lower for c in parts if c.i > part.i and c.lower in ground.nouns]
            return True, f"{label} {words[0] if words else noun.lemma.lower()}"
    proper = [c for c in parts if c.dep == "compound" and c.pos == "PROPN"]
    if noun.pos == "PROPN" and noun.text[:1].isupper() and proper and noun.i not in ground.headings:
        return True, ground.scene.doc.span(proper[0].i, noun.i).quote(ground.scene.doc.text)
    return False, None


def _kind(ground: Ground, noun: Token, entry: Entry) -> str | None:
    """The noun's kind, or that of a meeting noun before it: 'summit meetings'."""
    for part in noun.children:
        if part.dep == "compound" and part.i < noun.i and part.lower in ground.nouns:
            inner = ground.lexicon.of(part.lower)[0].get("kind")
            if inner:
                return str(inner)
    kind = entry.get("kind")
    return str(kind) if kind else None


def _echo(ground: Ground, noun: Token, who: list[Actor]) -> bool:
    """Whether its parties are called 'the two leaders', 'both countries’ ministers' or the like."""
    tokens = ground.scene.doc.tokens
    pairs = ("two", "both")
    if any(t.lower in pairs for c in noun.children for t in tokens[c.left : c.right + 1] if c.dep in ("prep", "poss")):
        return True
    if who:
        return False
    verb, _ = ground.support(noun)
    subject = ground.subject(verb) if verb is not None else None
    return subject is not None and any(t.lower in pairs for t in tokens[subject.left : subject.i + 1])


def _destination(ground: Ground, noun: Token) -> Place | None:
    """Where a visit goes: 'to Japan', 'a Moscow visit'; the parser may hang 'to' on the verb before it."""
    for anchored in ground.anchors.places(noun):
        if anchored.prep in ("to", "in", "of", "") and anchored.place is not None:
            return anchored.place
    around = ground.anchors.places(noun.head) if noun.dep == "dobj" else []
    return next((a.place for a in around if a.prep == "to" and a.place is not None), None)


def _with_governor(
    ground: Ground, noun: Token, own: list[Actor], visit: bool, named: bool
) -> tuple[list[Actor], Actor | None, bool]:
    """The parties with those that the governing verb adds, the host, and whether its subject stays away."""
    top = ground.outer(noun)
    verb, role = ground.support(top)
    if verb is None:
        return own, None, False
    subject = ground.subject(verb)
    by = next((c for c in verb.children if c.dep == "agent"), None)
    if subject is top and by is not None:  # 'talks hosted by Cairo'
        subject = next((c for c in by.children if c.dep == "pobj"), None)
    if subject is None or subject is top or subject is noun:
        return own, None, False
    actors = [a for a in ground.parties(subject) if ground.can_meet(a)]
    if role == "host":
        joins = not any(c.lower in ("between", "among") for c in noun.children)
        return (own + actors if joins else own), (actors[0] if actors else None), False
    between = any(c.lower in ("between", "among", "of", "by") for c in noun.children)
    possessed = any(c.dep == "poss" for c in noun.children)
    settled = between or (possessed and (visit or len(sides(tuple(own))) > 1))
    if role != "attend" and settled:
        return own, None, False
    if role == "prep" and verb.child("auxpass") is not None and not any(a.kind == "person" for a in actors):
        return own, None, False  # 'Belarus was discussed at a summit'
    if role == "prep" and not visit:
        if named and noun.head.lower not in ("at", "in", "for"):
            return own, None, False
        if not own and not named and len(sides(tuple(actors))) < 2:
            return own, None, False
    if role == "attend" and status.of_verb(verb)[0].negated:
        return own, None, True
    return actors + own, None, False


def _form(ground: Ground, noun: Token, named: bool, own: list[Actor]) -> str:
    if named:
        return "named"
    if noun.dep == "attr" and any(c.dep == "nsubj" and c.lower in ("it", "this", "that") for c in noun.head.children):
        return "definite"  # 'this was a short meeting'
    if noun.dep == "pobj" and not own and any(c.lower == "first" for c in noun.children):
        return "definite"  # 'during one first meeting'
    determiners = {c.lower for c in noun.children if c.dep in ("det", "poss", "predet")}
    owner = any(c.dep == "poss" for c in noun.children)
    if determiners & set(_DETERMINERS) or owner:
        return "definite"
    return "indefinite"


def _dated_before(ground: Ground, noun: Token) -> bool:
    """'next month's summit': the date before it tells which one it is."""
    return any(c.dep in ("poss", "nmod", "compound") and c.i in ground.timed for c in noun.children)


def _time(ground: Ground, noun: Token, top: Token, standing: status.Standing) -> Time | None:
    found = ground.time_of(noun, standing)
    if found is None and top.lemma in ground.portions:
        found = ground.time_of(top, standing)
    if found is None and standing.status != "postponed":  # else it is the day that holds no more
        found = time_behind(ground, noun) or (time_of_telling(ground, top) if standing.status == "held" else None)
    return found


def _where(ground: Ground, noun: Token, top: Token, standing: status.Standing, visit: bool) -> Place | None:
    found = _place(ground, noun, top if top.lemma in ground.portions else noun, standing)
    if found is not None or visit:
        return found
    around = place_around(ground, noun)
    return place_around(ground, top) if around is None and top is not noun else around


def _place(ground: Ground, noun: Token, top: Token, standing: status.Standing) -> Place | None:
    nouns = [noun] if top is noun else [noun, top]
    for anchored in (found for one in nouns for found in ground.anchors.places(one)):
        if anchored.prep in ("in", "at", "on", "near", "outside") and is_spot(anchored.place):
            return anchored.place
    for anchored in ground.anchors.places(noun):  # 'the Geneva summit', but not 'the Iran talks'
        if anchored.prep == "" and anchored.place is not None and anchored.place.lat is not None:
            return anchored.place
    if standing.governor is not None and standing.governor.is_verb:
        for anchored in ground.anchors.places(standing.governor):
            moved = anchored.prep == "to" and "meeting_status.postpone" in standing.cues
            if (moved or anchored.prep in ("in", "at", "near", "outside")) and is_spot(anchored.place):
                return anchored.place
        return ground.here(standing.governor)
    return ground.here(noun)


def _repeated(noun: Token, entry: Entry) -> bool:
    if entry.get("kind") in ("talks", "call") and entry.get("plural"):
        return False
    if noun.tag in ("NNS", "NNPS"):
        return True
    return any(c.lower in ("regular", "annual", "any", "every", "each", "such", "no") for c in noun.children)


def _add_host_state(ground: Ground, reference: Reference) -> None:
    """A visit meets somebody of the country it goes to, even when nobody is named."""
    country = reference.place.country if reference.place else None
    if country is None or any(side(a) == country for a in reference.who):
        return
    state = ground.state(country)
    if state is not None and reference.who:
        reference.who = (*reference.who, state)
        reference.host = reference.host or state
