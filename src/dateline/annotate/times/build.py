"""From the words that a rule remembered to what they mean."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.annotate.times.atoms import Atom
from dateline.annotate.times.calendar import days_in
from dateline.annotate.times.meaning import Fixed, Interval, Length, Meaning, Point
from dateline.lexicon.times import TimeLexicon, TimeRule

_LETTER = {
    "century": (100, "Y"), "decade": (10, "Y"), "year": (1, "Y"), "quarter": (3, "M"), "month": (1, "M"),
    "week": (1, "W"), "weekend": (2, "D"), "day": (1, "D"), "hour": (1, "H"), "minute": (1, "M"), "second": (1, "S"),
}  # fmt: skip
_BELOW_DAY = ("hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule and the atoms `first:last` that it covers; `parts` are the remembered ones, by name."""

    rule: TimeRule
    first: int
    last: int
    parts: dict[str, tuple[int, int]]
    atoms: Sequence[Atom]
    lexicon: TimeLexicon

    def words(self, name: str) -> list[str]:
        """The words remembered under a name; none when that part is missing."""
        first, last = self.parts.get(name, (0, 0))
        return [a.word for a in self.atoms[first:last]]

    def word(self, name: str) -> str | None:
        found = self.words(name)
        return found[0] if found else None

    def look(self, table: str, name: str) -> Any:
        """The value in a class table of the first word under a name, or None."""
        return self.lexicon.words[table].get(self.word(name) or "")

    def number(self, name: str) -> float | None:
        """The number under a name; None when it is missing or vague ('several')."""
        return number(self.words(name), self.lexicon)

    def ordinal(self, name: str) -> int | None:
        words = self.words(name)
        if not words:
            return None
        if words[0].isdigit():
            return int(words[0])
        values = [self.lexicon.words[t][w] for w in words for t in ("ORDINAL", "TENS") if w in self.lexicon.words[t]]
        return sum(values) or None


def number(words: Sequence[str], lexicon: TimeLexicon) -> float | None:
    """'twenty-four' → 24, '5 1/2' → 5.5, 'a dozen' → 12, 'a couple of' → 2, 'several' → None."""
    table = lexicon.words
    if words and words[0] in table["FRACTION"]:
        return 0.5
    if not words or any(w in table["SEVERAL"] for w in words) or "dozens" in words:
        return None
    if "/" in words:
        slash = words.index("/")
        whole = int(words[0]) if slash > 1 and words[0].isdigit() else 0
        return whole + int(words[slash - 1]) / max(1, int(words[slash + 1]))
    if "couple" in words:
        return 2
    total = 0.0
    for word in words:
        if re.fullmatch(r"[\d,]+(\.\d+)?", word) and any(c.isdigit() for c in word):
            total += float(word.replace(",", ""))
        elif word == "dozen":
            total = (total or 1) * 12
        elif word in table["HUNDRED"]:
            total = (total or 1) * table["HUNDRED"][word]
        else:
            total += next((table[t][word] for t in ("ONES", "TEENS", "TENS", "A") if word in table[t]), 0)
    return total or None


def duration(count: float | None, unit: str) -> str:
    """ISO 8601: 'P2Y', 'PXM', 'PT5H30M', 'P2.5Y'; decades and centuries count as years, quarters as months."""
    size, letter = _LETTER[unit]
    time = "T" if unit in _BELOW_DAY else ""
    if count is None:
        return f"P{time}X{letter}"
    total = round(count * size, 3)
    if unit == "hour" and total % 1:
        minutes = round(total % 1 * 60)
        return f"PT{int(total)}H{minutes}M" if total >= 1 else f"PT{minutes}M"
    return f"P{time}{total:.10g}{letter}" if total < 1e9 else f"P{time}X{letter}"


def _unit(match: Match, name: str = "unit") -> str:
    word = match.word(name) or match.word("units") or ""
    tables = match.lexicon.words
    found: str = next(tables[t][word] for t in ("UNIT", "UNITS", "SHORTUNIT", "SHORTUNITS") if word in tables[t])
    return found


def _year(match: Match, suffix: str = "") -> int | None:
    """The year of the match; two digits are of this century up to 29, of the last from 30 on."""
    if word := match.word("year" + suffix):
        return int(word)
    if word := match.word("yy" + suffix):
        return int(word) + (2000 if int(word) < 30 else 1900)
    return None


