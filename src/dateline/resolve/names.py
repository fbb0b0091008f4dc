"""Names of states, seats of power, bodies, organisations and places → actors and places.

A state acts and is a place; its capital is a place behind 'in' and a government elsewhere.
"""

from collections.abc import Iterator

from dateline.domain.annotation import AnnotatedArticle, NameMatch, Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.resolve.draft import Draft, DraftActor, head_of
from dateline.resolve.spelling import fold
from dateline.resolve.words import words

_PASSED_ON = ("conj", "appos")


def enter_names(draft: Draft, gazetteer: Gazetteer) -> None:
    """Enter every gazetteer name of the article but those of persons and cities."""
    for match, entry, in_dateline in _matches(draft, gazetteer):
        if entry.kind != "place" or entry.metonym_of is not None:
            _enter(draft, gazetteer, match, entry, in_dateline)


def enter_cities(draft: Draft, gazetteer: Gazetteer, surnames: frozenset[str]) -> None:
    """Enter the cities, now that the persons are known: 'Vladimir' and 'Kim' are cities too.

    `surnames` are the folded parts of the names of the article's persons.
    """
    tokens = draft.doc.tokens
    for match, entry, in_dateline in _matches(draft, gazetteer):
        if entry.kind != "place" or entry.metonym_of is not None or match.first in draft.by_token:
            continue
        head = tokens[match.last]
        behind_in = head.dep == "pobj" and head.head.lower in words("locative")
        if fold(draft.doc.span(match.first, match.last).quote(draft.doc.text)) in surnames and not behind_in:
            continue
        if not in_dateline and not behind_in and _is_part_of_a_name(tokens, match):
            continue
        _enter(draft, gazetteer, match, entry, in_dateline)


def _matches(draft: Draft, gazetteer: Gazetteer) -> Iterator[tuple[NameMatch, Entry, bool]]:
    doc = draft.doc
    skip = doc.article.dateline.span if doc.article.dateline else None
    for match in doc.names:
        entry = _likeliest(doc, match, [gazetteer.entry(e) for e in match.entries])
        if entry is not None and entry.kind != "person":
            start = doc.tokens[match.first].start
            yield match, entry, skip is not None and skip.start <= start < skip.end


def _is_part_of_a_name(tokens: tuple[Token, ...], match: NameMatch) -> bool:
    """Whether a city's name is tagged as a person's or runs on in another capitalised word."""
    if any(tokens[i].ent.endswith("PERSON") for i in range(match.first, match.last + 1)):
        return True
    before = tokens[match.first - 1] if match.first else None
    behind = tokens[match.last + 1] if match.last + 1 < len(tokens) else None
    last = tokens[match.last]
    return any(
        t is not None
        and t.tag == "NNP"
        and t.sent == last.sent
        and (t.head is last or last.head is t)
        and "compound" in (t.dep, last.dep)
        for t in (before, behind)
    )


def _likeliest(doc: AnnotatedArticle, match: NameMatch, entries: list[Entry]) -> Entry | None:
    """The first candidate, unless the words around it speak for another.

    A weak name (a family name, a common word) must be tagged as a name; 'Paris, Texas' takes the
    candidate in the country or region that follows it.
    """
    tokens = doc.tokens
    first = tokens[match.first]
    if not entries:
        return None
    best = entries[0]
    if (
        match.first == match.last
        and best.kind not in ("state", "demonym", "people")
        and _is_in_longer_name(tokens, first)
    ):
        return None
    if best.weak and (first.tag not in ("NNP", "NNPS") or first.ent.endswith("PERSON")):
        return None
    return best


def _is_in_longer_name(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a word is part of a person's name of several words: 'Tasnim' in 'Tasnim Aslam'."""
    if not token.ent.endswith("PERSON"):
        return False
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    return token.ent[:1] == "I" or (behind is not None and behind.ent == "I-PERSON" and behind.tag in ("NNP", "NNPS"))


def _enter(draft: Draft, gazetteer: Gazetteer, match: NameMatch, entry: Entry, in_dateline: bool) -> None:
    doc = draft.doc
    head = doc.tokens[head_of(doc.tokens, match.first, match.last)]
    first, last = match.first, match.last
    if entry.kind in ("demonym", "people"):
        state = state_actor(draft, gazetteer, entry.country, first)
        if state is not None:
            kind = "demonym" if entry.kind == "demonym" else "description"
            draft.mention(first, last, kind, state, shown=False)
        return
    if entry.kind == "place":
        acting = entry.metonym_of is not None and not in_dateline and not is_location(doc, head)
        if acting and entry.metonym_of is not None:
            capital_of = gazetteer.entry(entry.metonym_of)
            state = state_actor(draft, gazetteer, capital_of.country, first)
            if state is not None:
                draft.mention(first, last, "metonym", state)
                return
        enter_place(draft, entry, first, last)
        return
    if in_dateline:
        return
    if entry.kind in ("state", "territory"):
        state = state_actor(draft, gazetteer, entry.country, first, entry)
        if state is not None:
            draft.mention(first, last, "name", state)
        if is_location(doc, head):
            enter_place(draft, entry, first, last)
        return
    acts_as = entry.actor_kind
    if acts_as is None:
        return
    made = DraftActor(entry.name, acts_as, first, entry.id, entry.country, entry.sector, rule="gazetteer")
    actor = draft.actor(entry.id, made)
    told = draft.by_token.get(first - 1) if acts_as == "company" else None
    if told is not None and told.kind == "demonym":
        actor.country = told.actors[0].country  # 'the Russian company': what the text says wins
    draft.mention(first, last, "metonym" if entry.kind == "seat" else "name", actor)


def enter_place(draft: Draft, entry: Entry, first: int, last: int) -> None:
    """Enter a place of the gazetteer at the given tokens."""
    place = draft.place(entry.id, entry.name, entry.country, first, last)
    place.lat, place.lon, place.geonames = entry.lat, entry.lon, entry.geonames


def state_actor(
    draft: Draft, gazetteer: Gazetteer, country: str | None, order: int, entry: Entry | None = None
) -> DraftActor | None:
    """The state with this code as an actor; None for a code that is no state's."""
    if entry is None:
        if country is None:
            return None
        try:
            entry = gazetteer.entry(f"state:{country}")
        except KeyError:
            return None
    made = DraftActor(entry.name, "state", order, entry.id, entry.country, None, rule="gazetteer")
    return draft.actor(entry.id, made)


def is_location(doc: AnnotatedArticle, token: Token) -> bool:
    """Whether a name stands where a place stands: 'in Moscow', 'flew to Moscow', 'visit Moscow'."""
    for _ in range(4):
        if token.dep in _PASSED_ON and token.head is not token:
            token = token.head
        else:
            break
    head = token.head
    if token.dep == "pobj":
        return _behind_preposition(head)
    if token.dep == "dobj":
        return head.lemma in words("reached")
    if token.dep in ("compound", "nmod", "amod", "poss", "npadvmod"):
        return head.lemma.lower() in words("gathering") and token.dep != "poss"
    if token.dep == "advmod":
        return True
    return token.dep == "ROOT" and len(token.children) == 0


def _behind_preposition(preposition: Token) -> bool:
    lemma = preposition.lower
    if lemma in words("locative"):
        return True
    if lemma in ("to", "from", "for", "toward", "towards"):
        governor = preposition.head
        return governor.lemma.lower() in words("motion") and not (lemma == "for" and governor.pos == "NOUN")
    return False
