"""A name and a date give the right person with the office of that day: who_when.csv, every row."""

import csv
from pathlib import Path

import pytest

from dateline.gazetteer import Gazetteer, bearers

TABLE = Path(__file__).with_name("who_when.csv")
ROWS = list(csv.DictReader(line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")))


def test_there_are_three_hundred() -> None:
    assert len(ROWS) >= 300
    assert len({(row["name"], row["date"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']}-{row['date']}")
def test_who_that_was(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    found = bearers(gazetteer, row["name"], row["date"])
    first = next(bearer for bearer in found if bearer.entry.kind == "person")
    assert first.entry.id == f"person:{row['person']}"
    held = [(office.title, office.occupancy.of) for office in first.on_date]
    assert (row["title"], row["of"]) in held if row["title"] else held == []
