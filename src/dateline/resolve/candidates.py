"""The places that a name may mean when no article tells which, ranked as reading ranks them."""

from dataclasses import dataclass
from typing import Any

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.resolve.places import Atlas, prior

_MOST = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears the name; `region` and `country_name` are names, `why` tells what its rank rests on."""

    entry: Entry
    region: str | None
    country_name: str | None
    why: str

    def as_json(self) -> dict[str, Any]:
        entry = self.entry
        return {
            "id": entry.id, "name": entry.name, "kind": entry.kind, "country": entry.country,
            "country_name": self.country_name, "region": self.region, "lat": entry.lat, "lon": entry.lon,
            "geonames": entry.geonames, "population": entry.population, "why": self.why,
        }  # fmt: skip


def candidates(gazetteer: Gazetteer, name: str, country: str | None = None) -> tuple[Candidate, ...]:
    """The places of a name, likeliest first; those in one country when its code is given."""
    atlas = Atlas(gazetteer, (), ())
    found = [e for e in atlas.bearers(name) if country is None or e.country == country]
    ranked = sorted(enumerate(found), key=lambda pair: -prior(pair[1], pair[0]))
    return tuple(_candidate(gazetteer, entry) for _, entry in ranked[:_MOST])


def _candidate(gazetteer: Gazetteer, entry: Entry) -> Candidate:
    state = gazetteer.entries.get(f"state:{entry.country}")
    region_id = gazetteer.regions.get(entry.region or "")
    region = gazetteer.entry(region_id).name if region_id and region_id != entry.id else None
    return Candidate(entry, region, state.name if state else None, _why(entry, region_id == entry.id))


def _why(entry: Entry, is_region: bool) -> str:
    if entry.kind != "place":
        return "a state or territory comes before towns of its name"
    if entry.metonym_of is not None:
        return "the capital of a state comes before other towns"
    if is_region:
        return "a first-order division, ranked by its inhabitants"
    if entry.population is None:
        return "a region or site that news reports name"
    return "ranked by its inhabitants"
