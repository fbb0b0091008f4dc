"""The tables of persons: who they are, how their names are spelt, which offices they held, and given names."""

from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable
from itertools import islice, product
from pathlib import Path

from dateline.gazetteer.entries import Entry, Occupancy
from dateline.gazetteer.names import fold
from dateline.gazetteer.tables import Row, read_table

PERSON_COLUMNS = ("key", "name", "names", "alone", "country", "gender", "sector")
OCCUPANCY_COLUMNS = ("person", "office", "of", "from", "until")
GIVEN_NAME_COLUMNS = ("name", "gender")
SPELLING_COLUMNS = ("spellings",)

_MOST_SPELLINGS = 24  # per name; three parts with a handful of spellings each


def read_persons(directory: Traversable | Path) -> Iterator[tuple[Row, Entry, tuple[str, ...]]]:
    """Each person's row and entry, and the names that stand for them alone ('Putin').

    The entry's names have the table's variants and those that `spellings.csv` yields: 'Sergei Lavrov'
    for 'Sergey Lavrov'.
    """
    spellings = _spellings(directory)
    genders = frozenset("mf")
    for row in read_table(directory / "persons.csv", PERSON_COLUMNS):
        name = row.required("name")
        spelt = dict.fromkeys(s for n in (name, *row.items("names")) for s in _respelt(n, spellings))
        spelt.pop(name, None)
        entry = Entry(
            row.required("key"),
            name,
            "person",
            row.optional("country"),
            row.optional("sector"),
            row.choice("gender", genders),
            names=tuple(spelt),
        )
        yield row, entry, row.items("alone")


def read_occupancies(
    directory: Traversable | Path, entries: Collection[str], offices: Collection[str]
) -> tuple[Occupancy, ...]:
    """Who held which office, in the table's order."""
    found = []
    for row in read_table(directory / "occupancies.csv", OCCUPANCY_COLUMNS):
        person, office, of = row.required("person"), row.required("office"), row.required("of")
        if person not in entries:
            raise row.error(f"there is no person '{person}'", "add a row to persons.csv")
        if office not in offices:
            raise row.error(f"there is no office '{office}'", "add a row to offices.csv")
        if of not in entries and f"state:{of}" not in entries:
            raise row.error(f"'{of}' is no state or organisation", "give an ISO alpha-3 code or an entry's key")
        found.append(Occupancy(person, office, of, *row.period(), row=(row.table, row.line)))
    return tuple(found)


def read_given_names(directory: Traversable | Path) -> dict[str, str]:
    """Folded given name → m, f, or u where both bear it."""
    allowed = frozenset("mfu")
    return {
        fold(row.required("name")): row.choice("gender", allowed)
        for row in read_table(directory / "given_names.csv", GIVEN_NAME_COLUMNS)
    }


def _spellings(directory: Traversable | Path) -> dict[str, tuple[str, ...]]:
    """One word of a name → all its spellings."""
    groups = (row.items("spellings") for row in read_table(directory / "spellings.csv", SPELLING_COLUMNS))
    return {word: group for group in groups for word in group}


def _respelt(name: str, spellings: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The name as it is and with each of its words in each of its spellings."""
    choices = [(word, *(s for s in spellings.get(word, ()) if s != word)) for word in name.split()]
    return map(" ".join, islice(product(*choices), _MOST_SPELLINGS))
