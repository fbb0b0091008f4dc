"""The gazetteer's tables: CSV files beside this module, read with errors that name file, line and remedy.

Lists within a cell are joined by '|'. Lines that begin with '#' are notes: source, licence, conventions.
"""

import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.errors import DataError

LIST_SEPARATOR = "|"
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_date(told: str) -> bool:
    """Whether it is a partial ISO date: YYYY, YYYY-MM or YYYY-MM-DD."""
    return _DATE.fullmatch(told) is not None


def data_directory() -> Traversable:
    """Where the tables lie."""
    return files(__package__) / "data"


class Row:
    """One row of a table, with the place it stands at for error messages."""

    __slots__ = ("_cells", "line", "table")

    def __init__(self, table: str, line: int, cells: dict[str, str]) -> None:
        self.table = table
        self.line = line
        self._cells = cells

    def error(self, what: str, remedy: str) -> DataError:
        return DataError(f"{self.table}, line {self.line}: {what}; {remedy}")

    def __getitem__(self, column: str) -> str:
        return self._cells[column]

    def required(self, column: str) -> str:
        if not (value := self._cells[column]):
            raise self.error(f"'{column}' is empty", "fill it in or take the row out")
        return value

    def optional(self, column: str) -> str | None:
        return self._cells[column] or None

    def items(self, column: str) -> tuple[str, ...]:
        value = self._cells[column]
        return tuple(value.split(LIST_SEPARATOR)) if value else ()

    def number(self, column: str) -> int | None:
        if not (value := self._cells[column]):
            return None
        try:
            return int(value)
        except ValueError:
            raise self.error(f"'{column}' is '{value}'", "write a whole number") from None

    def decimal(self, column: str) -> float | None:
        if not (value := self._cells[column]):
            return None
        try:
            return float(value)
        except ValueError:
            raise self.error(f"'{column}' is '{value}'", "write degrees as a decimal number") from None

    def choice(self, column: str, allowed: frozenset[str]) -> str:
        if (value := self.required(column)) not in allowed:
            raise self.error(f"'{column}' is '{value}'", f"use one of {', '.join(sorted(allowed))}")
        return value

    def date(self, column: str) -> str | None:
        if not (value := self._cells[column]):
            return None
        if not is_date(value):
            raise self.error(f"'{column}' is '{value}'", "write YYYY, YYYY-MM or YYYY-MM-DD")
        return value

    def period(self) -> tuple[str | None, str | None]:
        """The columns 'from' and 'until', checked to be in order."""
        start, until = self.date("from"), self.date("until")
        if start and until and start[: len(until)] > until[: len(start)]:
            raise self.error(f"'from' {start} is after 'until' {until}", "put the dates in order")
        return start, until


def read_table(path: Traversable | Path, columns: tuple[str, ...], label: str | None = None) -> Iterator[Row]:
    """The rows of a CSV table whose header is exactly `columns`. DataError when it is missing or malformed.

    `label` is how rows and errors name the table; without one by its file's name.
    """
    name = label or path.name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{name}: the table cannot be read ({error}); install Dateline again") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: the table is not UTF-8 ({error}); save it as UTF-8") from error
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split(",")) != columns:
        found = lines[0][1] if lines else "nothing"
        raise DataError(f"{name}: the header is '{found}'; it must be '{','.join(columns)}'")
    for number, line in lines[1:]:
        cells = next(csv.reader((line,))) if '"' in line else line.split(",")  # few rows need the reader
        if len(cells) != len(columns):
            raise DataError(
                f"{name}, line {number}: {len(cells)} cells where {len(columns)} belong; "
                "count the commas and put cells that contain one in quotation marks"
            )
        yield Row(name, number, dict(zip(columns, cells, strict=True)))
