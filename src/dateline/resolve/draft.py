"""The cast while it is being put together: actors that still gather mentions and roles."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from dateline.domain.annotation import AnnotatedArticle, Token
from dateline.domain.cast import Cast, Mention, Office
from dateline.domain.findings import Actor, Place, Role, Time, Why
from dateline.resolve.likeness import alike
from dateline.text.spans import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Items = Callable[[str | None], str | None]  # an actor's key → its Wikidata item
HIGH = ("head_of_state", "head_of_government", "minister")  # levels of offices


@dataclass(slots=True, eq=False)
class DraftRole:
    """A role: `title` as written, `office` the canonical title; `principal` is whom it serves.

    One from the tables has no span, its row as `source`, and the id of the body it belongs to as `of`.
    """

    title: str
    office: str
    span: Span | None
    country: str | None = None
    principal: "DraftActor | None" = None
    possessor: int | None = None  # the token of 'his' in 'his ambassador', to be settled when pronouns are
    level: str = "other"
    former: bool = False
    of: str | None = None
    source: str | None = None
    is_open: bool = False  # of the tables: no end is known


@dataclass(slots=True, eq=False)
class DraftActor:
    """An actor in the making. `order` is the token at which the text first names it."""

    name: str
    kind: str
    order: int
    key: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None  # m, f, or None when unknown
    anonymous: bool = False
    rule: str = "resolve.name"
    roles: list[DraftRole] = field(default_factory=list)
    held: tuple[DraftRole, ...] = ()  # offices on the article's day that the tables know

    def all_roles(self) -> Iterator[DraftRole]:
        """The roles told in the text, then those of the tables."""
        return chain(self.roles, self.held)

    def add_role(self, role: DraftRole) -> None:
        """Take a role over; a repeated title only fills in what was missing."""
        for known in self.roles:
            if known.title == role.title and (role.country is None or known.country == role.country):
                known.principal = known.principal or role.principal
                return
        self.roles.append(role)

    def told_roles(self) -> list[DraftRole]:
        """The roles, each once; an office of state whose state is not told is of the person's own."""
        told: dict[tuple[str, str | None], DraftRole] = {}
        for role in self.roles:
            if role.principal is None and self.sector in ("GOV", "MIL", "LEG"):
                role.country = role.country or self.country
            told.setdefault((role.title, role.country), role)
        return [*told.values(), *self._known_roles()]

    def _known_roles(self) -> Iterator[DraftRole]:
        """The tables' roles that the text does not tell itself, nor contradict by a high office that is newer."""
        newer = {role.country for role in self.roles if role.level in HIGH and not role.former}
        for known in self.held:
            same = any(
                alike(role.office, known.office) and role.country in (known.country, None) for role in self.roles
            )
            if not same and not (known.is_open and known.level in HIGH and known.country in newer):
                yield known


@dataclass(slots=True, eq=False)
class DraftMention:
    """Tokens `first` to `last` that mean the actors; `shown` ones count among the actor's mentions."""

    first: int
    last: int
    head: int
    kind: str
    actors: tuple[DraftActor, ...]
    shown: bool = True


@dataclass(slots=True, eq=False)
class DraftPlace:
    name: str
    country: str | None
    key: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    rule: str = "places.text"
    note: str | None = None
    confidence: float = 0.6
    spans: list[tuple[int, int]] = field(default_factory=list)  # first and last token


