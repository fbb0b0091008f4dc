"""Persons: which stretches are names, which names are one person, and who it is.

A full name founds a person; a surname, a given name or a variant spelling elsewhere joins it. Who
the person is comes from the gazetteer where it knows the name, and from the text where it does not.
"""

import re
from collections.abc import Iterator
from itertools import compress
from operator import not_

from dateline.domain.annotation import AnnotatedArticle, Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.resolve.draft import Draft, DraftActor
from dateline.resolve.offices import held_on, is_out_of_office
from dateline.resolve.spelling import fold, slug, tidy
from dateline.resolve.variants import in_office, other_names
from dateline.resolve.words import words

_NAME_TAGS = ("NNP", "NNPS")
LONGEST_NAME = 6  # tokens


class Persons:
    """The persons of one article, found by any part of their names."""

    def __init__(self, draft: Draft, gazetteer: Gazetteer) -> None:
        self._draft = draft
        self._gazetteer = gazetteer
        self._by_full: dict[str, DraftActor] = {}
        self._by_part: dict[str, list[DraftActor]] = {}

    def parts(self) -> frozenset[str]:
        """The folded parts of all the persons' names."""
        return frozenset(self._by_part)

    def enter(self, titled: dict[int, int]) -> None:
        """Enter all persons. `titled` maps a token behind a title to the title's first token."""
        doc = self._draft.doc
        spans = list(_candidates(self._draft, self._gazetteer, titled))
        full = [last > first and _words(doc, first, last) > 1 for first, last, _ in spans]
        for first, last, entry in compress(spans, full):
            self._full(first, last, entry)
        for first, last, entry in compress(spans, map(not_, full)):
            self._single(first, last, entry, first in titled)
        self._elsewhere()

    def _full(self, first: int, last: int, entry: Entry | None) -> None:
        name = _written(self._draft.doc, first, last)
        entry = entry or self._looked_up(name)
        person = self._by_full.get(fold(name)) or (self._by_full.get(entry.id) if entry else None)
        if person is None:
            person = self._found(name, first, entry)
        self._by_full[fold(name)] = person
        self._draft.mention(first, last, "name", person)

    def _single(self, first: int, last: int, entry: Entry | None, titled: bool) -> None:
        name = _written(self._draft.doc, first, last)
        person = self._bearer(name, first)
        if person is None:
            entry = entry or (self._looked_up(name) if titled else None)
            if entry is not None and entry.id in self._by_full:
                person = self._by_full[entry.id]
            elif (
                entry is None
                and not titled
                and (self._is_city(name) or not _stands_as_person(self._draft.doc.tokens[first]))
            ):
                return
            else:
                person = self._found(entry.name if entry else name, first, entry)
                self._index(person, name)
        self._draft.mention(first, last, "name", person)

    def _found(self, name: str, first: int, entry: Entry | None) -> DraftActor:
        shown = entry.name if entry else tidy(name)
        made = DraftActor(
            shown,
            "person",
            first,
            entry.id if entry else f"person:{slug(shown)}",
            entry.country if entry else None,
            entry.sector if entry else None,
            (entry.gender if entry else None) or self._gender_of(name),
            rule="gazetteer" if entry else "resolve.person",
        )
        person = self._draft.actor(made.key, made)
        if entry:
            self._by_full[entry.id] = person
            self._place_in_office(person, entry.id)
        self._index(person, name)
        self._index(person, shown)
        return person

    def _place_in_office(self, person: DraftActor, ident: str) -> None:
        """The offices that a person of the tables holds on the article's day, and what follows from them."""
        day = self._draft.day
        if day is None:
            return
        person.held = held_on(self._gazetteer, ident, day)
        if person.held and all(role.of and self._gazetteer.entry(role.of).kind == "igo" for role in person.held):
            person.country = None  # whoever heads an international body acts for no state
        if not person.held and is_out_of_office(self._gazetteer, ident, day):
            person.sector = None  # a private citizen, unless the text says otherwise

    def _index(self, person: DraftActor, name: str) -> None:
        parts = [p for p in re.split(r"\s+", name) if len(p) > 1]
        for part in {fold(p) for p in parts} | ({fold("".join(parts[1:]))} if len(parts) > 2 else set()):
            bearers = self._by_part.setdefault(part, [])
            if part and person not in bearers:
                bearers.append(person)

    def _bearer(self, name: str, at: int) -> DraftActor | None:
        """Whom a short name means: the person named so, the one named last before `at` where several are."""
        bearers = self._by_part.get(fold(name)) or self._by_part.get(fold(name.split()[-1])) or []
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        family = [b for b in bearers if fold(b.name.split()[-1]) == fold(name)] or bearers
        before = [m for person in family if (m := self._draft.latest(person, at)) is not None]
        return max(before, key=lambda m: m.last).actors[0] if before else min(family, key=lambda p: p.order)

    def _looked_up(self, name: str) -> Entry | None:
        """The gazetteer's person of that name, when just one bears it or is in office."""
        found = [e for e in self._gazetteer.lookup(tidy(name)) if e.kind == "person"]
        if not found and " " in name:
            return other_names(self._gazetteer).bearer(tidy(name), self._draft.day)
        return in_office(self._gazetteer, found, self._draft.day)

    def _is_city(self, name: str) -> bool:
        """Whether a large city bears the name, whatever the parser takes it for: 'neighbourhoods of Aleppo'."""
        known = next(iter(self._gazetteer.lookup(name)), None)
        return known is not None and known.kind == "place" and not known.weak and (known.population or 0) >= 100_000

    def _gender_of(self, name: str) -> str | None:
        for part in name.split()[:-1] or [name]:
            gender = self._gazetteer.given_name_gender(part)
            if gender in ("m", "f"):
                return gender
        return None

    def _elsewhere(self) -> None:
        """Capitalised surnames that the tagger took for something else: 'Blinken' as a place."""
        for token in self._draft.doc.tokens:
            if token.i in self._draft.by_token or token.tag not in _NAME_TAGS:
                continue
            key = fold(token.text)
            if len(key) < 3 or key not in self._by_part:
                continue
            person = self._bearer(token.text, token.i)
            if person is not None and fold(token.text) in {fold(p) for p in person.name.split()}:
                self._draft.mention(token.i, token.i, "name", person)


