"""Puts a Gazetteer together, table after table. A malformed row is a DataError that names file, line and remedy."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from dateline.gazetteer.cities import PLACE_PREFIX, Cities
from dateline.gazetteer.entries import ACTOR_KINDS, OFFICE_LEVELS, SECTORS, Entry, Occupancy, Office
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.names import NameIndex, fold
from dateline.gazetteer.persons import read_given_names, read_occupancies, read_persons
from dateline.gazetteer.regions import read_abbreviations, read_regions
from dateline.gazetteer.tables import Row, read_table
from dateline.gazetteer.titles import BodyNouns, Titles
from dateline.gazetteer.towns import Towns

K = TypeVar("K")
V = TypeVar("V")

STATE_COLUMNS = (
    "iso3", "iso2", "kind", "name", "names", "capitals", "adjectives", "peoples", "geonames", "from", "until",
)  # fmt: skip
ACTOR_COLUMNS = ("key", "name", "names", "kind", "country", "sector", "from", "until")
# The tables of actors, the likelier bearers of a shared name first.
ACTOR_TABLES = ("seats.csv", "bodies.csv", "organisations.csv", "groups.csv", "media.csv")
STATE_POINT_COLUMNS = ("state", "lat", "lon", "source")
MEMBER_COLUMNS = ("org", "state", "from", "until")
PLACE_COLUMNS = ("key", "name", "names", "country", "lat", "lon", "weak")
CITY_NAME_COLUMNS = ("geonames", "name")
OFFICE_COLUMNS = ("key", "title", "names", "level", "sector", "of")
BODY_NOUN_COLUMNS = ("key", "name", "names", "kind", "sector")
WIKIDATA_COLUMNS = ("key", "wikidata")
MODIFIER_COLUMNS = ("word", "position", "effect")

STATE_KINDS = frozenset(("state", "past", "territory"))


class Builder:
    """Reads table after table in the order of likelihood, collecting entries and the index of their names."""

    def __init__(self, directory: Traversable | Path) -> None:
        self.directory = directory
        self.index = NameIndex()
        self.entries: dict[str, Entry] = {}
        self.rows_of: dict[str, tuple[str, int]] = {}
        self.cities = Cities(directory / "cities.csv")
        self.capitals: dict[str, str] = {}
        self.city_names: dict[str, tuple[str, ...]] = {}
        self.regions: dict[str, str] = {}
        self.domains: dict[str, str] = {}
        self.members: dict[str, list[tuple[str, str | None, str | None]]] = {}
        self.wikidata = {
            row.required("key"): row.required("wikidata") for row in self.rows("wikidata.csv", WIKIDATA_COLUMNS)
        }
        self.items: dict[str, str] = {}  # Wikidata item → id of its entry
        self.added: list[Occupancy] = []  # by users: they stand before those of the tables
        self.added_offices: dict[str, Office] = {}
        self.sources: dict[str, str] = {}  # label of a user's table → where it came from

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterable[Row]:
        return read_table(self.directory / table, columns)

    def put(self, row: Row, entry: Entry, *further: str) -> None:
        """Keep an entry and let its names, and `further` ones, find it."""
        if entry.id in self.entries:
            table, line = self.rows_of[entry.id]
            raise row.error(
                f"'{entry.id}' is there already ({table}, line {line})",
                "give each row a key of its own, or put both into one row",
            )
        if (item := self.wikidata.get(entry.id)) is not None:
            entry = replace(entry, wikidata=item)
        if entry.wikidata:
            self.items[entry.wikidata] = entry.id
        self.entries[entry.id] = entry
        self.rows_of[entry.id] = (row.table, row.line)
        for name in (entry.name, *entry.names, *further):
            self.index.add(name, entry.id)

    def states(self) -> None:
        points = {
            row.required("state"): (row.decimal("lat"), row.decimal("lon"))
            for row in self.rows("state_points.csv", STATE_POINT_COLUMNS)
        }
        for row in self.rows("states.csv", STATE_COLUMNS):
            code, name = row.required("iso3"), row.required("name")
            kind = row.choice("kind", STATE_KINDS)
            start, until = row.period()
            if iso2 := row.optional("iso2"):
                self.domains["uk" if iso2 == "GB" else iso2.lower()] = code
            kind = "territory" if kind == "territory" else "state"
            names, geonames = row.items("names"), row.number("geonames")
            self.put(
                row,
                Entry(
                    f"state:{code}",
                    name,
                    kind,
                    code,
                    names=names,
                    geonames=geonames,
                    lat=points.get(code, (None, None))[0],
                    lon=points.get(code, (None, None))[1],
                    start=start,
                    until=until,
                ),
            )
            for word, column in (("demonym", "adjectives"), ("people", "peoples")):
                if forms := row.items(column):
                    entry_id = f"{word}:{code}"
                    self.put(row, Entry(entry_id, forms[0], word, code, names=forms[1:], start=start, until=until))
            for capital in row.items("capitals"):
                city, _, number = capital.rpartition(":")
                city_id = PLACE_PREFIX + number
                if city_id not in self.cities:
                    raise row.error(f"capital '{capital}' is not in cities.csv", "write Name:geonames id")
                self.capitals[city_id] = f"state:{code}"
                self.index.add(city, city_id)
                self.city_names[city_id] = (city,)

    def actors(self, table: str) -> None:
        kinds = frozenset(ACTOR_KINDS)
        for row in self.rows(table, ACTOR_COLUMNS):
            start, until = row.period()
            self.put(
                row,
                Entry(
                    row.required("key"),
                    row.required("name"),
                    row.choice("kind", kinds),
                    self.country(row),
                    row.choice("sector", SECTORS) if row["sector"] else None,
                    names=row.items("names"),
                    start=start,
                    until=until,
                ),
            )

    def country(self, row: Row, column: str = "country") -> str | None:
        code = row.optional(column)
        if code and f"state:{code}" not in self.entries:
            raise row.error(f"'{code}' is no state of states.csv", "use its ISO 3166-1 alpha-3 code")
        return code

    def memberships(self) -> None:
        for row in self.rows("members.csv", MEMBER_COLUMNS):
            if (org := row.required("org")) not in self.entries:
                raise row.error(f"there is no organisation '{org}'", "add it to organisations.csv first")
            state = self.country(row, "state")
            if state is None:
                raise row.error("'state' is empty", "give the member's ISO 3166-1 alpha-3 code")
            self.members.setdefault(org, []).append((state, *row.period()))

    def persons(self) -> None:
        for row, person, alone in read_persons(self.directory):
            self.country(row)
            self.put(row, person, *alone)

    def places(self) -> None:
        """The cities that news reports name otherwise than GeoNames, areas and sites, then regions and other cities.

        Regions and cities that share a name stand by their inhabitants; a row of regions.csv has a tenth of its own
        where a town in it bears its name. A row of places.csv that has a city's id takes its place.
        """
        for row in self.rows("city_names.csv", CITY_NAME_COLUMNS):
            city_id, name = PLACE_PREFIX + row.required("geonames"), row.required("name")
            if city_id not in self.cities:
                raise row.error(f"'{city_id}' is not in cities.csv", "take the GeoNames id of a city in it")
            self.index.add(name, city_id)
            self.city_names[city_id] = (*self.city_names.get(city_id, ()), name)
        for row in self.rows("places.csv", PLACE_COLUMNS):
            key = row.required("key")
            number = int(key[len(PLACE_PREFIX) :]) if key.startswith(PLACE_PREFIX) else None
            self.put(
                row,
                Entry(
                    key,
                    row.required("name"),
                    "place",
                    self.country(row),
                    lat=row.decimal("lat"),
                    lon=row.decimal("lon"),
                    geonames=number,
                    metonym_of=self.capitals.get(key),
                    names=row.items("names"),
                    weak=bool(row["weak"]),
                ),
            )
        regions = deque(read_regions(self.directory))
        for name, city_id, people in self.cities.names():
            while regions and (regions[0][1].population or 0) > people:
                self.region(*regions.popleft())
            self.index.add(name, city_id)
        for row, region in regions:
            self.region(row, region)

    def region(self, row: Row, region: Entry) -> None:
        known = self.entries.get(region.id)  # by hand, in places.csv
        if known is None:
            self.put(row, region)
        else:
            self.entries[region.id] = replace(known, population=region.population, region=region.region)
        if region.region:
            self.regions[region.region] = region.id

    def titles(self) -> Titles:
        offices: dict[str, tuple[Office, tuple[str, ...]]] = {}
        for row in self.rows("offices.csv", OFFICE_COLUMNS):
            key = row.required("key")
            if key in offices:
                raise row.error(f"'{key}' is there already", "give each office a key of its own")
            level = row.choice("level", OFFICE_LEVELS)
            office = Office(key, row.required("title"), level, row.optional("sector"), row.optional("of"))
            offices[key] = (office, row.items("names"))
        for key, office in self.added_offices.items():
            offices.setdefault(key, (office, ()))
        effects: dict[str, dict[str, str]] = {"before": {}, "after": {}}
        for row in self.rows("modifiers.csv", MODIFIER_COLUMNS):
            position = row.choice("position", frozenset(effects))
            effects[position][fold(row.required("word"))] = row.required("effect")
        return Titles(offices, effects["before"], effects["after"])

    def body_nouns(self) -> BodyNouns:
        return BodyNouns(
            {
                row.required("key"): (
                    row.required("name"),
                    row.required("kind"),
                    row.optional("sector"),
                    row.items("names"),
                )
                for row in self.rows("body_nouns.csv", BODY_NOUN_COLUMNS)
            }
        )

    def gazetteer(self) -> Gazetteer:
        titles = self.titles()
        told = read_occupancies(self.directory, self.entries, titles.offices)
        occupancies = (*self.added, *_not_told_anew(told, self.added))
        words = frozenset(fold(row.required("word")) for row in self.rows("capital_words.csv", ("word",)))
        return Gazetteer(
            index=self.index,
            entries=self.entries,
            rows=self.rows_of,
            cities=self.cities,
            capitals=self.capitals,
            city_names=self.city_names,
            towns=Towns(self.directory / "towns.csv"),
            regions=self.regions,
            domains=self.domains,
            region_abbreviations=read_abbreviations(self.directory),
            titles=titles,
            bodies=self.body_nouns(),
            occupancies=occupancies,
            occupancies_of=_grouped((o.person, o) for o in occupancies),
            occupancies_in=_grouped(((o.office, o.of), o) for o in occupancies),
            memberships={org: tuple(states) for org, states in self.members.items()},
            given_names=read_given_names(self.directory),
            capital_words=words,
            sources=self.sources,
        )


def _not_told_anew(occupancies: Iterable[Occupancy], added: Iterable[Occupancy]) -> Iterator[Occupancy]:
    """The occupancies but for those that a user's row tells otherwise: same person and office, overlapping time."""
    anew = _grouped(((o.person, o.office, o.of), o) for o in added)
    for told in occupancies:
        if not any(map(told.overlaps, anew.get((told.person, told.office, told.of), ()))):
            yield told


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