def _month(match: Match, name: str) -> int | None:
    found: int | None = match.look("MONTHNAME", name) or match.look("MONTHABBR", name)
    return found


def _point(match: Match) -> Point | None:
    """The date of parts remembered by name, with what the rule adds under `set`."""
    added = dict(match.rule.get("set", {}))
    if shift := added.pop("shift", None):
        added["shift"] = (shift[0], _unit(match) if shift[1] == "unit" else shift[1], shift[2])
    side = match.word("side")
    point = Point(
        year=_year(match),
        month=_month(match, "month"),
        day=match.ordinal("day"),
        weekday=match.look("WEEKDAY", "weekday"),
        season=match.look("SEASON", "season"),
        part=match.look("PART", "part"),
        quarter=match.ordinal("quarter"),
        side=match.lexicon.words["SIDE"].get(side, side) if side else None,
        whole=match.word("whole"),
    )
    point = replace(point, **added)
    return _special(match, point)


def _special(match: Match, point: Point) -> Point | None:
    """The parts that need more than a look-up; None where the words are no date after all."""
    words = match.words
    if iso := match.word("iso"):
        return _from_iso(iso)
    if "shift_day" in match.parts:
        return replace(point, shift=(match.look("DAYWORD", "shift_day"), "day", "now"))
    if "century" in match.parts:
        found = match.ordinal("century")
        return replace(point, century=found - 1) if found and 0 < found < 30 else None
    if "decade" in match.parts:
        year = int(words("decade")[0])
        return replace(point, decade=year) if year % 10 == 0 else None
    if "short_decade" in match.parts:
        year = int(words("short_decade")[0])
        return replace(point, decade=year + (1900 if year >= 20 else 2000)) if year % 10 == 0 else None
    if "decade_word" in match.parts:
        return replace(point, decade=1900 + match.look("DECADEWORD", "decade_word"))
    if "half" in match.parts:
        return replace(point, half=1 if words("half")[0] == "first" else 2)
    if "nth" in match.parts:
        found = match.ordinal("nth")
        if found and point.weekday and point.month:
            return replace(point, month=None, weekday=None, holiday=f"{point.month}/{point.weekday}/{found}")
        return replace(point, nth=(found, _unit(match))) if found and found < 32 else None
    if point.quarter is not None and not 1 <= point.quarter <= 4:
        return None
    if point.day and not 1 <= point.day <= days_in(2000, point.month or 1):  # 31 June; 2000 was a leap year
        return None
    if "part" in match.parts and point.part is None:  # 'midmorning'
        return replace(point, part="MO" if "morning" in words("part")[0] else "AF")
    return point


def _from_iso(text: str) -> Point | None:
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    return Point(year=year, month=month, day=day, clock=text[11:] or None)


def _numeric(match: Match) -> Meaning | None:
    """'16/06/2021', '06/16/2021', '16.06.2021'. With strokes and both at most 12 the order cannot be known."""
    text = match.words("numeric")[0]
    a, b, year = (int(part) for part in re.split(r"[/.]", text))
    year += 0 if year > 99 else 2000 if year < 30 else 1900
    month, day = (a, b) if b > 12 and "/" in text else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if "/" in text and day <= 12 and a != b:
        return Fixed("DATE", f"{year}-XX-XX")
    return Point(year=year, month=month, day=day)


def _interval(match: Match) -> Meaning | None:
    first = _point(match)
    if first is None:
        return None
    year = first.year
    last_year = _year(match, "2")
    if "yy2" in match.parts and year:  # '1950-53'
        last_year = year - year % 100 + int(match.words("yy2")[0])
    if last_year and year and not year < last_year <= year + 150:
        return None
    last = replace(
        first,
        year=last_year or year,
        month=_month(match, "month2") or first.month,
        day=match.ordinal("day2") or first.day,
        weekday=match.look("WEEKDAY", "weekday2") or first.weekday,
    )
    if "day2" in match.parts and "month2" not in match.parts and not (first.day or 0) < (last.day or 0) <= 31:
        return None
    return Interval(first, last)