class Draft:
    """Everything found so far, with look-ups by token."""

    def __init__(self, doc: AnnotatedArticle) -> None:
        self.doc = doc
        self.day = day_of(doc)
        self.actors: list[DraftActor] = []
        self.mentions: list[DraftMention] = []
        self.places: dict[str, DraftPlace] = {}
        self.placed: set[int] = set()  # tokens of places
        self.by_token: dict[int, DraftMention] = {}
        self._by_key: dict[str, DraftActor] = {}
        self._by_actor: dict[int, list[DraftMention]] = {}  # by the first actor's identity; in order of `last`

    def actor(self, key: str | None, make: "DraftActor") -> DraftActor:
        """The actor with this key, or the one given, which is then entered."""
        known = self._by_key.get(key) if key else None
        if known is not None:
            known.order = min(known.order, make.order)
            return known
        self.actors.append(make)
        if key:
            self._by_key[key] = make
        return make

    def rename(self, actor: DraftActor, key: str) -> None:
        """Enter an actor under another key, which no other has."""
        self._by_key.pop(actor.key or "", None)
        actor.key = key
        self._by_key[key] = actor

    def merge(self, actor: DraftActor, other: DraftActor) -> None:
        """Make `other` of all that an actor was found to be."""
        for mention in self.mentions:
            if actor in mention.actors:
                mention.actors = tuple(dict.fromkeys(other if a is actor else a for a in mention.actors))
        for role in actor.roles:
            other.add_role(role)
        moved = self._by_actor.pop(id(actor), [])
        both = self._by_actor.setdefault(id(other), [])
        both.extend(moved)
        both.sort(key=attrgetter("last"))
        other.order = min(other.order, actor.order)
        if actor.key:
            self._by_key[actor.key] = other
        self.actors.remove(actor)

    def known(self, key: str) -> DraftActor | None:
        return self._by_key.get(key)

    def mention(self, first: int, last: int, kind: str, *actors: DraftActor, shown: bool = True) -> DraftMention:
        """Enter a mention; the narrowest one at a token wins the look-up."""
        made = DraftMention(first, last, head_of(self.doc.tokens, first, last), kind, actors, shown)
        self.mentions.append(made)
        insort(self._by_actor.setdefault(id(actors[0]), []), made, key=attrgetter("last"))
        for i in range(first, last + 1):
            other = self.by_token.get(i)
            if other is None or (other.last - other.first) >= (last - first):
                self.by_token[i] = made
        return made

    def latest(self, actor: DraftActor, at: int) -> DraftMention | None:
        """The last mention of an actor that ends before token `at`."""
        known = self._by_actor.get(id(actor), [])
        before = bisect_left(known, at, key=attrgetter("last"))
        return known[before - 1] if before else None

    def place(self, key: str, name: str, country: str | None, first: int, last: int) -> DraftPlace:
        place = self.places.setdefault(key, DraftPlace(name, country, key))
        place.spans.append((first, last))
        self.placed.update(range(first, last + 1))
        return place

    def finished(self, items: Items) -> Cast:
        """The frozen cast, actors numbered in the order in which the text brings them; `items` tells an actor's
        Wikidata item by its key."""
        doc = self.doc
        mentions = sorted(self.mentions, key=lambda m: (m.first, m.last))
        used = {id(a) for m in mentions for a in m.actors}
        ordered = sorted((a for a in self.actors if id(a) in used), key=lambda a: a.order)
        ids = {id(actor): f"a{n}" for n, actor in enumerate(ordered, 1)}
        spans = self._spans(mentions)
        actors = tuple(self._actor(a, ids, spans, items) for a in ordered)
        made = tuple(Mention(m.first, m.last, m.head, m.kind, tuple(ids[id(a)] for a in m.actors)) for m in mentions)
        by_head: dict[int, Mention] = {}
        by_token: dict[int, Mention] = {}
        for mention in made:
            widest = by_head.get(mention.head)
            if widest is None or widest.last - widest.first < mention.last - mention.first:
                by_head[mention.head] = mention
            for i in range(mention.first, mention.last + 1):
                narrowest = by_token.get(i)
                if narrowest is None or narrowest.last - narrowest.first > mention.last - mention.first:
                    by_token[i] = mention
        places, place_tokens = self._places()
        times = tuple(
            Time(f"t{n}", t.span, t.type, t.value, t.mod, Why(f"times.{t.rule}", (t.span,), confidence=0.9))
            for n, t in enumerate(doc.times, 1)
        )
        return Cast(
            actors, places, times, made, place_tokens, by_head, by_token,
            {a.id: a for a in actors}, {p.id: p for p in places}, {t.id: t for t in times},
            {ids[id(a)]: offices for a in ordered if (offices := _offices(a))},
        )  # fmt: skip

    def _spans(self, mentions: list[DraftMention]) -> dict[int, list[Span]]:
        """The mentions to show for each actor; where only unshown ones exist, those."""
        shown: dict[int, list[Span]] = {}
        unshown: dict[int, list[Span]] = {}
        for mention in mentions:
            if len(mention.actors) == 1:
                where = shown if mention.shown else unshown
                where.setdefault(id(mention.actors[0]), []).append(self.doc.span(mention.first, mention.last))
        return {**unshown, **shown}

    def _actor(self, a: DraftActor, ids: dict[int, str], spans: dict[int, list[Span]], items: Items) -> Actor:
        roles = tuple(Role(r.title, self._principal(r, ids), r.country, r.span, r.source) for r in a.told_roles())
        mentions = tuple(spans.get(id(a), ()))
        why = Why(a.rule, mentions[:1], confidence=0.95 if a.key and a.rule == "gazetteer" else 0.75)
        return Actor(
            ids[id(a)], a.key, a.name, a.kind, a.country, a.sector, a.anonymous, roles, mentions, why, items(a.key)
        )  # fmt: skip

    def _principal(self, role: DraftRole, ids: dict[int, str]) -> str | None:
        served = role.principal or (self._by_key.get(role.of) if role.of else None)
        return ids.get(id(served)) if served else None

    def _places(self) -> tuple[tuple[Place, ...], dict[int, str]]:
        doc = self.doc
        places: list[Place] = []
        tokens: dict[int, str] = {}
        for n, place in enumerate(sorted(self.places.values(), key=lambda p: min(p.spans)), 1):
            ident = f"p{n}"
            spans = sorted(set(place.spans))
            for first, last in spans:
                for i in range(first, last + 1):
                    tokens.setdefault(i, ident)
            mentions = tuple(doc.span(first, last) for first, last in spans)
            why = Why(place.rule, mentions[:1], confidence=place.confidence, note=place.note)
            places.append(Place(ident, place.name, place.country, place.lat, place.lon, place.geonames, mentions, why))
        return tuple(places), tokens


def day_of(doc: AnnotatedArticle) -> str | None:
    """The day that the article is of, as an ISO date: that of its publication, else its dateline's."""
    line = doc.article.dateline
    for told in (doc.article.published, line.date if line else None):
        if told is not None and _DAY.match(told):
            return told[:10]
    return None


def _offices(actor: DraftActor) -> tuple[Office, ...]:
    if actor.kind != "person":
        return ()
    return tuple(Office(r.office, r.level, r.country, r.span is not None) for r in actor.told_roles() if not r.former)


def head_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The token of a stretch that hangs on something outside it; the last such one in doubt."""
    for i in range(last, first - 1, -1):
        if not first <= tokens[i].head.i <= last or tokens[i].head is tokens[i]:
            return i
    return last
