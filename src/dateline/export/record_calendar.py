"""Meetings as iCalendar (RFC 5545): status and moved dates as the record shows them.

UIDs are the records' ids. SEQUENCE counts the turns since the first, so that calendars take over a moved date; a
proposed or postponed meeting is TENTATIVE, a cancelled one CANCELLED.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateline.domain.views import View
from dateline.export.dates import in_words

LONGEST = 14  # days: what is told less exactly has no place in a calendar
_STATUS = {"proposed": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_FOLD = 75  # octets of a line


def calendar(views: Iterable[View], version: str) -> Iterator[str]:
    """The lines of a calendar with every meeting that has a day; CRLF at their ends, folded at 75 octets."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Dateline//Dateline {version}//EN", "CALSCALE:GREGORIAN")
    for line in head:
        yield _folded(line)
    for view in views:
        if has_place(view):
            for line in _event(view):
                yield _folded(line)
    yield _folded("END:VCALENDAR")


def has_place(view: View) -> bool:
    """Whether a meeting's day is told exactly enough for a calendar."""
    days = _days(view)
    return days is not None and (days[1] - days[0]).days < LONGEST


def _event(view: View) -> Iterator[str]:
    days = _days(view)
    assert days is not None
    status = view.value("status") or ""
    stamp = _stamp(view.last_published)
    yield "BEGIN:VEVENT"
    yield f"UID:{view.id}@dateline"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"
    yield f"SEQUENCE:{max(0, len(view.life) - 1)}"
    yield f"STATUS:{_STATUS.get(status, 'CONFIRMED')}"
    yield f"SUMMARY:{_escaped(_summary(view))}"
    if place := view.label("place"):
        yield f"LOCATION:{_escaped(place)}"
    if kind := view.value("kind"):
        yield f"CATEGORIES:{_escaped(kind)}"
    yield f"DESCRIPTION:{_escaped(_description(view))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(view: View) -> str:
    who = view.label("participants")
    what = view.label("name") or view.label("kind") or "meeting"
    return f"{what}: {who}" if who else what


def _description(view: View) -> str:
    """The life, the agenda, and where reports disagree."""
    lines = []
    for step in view.life:
        aim = f" for {in_words(step.day)}" if step.day and step.step in ("proposed", "scheduled", "moved") else ""
        told = step.step.replace("_", " ") + aim
        published = in_words(step.published[:10]) if step.published else "undated"
        lines.append(f"{published}: {told} ({', '.join(step.outlets) or 'no outlet named'})")
    if agenda := view.label("agenda"):
        lines.append(f"Agenda: {agenda}")
    for prop in view.properties:
        if prop.disputed:
            values = " / ".join(value.label for value in prop.values)
            lines.append(f"Reports disagree on {prop.name}: {values}")
    return "\n".join(lines)


def _days(view: View) -> tuple[date, date] | None:
    told = view.value("day")
    if not told:
        return None
    start, _, end = told.partition("/")
    try:
        return date.fromisoformat(start), date.fromisoformat(end or start)
    except ValueError:  # what an analyst wrote may be no date
        return None


def _stamp(published: str | None) -> str:
    """A UTC date-time; a publication's day counts from midnight."""
    day = (published or "1970-01-01")[:10].replace("-", "")
    return f"{day}T000000Z"


def _escaped(text: str) -> str:
    """A TEXT value: backslashes, semicolons, commas and line breaks escaped, other controls taken out (3.3.11)."""
    for plain, code in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, code)
    return "".join(c for c in text if c == "\t" or c.isprintable())


def _folded(line: str) -> str:
    """Continued on lines that open with a blank, none longer than 75 octets, no character cut (3.1)."""
    parts, size, start = [], 0, 0
    for at, char in enumerate(line):
        length = len(char.encode("utf-8", "replace"))
        if size + length > _FOLD:
            parts.append(line[start:at])
            start, size = at, 1  # the blank counts
        size += length
    return "\r\n ".join([*parts, line[start:]]) + "\r\n"
