"""Where users' own tables stand: one CSV file each in the folder `gazetteer` of Dateline's home.

A table's first line says where it came from and when; its header tells its kind. It is written whole or not at all.
"""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import DataError, InputError
from dateline.gazetteer.names import fold

# What a table of each kind tells. These are the columns of files that are added, of tables as they are kept, and of
# the queries' results.
COLUMNS: dict[str, tuple[str, ...]] = {
    "organisations": ("name", "names", "kind", "country", "sector", "from", "until", "wikidata"),
    "persons": (
        "name", "names", "alone", "country", "gender", "sector", "office", "level", "of", "from", "until", "wikidata",
    ),
    "places": ("name", "names", "country", "lat", "lon", "geonames", "wikidata"),
}  # fmt: skip

_FOLDER = "gazetteer"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_NOTE = "# Source: "


@dataclass(frozen=True, slots=True)
class UserTable:
    """A table that a user added: `source` is the file it came from and the day; `kind` a key of `COLUMNS`."""

    name: str
    kind: str
    source: str
    rows: int
    path: Path

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name, "kind": self.kind, "rows": self.rows, "source": self.source, "path": str(self.path),
        }  # fmt: skip

    @property
    def label(self) -> str:
        """The name by which rows of it are cited; no table of Dateline's own has one like it."""
        return f"yours/{self.path.name}"


def table_name(told: str) -> str:
    """A name for a table from what the user said, or from the name of the file. InputError when it yields none."""
    name = "-".join(re.findall(r"[a-z0-9_]+", fold(told)))[:60]
    if not _NAME.fullmatch(name):
        raise InputError(f"{told!r} gives no name for a table; name it with --name, in letters, digits and hyphens.")
    return name


def tables(home: Path) -> tuple[UserTable, ...]:
    """The tables under Dateline's home by name. DataError when one is no table of any kind."""
    return tuple(map(_told, sorted((home / _FOLDER).glob("*.csv"))))


def find(home: Path, name: str) -> UserTable:
    """The table of that name. InputError when there is none."""
    found = {table.name: table for table in tables(home)}
    if name not in found:
        known = ", ".join(found) or "none has been added"
        raise InputError(f"There is no table {name!r} of yours; there are: {known}.")
    return found[name]


def keep(home: Path, name: str, kind: str, source: str, rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a table in one step, in place of an earlier one of that name. InputError when it cannot be written."""
    text = io.StringIO()
    text.write(f"{_NOTE}{' '.join(source.split())}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS[kind])
    writer.writerows([row.get(column, "") for column in COLUMNS[kind]] for row in rows)
    path = home / _FOLDER / f"{name}.csv"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, text.getvalue().encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path} cannot be written ({reason}); set DATELINE_HOME to another folder.") from error
    return path


def take_out(table: UserTable) -> None:
    """Remove a table. InputError when it cannot be removed."""
    try:
        table.path.unlink()
    except OSError as error:
        raise InputError(f"{table.path} cannot be removed ({error.strerror}).") from error


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing: into a file beside, which then takes the path's place."""
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _told(path: Path) -> UserTable:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read ({error}); take it out of that folder") from error
    notes = [line for line in lines if line.startswith("#")]
    rest = [line for line in lines if line and not line.startswith("#")]
    header = tuple(rest[0].split(",")) if rest else ()
    kind = next((kind for kind, columns in COLUMNS.items() if columns == header), None)
    if kind is None:
        raise DataError(f"{path} is no table that 'dateline gazetteer add' wrote; take it out of that folder")
    source = notes[0].removeprefix(_NOTE) if notes else "unknown"
    return UserTable(path.stem, kind, source, len(rest) - 1, path)
