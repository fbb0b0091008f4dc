"""What a view shows of each section: its properties and its title."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.domain.findings import Relation
from dateline.domain.record import Held
from dateline.domain.views import Property
from dateline.views.life import Course, life_of
from dateline.views.properties import (
    Context,
    Told,
    day_of,
    days_told,
    fields_told,
    one,
    parties_told,
    places_told,
    said_better,
    several,
)

Members = Sequence[Held]
Properties = list[Property | None]


def _meeting(members: Members, context: Context) -> Properties:
    """Reports of a meeting that was held tell its day and place better than those of its plan."""
    course = Course("meetings", members)
    held = [one_held.claim.id for one_held in members if course.happened(one_held)]
    return [
        one("kind", fields_told(members, "kind"), members, context),
        one("name", fields_told(members, "name"), members, context),
        several("participants", parties_told(members, "participant"), members, context,
                said_better(members, "participant")),
        one("host", parties_told(members, "host"), members, context),
        one("place", places_told(members), members, context, held),
        one("day", days_told(members), members, context, held),
        _status("meetings", members, context),
        several("agenda", _agenda(members, context), members, context),
    ]  # fmt: skip


def _agenda(members: Members, context: Context) -> list[Told]:
    """Topics of the agenda: by their label where they have one, else by their words."""
    found = []
    for held in members:
        for field, claim in held.claim.points_at:
            topic = context.known.get(claim)
            if field == "agenda" and topic:
                label = getattr(topic.finding, "label", None)
                found.append(Told(label or topic.words, f"{topic.words} ({label})" if label else topic.words, held))
    return found


def _status(section: str, members: Members, context: Context) -> Property | None:
    """The status after the last turn of the life; reports of earlier turns do not dispute it, but one that tells as
    called off what another tells as held does."""
    told = fields_told(members, "status")
    found = one("status", told, members, context)
    steps = [step for step in life_of(section, members) if step.step != "moved"]
    if found is None or not steps or found.values[0].vouchers[0].author:
        return found
    last = steps[-1]
    ordered = sorted(found.values, key=lambda value: value.value != last.step)
    statuses = {value.value for value in found.values}
    off = {"cancelled", "rejected"} & statuses
    disputed = bool(off and {"held", "in_force"} & statuses)
    reason = "told by one report" if len(told) == 1 else f"its last turn, first told by {_first_teller(last.outlets)}"
    return Property("status", tuple(ordered), (last.step,), reason, disputed)


def _first_teller(outlets: Sequence[str]) -> str:
    return outlets[0] if outlets else "an unnamed outlet"


def _statement(members: Members, context: Context) -> Properties:
    return [
        _speakers(members, context),
        one("stance", fields_told(members, "stance"), members, context),
        one("form", fields_told(members, "form"), members, context),
        one("addressee", fields_told(members, "addressee"), members, context),
        one("day", days_told(members), members, context),
        several("via", fields_told(members, "via"), members, context),
    ]


def _speakers(members: Members, context: Context) -> Property | None:
    """Who said it. Reports that each name somebody else dispute it."""
    told = parties_told(members, "speaker")
    found = several("speakers", told, members, context, said_better(members, "speaker"))
    if found is None:
        return None
    claims = [{vouching.claim for vouching in value.vouchers} for value in found.shown]
    apart = any(not one & other for at, one in enumerate(claims) for other in claims[at + 1 :])
    return replace(found, disputed=apart)


def _measure(members: Members, context: Context) -> Properties:
    return [
        one("kind", fields_told(members, "kind"), members, context),
        one("action", fields_told(members, "action"), members, context),
        several("by", parties_told(members, "by"), members, context, said_better(members, "by")),
        several("targets", parties_told(members, "target"), members, context),
        _status("measures", members, context),
        *(_dated(status, members, context) for status in ("announced", "in_force", "ended")),
    ]


def _dated(status: str, members: Members, context: Context) -> Property | None:
    """The days that reports of this status tell, so that announcement, effect and end are kept apart."""
    telling = [held for held in members if getattr(held.claim.finding, "status", None) == status]
    return one(status, days_told(telling), members, context)


def _event(members: Members, context: Context) -> Properties:
    return [
        one("type", fields_told(members, "type"), members, context),
        one("mode", fields_told(members, "mode"), members, context),
        one("auxiliary", fields_told(members, "auxiliary"), members, context),
        several("contexts", fields_told(members, "contexts"), members, context),
        several("actors", parties_told(members, "actor"), members, context, said_better(members, "actor")),
        several("recipients", parties_told(members, "recipient"), members, context, said_better(members, "recipient")),
        one("day", days_told(members), members, context),
        one("place", places_told(members), members, context),
        one("certainty", fields_told(members, "certainty"), members, context),
        one("score", fields_told(members, "score"), members, context),
    ]


def _topic(members: Members, context: Context) -> Properties:
    return [
        one("label", fields_told(members, "label"), members, context),
        one("standing", fields_told(members, "standing"), members, context),
        several("text", [Told(h.claim.words.casefold(), h.claim.words, h) for h in members], members, context),
    ]


def _outlook(members: Members, context: Context) -> Properties:
    return [
        one("polarity", fields_told(members, "polarity"), members, context),
        several("holder", parties_told(members, "holder"), members, context),
    ]


def _relation(members: Members, context: Context) -> Properties:
    pairs = [
        Told("+".join(sorted(found.pair)), "–".join(sorted(found.pair)), held)
        for held in members
        if isinstance(found := held.claim.finding, Relation)
    ]
    return [
        one("pair", pairs, members, context),
        one("tendency", fields_told(members, "tendency"), members, context),
        one("day", days_told(members), members, context),
    ]


def _trip(members: Members, context: Context) -> Properties:
    return [
        several("traveller", parties_told(members, "traveller"), members, context),
        one("name", fields_told(members, "name"), members, context),
    ]


_SECTIONS: Mapping[str, Callable[[Members, Context], Properties]] = {
    "meetings": _meeting,
    "statements": _statement,
    "measures": _measure,
    "events": _event,
    "topics": _topic,
    "outlooks": _outlook,
    "relations": _relation,
    "trips": _trip,
}


def properties_of(section: str, members: Members, context: Context) -> tuple[Property, ...]:
    """The properties that some report tells, in the order in which they are shown."""
    return tuple(found for found in _SECTIONS[section](members, context) if found is not None)


def last_day(members: Members, chosen: str | None) -> str | None:
    """The last day of what is shown as its day."""
    days = [chosen] if chosen else [day for held in members if (day := day_of(held.claim))]
    return max((day.rpartition("/")[2] for day in days), default=None)
