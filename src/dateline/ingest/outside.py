"""Tables of GDELT and POLECAT → outside events. Columns as their codebooks have them.

GDELT: the tab-separated event tables without a header, version 2 (61 columns) and version 1 (58). POLECAT: the
published tab- or comma-separated files with a header. A row that does not fit is left out and counted.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.domain.outside import OutsideEvent
from dateline.errors import InputError

# CAMEO's two-digit roots as PLOVER types; 084 to 087 are things done, so RETREAT. 01 is a statement and no event.
_ROOTS = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_POLECAT = ("Event ID", "Event Date", "Event Type", "Actor Country", "Recipient Country")


@dataclass(frozen=True, slots=True)
class OutsideTable:
    """The events of a table, and how many rows did not fit."""

    events: tuple[OutsideEvent, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where GDELT has what follows the two actors and the action's place."""

    place: int
    url: int


_LAYOUTS = {61: _Layout(52, 60), 58: _Layout(50, 57), 57: _Layout(50, -1)}


def gdelt(text: str, name: str) -> OutsideTable:
    """InputError when no row has GDELT's number of columns."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    found = [event for row in rows if (event := _gdelt_event(row))]
    if rows and not any(len(row) in _LAYOUTS for row in rows):
        raise InputError(f"{name} is no GDELT event table: its rows have {len(rows[0])} columns, not 61, 58 or 57.")
    return OutsideTable(tuple(found), len(rows) - len(found))


def _gdelt_event(row: list[str]) -> OutsideEvent | None:
    layout = _LAYOUTS.get(len(row))
    day = _day(row[1]) if layout else None
    if layout is None or day is None or not row[0].strip():
        return None
    code = row[26].strip()
    return OutsideEvent(
        "gdelt", row[0].strip(), day, "RETREAT" if code[:3] in ("084", "085", "086", "087") else _ROOTS.get(code[:2]),
        row[6] or None, row[7] or None, row[16] or None, row[17] or None, row[layout.place] or None, _number(row[30]),
        int(row[31]) if row[31].isdecimal() else None, row[layout.url] if layout.url > 0 else None,
    )  # fmt: skip


def polecat(text: str, name: str) -> OutsideTable:
    """InputError when the header lacks a column that POLECAT has."""
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    missing = [column for column in _POLECAT if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{name} is no POLECAT table: its header lacks {', '.join(missing)}.")
    rows = list(_rows(reader, name))
    found = [event for row in rows if (event := _polecat_event(row))]
    return OutsideTable(tuple(found), len(rows) - len(found))


def _rows(reader: "csv.DictReader[str]", name: str) -> Iterator[dict[str, str]]:
    try:
        yield from ({key: value or "" for key, value in row.items() if key} for row in reader)
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}.") from error


def _polecat_event(row: dict[str, str]) -> OutsideEvent | None:
    ident, day = row["Event ID"].strip(), _day(row["Event Date"])
    if not ident or day is None:
        return None
    return OutsideEvent(
        "polecat", ident, day, row["Event Type"].strip().upper() or None, row.get("Actor Name Raw") or None,
        row["Actor Country"] or None, row.get("Recipient Name Raw") or None, row["Recipient Country"] or None,
        row.get("Placename") or None, _number(row.get("Intensity", "")), None, None,
    )  # fmt: skip


def _day(told: str) -> str | None:
    """'20210616' or '2021-06-16' → '2021-06-16'."""
    digits = told.strip().replace("-", "")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdecimal() else None


def _number(told: str) -> float | None:
    try:
        value = float(told)
    except ValueError:
        return None
    return value if value == value and abs(value) < 1e6 else None
