"""Actors and pairs of states: who they are by what articles tell, and what happened between them."""

from collections import Counter

from dateline.domain.record import Filter, Page
from dateline.domain.views import ActorView, PairPoint, PairView, ToldRole
from dateline.errors import InputError
from dateline.record import asking
from dateline.store import Store

SECTIONS = ("statements", "meetings", "measures", "events", "trips", "outlooks")
LOOKED_AT = 500  # claims and records from which names and series are taken


def actors(store: Store, text: str | None, code: str | None, as_of: str | None, page: Page) -> list[ActorView]:
    """Who takes part in claims, the most active first; by `as_of`, who had by then."""
    found = []
    for key, name, kind, country, claims in store.actors(text, code, page):
        counted = store.count(Filter(actors=(key,), as_of=as_of)) if as_of else int(claims)
        if counted or not as_of:
            found.append(ActorView(key, name, kind, country, counted))
    return sorted(found, key=lambda view: (-view.claims, view.key))


def actor(store: Store, key: str, as_of: str | None) -> ActorView:
    """One actor in full. InputError when the record has none of this key."""
    row = store.actor(key)
    if row is None:
        raise InputError(f"The record knows no actor {key!r}; 'dateline actors' lists who is there.")
    held = store.find(Filter(actors=(key,), as_of=as_of), Page(LOOKED_AT))
    names = Counter(party.name for one in held for party in one.claim.parties if party.key == key)
    dates = sorted(one.claim.published for one in held if one.claim.published)
    activity = tuple(
        (section, count)
        for section in SECTIONS
        if (count := store.count(Filter(section=section, actors=(key,), as_of=as_of)))
    )
    return ActorView(
        key, row[1], row[2], row[3], sum(count for _, count in activity),
        tuple(name for name, _ in names.most_common()), _roles(store, key, as_of), activity,
        dates[0] if dates else None, dates[-1] if dates else None,
    )  # fmt: skip


def _roles(store: Store, key: str, as_of: str | None) -> tuple[ToldRole, ...]:
    """Each role with the first and last day on which an article told it."""
    told: dict[tuple[str, str | None, str | None], list[tuple[str | None, str, str]]] = {}
    for title, principal, country, article, published, quote in store.roles(key, as_of):
        told.setdefault((title, principal, country), []).append((published, article, quote))
    return tuple(
        ToldRole(title, principal, country, rows[0][0], rows[-1][0], len(rows), rows[0][1], rows[0][2])
        for (title, principal, country), rows in told.items()
    )


def pair(store: Store, codes: tuple[str, str], as_of: str | None, on: str) -> PairView:
    """What is said of the relation of two states, and the happenings between them month by month."""
    relations = tuple(
        view
        for view in asking.records(store, Filter(section="relations", as_of=as_of), Page(LOOKED_AT), on)
        if view.value("pair") == "+".join(codes)
    )
    both = Filter(section="events", countries=codes, as_of=as_of)
    months: dict[str, list[float | None]] = {}
    for view in asking.records(store, both, Page(LOOKED_AT), on):
        if not view.value("auxiliary") and (day := view.value("day") or view.first_published):
            score = view.value("score")
            months.setdefault(day[:7], []).append(float(score) if score else None)
    return PairView(
        codes,
        relations,
        tuple(PairPoint(month, len(scores), _mean(scores)) for month, scores in sorted(months.items())),
        *(
            len(asking.records(store, Filter(section=section, countries=codes, as_of=as_of), Page(LOOKED_AT), on))
            for section in ("meetings", "measures")
        ),
    )


def _mean(scores: list[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return round(sum(known) / len(known), 2) if known else None
