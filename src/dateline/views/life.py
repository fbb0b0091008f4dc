"""The life of a meeting or measure: which report first told each turn.

A status only moves on: what is told later as planned does not undo what was told as held. One voice does not outweigh
several: what one report tells as held while several put its day later, or tell it later as ahead, was not held by
then, and what it tells without a day yields to one such report; a
meeting has moved when a later report tells another day or place, no report after it returns to the former one, and it
does not stand alone against several.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

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


def life_of(section: str, members: Sequence[Held]) -> tuple[Step, ...]:
    """The turns in the order in which they were told."""
    steps: list[Step] = []
    for held in members:
        if step := _turn(section, steps, held, members):
            steps.append(_printed_by(step, held, members))
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


def _turn(section: str, steps: Sequence[Step], held: Held, members: Sequence[Held]) -> Step | None:
    """The turn that a report tells, if it tells one."""
    status = _status(held)
    if status is None or (status in _HAPPENING[section] and not happened(section, held, members)):
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
    return _dated_or_moved(steps, held, members)


def happened(section: str, held: Held, members: Sequence[Held]) -> bool:
    """Whether a report tells, and may be believed, that the thing is under way or over."""
    claim = held.claim
    if _status(held) not in _HAPPENING[section]:
        return False
    appeared = claim.published
    if appeared is None:
        return True
    if _before_its_day(claim):
        return False
    fixed = {h.family for h in members if _exact(day_of(h.claim)) and (day_of(h.claim) or "") > appeared[:10]}
    later = fixed | _families(members, _AHEAD[section], lambda published: published > appeared)
    credible = [other for other in members if not _before_its_day(other.claim)]
    so_far = _families(credible, _HAPPENING[section], lambda published: published <= appeared)
    return len(later - so_far) < max(ENOUGH if claim.when else 1, len(so_far))


def _before_its_day(claim: Claim) -> bool:
    """Whether a report appeared before the day that it tells; nothing is over by then."""
    return bool(claim.when and claim.when.start and claim.published and claim.when.start > claim.published[:10])


def _families(members: Sequence[Held], statuses: Sequence[str], then: Callable[[str], bool]) -> set[str]:
    """The reports that tell one of these statuses and appeared then."""
    return {
        other.family
        for other in members
        if _status(other) in statuses and other.claim.published and then(other.claim.published)
    }


def _status(held: Held) -> str | None:
    status: str | None = getattr(held.claim.finding, "status", None)
    return status


def _dated_or_moved(steps: Sequence[Step], held: Held, members: Sequence[Held]) -> Step | None:
    """A plan gets its day, or another day or place."""
    told = _step("scheduled", held)
    day = next((step.day for step in reversed(steps) if _exact(step.day)), None)
    place = next((step.place for step in reversed(steps) if step.place), None)
    if _exact(told.day) and day is None:
        return told
    moved = (_exact(told.day) and _replaces(day, told.day, held, members, day_of)) or _replaces(
        place, told.place, held, members, _place_of
    )
    return replace(told, step="moved") if moved else None


def _replaces(
    old: str | None, new: str | None, held: Held, members: Sequence[Held], told: Callable[[Claim], str | None]
) -> bool:
    """Whether a value told by a report stands in for the former one from then on."""
    if old is None or new is None or old == new:
        return False
    for_new, for_old = ({other.family for other in members if told(other.claim) == value} for value in (new, old))
    later = members[members.index(held) + 1 :]
    returns = any(told(other.claim) == old and other.family != held.family for other in later)
    return not returns and len(for_new) >= min(ENOUGH, len(for_old))


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


def _printed_by(step: Step, held: Held, members: Sequence[Held]) -> Step:
    return replace(step, outlets=outlets(other for other in members if other.family == held.family))
