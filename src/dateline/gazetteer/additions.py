"""Checks rows that users add, one clear message for each bad one, and puts the good ones into the tables' own form."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dateline.gazetteer.entries import ACTOR_KINDS, OFFICE_LEVELS, SECTORS, Entry
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.names import fold
from dateline.gazetteer.reading import RawRow
from dateline.gazetteer.tables import LIST_SEPARATOR, is_date

ADDED_KINDS = frozenset(ACTOR_KINDS) - {"state", "territory", "demonym", "people", "person", "place", "seat"}
_GENDERS = {"m": "m", "male": "m", "f": "f", "female": "f"}
_LONGEST = 120  # characters of a name
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,11})")
_MIDNIGHT = re.compile(r"\+?(\d{4}-\d\d-\d\d)T00:00:00Z")
_COUNTRY_REMEDY = "write its ISO 3166-1 alpha-3 code or its English name"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row, and what to do about it."""

    where: str
    column: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}, {self.column}: {self.problem}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows fit to be kept, each once; the faults of the others; and how many only repeated one."""

    rows: list[dict[str, str]]
    faults: list[Fault]
    repeated: int


def check(kind: str, rows: Iterable[RawRow], gazetteer: Gazetteer) -> Checked:
    """Check rows of a kind of table (a key of `shelf.COLUMNS`); a bad row leaves the others be."""
    kept: dict[tuple[str, ...], dict[str, str]] = {}
    faults: list[Fault] = []
    repeated = 0
    for raw in rows:
        try:
            row = _CHECKS[kind](_Cells(raw, gazetteer))
        except UnfitError as unfit:
            faults.append(Fault(raw.where, *unfit.told))
            continue
        key = tuple(row.values())
        repeated += key in kept
        kept[key] = row
    return Checked(list(kept.values()), faults, repeated)


class UnfitError(Exception):
    """Column, problem and remedy of a row that cannot be kept."""

    def __init__(self, column: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.told = (column, problem, remedy)


class _Cells:
    """The cells of one row, read column by column; each reading raises UnfitError on a cell that will not do."""

    def __init__(self, raw: RawRow, gazetteer: Gazetteer) -> None:
        if raw.fault:
            raise UnfitError("row", raw.fault, "count the commas, and put cells that contain one in quotation marks")
        self._cells = raw.cells
        self.known = gazetteer

    def text(self, column: str) -> str:
        cell = " ".join(self._cells.get(column, "").split())
        if not cell.isprintable():
            raise UnfitError(column, f"{cell!r} holds characters that cannot be shown", "take them out")
        return cell

    def name(self, column: str = "name") -> str:
        if not (name := self.text(column)):
            raise UnfitError(column, "is empty", "give the name as news writes it, or take the row out")
        return _fit_name(column, name)

    def names(self, column: str = "names") -> str:
        told = (part.strip() for part in self.text(column).split(LIST_SEPARATOR))
        return LIST_SEPARATOR.join(dict.fromkeys(_fit_name(column, part) for part in told if part))

    def choice(self, column: str, allowed: frozenset[str], needed: bool = False) -> str:
        cell = self.text(column)
        if cell in allowed or not (cell or needed):
            return cell
        raise UnfitError(
            column, f"{cell!r} is none of them" if cell else "is empty", f"use {', '.join(sorted(allowed))}"
        )

    def gender(self) -> str:
        cell = self.text("gender")
        if cell and cell not in _GENDERS:
            raise UnfitError("gender", f"{cell!r} is not known", "write m or f, or leave it empty")
        return _GENDERS.get(cell, "")

    def country(self, column: str = "country") -> str:
        if not (cell := self.text(column)):
            return ""
        if (state := _state(self.known, cell)) is None or state.country is None:
            raise UnfitError(column, f"there is no state {cell!r}", _COUNTRY_REMEDY)
        return state.country

    def wikidata(self) -> str:
        if (cell := self.text("wikidata")) and not (found := _ITEM.fullmatch(cell)):
            raise UnfitError("wikidata", f"{cell!r} is no item", "write its number, such as Q159, or leave it empty")
        return found.group(1) if cell and found else ""

    def date(self, column: str) -> str:
        cell = self.text(column)
        if found := _MIDNIGHT.fullmatch(cell):
            cell = found.group(1)
        if cell and not is_date(cell):
            raise UnfitError(column, f"{cell!r} is no date", "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty")
        if len(cell) == len("YYYY-MM-DD"):
            try:
                date.fromisoformat(cell)
            except ValueError:
                raise UnfitError(column, f"there is no day {cell}", "correct the date") from None
        return cell

    def period(self) -> dict[str, str]:
        start, until = self.date("from"), self.date("until")
        if start and until and start[: len(until)] > until[: len(start)]:
            raise UnfitError("until", f"{until} is before {start}, when it began", "put the dates in order")
        return {"from": start, "until": until}

    def degrees(self, column: str, most: int) -> str:
        cell = self.text(column)
        try:
            value = float(cell)
        except ValueError:
            value = 1000.0
        if not -most <= value <= most:
            raise UnfitError(
                column, f"{cell!r} is no number from -{most} to {most}", "write degrees as a decimal number"
            )
        return cell

    def number(self, column: str) -> str:
        if (cell := self.text(column)) and not (cell.isascii() and cell.isdigit() and len(cell) < 12):
            raise UnfitError(column, f"{cell!r} is no id", "write a whole number, or leave it empty")
        return cell


def _organisation(cells: _Cells) -> dict[str, str]:
    return {
        "name": cells.name(), "names": cells.names(), "kind": cells.choice("kind", ADDED_KINDS, needed=True),
        "country": cells.country(), "sector": cells.choice("sector", SECTORS), **cells.period(),
        "wikidata": cells.wikidata(),
    }  # fmt: skip


def _person(cells: _Cells) -> dict[str, str]:
    office = _office(cells, cells.country())
    of_state = office["of"] if f"state:{office['of']}" in cells.known.entries else ""
    return {
        "name": cells.name(), "names": cells.names(), "alone": cells.names("alone"),
        "country": cells.country() or of_state, "gender": cells.gender(), "sector": cells.choice("sector", SECTORS),
        **office,
        **cells.period(), "wikidata": cells.wikidata(),
    }  # fmt: skip


def _place(cells: _Cells) -> dict[str, str]:
    return {
        "name": cells.name(), "names": cells.names(), "country": cells.country(),
        "lat": cells.degrees("lat", 90), "lon": cells.degrees("lon", 180), "geonames": cells.number("geonames"),
        "wikidata": cells.wikidata(),
    }  # fmt: skip


_CHECKS: dict[str, Callable[[_Cells], dict[str, str]]] = {
    "organisations": _organisation, "persons": _person, "places": _place,
}  # fmt: skip


def _office(cells: _Cells, country: str) -> dict[str, str]:
    """Office, level and whose it is. A title of the tables becomes its key; another one is kept with its level."""
    title, level = cells.text("office"), cells.choice("level", OFFICE_LEVELS)
    if not title:
        return {"office": "", "level": "", "of": ""}
    of = cells.text("of")
    owner = _state(cells.known, of or country) or _organisation_called(cells.known, of)
    if owner is None:
        problem = f"nothing is called {of!r}" if of else "is empty, as is country"
        raise UnfitError("of", problem, "write the state's code or name, or an organisation that is in the tables")
    bare = _without_owner(title, owner, cells.known)
    if office := cells.known.titles.called(title) or cells.known.titles.called(bare):
        bare, level = office.id, ""
    elif not level:
        raise UnfitError(
            "office", f"{title!r} is no title of the tables",
            "write one like 'foreign minister', or fill in 'level': " + ", ".join(sorted(OFFICE_LEVELS)),
        )  # fmt: skip
    return {"office": bare, "level": level, "of": owner.country or "" if owner.id.startswith("state:") else owner.id}


def _without_owner(title: str, owner: Entry, known: Gazetteer) -> str:
    """'Minister of Foreign Affairs of Norway', 'Norwegian foreign minister' → the title alone, in lower case."""
    told = fold(title)
    people = known.entries.get(f"demonym:{owner.country}") if owner.id.startswith("state:") else None
    for name in map(fold, (owner.name, *owner.names, *((people.name, *people.names) if people else ()))):
        for tail in (f" of {name}", f" of the {name}", f" for {name}", f" to the {name}", f" to {name}"):
            told = told.removesuffix(tail)
        told = told.removeprefix(f"{name} ")
    return told


def _state(known: Gazetteer, told: str) -> Entry | None:
    """A state by its ISO code, of three letters or two, or by its name."""
    code = known.domains.get("uk" if told == "GB" else told.lower(), told) if len(told) == 2 else told
    return known.entries.get(f"state:{code.upper()}") or known.state_by_name(told)


def _organisation_called(known: Gazetteer, told: str) -> Entry | None:
    if told in known.entries:
        return known.entries[told]
    return next((e for e in known.lookup(told) if e.actor_kind not in (None, "state", "person")), None)


def _fit_name(column: str, name: str) -> str:
    """The name, when texts can be searched for it without finding ordinary words."""
    if _ITEM.fullmatch(name):
        raise UnfitError(column, f"{name} is an item without an English name", "give its name or take the row out")
    if len(name) > _LONGEST:
        raise UnfitError(column, f"a name of {len(name)} characters", f"shorten it to {_LONGEST}")
    if len(fold(name)) < 2 or not any(map(str.isalpha, name)):
        raise UnfitError(column, f"{name!r} is too short for a name", "write it out")
    if "," in name:
        raise UnfitError(column, f"{name!r} has a comma", "write it as texts do, the given name before the family's")
    if name.islower():
        raise UnfitError(column, f"{name!r} would be found in ordinary words", "write it with its capitals")
    return name
