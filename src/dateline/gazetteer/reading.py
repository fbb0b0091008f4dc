"""Files that users add: CSV with a header, or what the Wikidata query service gives, as rows of plain cells.

Its results come as CSV, as a JSON list of objects, or as SPARQL's own JSON with `head` and `results`.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.errors import DataError
from dateline.gazetteer.shelf import COLUMNS

# The column that no other kind of table has.
_TELLING = {"office": "persons", "lat": "places", "kind": "organisations"}


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as read: its place in the file ('line 4', 'item 3'), its cells by column, and what is wrong with it."""

    where: str
    cells: dict[str, str]
    fault: str | None = None


def read(name: str, data: bytes) -> tuple[str, list[RawRow]]:
    """The kind of table that a file's columns make, and its rows. DataError, naming the file, when they make none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{name} is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    rows = list(_json_rows(name, text) if text.lstrip()[:1] in ("[", "{") else _csv_rows(name, text))
    if not rows:
        raise DataError(f"{name} holds no rows; the first line names the columns, each further one is a row")
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    kind = next((kind for column, kind in _TELLING.items() if column in columns), None)
    if kind is None:
        layouts = "; ".join(f"{kind}: {','.join(columns)}" for kind, columns in COLUMNS.items())
        found = ",".join(columns)[:80] or "none"
        raise DataError(f"{name} has the columns {found}, which no table has; name them {layouts}")
    if unknown := [column for column in columns if column not in COLUMNS[kind]]:
        raise DataError(
            f"{name}: {kind} have no column {unknown[0]!r}; take it out, or name it one of {', '.join(COLUMNS[kind])}"
        )
    return kind, rows


def _csv_rows(name: str, text: str) -> Iterator[RawRow]:
    notes = 0
    lines = text.splitlines(keepends=True)
    while notes < len(lines) and (lines[notes].startswith("#") or not lines[notes].strip()):
        notes += 1
    reader = csv.reader(io.StringIO("".join(lines[notes:]), newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        if repeated := [column for k, column in enumerate(header) if column in header[:k]]:
            raise DataError(f"{name} has the column {repeated[0]!r} twice; take one out")
        end = reader.line_num
        for cells in reader:
            where, end = f"line {notes + end + 1}", reader.line_num
            if any(map(str.strip, cells)):
                few = None if len(cells) == len(header) else f"{len(cells)} cells where {len(header)} belong"
                yield RawRow(where, dict(zip(header, cells, strict=False)), few)
    except csv.Error as error:
        raise DataError(f"{name}, line {notes + reader.line_num}: {error}; close its quotation marks") from error


def _json_rows(name: str, text: str) -> Iterator[RawRow]:
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{name} is not JSON ({error}); download the query's result again") from error
    if isinstance(told, dict):
        results = told.get("results")
        told = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(told, list):
        raise DataError(f"{name} is no result of the query service; give its JSON or CSV as downloaded")
    for number, item in enumerate(told, 1):
        if not isinstance(item, dict):
            raise DataError(f"{name}, item {number}: {type(item).__name__} where an object belongs; download it again")
        yield RawRow(f"item {number}", {str(key): _cell(value) for key, value in item.items()})


def _cell(value: Any) -> str:
    """A value as a cell: SPARQL's JSON wraps it in an object, the short form gives it plain."""
    if isinstance(value, dict):
        value = value.get("value")
    return "" if value is None else str(value)
