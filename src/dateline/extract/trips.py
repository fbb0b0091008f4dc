"""One traveller's itinerary: 'Biden’s first international trip', 'will visit Oslo before heading to Rome'.

A trip has a name ('first international trip as president') or is told by its stops alone. Its legs
are the meetings that the traveller takes part in and that the text ties to the trip.
"""

from collections.abc import Iterable, Iterator

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Meeting, Place, Trip, Why
from dateline.extract.meetings.dates import days
from dateline.extract.scene import Scene
from dateline.lexicon import load
from dateline.text.spans import Span, covering

NEAR = 2  # sentences around the trip's name in which legs are looked for
_BEHIND = ("as", "to", "in", "of", "through", "around", "across", "since")
_HELD = ("held", "under_way")
_OF_STOPS = ("itinerary", "shuttle", "swing")  # a trip of several stops, even where the text names but one


def find_trips(scene: Scene) -> tuple[Trip, ...]:
    """The trips of an article. Needs the scene's meetings."""
    named = _named_trips(scene)
    taken = {leg for trip in named for leg in trip.legs}
    told = [t for t in _told_by_stops(scene, len(named)) if not taken.intersection(t.legs)]
    return (*named, *told)


# --- trips with a name ------------------------------------------------------------------------------


def _named_trips(scene: Scene) -> list[Trip]:
    """Noun phrases such as 'his five-day Asian tour'; one trip of a traveller, however often named."""
    entry = load("meetings").entry("trip")
    found: dict[str, Trip] = {}
    places = {p.id: p for p in scene.cast.places}
    by_id = {m.id: m for m in scene.meetings}
    by_sentence: dict[int, list[Meeting]] = {}
    for meeting in scene.meetings:
        for sentence in {scene.doc.tokens_in(span)[0].sent for span in meeting.mentions}:
            by_sentence.setdefault(sentence, []).append(meeting)
    for noun in sorted(scene.with_lemma(*entry.lemmas), key=lambda t: t.i):
        if noun.pos != "NOUN" or (noun.dep == "compound" and noun.head.i > noun.i) or _in_heading(scene, noun):
            continue
        traveller, owner = _traveller(scene, noun)
        if traveller is None:
            continue
        legs = _legs(noun, traveller, by_sentence, places, by_id)
        known = found.get(traveller.id)
        several = noun.lemma in _OF_STOPS or set(_modifiers(noun)) & set(entry.get("itinerary"))
        least = 1 if several else 2
        if len(legs) < least or (known and len(known.legs) >= len(legs)):
            continue
        last = _end(noun)
        first = owner.left if owner is not None else noun.left
        name_from = owner.right + 1 if owner is not None else noun.left
        found[traveller.id] = Trip(
            id=f"j{len(found) + 1}" if known is None else known.id,
            traveller=traveller.id,
            name=_name(scene.doc.span(name_from, last).quote(scene.doc.text)),
            legs=tuple(m.id for m in legs),
            span=scene.doc.span(first, last),
            why=Why(entry.rule, (noun.span,), tuple(m.id for m in legs), 0.7, "a trip with its traveller's name"),
        )
    return list(found.values())


def _in_heading(scene: Scene, noun: Token) -> bool:
    return scene.sentence(noun).heading


def _traveller(scene: Scene, noun: Token) -> tuple[Actor | None, Token | None]:
    """Whose trip it is, and the possessor's token: 'Biden's trip', 'Biden began a tour'."""
    owner = noun.child("poss")
    if owner is not None:
        return _person(scene, owner), owner
    for verb in (noun.head, noun.head.head):
        if verb.is_verb:
            subject = scene.subject(verb)
            if subject is not None and subject is not noun:
                return _person(scene, subject), None
    return None, None


def _person(scene: Scene, token: Token) -> Actor | None:
    return next((a for a in scene.who(token) if a.kind == "person"), None)


def _modifiers(noun: Token) -> Iterator[str]:
    """The words before a noun, joined ones taken apart: 'three', 'stop' of 'three-stop tour'."""
    for child in noun.children:
        if child.i < noun.i:
            yield from child.lemma.lower().split("-")


def _end(noun: Token) -> int:
    """The last token of the phrase: 'trip as president', 'tour of Asia'."""
    last = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep == "prep" and child.lower in _BEHIND and child.right - child.i <= 6:
            last = child.right
    return last


def _name(words: str) -> str | None:
    cleaned = words.strip(" ’'").removeprefix("s ").strip()
    for article in ("a ", "an ", "the "):
        cleaned = cleaned.removeprefix(article)
    return cleaned or None


