"""No state is without a head for more than sixty days since 1990, but for the exceptions that head_gaps.csv gives."""

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.gazetteer import Entry, Gazetteer, Occupancy

FIRST, LAST = date(1990, 1, 1), date(2025, 9, 1)
LONGEST = timedelta(days=60)
LEADERS = {"leader", "supreme-leader", "chief-executive", "prince"}  # offices of another level that lead a state
KINDS = {
    "any": ("head_of_state", "head_of_government"), "state": ("head_of_state",), "government": ("head_of_government",),
}  # fmt: skip
TABLE = Path(__file__).with_name("head_gaps.csv")

Period = tuple[date, date]


def day(told: str | None, unknown: date, last: bool = False) -> date:
    """A partial date as its first day, or its last."""
    if not told:
        return unknown
    year, month, of_month = (*map(int, told.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, of_month or (monthrange(year, month)[1] if last else 1))


def gaps(held: list[Occupancy], first: date, last: date) -> Iterator[Period]:
    """The spells longer than sixty days in which nobody holds one of the offices."""
    reached = first
    for start, until in sorted((day(o.start, date.min), day(o.until, date.max, last=True)) for o in held):
        if start - reached > LONGEST:
            yield reached, min(start, last)
        reached = max(reached, until)
        if reached >= last:
            return
    if last - reached > LONGEST:
        yield reached, last


def states(gazetteer: Gazetteer) -> list[Entry]:
    return [e for e in gazetteer.entries.values() if e.id.startswith("state:") and e.kind in ("state", "past")]


def heads(gazetteer: Gazetteer, code: str, kind: str) -> list[Occupancy]:
    """Who headed a state; as its leader too, unless heads of government alone are meant."""
    offices = gazetteer.titles.offices
    levels = KINDS[kind]
    led = LEADERS if kind != "government" else {"chief-adviser", "chief-executive"}
    return [
        o for o in gazetteer.occupancies if o.of == code and (offices[o.office].level in levels or o.office in led)
    ]  # fmt: skip


def all_gaps(gazetteer: Gazetteer) -> list[tuple[str, str, Period]]:
    """State, kind and spell. A kind of which a state has nobody at all counts only under 'any'."""
    found = []
    for state in states(gazetteer):
        first = max(FIRST, day(state.start, FIRST))
        last = min(LAST, day(state.until, LAST))
        for kind in KINDS:
            held = heads(gazetteer, state.country or "", kind)
            if first < last and (held or kind == "any"):
                found += [(state.country or "", kind, gap) for gap in gaps(held, first, last)]
    return found


def exceptions() -> list[dict[str, str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def excused(code: str, kind: str, gap: Period, row: dict[str, str]) -> bool:
    if (row["state"], row["kind"]) != (code, kind):
        return False
    return day(row["from"], FIRST) <= gap[0] and gap[1] <= day(row["until"], LAST, last=True)


@pytest.fixture(scope="module")
def found(gazetteer: Gazetteer) -> list[tuple[str, str, Period]]:
    return all_gaps(gazetteer)


def test_no_gap_without_a_reason(found: list[tuple[str, str, Period]]) -> None:
    rows = exceptions()
    unexplained = [
        f"{code}, {kind}: {gap[0]} to {gap[1]}"
        for code, kind, gap in found
        if not any(excused(code, kind, gap, row) for row in rows)
    ]
    assert unexplained == []


def test_no_exception_without_a_gap(found: list[tuple[str, str, Period]]) -> None:
    idle = [row for row in exceptions() if not any(excused(*gap, row) for gap in found)]
    assert idle == []
    assert all(row["reason"] for row in exceptions())


def test_a_gap_is_found() -> None:
    held = [Occupancy("a", "king", "X", "1990", "1995-03"), Occupancy("b", "king", "X", "1996-01-01", None)]
    assert list(gaps(held, FIRST, LAST)) == [(date(1995, 3, 31), date(1996, 1, 1))]
    assert list(gaps(held[1:], date(1997, 1, 1), LAST)) == []
    assert list(gaps(held[:1], FIRST, date(1995, 5, 1))) == []


# Body, office of its head, from when on; two offices where the title changed.
BODIES = [
    ("org:un", "secretary-general", "1990-01-01"), ("org:nato", "secretary-general", "1990-01-01"),
    ("org:european-commission", "president-of-the-european-commission", "1990-01-01"),
    ("org:european-council", "president-of-the-european-council", "2009-12-01"),
    ("org:european-parliament", "president-of-the-european-parliament", "1990-01-01"),
    ("org:eu", "high-representative", "1999-05-01"), ("org:iaea", "director-general", "1990-01-01"),
    ("org:opec", "secretary-general", "1990-01-01"), ("org:gatt", "director-general", "1990-01-01"),
    ("org:wto", "director-general", "1995-01-01"), ("org:who", "director-general", "1990-01-01"),
    ("org:imf", "managing-director", "1990-01-01"), ("org:world-bank", "president", "1990-01-01"),
    ("org:oau", "secretary-general", "1990-01-01"), ("org:au-commission", "chairman", "2002-07-09"),
    ("org:asean", "secretary-general", "1990-01-01"), ("org:osce", "secretary-general", "1996-06-30"),
    ("org:oic", "secretary-general", "1990-01-01"), ("org:arab-league", "secretary-general", "1990-01-01"),
    ("org:oas", "secretary-general", "1990-01-01"), ("org:commonwealth", "secretary-general", "1990-01-01"),
    ("org:ecowas", "president", "2007-01-01"), ("org:icc", "prosecutor", "2003-06-30"),
    ("org:icc", "president", "2003-03-31"), ("org:council-of-europe", "secretary-general", "1990-01-01"),
    ("org:unhcr", "high-commissioner", "1990-01-01"), ("org:unesco", "director-general", "1990-01-01"),
    ("org:unicef", "director", "1990-01-01"),
]  # fmt: skip
ENDED = {"org:gatt": "1995-01-01", "org:oau": "2002-07-09"}
VACANT = {  # nobody was chosen for months; acting heads, where there were any, are not told
    "org:opec": [("1994-07", "1994-12"), ("2004", "2006")],  # the presidents of its conference stood in
    "org:unicef": [("1995-02", "1995-04")],
    "org:wto": [("1999-04-30", "1999-08"), ("2020-08-31", "2021-03-01")],
    "org:arab-league": [("1990-10", "1991-04")],
    "org:osce": [("2020-07-31", "2020-12-01"), ("2024-09", "2024-12")],
}  # fmt: skip


@pytest.mark.parametrize(("body", "office", "since"), BODIES)
def test_the_main_bodies_have_a_head(gazetteer: Gazetteer, body: str, office: str, since: str) -> None:
    held = list(gazetteer.occupancies_in[office, body])
    last = day(ENDED.get(body), LAST)
    vacant = [(day(start, FIRST), day(until, LAST, last=True)) for start, until in VACANT.get(body, ())]
    left = [
        (start, until)
        for start, until in gaps(held, date.fromisoformat(since), last)
        if not any(start >= first - timedelta(days=1) and until <= end + timedelta(days=1) for first, end in vacant)
    ]
    assert left == []
