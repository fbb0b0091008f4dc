"""Which claims tell of one measure: who takes it against or for whom, of which kind, in which direction, about when."""

from dateline.domain.claim import Claim
from dateline.domain.findings import Measure
from dateline.merge.calendar import apart, days, gap, months, published
from dateline.merge.sides import sides
from dateline.merge.verdict import Verdict
from dateline.merge.words import shared, telling

WITHIN = 60  # days from the announcement of a measure to its taking effect
SOON = 10  # days in which reports on one measure need not be alike in words if they name the same target
ALIKE = 0.4  # share of telling words
DIRECTIONS = {
    "impose": "more", "tighten": "more", "extend": "more", "threaten": "more",
    "ease": "less", "waive": "less", "lift": "less",
    "offer": "give", "grant": "give", "launch": "open", "resume": "open", "suspend": "close",
    "sign": "join", "ratify": "join", "withdraw": "close",
}  # fmt: skip


class Measures:
    name = "measures"
    within = WITHIN

    def keys(self, claim: Claim) -> tuple[str, ...]:
        around = months(published(claim), 1, 1)
        named = sides(claim, ("by",))
        return tuple(sorted(f"x:{_measure(claim).kind}:{side}:{month}" for side in named for month in around))

    def is_anchored(self, claim: Claim) -> bool:
        return True

    def verdict(self, one: Claim, other: Claim) -> Verdict | None:
        first, second = _measure(one), _measure(other)
        direction = DIRECTIONS.get(first.action, first.action)
        if first.kind != second.kind or direction != DIRECTIONS.get(second.action, second.action):
            return None
        between = apart(one, other)
        if between is not None and between > WITHIN:
            return None
        by = sides(one, ("by",)) & sides(other, ("by",))
        if not by:
            return None
        targets, others = sides(one, ("target",)), sides(other, ("target",))
        if targets and others and not targets & others:
            return None
        when, otherwise = days(one), days(other)
        if when and otherwise and gap(when, otherwise) > WITHIN:
            return None
        alike = shared(telling(one.words), telling(other.words))
        if alike < ALIKE and (not targets & others or (between or 0) > SOON):
            return None
        reasons = [f"both {first.kind} by {' and '.join(sorted(by))}"]
        if targets & others:
            reasons.append(f"both on {' and '.join(sorted(targets & others))}")
        return Verdict(round(min(1.0, 0.5 + 0.5 * alike), 3), tuple(reasons))


def _measure(claim: Claim) -> Measure:
    assert isinstance(claim.finding, Measure)
    return claim.finding
