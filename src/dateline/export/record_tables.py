"""Tables of the record as CSV or Parquet files, one a section, and what they are made of."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.domain.record import Held
from dateline.domain.views import View
from dateline.errors import DataError, InputError

Row = Mapping[str, Any]

CLAIM_COLUMNS = (
    "id", "record", "section", "article", "family", "outlet", "published", "recorded", "kind", "status", "day_start",
    "day_end", "place", "place_country", "geonames", "parties", "words", "statement", "rule", "confidence",
)  # fmt: skip


def view_rows(views: Iterable[View]) -> Iterator[Row]:
    return (view.to_record() for view in views)


def claim_row(held: Held) -> Row:
    """A claim as one flat row; `parties` are 'part:key' pairs."""
    claim, told = held.claim, held.claim.finding
    when, where, why = claim.when, claim.where, told.why
    return {
        "id": claim.id, "record": held.record, "section": claim.section, "article": claim.article,
        "family": held.family, "outlet": claim.outlet, "published": claim.published, "recorded": held.recorded,
        "kind": getattr(told, "kind", getattr(told, "type", None)), "status": getattr(told, "status", None),
        "day_start": when.start if when else None, "day_end": when.end if when else None,
        "place": where.name if where else None, "place_country": where.country if where else None,
        "geonames": where.geonames if where else None,
        "parties": "; ".join(f"{party.part}:{party.key or party.name}" for party in claim.parties) or None,
        "words": claim.words, "statement": claim.statement,
        "rule": why.rule if why else None, "confidence": why.confidence if why else None,
    }  # fmt: skip


def separated(rows: Iterable[Row], names: Sequence[str], mark: str = ",") -> Iterator[str]:
    """A table line by line with its header; RFC 4180 for commas. Cells hold the words to the letter."""
    yield _line(names, mark)
    for row in rows:
        yield _line(["" if (value := row.get(name)) is None else value for name in names], mark)


def _line(cells: Sequence[Any], mark: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\n").writerow(cells)
    return out.getvalue()


def write_parquet(path: Path, rows: Iterable[Row], names: Sequence[str]) -> None:
    """One Parquet file; texts, but for whole numbers and shares. DataError when pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise DataError(
            "Parquet needs the package pyarrow; install it with: pip install 'dateline[parquet]'"
        ) from error
    kinds = {"families": pyarrow.int64(), "geonames": pyarrow.int64(), "confidence": pyarrow.float64()}
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in names])
    try:
        with pyarrow.parquet.ParquetWriter(path, schema) as writer:
            for batch in _batches(rows, 5000):
                table = {name: [row.get(name) for row in batch] for name in names}
                writer.write_table(pyarrow.table(table, schema=schema))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
