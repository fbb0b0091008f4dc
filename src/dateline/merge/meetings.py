"""Which claims tell of one meeting.

A meeting is told by its sides, persons, day, place and kind. Reports on one meeting agree on the sides; persons, kinds
and days may differ a little or be missing. Two days far apart are two meetings unless the reports say otherwise: a
summit of the same two leaders in the same city, both times still ahead, is one summit that was moved.
"""

from datetime import date, timedelta

from dateline.domain.claim import Claim
from dateline.domain.findings import Meeting
from dateline.merge.calendar import EXACT, apart, gap, months, published
from dateline.merge.calendar import days as told_days
from dateline.merge.sides import leaders_stay_away, other_persons, pairs, sides
from dateline.merge.verdict import Verdict

PARTS = ("participant", "host")
AHEAD = ("proposed", "scheduled", "postponed", "cancelled")
LEVELS = {"summit": "leaders", "ministerial": "ministers", "call": "telephone"}
MOVED = 60  # days between the dates of one meeting that was moved
SLIP = 2  # days by which reports on one meeting may differ
NEAR = 45  # days between the appearance of a report and a meeting that it need not date
LEAST = 0.5


class Meetings:
    name = "meetings"
    within = None

    def keys(self, claim: Claim) -> tuple[str, ...]:
        held = days(claim)
        around = {*months(held[0], 1, 1), *months(held[1], 1, 1)} if held and _exact(held) else set[str]()
        around |= set(months(published(claim), 1, 2))
        return tuple(sorted(f"m:{pair}:{month}" for pair in pairs(sides(claim, PARTS)) for month in around))

    def is_anchored(self, claim: Claim) -> bool:
        held = days(claim)
        return held is not None and _exact(held)

    def verdict(self, one: Claim, other: Claim) -> Verdict | None:
        first, second = sides(one, PARTS), sides(other, PARTS)
        common = first & second
        if len(common) < min(2, len(first), len(second)) or not common:
            return None
        timed = _time(one, other)
        if timed is None or _clash(one, other):
            return None
        both = sorted(common)
        score, reasons = 0.3, [f"both name {' and '.join(both)}"]
        if first == second:
            score += 0.1
        score, reasons = score + timed[0], reasons + timed[1]
        if one.where and other.where:
            if one.where.name == other.where.name:
                score, reasons = score + 0.2, [*reasons, f"both in {one.where.name}"]
            elif one.where.country != other.where.country and one.where.country and other.where.country:
                score -= 0.25
        if _meeting(one).kind == _meeting(other).kind:
            score, reasons = score + 0.1, [*reasons, f"both a {_meeting(one).kind}"]
        return Verdict(round(min(score, 1.0), 3), tuple(reasons)) if score >= LEAST else None


def days(claim: Claim) -> tuple[date, date] | None:
    """The days on which the meeting is told to be; a day that has passed dates none that lies ahead."""
    held, told = told_days(claim), published(claim)
    passed = held and told and held[1] < told - timedelta(days=SLIP)
    return None if passed and _meeting(claim).status in ("proposed", "scheduled") else held


def _exact(held: tuple[date, date]) -> bool:
    return (held[1] - held[0]).days < EXACT


def _clash(one: Claim, other: Claim) -> bool:
    """Leaders against ministers, a call against a meeting, or other persons for a side that both name."""
    levels = {LEVELS.get(_meeting(claim).kind) for claim in (one, other)} - {None}
    if len(levels) > 1 or other_persons(one, other, PARTS):
        return True
    return "leaders" in levels and leaders_stay_away(one, PARTS) != leaders_stay_away(other, PARTS)


def _time(one: Claim, other: Claim) -> tuple[float, list[str]] | None:
    """What the days say; None when they say that these are two meetings."""
    first, second = days(one), days(other)
    if first and second:
        between = gap(first, second)
        if between <= SLIP:
            told = "on the same day" if not between else f"{between} days apart, as reports may differ"
            return 0.35, [told]
        if between <= MOVED and _moved(one, other):
            return 0.15, [f"still ahead in both, {between} days apart: moved, or reports differ"]
        return None
    dated = first or second
    if dated is None:
        return _undated(one, other)
    if not _exact(dated) and (_meeting(one).kind == "visit") != (_meeting(other).kind == "visit"):
        return None  # 'this summer' and a visit some day have nothing in common
    summits = _meeting(one).kind == _meeting(other).kind == "summit"
    return _told_near(other if first else one, dated, summits)


def _moved(one: Claim, other: Claim) -> bool:
    """Whether two days can belong to one meeting: the earlier one is not told as over, and the place is the same."""
    earlier = min((one, other), key=lambda claim: (days(claim) or (date.max, date.max), claim.id))
    if _meeting(earlier).status not in AHEAD:
        return False
    same_place = bool(one.where and other.where and one.where.name == other.where.name)
    return same_place or _meeting(earlier).status in ("postponed", "proposed")


def _undated(one: Claim, other: Claim) -> tuple[float, list[str]] | None:
    between = apart(one, other)
    if between is None or between > NEAR // 3 or _meeting(one).kind != _meeting(other).kind:
        return None
    if (_meeting(one).status in AHEAD) != (_meeting(other).status in AHEAD) and between > 3:
        return None
    return 0.2, [f"reported within {between} days, neither with a date"]


def _told_near(undated: Claim, held: tuple[date, date], summits: bool) -> tuple[float, list[str]] | None:
    """An undated report near a dated one: before it if it lies ahead, after it if it was held."""
    told = published(undated)
    if told is None:
        return None
    start, end = held
    ahead = (start - told).days
    past = (told - end).days
    if _meeting(undated).status in AHEAD:
        if -1 <= ahead <= NEAR * 2:
            return 0.25, [f"told {max(ahead, 0)} days before it, as still ahead"]
        return None
    if past >= 0 and past <= NEAR:
        return 0.25, [f"told {past} days after it, as held"]
    if -2 <= past < 0:
        return 0.2, ["told as under way or held on the eve"]
    if 0 < ahead <= NEAR and summits:  # leaders meet seldom; 'the summit in Geneva' need not be over
        return 0.1, [f"told {ahead} days before it, in words that leave open whether it is over"]
    return None


def _meeting(claim: Claim) -> Meeting:
    assert isinstance(claim.finding, Meeting)
    return claim.finding
