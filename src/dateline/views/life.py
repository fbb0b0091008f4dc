"""The life of a meeting or measure: which report first told each turn.

A status only moves on: what is told later as planned does not undo what was told as held. One voice does not outweigh
several: what one report tells as held while several put its day later, or tell it later as ahead, was not held by
then, and what it tells without a day yields to one such report; a
meeting has moved when a later report tells another day or place, no report after it returns to the former one, and it
does not stand alone against several.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.domain.claim import Claim
from dateline.domain.record import Held
from dateline.domain.views import Outcome, Step
from dateline.views.properties import ENOUGH, day_of, outlets

_FORWARD = {
    "meetings": ("proposed", "scheduled", "under_way", "held"),
    "measures": ("proposed", "announced", "in_force", "ended"),
}
_TURNS = {"meetings": ("postponed", "cancelled"), "measures": ("rejected",)}
_DONE = {"meetings": "held", "measures": "in_force"}
_HAPPENING = {"meetings": ("under_way", "held"), "measures": ("in_force", "ended")}
_AHEAD = {"meetings": ("proposed", "scheduled", "postponed"), "measures": ("proposed", "announced")}


class Course:
    """The reports of one thing, in the order of publication, asked again and again what they tell of its course."""

    def __init__(self, section: str, members: Sequence[Held]) -> None:
        self.section = section
        self.members = members
        self._position = {held.claim.id: place for place, held in enumerate(members)}
        self._told = {"day": [day_of(h.claim) for h in members], "place": [_place_of(h.claim) for h in members]}
        self._where: dict[tuple[str, str], list[int]] = {}  # (day or place, value) → positions of those who tell it
        for name, values in self._told.items():
            for place, value in enumerate(values):
                if value is not None:
                    self._where.setdefault((name, value), []).append(place)
        self._last_day: dict[str, str] = {}  # family → the latest exact day that it tells
        self._ahead_until: dict[str, str] = {}  # family → when it last told the thing as lying ahead
        self._happened_since: dict[str, str] = {}  # family → when it first told, credibly, that it happened
        for held, day in zip(members, self._told["day"], strict=True):
            self._count(held, day)

    def _count(self, held: Held, day: str | None) -> None:
        family, published, status = held.family, held.claim.published, _status(held)
        if _exact(day):
            self._last_day[family] = max(day or "", self._last_day.get(family, ""))
        if published and status in _AHEAD[self.section]:
            self._ahead_until[family] = max(published, self._ahead_until.get(family, ""))
        if published and status in _HAPPENING[self.section] and not _before_its_day(held.claim):
            self._happened_since[family] = min(published, self._happened_since.get(family, published))

    def happened(self, held: Held) -> bool:
        """Whether a report tells, and may be believed, that the thing is under way or over."""
        claim = held.claim
        if _status(held) not in _HAPPENING[self.section]:
            return False
        appeared = claim.published
        if appeared is None:
            return True
        if _before_its_day(claim):
            return False
        so_far = {family for family, since in self._happened_since.items() if since <= appeared}
        fixed = {family for family, day in self._last_day.items() if day > appeared[:10]}
        later = fixed | {family for family, until in self._ahead_until.items() if until > appeared}
        return len(later - so_far) < max(ENOUGH if claim.when else 1, len(so_far))

    def replaces(self, name: str, old: str | None, new: str | None, held: Held) -> bool:
        """Whether a day or place that a report tells stands in for the former one from then on."""
        if old is None or new is None or old == new:
            return False
        families = [self.members[at].family for at in self._where.get((name, new), ())]
        former = [self.members[at].family for at in self._where.get((name, old), ())]
        here = self._position[held.claim.id]
        back = reversed(self._where.get((name, old), ()))
        returns = any(self.members[at].family != held.family for at in takewhile(lambda at: at > here, back))
        return not returns and len(set(families)) >= min(ENOUGH, len(set(former)))


def life_of(section: str, members: Sequence[Held], course: Course | None = None) -> tuple[Step, ...]:
    """The turns in the order in which they were told. `course` may be given where it is known already."""
    steps: list[Step] = []
    course = course or Course(section, members)
    printed: dict[str, list[Held]] = {}
    for held in members:
        printed.setdefault(held.family, []).append(held)
    for held in members:
        if step := _turn(course, steps, held):
            steps.append(replace(step, outlets=outlets(printed[held.family])))
    return tuple(steps)


def status_of(life: Sequence[Step]) -> str | None:
    """The status after the last turn."""
    return next((step.step for step in reversed(life) if step.step != "moved"), None)


def outcome_of(section: str, life: Sequence[Step], last_day: str | None, on: str | None) -> Outcome | None:
    """What became of the first announcement; None where nothing was announced before it was done.

    `last_day` is the last day of the meeting as shown, `on` the day on which is asked.
    """
    done = next((step for step in life if step.step == _DONE[section]), None)
    promised = next((step for step in life if step.step in _FORWARD[section][:2]), None)
    if promised is None:
        return None
    off = next((step for step in reversed(life) if step.step in ("cancelled", "rejected")), None)
    if done:
        return Outcome("kept", promised, done)
    if off and status_of(life) == off.step:
        return Outcome("cancelled", promised, off)
    overdue = bool(last_day and on and last_day < on[:10])
    return Outcome("overdue" if overdue else "open", promised)


def _turn(course: Course, steps: Sequence[Step], held: Held) -> Step | None:
    """The turn that a report tells, if it tells one."""
    section, status = course.section, _status(held)
    if status is None or (status in _HAPPENING[section] and not course.happened(held)):
        return None
    now, told = status_of(steps), _step(status, held)
    if status in _TURNS[section]:
        return told if now not in (status, _DONE[section]) else None
    forward = _FORWARD[section]
    if now is None or now in _TURNS[section]:
        return told
    if forward.index(status) > forward.index(now):
        return told
    if section != "meetings" or now != "scheduled" or status != "scheduled":
        return None
    return _dated_or_moved(course, steps, held)


def _before_its_day(claim: Claim) -> bool:
    """Whether a report appeared before the day that it tells; nothing is over by then."""
    return bool(claim.when and claim.when.start and claim.published and claim.when.start > claim.published[:10])


def _status(held: Held) -> str | None:
    status: str | None = getattr(held.claim.finding, "status", None)
    return status


def _dated_or_moved(course: Course, steps: Sequence[Step], held: Held) -> Step | None:
    """A plan gets its day, or another day or place."""
    told = _step("scheduled", held)
    day = next((step.day for step in reversed(steps) if _exact(step.day)), None)
    place = next((step.place for step in reversed(steps) if step.place), None)
    if _exact(told.day) and day is None:
        return told
    moved = (_exact(told.day) and course.replaces("day", day, told.day, held)) or course.replaces(
        "place", place, told.place, held
    )
    return replace(told, step="moved") if moved else None


def _exact(day: str | None) -> bool:
    return bool(day) and "/" not in (day or "")


def _place_of(claim: Claim) -> str | None:
    return claim.where.name if claim.where else None


def _step(status: str, held: Held) -> Step:
    claim = held.claim
    return Step(
        status, claim.published, day_of(claim), _place_of(claim), (), claim.id, claim.article,
        claim.words,
    )  # fmt: skip