def _legs(
    noun: Token,
    traveller: Actor,
    by_sentence: dict[int, list[Meeting]],
    places: dict[str, Place],
    by_id: dict[str, Meeting],
) -> list[Meeting]:
    """The traveller's meetings abroad near the trip's name, or tied to one of those by 'follows'."""
    abroad: dict[str, Meeting] = {}
    distance: dict[str, int] = {}
    for away in range(NEAR + 1):
        for sentence in {noun.sent - away, noun.sent + away}:
            for meeting in by_sentence.get(sentence, ()):
                if meeting.id not in abroad and _is_leg(meeting, traveller, places):
                    abroad[meeting.id], distance[meeting.id] = meeting, away
    legs = set(abroad)
    for ident in tuple(legs):
        for earlier in abroad[ident].follows:
            if _is_leg(by_id[earlier], traveller, places):
                abroad.setdefault(earlier, by_id[earlier])
                legs.add(earlier)
    past = {abroad[i].status in _HELD for i in legs}
    if len(past) > 1:  # a trip is not half of last year's and half of next month's
        nearest = min(legs, key=lambda i: (distance.get(i, NEAR + 1), i))
        legs = {i for i in legs if (abroad[i].status in _HELD) == (abroad[nearest].status in _HELD)}
    return in_order(abroad[i] for i in legs)


def _is_leg(meeting: Meeting, traveller: Actor, places: dict[str, Place]) -> bool:
    if traveller.id not in meeting.participants or meeting.kind == "call" or meeting.status == "cancelled":
        return False
    place = places.get(meeting.place or "")
    return place is not None and (place.country is None or place.country != traveller.country)


def in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """In travelling order: by what follows what, then by date, then as the text tells them."""
    left = sorted(meetings, key=lambda m: m.mentions[0])
    when = {m.id: days(m.key.rsplit(":", 1)[-1]) if m.key else None for m in left}
    dated = sorted((m for m in left if when[m.id]), key=lambda m: when[m.id] or ())
    slots = iter(dated)
    left = [next(slots) if when[m.id] else m for m in left]
    ordered: list[Meeting] = []
    while left:
        waiting = {m.id for m in left}
        ready = next((m for m in left if not waiting.intersection(m.follows)), left[0])
        left.remove(ready)
        ordered.append(ready)
    return ordered


# --- trips told by their stops ------------------------------------------------------------------------


def _told_by_stops(scene: Scene, made: int) -> list[Trip]:
    """Stops of one traveller told in one breath: 'visited Oslo and Rome', 'flew to Seoul. She then met … in Tokyo.'"""
    found: list[Trip] = []
    used: set[str] = set()
    for traveller, chain in _chains(scene):
        legs = list({m.id: m for m, _ in chain if m.id not in used}.values())
        if len({m.place or m.host for m in legs}) < 2 or len(legs) < 2 or not _travels(traveller, legs):
            continue
        used.update(m.id for m in legs)
        ordered = tuple(m.id for m in in_order(legs))
        why = Why("trips.stops", tuple(s for _, s in chain), ordered, 0.6, "several stops told one after another")
        span = covering(s for m, s in chain if m in legs)
        found.append(Trip(f"j{made + len(found) + 1}", traveller, None, ordered, span, why))
    return found


def _chains(scene: Scene) -> Iterator[tuple[str, list[tuple[Meeting, Span]]]]:
    """Each person's meetings abroad that follow each other by a sentence at most, those held apart from those ahead."""
    places = {p.id: p for p in scene.cast.places}
    stops: dict[tuple[str, bool], list[tuple[int, Meeting, Span]]] = {}
    for meeting in scene.meetings:
        for ident in meeting.participants:
            traveller = scene.cast.by_id[ident]
            visits = meeting.kind == "visit" and ident == meeting.participants[0]
            if traveller.kind == "person" and (visits or _is_leg(meeting, traveller, places)):
                for span in meeting.mentions:
                    sentence = scene.doc.tokens_in(span)[0].sent
                    stops.setdefault((ident, meeting.status in _HELD), []).append((sentence, meeting, span))
    for (ident, _), told in stops.items():
        told.sort(key=lambda stop: stop[2])
        chain: list[tuple[Meeting, Span]] = []
        before = told[0][0]
        for sentence, meeting, span in told:
            if sentence - before > 1:
                yield ident, chain
                chain = []
            chain.append((meeting, span))
            before = sentence
        yield ident, chain


def _travels(traveller: str, legs: list[Meeting]) -> bool:
    """Whether at least one stop is told as a visit that this person makes."""
    return any(m.kind == "visit" and m.participants[0] == traveller for m in legs)
