"""Joins users' tables to Dateline's own. What is known already, by Wikidata item or name, is added to, not doubled."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.errors import DataError
from dateline.gazetteer.builder import Builder
from dateline.gazetteer.cities import PLACE_PREFIX
from dateline.gazetteer.entries import ACTOR_KINDS, OFFICE_LEVELS, SECTORS, Entry, Occupancy, Office
from dateline.gazetteer.names import fold
from dateline.gazetteer.shelf import COLUMNS, UserTable
from dateline.gazetteer.tables import Row, read_table

# How the keys of actors begin, by kind; all others are groups.
_PREFIXES = {"igo": "org", "ngo": "org", "company": "company", "media": "media", "government_body": "body"}


def organisations(builder: Builder, tables: Sequence[UserTable]) -> None:
    """Enter organisations, bodies, parties, groups, companies and media."""
    _each(builder, tables, "organisations", _organisation)


def persons(builder: Builder, tables: Sequence[UserTable]) -> None:
    """Enter persons and the offices they held."""
    _each(builder, tables, "persons", _person)


def places(builder: Builder, tables: Sequence[UserTable]) -> None:
    """Enter places, behind all others of their names."""
    _each(builder, tables, "places", _place)


def _each(builder: Builder, tables: Sequence[UserTable], kind: str, enter: Callable[[Builder, Row], None]) -> None:
    for table in tables:
        if table.kind == kind:
            builder.sources[table.label] = table.source
            try:
                for row in read_table(table.path, COLUMNS[kind], table.label):
                    enter(builder, row)
            except DataError as error:
                raise DataError(f"{error}, or take it out with 'dateline gazetteer remove {table.name}'") from error


def _organisation(builder: Builder, row: Row) -> None:
    name, kind, country = row.required("name"), row.choice("kind", frozenset(ACTOR_KINDS)), builder.country(row)
    known = _known(builder, row["wikidata"], name, kind, country)
    if known is not None:
        _extend(builder, known, row)
        return
    start, until = row.period()
    sector = row.choice("sector", SECTORS) if row["sector"] else None
    key = _key(builder, _PREFIXES.get(kind, "group"), name, country)
    entry = Entry(key, name, kind, country, sector, names=row.items("names"), start=start, until=until)
    builder.put(row, replace(entry, wikidata=row.optional("wikidata")))


def _person(builder: Builder, row: Row) -> None:
    name, country = row.required("name"), builder.country(row)
    known = _known(builder, row["wikidata"], name, "person", country)
    if known is None:
        key = _key(builder, "person", name, country)
        known = Entry(key, name, "person", country, row.optional("sector") or "GOV", row.optional("gender"))
        known = replace(known, names=row.items("names"), wikidata=row.optional("wikidata"))
        builder.put(row, known, *row.items("alone"))
    else:
        _extend(builder, known, row)
    if row["office"]:
        builder.added.append(_occupancy(builder, row, known.id))


def _place(builder: Builder, row: Row) -> None:
    name, number, country = row.required("name"), row.number("geonames"), builder.country(row)
    key = f"{PLACE_PREFIX}{number}" if number else _key(builder, "place", name, country)
    if (known := builder.entries.get(key)) is not None:
        _extend(builder, known, row)
    elif key in builder.cities:
        further = (name, *row.items("names"))
        for way in further:
            builder.index.add(way, key)
        builder.city_names[key] = tuple(dict.fromkeys((*builder.city_names.get(key, ()), *further)))
        builder.rows_of[key] = (row.table, row.line)
    else:
        entry = Entry(key, name, "place", country, lat=row.decimal("lat"), lon=row.decimal("lon"))
        item = row.optional("wikidata")
        builder.put(row, replace(entry, geonames=number, names=row.items("names"), wikidata=item))


def _occupancy(builder: Builder, row: Row, person: str) -> Occupancy:
    office, of = row.required("office"), row.required("of")
    if row["level"]:  # a title that the tables do not have
        title, office = office, f"yours-{fold(office).replace(' ', '-')}"
        level = row.choice("level", OFFICE_LEVELS)
        builder.added_offices[office] = Office(office, title, level, row.optional("sector") or "GOV", None)
    if of not in builder.entries and f"state:{of}" not in builder.entries:
        raise row.error(f"'{of}' is no state or organisation", "add the table with it again")
    return Occupancy(person, office, of, *row.period(), row=(row.table, row.line))


def _known(builder: Builder, item: str, name: str, kind: str, country: str | None) -> Entry | None:
    """The entry that a row is about: that of its Wikidata item, else one of its name, kind and country."""
    if (same := builder.entries.get(builder.items.get(item, ""))) and same.kind == kind:
        return same
    found = [e for key in builder.index.bearers(name) if (e := builder.entries.get(key)) and e.kind == kind]
    alike = [e for e in found if not (country and e.country) or e.country == country]
    return next((e for e in alike if not (item and e.wikidata)), None)


def _extend(builder: Builder, known: Entry, row: Row) -> None:
    """Let the row's names stand for an entry too."""
    further = tuple(name for name in (row["name"], *row.items("names")) if name not in (known.name, *known.names))
    for name in further:
        builder.index.add(name, known.id)
    if further or (row["wikidata"] and not known.wikidata):
        if (item := known.wikidata or row.optional("wikidata")) is not None:
            builder.items[item] = known.id
        builder.entries[known.id] = replace(known, names=(*known.names, *further), wikidata=item)


def _key(builder: Builder, prefix: str, name: str, country: str | None) -> str:
    """A key of its own: 'person:jane-roe', or with the country or a number where that one is taken."""
    plain = f"{prefix}:{fold(name).replace(' ', '-')}"
    tried = [plain, *([f"{plain}-{country.lower()}"] if country else [])]
    number = 2
    while tried[-1] in builder.entries:
        tried.append(f"{plain}-{number}")
        number += 1
    return next(key for key in tried if key not in builder.entries)
