"""Tables of articles, one a row: CSV and Parquet. Columns are named as the fields of JSON articles are."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dateline.errors import InputError

DELIMITERS = ",;\t|"
_BATCH = 64  # rows in memory at a time


def csv_rows(text: str, *, name: str, limit: int) -> Iterator[tuple[str, Any]]:
    """Each row with a name for it. InputError, as a value, for what follows a row that cannot be parsed."""
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    csv.field_size_limit(limit)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for number, row in enumerate(reader, start=2):
            yield f"{name} row {number}", _fields(row)
    except csv.Error as error:
        yield name, InputError(f"{name} is malformed CSV after row {number} ({error}); repair it")
    if number == 1:
        yield name, InputError(f"{name} is a table without rows; its first row must name the columns")


def parquet_rows(path: str) -> Iterator[tuple[str, Any]]:
    """Each row with a name for it. InputError when the file is none, or pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(f"{path} is Parquet, which needs pyarrow: pip install 'dateline[parquet]'") from error
    number = 0
    try:
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{path} row {number}", _fields(row)
    except (pyarrow.ArrowException, OSError) as error:
        told = " ".join(str(error).split())[:200]
        raise InputError(f"{path} cannot be read as Parquet after row {number} ({told}); get the file again") from error


def _fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row's fields under their names, and under these in lower case; dates as text."""
    told = {
        key.strip(): value.isoformat() if isinstance(value, date) else value
        for key, value in row.items()
        if isinstance(key, str)
    }
    return {**{key.lower(): value for key, value in told.items()}, **told}