def _ago(match: Match) -> Meaning | None:
    """'three years ago', 'two days later': the count in its own unit, decades in years."""
    unit, count = _unit(match), match.number("n")
    if unit in _BELOW_DAY:
        return Length(duration(count, unit), None, unit)
    sign, base = match.rule.get("sign"), match.rule.get("base")
    if count is None or count % 1 or count > 100_000:
        return Fixed("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    if unit in ("decade", "century"):
        count, unit = count * (10 if unit == "decade" else 100), "year"
    return Point(shift=(sign * int(count), "week" if unit == "weekend" else unit, base))


def _length(match: Match) -> Meaning | None:
    unit = _unit(match)
    count = match.number("n") if "n" in match.parts else None if "units" in match.parts else 1
    if count and count >= 1000 and unit == "quarter":  # 'the 1988 quarter'
        return None
    if count is not None and "half" in match.parts:
        count += 0.5
    return Length(duration(count, unit), int(count) if count and not count % 1 and count < 1e6 else None, unit)


def _length_sum(match: Match) -> Meaning | None:
    """'two hours and 15 minutes' → PT2H15M."""
    units = (_unit(match), _unit(match, "unit2"))
    values = (duration(match.number("n"), units[0]), duration(match.number("n2"), units[1]))
    if list(_LETTER).index(units[0]) >= list(_LETTER).index(units[1]):
        return None
    joint = "" if ("T" in values[0]) == ("T" in values[1]) else "T"
    return Length(values[0] + joint + values[1].removeprefix("P").removeprefix("T"), None, units[0])


def _length_between(match: Match) -> Meaning | None:
    unit = _unit(match)
    low, high = match.number("n"), match.number("n2")
    if low is None or high is None or low >= high:  # 'three or two' is no range
        return None
    return Length(duration(low, unit), None, unit)


def _every(match: Match) -> Meaning | None:
    if ly := match.look("LY", "ly"):
        return Fixed("SET", ly)
    part = match.look("PART", "part") or match.look("PARTS", "part")
    weekday = match.look("WEEKDAY", "weekday") or match.look("WEEKDAYS", "weekday")
    if weekday:
        return Fixed("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if part:
        return Fixed("SET", f"XXXX-XX-XXT{part}")
    if month := match.look("MONTHNAME", "month"):
        return Fixed("SET", f"XXXX-{month:02}")
    if "season" in match.parts:
        return Fixed("SET", "XXXX-" + ("SP", "SU", "FA", "WI")[match.look("SEASON", "season")])
    other = any(a.word == "other" for a in match.atoms[match.first : match.last])
    vague = any(a.word in match.lexicon.words["SEVERAL"] for a in match.atoms[match.first : match.last])
    count = None if vague and "n" not in match.parts and match.rule.id == "every" else match.number("n") or 1
    return Fixed("SET", duration(count * 2 if other and count else count, _unit(match)))


def _clock(match: Match) -> Meaning | None:
    """'2 p.m.', '10:30 GMT', '1430 GMT', 'noon' → a 24-hour clock and perhaps a zone."""
    tables = match.lexicon.words
    if moment := match.look("MOMENT", "moment"):
        hour, minute = int(moment[:2]), int(moment[3:])
    elif military := match.word("military"):
        hour, minute = int(military[:2]), int(military[2:])
    elif clock := match.word("clock"):
        hour, minute = (int(n) for n in re.split(r"[:.]", clock))
    else:
        hour, minute = int(match.number("hour") or 0), 0
    half = (match.word("ampm") or "")[:1] or {"MO": "a", "NI": "p"}.get(match.look("PART", "part") or "", "")
    if not half and match.look("PART", "part"):
        half = "p"
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    zone = tables["ZONE"].get(match.word("zone") or "", "Z" if match.word("zone") == "z" else "")
    return Point(clock=f"{hour:02}:{minute:02}", zone=zone or None)


def _spoken_year(match: Match) -> Meaning | None:
    """'nineteen ninety-six', 'two thousand'."""
    tables = match.lexicon.words
    low = match.look("TENS", "tens") or match.look("TEENS", "teens2") or 0
    low += tables["ONES"].get(match.word("ones") or "", 0)
    high = match.look("TEENS", "teens")
    year = high * 100 + low if high else match.look("ONES", "thousands") * 1000 + low
    return Point(year=year) if 1500 <= year < 2200 else None


def _fixed(match: Match) -> Meaning | None:
    return Fixed(match.rule.get("type"), match.rule.get("value"))


BUILDERS: dict[str, Callable[[Match], Meaning | None]] = {
    "point": _point,
    "list": _point,
    "numeric": _numeric,
    "interval": _interval,
    "ago": _ago,
    "length": _length,
    "length-sum": _length_sum,
    "length-between": _length_between,
    "every": _every,
    "clock": _clock,
    "spoken-year": _spoken_year,
    "fixed": _fixed,
}
