"""Which of a sentence's events to put first, and how actors are written in event data."""

from collections.abc import Iterable

from dateline.domain.findings import Actor, Event, Findings
from dateline.text.spans import Span


def ranked(events: Iterable[Event]) -> list[Event]:
    """The surest first; as they stand in the text where none is surer."""
    return sorted(events, key=lambda event: (-confidence(event), event.trigger_span))


def confidence(event: Event) -> float:
    return event.why.confidence if event.why else 0.0


def by_id(findings: Findings) -> dict[str, Actor]:
    return {actor.id: actor for actor in findings.actors}


def mention_in(actor: Actor, event: Event) -> Span | None:
    """Where the event's clause names the actor, or else where the article first does."""
    within = (mention for mention in actor.mentions if event.span.overlaps(mention))
    return next(within, actor.mentions[0] if actor.mentions else None)


def code(actor: Actor) -> str | None:
    """Country and PLOVER sector in one word, as CAMEO-style data write it: 'USAGOV', 'USA', 'REB'."""
    return (actor.country or "") + (actor.sector or "") or None
