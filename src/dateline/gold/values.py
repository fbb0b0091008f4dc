"""Values with a form of their own: TIMEX3 values, dates of publication, codes of states."""

import re
from datetime import date, datetime
from functools import cache

from dateline.gazetteer.tables import data_directory, read_table

_YEAR = r"(?:\d{4}|\d{3}X?|\d{2}(?:XX)?|XXXX)"
_WITHIN_YEAR = r"-(?:W(?:\d\d|XX)(?:-(?:WE|[1-7]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI|(?:\d\d|XX)(?:-(?:\d\d|XX|WE))?)"
_CLOCK = r"T(?:MO|MI|AF|EV|NI|DT|(?:\d\d|XX)(?::(?:\d\d|XX)){0,2}(?:Z|[+-]\d\d(?::?\d\d)?)?)"
_POINT = rf"(?:{_YEAR}(?:{_WITHIN_YEAR})?(?:{_CLOCK})?|{_CLOCK}|(?:PAST|PRESENT|FUTURE)_REF)"
_NUMBER = r"(?:\d+(?:\.\d+)?|X)"
_LENGTH = rf"P(?:{_NUMBER}(?:[YMWDQ]|DE|CE|WE|SU|WI|FA|SP)){{0,4}}(?:T(?:{_NUMBER}(?:[HMS]|MO|MI|AF|EV|NI)){{1,3}})?"
_TIMEX3 = re.compile(rf"{_POINT}(?:/{_POINT})?|{_LENGTH}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_STATES_COLUMNS = (
    "iso3", "iso2", "kind", "name", "names", "capitals", "adjectives", "peoples", "geonames", "from", "until",
)  # fmt: skip
_BLOC = re.compile(r"[A-Z][A-Z0-9-]{1,9}")


def is_timex3(value: str) -> bool:
    """Whether the string has the form of a TIMEX3 value (or of two with a slash), and its days exist."""
    return value not in ("P", "") and _TIMEX3.fullmatch(value) is not None and all(map(_exists, _DAY.findall(value)))


def is_publication_date(value: str) -> bool:
    """Whether the string is an ISO date, or a date-time with its offset."""
    if _DAY.fullmatch(value):
        return _exists(value)
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


@cache
def state_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of the states and territories, those of the past included, and XKX."""
    rows = read_table(data_directory() / "states.csv", _STATES_COLUMNS)
    return frozenset(row["iso3"] for row in rows)


def is_party_of_relation(code: str) -> bool:
    """A state's code, or the name of a bloc in capitals ('EU', 'NATO')."""
    return code in state_codes() or _BLOC.fullmatch(code) is not None


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
