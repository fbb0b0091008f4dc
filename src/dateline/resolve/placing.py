"""Which names of an article are entered as places: behind 'in', in datelines, as objects of going, as sites."""

from dateline.domain.annotation import AnnotatedArticle, NameMatch, Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.resolve.draft import Draft
from dateline.resolve.places import Atlas, Located
from dateline.resolve.spelling import fold
from dateline.resolve.words import words

_PASSED_ON = ("conj", "appos")
_MIXED = frozenset(("state", "territory", "place"))


def located_bearer(atlas: Atlas, doc: AnnotatedArticle, match: NameMatch, entries: list[Entry]) -> Located | None:
    """Which place a name with several bearers means; None where it may mean something other than a place."""
    if entries[0].kind not in _MIXED:
        return None
    return atlas.locate(match.first, match.last, doc.span(match.first, match.last).quote(doc.text))


def enter_cities(draft: Draft, gazetteer: Gazetteer, atlas: Atlas, surnames: frozenset[str]) -> None:
    """Enter the cities, now that the persons are known: 'Vladimir' and 'Kim' are cities too.

    `surnames` are the folded parts of the names of the article's persons.
    """
    doc, tokens = draft.doc, draft.doc.tokens
    skip = doc.article.dateline.span if doc.article.dateline else None
    for match in doc.names:
        if match.first in draft.by_token or match.first in draft.placed:
            continue
        entries = [gazetteer.entry(e) for e in match.entries]
        first = tokens[match.first]
        if entries[0].weak and (first.tag not in ("NNP", "NNPS") or first.ent.endswith("PERSON")):
            continue
        located = located_bearer(atlas, doc, match, entries)
        if located is None or located.entry.kind != "place" or located.entry.metonym_of is not None:
            continue
        head = tokens[match.last]
        behind_in = head.dep == "pobj" and head.head.lower in words("locative")
        if fold(doc.span(match.first, match.last).quote(doc.text)) in surnames and not behind_in:
            continue
        in_dateline = skip is not None and skip.start <= first.start < skip.end
        if not in_dateline and not behind_in and _is_part_of_a_name(tokens, match):
            continue
        enter_place(draft, located, match.first, match.last)


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


def enter_place(draft: Draft, located: Located, first: int, last: int) -> None:
    """Enter a place of the gazetteer at the given tokens."""
    entry = located.entry
    name = entry.name if entry.kind in ("state", "territory") else _as_written(draft.doc, first, last)
    place = draft.place(entry.id, name, entry.country, first, last)
    place.lat, place.lon, place.geonames = entry.lat, entry.lon, entry.geonames
    place.rule, place.note, place.confidence = located.rule, located.note, located.confidence


def enter_state_place(draft: Draft, entry: Entry, first: int, last: int) -> None:
    """Enter a state or capital where something happens."""
    rule = "places.capital" if entry.metonym_of else "places.state"
    enter_place(draft, Located(entry, rule, f"a {rule[7:]} under its own name", 0.9), first, last)


def enter_unknown_place(draft: Draft, atlas: Atlas, first: int, last: int, is_site: bool) -> None:
    """Enter a place that the parser recognises: a small town, or one that no table knows.

    Of a site ('Camp Arifjan') only the name is known; a town of that name would be another place.
    """
    doc = draft.doc
    name = doc.span(first, last).quote(doc.text)
    if not name[:1].isalpha():
        return
    located = None if is_site else atlas.locate(first, last, name)
    if located is not None and located.entry.kind == "place":
        enter_place(draft, located, first, last)
        return
    country = None
    behind = draft.by_token.get(last + 2)
    if behind is not None and doc.tokens[last + 1].text == "," and behind.actors[0].kind == "state":
        country = behind.actors[0].country
    draft.place("name:" + fold(name), name, country, first, last)


def _as_written(doc: AnnotatedArticle, first: int, last: int) -> str:
    """A place's name as English news has it, which is what the text says rather than the local spelling."""
    name = " ".join(doc.span(first, last).quote(doc.text).split())
    return name.title() if name.isupper() and len(name) > 3 else name


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
        if governor.dep == "prep" and governor.lower == "from":  # 'from Geneva to Moscow'
            governor = governor.head
        thing = governor.child("dobj") if governor.is_verb and lemma == "to" else None
        if thing is not None and thing.pos == "NOUN" and thing.lemma in words("motion"):
            return True  # 'postponed his trip to Kenya'
        return governor.lemma.lower() in words("motion") and not (lemma == "for" and governor.pos == "NOUN")
    return False
