"""Dates as people and machines write them → ISO dates; days without a year → TIMEX3 values."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.errors import InputError
from dateline.ingest.tables import table

ACCEPTED = "2021-05-27, 2021-05-27T10:30:00+02:00, 27 May 2021 or Thu, 27 May 2021 10:30:00 +0200"

_MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(table("dateline.ingest", "calendar.toml")["months"], start=1)
    for word in words
}
_WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(table("dateline.ingest", "calendar.toml")["weekdays"], start=1)
    for word in words
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?\s{1,2}(?P<year%d>[12]\d{3})(?!\d))?"
# 'June 16', 'Nov. 2, 2005', '16 June 2021', 'Wednesday', 'Wed., 5th June'
DAY = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?(?:\s{{1,2}}|$))?"
    rf"(?:(?P<month1>{_MONTH})\s{{1,2}}(?P<day1>{_DAY})(?!\d){_YEAR % 1}"
    rf"|(?P<day2>{_DAY})\s{{1,2}}(?:of\s)?(?P<month2>{_MONTH}){_YEAR % 2})?",
    re.IGNORECASE,
)
_LONGEST = 80
_EARLIEST = 1000  # programs write the year 1 for 'unknown'
_LEAP = 2000  # the year in which every day of the calendar exists


def publication_date(value: str, *, where: str = "the publication date") -> str:
    """An ISO date, or a date-time with its offset; a time of day without an offset is left out.

    InputError that names the value and the accepted forms when there is no such date.
    """
    text = value.strip()
    found = (_iso(text) or _by_words(text) or _rfc2822(text)) if len(text) <= _LONGEST else None
    if found is None or found.year < _EARLIEST:
        raise InputError(f"{where} {_shown(text)} is not a date; write it as {ACCEPTED}")
    if isinstance(found, datetime):
        return found.replace(microsecond=0).isoformat() if found.tzinfo else found.date().isoformat()
    return found.isoformat()


def day_value(text: str) -> str | None:
    """The TIMEX3 value of a day: 'June 16' → XXXX-06-16, 'Nov. 2, 2005' → 2005-11-02, 'Monday' → XXXX-WXX-1.

    None when the text is none or there is no such day.
    """
    match = DAY.fullmatch(text.strip(" ,."))
    if match is None or not match.group():
        return None
    month, day = match["month1"] or match["month2"], match["day1"] or match["day2"]
    if month is None:
        return f"XXXX-WXX-{_WEEKDAYS[match['weekday'].lower().rstrip('.')]}"
    year = match["year1"] or match["year2"]
    number = _MONTHS[month.lower().rstrip(".")]
    try:
        date(int(year or _LEAP), number, int(day.rstrip("stndrhSTNDRH")))
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{number:02}-{int(day.rstrip('stndrhSTNDRH')):02}"


def with_year(value: str | None, published: str | None) -> str | None:
    """A day without a year, with the year that brings it nearest to the publication date.

    A dateline's day lies within weeks of its publication; where it does not, the year stays open.
    """
    if value is None or published is None or not value.startswith("XXXX-") or value[5] == "W":
        return value
    base = date.fromisoformat(published[:10])
    best: date | None = None
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            day = date.fromisoformat(f"{year:04}{value[4:]}")
        except ValueError:  # 29 February
            continue
        if best is None or abs(day - base) < abs(best - base):
            best = day
    return best.isoformat() if best is not None and abs(best - base).days <= 60 else value


def _iso(text: str) -> date | datetime | None:
    text = re.sub(r"\s?(?:UTC|GMT|Z)$", "+00:00", text)
    text = re.sub(r"(?<=\d)\s(?=[+-]\d{2}:?\d{2}$)", "", text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _by_words(text: str) -> date | None:
    value = day_value(text)
    return None if value is None or value.startswith("X") else date.fromisoformat(value)


def _rfc2822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
