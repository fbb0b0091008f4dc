"""TIMEX3 values in words: '2021-06-16' → '16 June 2021'."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
_VAGUE = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_MODS = {
    "START": "early", "MID": "mid", "END": "late", "APPROX": "about", "BEFORE": "before", "AFTER": "after",
    "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from", "LESS_THAN": "less than", "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least",
}  # fmt: skip

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d)(?:T(.+))?")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)")
_SEASON = re.compile(r"(\d{4}|XXXX)-(SP|SU|FA|WI|Q[1-4]|H[12])")
_WEEK = re.compile(r"(\d{4}|XXXX)-W(\d\d)(-WE)?")
_DECADE = re.compile(r"\d{3}")
_CLOCK = re.compile(r"(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d(?::\d\d)?)?")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([DWMYH])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute"}


def in_words(value: str, mod: str | None = None) -> str:
    """A TIMEX3 value for people; a value of a form not known here is shown as it is.

    An unknown year is left out, since the reader of a brief must not take it for a known one:
    'XXXX-06-16' → '16 June'.
    """
    first, _, last = value.partition("/")
    words = f"{_single(first)} – {_single(last)}" if last else _single(first)
    return f"{_MODS[mod]} {words}" if mod in _MODS else words


def _single(value: str) -> str:
    if day := _DAY.fullmatch(value):
        year, month, number, clock = day.groups()
        if not _is_month(month):
            return f"{int(number)} of a month" + _at(clock)
        return _with_year(f"{int(number)} {_MONTHS[int(month) - 1]}", year) + _at(clock)
    if (month_only := _MONTH.fullmatch(value)) and _is_month(month_only[2]):
        return _with_year(_MONTHS[int(month_only[2]) - 1], month_only[1])
    if season := _SEASON.fullmatch(value):
        return _with_year(_season(season[2]), season[1])
    if week := _WEEK.fullmatch(value):
        name = "weekend of week" if week[3] else "week"
        return _with_year(f"{name} {int(week[2])}", week[1], " of")
    if _DECADE.fullmatch(value):
        return f"the {value}0s"
    if length := _LENGTH.fullmatch(value):
        unit = _UNITS.get(length[1] + length[3])
        if unit:
            return f"{length[2]} {unit}{'' if length[2] == '1' else 's'}"
    return _VAGUE.get(value, value)


def _is_month(month: str) -> bool:
    return month.isdigit() and 1 <= int(month) <= 12


def _with_year(words: str, year: str, joint: str = "") -> str:
    return words if year == "XXXX" else f"{words}{joint} {year}"


def _season(code: str) -> str:
    if code in _SEASONS:
        return _SEASONS[code]
    name = "quarter" if code[0] == "Q" else "half"
    return f"{('first', 'second', 'third', 'fourth')[int(code[1]) - 1]} {name}"


def _at(clock: str | None) -> str:
    if not clock:
        return ""
    if clock in _PARTS:
        return f", {_PARTS[clock]}"
    if time := _CLOCK.fullmatch(clock):
        hour, minute, zone = time.groups()
        return f", {hour}:{minute or '00'}" + (" UTC" if zone == "Z" else f" UTC{zone}" if zone else "")
    return f" {clock}"
