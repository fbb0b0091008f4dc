"""Topics, outlooks, relations and trips: claims that say the same of the same, at about the same time.

What is spoken of all the time, such as 'trade' or strained ties, is one thing for each month, so that the talk of
years does not run together.
"""

from collections.abc import Callable

from dateline.domain.claim import Claim
from dateline.domain.findings import Outlook, Relation, Topic, Trip
from dateline.merge.calendar import apart, months, published
from dateline.merge.verdict import Verdict
from dateline.merge.words import shared, telling


class Themes:
    """Claims with the same `theme` are one if their words are alike and they appear within so many days."""

    within: int | None

    def __init__(self, name: str, letter: str, theme: Callable[[Claim], str | None], within: int, alike: float) -> None:
        self.name = name
        self.within = within
        self._letter, self._theme, self._within, self._alike = letter, theme, within, alike

    def keys(self, claim: Claim) -> tuple[str, ...]:
        theme = self._theme(claim)
        if theme is None:
            return ()
        return tuple(f"{self._letter}:{theme}:{month}" for month in months(published(claim), 0, 1))

    def is_anchored(self, claim: Claim) -> bool:
        return True

    def verdict(self, one: Claim, other: Claim) -> Verdict | None:
        theme = self._theme(one)
        if theme is None or theme != self._theme(other):
            return None
        between = apart(one, other)
        if between is None or between > self._within:
            return None
        alike = shared(telling(one.words), telling(other.words)) if self._alike else 1.0
        if alike < self._alike:
            return None
        return Verdict(round(0.5 + alike / 2, 3), (f"both on {theme}", f"reported within {between} days"))


def _topic(claim: Claim) -> str | None:
    assert isinstance(claim.finding, Topic)
    return f"{claim.finding.label or 'unlabelled'}{_month(claim)}"


def _outlook(claim: Claim) -> str | None:
    assert isinstance(claim.finding, Outlook)
    holder = next((party.key for party in claim.parties if party.part == "holder"), None)
    return f"{holder}, {claim.finding.polarity}" if holder else None


def _relation(claim: Claim) -> str | None:
    assert isinstance(claim.finding, Relation)
    return f"{'+'.join(sorted(claim.finding.pair))}, {claim.finding.tendency}{_month(claim)}"


def _month(claim: Claim) -> str:
    return f" in {claim.published[:7]}" if claim.published else ""


def _trip(claim: Claim) -> str | None:
    assert isinstance(claim.finding, Trip)
    return next((party.key for party in claim.parties if party.part == "traveller"), None)


TOPICS = Themes("topics", "k", _topic, 31, 0.6)
OUTLOOKS = Themes("outlooks", "o", _outlook, 7, 0.5)
RELATIONS = Themes("relations", "r", _relation, 14, 0.0)
TRIPS = Themes("trips", "j", _trip, 21, 0.0)
