"""Who bears a name, which offices they held, and which row of which table says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.gazetteer.cities import PLACE_PREFIX
from dateline.gazetteer.entries import Entry, Occupancy
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.names import fold

# Offices by weight: of several bearers of a name, news means the one in the heavier office.
_LEVELS = (
    "head_of_state", "head_of_government", "minister", "official", "spokesperson", "diplomat", "military",
    "legislator", "party", "business", "other",
)  # fmt: skip
_CITIES = "cities.csv"
_MOST = 20  # bearers told of one name


@dataclass(frozen=True, slots=True)
class Held:
    """An office held: `of_name` is the state or organisation by name; `now` whether on the date asked about."""

    title: str
    level: str
    of_name: str
    occupancy: Occupancy
    now: bool
    source: str | None  # where a user's row came from; None for Dateline's own tables

    def as_json(self) -> dict[str, Any]:
        told = self.occupancy
        return {
            "title": self.title, "of": told.of, "of_name": self.of_name, "from": told.start, "until": told.until,
            "on_date": self.now, "row": _row(told.row, self.source),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bearer:
    """One who bears the name. `by` tells how: 'name', 'variant' or 'part' of the name; `row` where it stands."""

    entry: Entry
    by: str
    offices: tuple[Held, ...]
    row: tuple[str, int | None]
    source: str | None

    @property
    def on_date(self) -> tuple[Held, ...]:
        """The offices on the date asked about, the heaviest first."""
        return tuple(sorted((h for h in self.offices if h.now), key=_weight))

    def as_json(self, date: str | None) -> dict[str, Any]:
        entry = self.entry
        return {
            "id": entry.id, "name": entry.name, "kind": entry.actor_kind or entry.kind, "country": entry.country,
            "sector": entry.sector, "variants": list(entry.names), "matched": self.by, "wikidata": entry.wikidata,
            "row": _row(self.row, self.source),
            **({"date": date, "office_on_date": [h.title for h in self.on_date]} if date else {}),
            "offices": [held.as_json() for held in self.offices],
        }  # fmt: skip


def bearers(gazetteer: Gazetteer, name: str, date: str | None = None) -> tuple[Bearer, ...]:
    """Those who bear a name, likeliest first: on a date those in office then, the heavier office before the lighter.

    A family name finds all persons who bear it. `date` is a full ISO date; without one no office is marked.
    """
    found = [_bearer(gazetteer, entry, by, date) for entry, by in _named(gazetteer, name)]
    found.sort(key=_standing if date else _rank)  # stable: the gazetteer's order of likelihood decides the rest
    return tuple(found[:_MOST])


def _named(gazetteer: Gazetteer, name: str) -> Iterator[tuple[Entry, str]]:
    wanted = fold(name)
    if not wanted:
        return
    exact = gazetteer.lookup(name)
    for entry in exact:
        yield entry, "name" if fold(entry.name) == wanted else "variant"
    known = {entry.id for entry in exact}
    for entry in gazetteer.entries.values():
        if entry.kind == "person" and entry.id not in known:
            ways = (f" {fold(way)} " for way in (entry.name, *entry.names))
            if any(way.endswith(f" {wanted} ") or way.startswith(f" {wanted} ") for way in ways):
                yield entry, "part"


def _bearer(gazetteer: Gazetteer, entry: Entry, by: str, date: str | None) -> Bearer:
    held = []
    for occupancy in gazetteer.occupancies_of.get(entry.id, ()):
        office = gazetteer.titles.offices[occupancy.office]
        of = occupancy.of if occupancy.of in gazetteer.entries else f"state:{occupancy.of}"
        dated = occupancy.start or occupancy.until  # an office without any date tells nothing of a day
        now = bool(date and dated and occupancy.covers(date))
        source = gazetteer.sources.get(occupancy.row[0]) if occupancy.row else None
        held.append(Held(office.title, office.level, gazetteer.entries[of].name, occupancy, now, source))
    held.sort(key=lambda h: h.occupancy.start or "")
    city = (_CITIES, None) if entry.id.startswith(PLACE_PREFIX) else ("", None)
    row = gazetteer.rows.get(entry.id, city)
    return Bearer(entry, by, tuple(held), row, gazetteer.sources.get(row[0]))


def _standing(bearer: Bearer) -> tuple[bool, int]:
    """States and bodies first, then persons in office, then persons without one and places."""
    if bearer.entry.kind not in ("person", "place"):
        return False, -1
    return not bearer.on_date, min(map(_weight, bearer.on_date), default=0)


def _rank(bearer: Bearer) -> tuple[bool, int]:
    """Without a date: those of the whole name in their order, then the family's persons by their heaviest office."""
    if bearer.by != "part":
        return False, 0
    return True, min(map(_weight, bearer.offices), default=len(_LEVELS))


def _weight(held: Held) -> int:
    return _LEVELS.index(held.level)


def _row(row: tuple[str, int | None] | None, source: str | None) -> dict[str, Any] | None:
    return {"table": row[0], "line": row[1], "source": source} if row else None
