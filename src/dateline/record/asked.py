"""What people ask for → a filter: names become keys and codes, dates become days."""

import re
from collections.abc import Sequence
from typing import TypedDict

from dateline import gazetteer
from dateline.domain.record import Filter, Page
from dateline.errors import InputError
from dateline.service import day
from dateline.store import Store

_CODES = re.compile(r"([A-Za-z]{3})[-–+,/: ]+([A-Za-z]{3})")
_PARTED = re.compile(r"\s*(?:[–+,/]|\band\b)\s*")


class Asked(TypedDict, total=False):
    """The filters that every query takes; all of them together narrow it down.

    `actor` is a name or key, or several; `country` a name or ISO code; `pair` two of them, 'USA-RUS'. `since` and
    `until` bound the publication, `day_from` and `day_to` the day of the thing itself. `as_of` answers as the record
    would have on that day. `everything` includes what an analyst rejected.
    """

    actor: str | Sequence[str] | None
    country: str | Sequence[str] | None
    pair: str | Sequence[str] | None
    outlet: str | None
    kind: str | None
    status: str | None
    place: str | None
    text: str | None
    since: str | None
    until: str | None
    day_from: str | None
    day_to: str | None
    as_of: str | None
    limit: int
    offset: int
    everything: bool


def filter_of(store: Store, asked: Asked, section: str | None = None) -> Filter:
    """InputError for names that nobody bears and dates that are none."""
    pair = asked.get("pair")
    countries = [country(name) for name in _several(asked.get("country"))] + list(pair_of(pair) if pair else ())
    place = asked.get("place")
    return Filter(
        section=section,
        actors=tuple(actor_key(store, name) for name in _several(asked.get("actor"))),
        countries=tuple(dict.fromkeys(countries)),
        outlet=asked.get("outlet"),
        kind=asked.get("kind"),
        status=asked.get("status"),
        place=place,
        text=asked.get("text"),
        since=_day(asked.get("since")),
        until=_day(asked.get("until")),
        day_from=_day(asked.get("day_from")),
        day_to=_day(asked.get("day_to")),
        as_of=_day(asked.get("as_of")),
    )


def page_of(asked: Asked) -> Page:
    limit, offset = asked.get("limit", 50), asked.get("offset", 0)
    if limit < 0 or offset < 0:
        raise InputError("limit and offset must not be negative.")
    return Page(limit, offset)


def country(told: str) -> str:
    """A state's ISO 3166-1 alpha-3 code. InputError when there is no such state."""
    known = gazetteer.load()
    state = known.entries.get(f"state:{told.upper()}") or known.state_by_name(told)
    if state is None or not state.country:
        raise InputError(f"There is no state {told!r}; give its name or its ISO 3166-1 alpha-3 code.")
    return state.country


def pair_of(told: str | Sequence[str]) -> tuple[str, str]:
    """'USA-RUS', 'Russia and Georgia', ('USA', 'RUS') → the codes in order. InputError unless they are two states."""
    if isinstance(told, str):
        codes = _CODES.fullmatch(told.strip())
        parts = list(codes.groups()) if codes else _PARTED.split(told.strip())
    else:
        parts = list(told)
    found = sorted({country(part) for part in parts})
    if len(found) != 2:
        raise InputError(f"{told!r} is no pair of states; give two, as USA-RUS or 'Russia and Georgia'.")
    return found[0], found[1]


def actor_key(store: Store, told: str) -> str:
    """The key of an actor of the record, by key, full name or a part of the name; of several the most active.

    InputError when the record has none.
    """
    if store.actor(told):
        return told
    known = store.actors(told, None, Page(20))
    exact = [row for row in known if row[1].casefold() == told.casefold()]
    for row in (*exact, *known):
        return str(row[0])
    raise InputError(f"The record knows nobody called {told!r}; 'dateline actors --name TEXT' lists who is there.")


def _several(told: str | Sequence[str] | None) -> Sequence[str]:
    return (told,) if isinstance(told, str) else told or ()


def _day(told: str | None) -> str | None:
    return day(told) if told else None
