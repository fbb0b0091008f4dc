"""The offices that a person held on the day of an article, as the tables know them.

Only what is sure is taken: an office without dates tells nothing of a day; one whose end is open or known
to the month gives way to a successor who has taken it, and a lesser one to whatever its holder took later.
"""

from collections.abc import Iterator

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Occupancy
from dateline.resolve.draft import DraftRole

_SINGLE = ("head_of_state", "head_of_government", "minister")  # levels of offices that one person holds at a time
_FULL_DATE = 10  # characters of '2021-05-27'


def held_on(gazetteer: Gazetteer, person: str, date: str) -> tuple[DraftRole, ...]:
    """The offices of a person (by id) on an ISO date, the latest taken first."""
    told = [o for o in gazetteer.office_at(person, date) if (o.start or o.until) and _lasts(gazetteer, o, date)]
    told.sort(key=lambda o: o.start or "", reverse=True)
    return tuple(_role(gazetteer, o) for o in told)


def is_out_of_office(gazetteer: Gazetteer, person: str, date: str) -> bool:
    """Whether the tables date all offices of a person (by id), and none covers the date."""
    known = gazetteer.occupancies_of.get(person, ())
    return bool(known) and all((o.start or o.until) and not o.covers(date) for o in known)


def _lasts(gazetteer: Gazetteer, office: Occupancy, date: str) -> bool:
    """Whether an office that may have ended before the date did not."""
    if office.until is not None and not (len(office.until) < _FULL_DATE and date.startswith(office.until)):
        return True
    later = _later(gazetteer, office)
    return all(other.start is None or other.start > date for other in later)


def _later(gazetteer: Gazetteer, office: Occupancy) -> Iterator[Occupancy]:
    """What ended an office: its successors', or a further one of the same person where that is lesser."""
    start = office.start or ""
    if gazetteer.titles.offices[office.office].level in _SINGLE:
        others = gazetteer.occupancies_in.get((office.office, office.of), ())
        yield from (o for o in others if o.person != office.person and (o.start or "") > start)
    else:
        yield from (o for o in gazetteer.occupancies_of[office.person] if (o.start or "") > start)


def _role(gazetteer: Gazetteer, occupancy: Occupancy) -> DraftRole:
    office = gazetteer.titles.offices[occupancy.office]
    state = gazetteer.entries.get(f"state:{occupancy.of}")
    body = None if state else gazetteer.entries.get(occupancy.of)
    country = state.country if state else body.country if body else None
    table, line = occupancy.row or ("", 0)
    return DraftRole(
        office.title, office.title, None, country, level=office.level, of=body.id if body else None,
        source=f"{table}:{line}", is_open=occupancy.until is None,
    )  # fmt: skip