def _stands_as_person(token: Token) -> bool:
    """Whether a single unknown name, tagged as a person's, stands where a person stands."""
    if not token.ent.endswith("PERSON") or any(
        c.dep in ("det", "amod", "compound", "poss", "nummod") for c in token.children
    ):
        return False
    if token.dep == "pobj":
        if token.head.head.lemma in words("place_noun"):
            return False
        return token.head.lower in ("by", "with", "of", "to", "from", "between", "for", "against")
    return token.dep in ("nsubj", "nsubjpass", "poss", "conj", "appos", "dobj")


def _candidates(draft: Draft, gazetteer: Gazetteer, titled: dict[int, int]) -> Iterator[tuple[int, int, Entry | None]]:
    """Stretches that may name a person, in order: gazetteer persons, recognised ones, names behind titles."""
    doc, tokens = draft.doc, draft.doc.tokens
    known: dict[int, tuple[int, Entry]] = {}
    for match in doc.names:
        bearers = [e for e in map(gazetteer.entry, match.entries) if e.kind == "person"]
        if bearers:
            known[match.first] = (match.last, in_office(gazetteer, bearers, draft.day) or bearers[0])
    i = 0
    while i < len(tokens):
        if i in known and i not in draft.by_token:
            last, entry = known[i]
            wider = _name_end(tokens, i, draft)
            yield ((i, last, entry) if wider <= last or tokens[last].ent == "" else (i, max(last, wider), entry))
            i = max(last, wider) + 1
            continue
        if i in draft.by_token or not _may_open(tokens[i], gazetteer, i in titled):
            i += 1
            continue
        last = _name_end(tokens, i, draft)
        while i < last and (tokens[i].lower in words("honorific") or tokens[i].tag not in _NAME_TAGS):
            i += 1
        if tokens[i].tag in _NAME_TAGS or i in titled:
            yield i, last, None
        i = last + 1


def _may_open(token: Token, gazetteer: Gazetteer, titled: bool) -> bool:
    if token.ent == "B-PERSON":
        return True
    if token.tag not in _NAME_TAGS or token.lower in words("no_name"):
        return False
    if titled and token.text[:1].isupper():
        return True
    return (
        token.ent[:1] == "B"
        and gazetteer.given_name_gender(token.text) is not None
        and token.head is not token
        and token.head.ent[2:] == token.ent[2:]
        and token.head.i > token.i
    )


def _name_end(tokens: tuple[Token, ...], first: int, draft: Draft) -> int:
    """The last token of the name that begins at `first`: capitalised words, particles, hyphenated parts."""
    last = first
    entity = tokens[first].ent[2:]
    for i in range(first + 1, min(first + LONGEST_NAME + 2, len(tokens))):
        token = tokens[i]
        if token.sent != tokens[first].sent or (i in draft.by_token):
            break
        inside = bool(entity) and token.ent == f"I-{entity}"
        glued = token.start == tokens[i - 1].end
        if (
            token.tag == "POS"
            or token.lower in words("no_name")
            or (token.pos == "PUNCT" and not (token.text == "-" and glued))
        ):
            break
        if token.text == "-" and i + 1 < len(tokens):
            if not (glued and tokens[i + 1].start == token.end):
                break
            continue
        after_hyphen = tokens[i - 1].text.endswith("-")
        if inside or token.tag in _NAME_TAGS or after_hyphen:
            last = i
        elif token.lower in words("particle") and i + 1 < len(tokens) and tokens[i + 1].tag in _NAME_TAGS:
            continue
        else:
            break
    return last


def _written(doc: AnnotatedArticle, first: int, last: int) -> str:
    return doc.span(first, last).quote(doc.text)


def _words(doc: AnnotatedArticle, first: int, last: int, _: Entry | None = None) -> int:
    return len(_written(doc, first, last).split())
