"""Names of states, seats of power, bodies and organisations → actors, and of states and capitals → places.

A state acts and is a place; its capital is a place behind 'in' and a government elsewhere.
"""

from collections.abc import Iterator

from dateline.domain.annotation import AnnotatedArticle, NameMatch, Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.resolve.draft import Draft, DraftActor, head_of
from dateline.resolve.places import Atlas
from dateline.resolve.placing import enter_state_place, is_location, located_bearer


def enter_names(draft: Draft, gazetteer: Gazetteer, atlas: Atlas) -> None:
    """Enter every gazetteer name of the article but those of persons and cities."""
    for match, entry, in_dateline in _matches(draft, gazetteer, atlas):
        if entry.kind != "place" or entry.metonym_of is not None:
            _enter(draft, gazetteer, match, entry, in_dateline)


def _matches(draft: Draft, gazetteer: Gazetteer, atlas: Atlas) -> Iterator[tuple[NameMatch, Entry, bool]]:
    doc = draft.doc
    skip = doc.article.dateline.span if doc.article.dateline else None
    for match in doc.names:
        entry = _likeliest(doc, match, [gazetteer.entry(e) for e in match.entries], atlas)
        if entry is not None and entry.kind != "person":
            start = doc.tokens[match.first].start
            yield match, entry, skip is not None and skip.start <= start < skip.end


def _likeliest(doc: AnnotatedArticle, match: NameMatch, entries: list[Entry], atlas: Atlas) -> Entry | None:
    """The first candidate, unless the words around it speak for another.

    A weak name (a family name, a common word) must be tagged as a name; 'Paris, Texas' takes the
    candidate in the country or region that follows it.
    """
    tokens = doc.tokens
    first = tokens[match.first]
    if not entries:
        return None
    best = entries[0]
    if best.kind in ("state", "territory") or best.metonym_of is not None:
        located = located_bearer(atlas, doc, match, entries)
        best = located.entry if located else best
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
        enter_state_place(draft, entry, first, last)
        return
    if in_dateline:
        return
    if entry.kind in ("state", "territory"):
        state = state_actor(draft, gazetteer, entry.country, first, entry)
        if state is not None:
            draft.mention(first, last, "name", state)
        if is_location(doc, head):
            enter_state_place(draft, entry, first, last)
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
