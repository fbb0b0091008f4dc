"""Users' own tables: added when every table still loads with them, removed when the others load without."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.gazetteer import shelf
from dateline.gazetteer.additions import Fault, check
from dateline.gazetteer.loading import load_from
from dateline.gazetteer.reading import read
from dateline.gazetteer.shelf import UserTable
from dateline.gazetteer.tables import data_directory


@dataclass(frozen=True, slots=True)
class Added:
    """A table as it now stands, what was wrong with the rows left out, and how many rows repeated another."""

    table: UserTable
    faults: tuple[Fault, ...]
    repeated: int

    def as_json(self) -> dict[str, Any]:
        faults = [{"where": f.where, "column": f.column, "problem": f.problem, "remedy": f.remedy} for f in self.faults]
        return {**self.table.as_json(), "repeated": self.repeated, "faults": faults}


def add(home: Path, name: str, source: str, data: bytes) -> Added:
    """Keep the good rows of a file as the table `name`, in place of an earlier one of that name.

    DataError when the file is no table, or none of its rows is good; nothing is kept then.
    """
    kind, rows = read(source, data)
    others = [table for table in shelf.tables(home) if table.name != name]
    checked = check(kind, rows, load_from(data_directory(), others))
    if not checked.rows:
        more = f" (and {len(checked.faults) - 1} more)" if len(checked.faults) > 1 else ""
        raise DataError(f"{source}: no row can be kept. {checked.faults[0]}{more}")
    told = f"{Path(source).name}, added {date.today().isoformat()}"
    with tempfile.TemporaryDirectory() as folder:
        shelf.keep(Path(folder), name, kind, told, checked.rows)
        load_from(data_directory(), [*others, *shelf.tables(Path(folder))])
    shelf.keep(home, name, kind, told, checked.rows)
    return Added(shelf.find(home, name), tuple(checked.faults), checked.repeated)


def remove(home: Path, name: str) -> UserTable:
    """Take a table out. InputError when there is none, DataError when another one needs it."""
    table = shelf.find(home, name)
    rest = [other for other in shelf.tables(home) if other.name != name]
    try:
        load_from(data_directory(), rest)
    except DataError as error:
        if _loads(*rest, table):  # else it is malformed itself, or the others are
            raise DataError(f"{name!r} is needed by another table of yours: {error}") from error
    shelf.take_out(table)
    return table


def _loads(*added: UserTable) -> bool:
    try:
        load_from(data_directory(), added)
    except DataError:
        return False
    return True
