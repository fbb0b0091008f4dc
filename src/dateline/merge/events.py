"""Which claims tell of one event: the same type between the same states on the same day.

That is the rule by which event data are deduplicated since ICEWS ('one a day'), with two things added: reports that
leave the day out may be a few days apart if their words are alike, and a plan is never the happening itself.
"""

from datetime import date

from dateline.domain.claim import Claim
from dateline.domain.findings import Event
from dateline.merge.calendar import exact_days, gap, published, weeks
from dateline.merge.sides import other_persons, sides
from dateline.merge.verdict import Verdict
from dateline.merge.words import shared, telling

LATE = 4  # days within which a happening without a day is reported
ALIKE = 0.5


class Events:
    name = "events"
    within = None

    def keys(self, claim: Claim) -> tuple[str, ...]:
        days = _days(claim)
        who = "+".join(sorted(sides(claim, ("actor", "recipient"))))
        if not who:
            return ()
        return tuple(f"e:{_event(claim).type}:{who}:{week}" for week in weeks(days[0] if days else None))

    def is_anchored(self, claim: Claim) -> bool:
        return True

    def verdict(self, one: Claim, other: Claim) -> Verdict | None:
        first, second = _event(one), _event(other)
        if first.type != second.type or first.auxiliary != second.auxiliary:
            return None
        who, others = _who(one), _who(other)
        if who != others or not any(who) or other_persons(one, other, ("actor",)):
            return None
        days, otherwise = _days(one), _days(other)
        if not days or not otherwise:
            return None
        named = " and ".join(sorted(who[0] | who[1]))
        if exact_days(one) and exact_days(other):
            if gap(days, otherwise) == 0:
                return Verdict(0.9, (f"both {first.type} of {named} on the same day",))
            return None
        alike = shared(telling(one.words), telling(other.words))
        if gap(days, otherwise) <= LATE and alike >= ALIKE:
            return Verdict(
                round(0.4 + 0.5 * alike, 3), (f"both {first.type} of {named}", "reported within days in like words")
            )
        return None


def _who(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """Who does it and to whom; a reciprocal event has all in the first."""
    return sides(claim, ("actor",)), sides(claim, ("recipient",))


def _days(claim: Claim) -> tuple[date, date] | None:
    """The days it happened on; failing that the day of publication."""
    told = published(claim)
    return exact_days(claim) or ((told, told) if told else None)


def _event(claim: Claim) -> Event:
    assert isinstance(claim.finding, Event)
    return claim.finding
