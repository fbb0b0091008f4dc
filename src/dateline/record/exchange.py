"""What leaves the record and what comes in from elsewhere: exports of whole tables, events of other collections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from dateline.domain.claim import Claim
from dateline.domain.outside import Compared, OutsideEvent
from dateline.domain.record import Filter, Held, Page, StoredArticle
from dateline.domain.views import View
from dateline.record import asking
from dateline.store import Store

ALL = 1_000_000_000
BATCH = 200
NEAR = 2  # days between one happening in two collections


def every(store: Store, wanted: Filter, on: str) -> Iterator[View]:
    """Every view that the filter leads to, but for the rejected ones, batch by batch, in the order of their ids."""
    idents = iter(sorted(store.record_ids(wanted, Page(ALL))))
    seen: set[str] = set()
    while batch := list(islice(idents, BATCH)):
        for view in asking.views(store, batch, wanted.as_of, on):
            if view.id not in seen and not view.rejected:
                seen.add(view.id)
                yield view


def with_first_claims(store: Store, views: Iterable[View]) -> Iterator[tuple[View, Claim]]:
    """Each view with the claim of its first report, which has parties and place in full."""
    rest = iter(views)
    while batch := list(islice(rest, BATCH)):
        known = {held.claim.id: held.claim for held in store.claims(view.tellings[0].claim for view in batch)}
        yield from ((view, known[view.tellings[0].claim]) for view in batch)


def every_claim(store: Store, wanted: Filter) -> Iterator[Held]:
    """Every claim that the filter asks for, by record and publication."""
    idents = iter(sorted(store.record_ids(wanted, Page(ALL))))
    while batch := list(islice(idents, BATCH)):
        yield from store.members(batch, wanted.as_of)


def articles_of(store: Store, views: Sequence[View]) -> dict[str, StoredArticle]:
    """The articles that tell of these, by id."""
    return store.articles(telling.article for view in views for telling in view.tellings)


def compare(store: Store, wanted: Filter, page: Page, on: str) -> list[Compared]:
    """Events of other collections, each with the record's events that tell of the same, if any."""
    outside = store.outside.find(wanted.countries, wanted.kind, wanted.day_from, wanted.day_to, page)
    return [_compared(store, event, wanted, on) for event in outside]


def _compared(store: Store, event: OutsideEvent, wanted: Filter, on: str) -> Compared:
    sides = tuple(dict.fromkeys(code for code in (event.actor_country, event.recipient_country) if code))
    if not sides or event.day is None:
        return Compared(event, (), False)
    at = date.fromisoformat(event.day)
    first, last = ((at + timedelta(days=days)).isoformat() for days in (-NEAR, NEAR))
    near = replace(wanted, section="events", countries=sides, kind=event.type, day_from=None, day_to=None)
    dated = asking.records(store, replace(near, day_from=first, day_to=last), Page(20), on)
    told = asking.records(store, replace(near, since=first, until=last), Page(20), on, _dayless)
    found = {view.id: view for view in (*dated, *told)}
    same = any(view.value("day") == event.day for view in found.values())
    return Compared(event, tuple(sorted(found)), same)


def _dayless(view: View) -> bool:
    return view.value("day") is None
