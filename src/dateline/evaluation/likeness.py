"""When a predicted finding is the gold one, and which of its fields are then right.

A finding is matched by what it points at in the text, never by its id; ids of actors, places and
times are compared through what they stand for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.domain.findings import (
    Actor,
    Event,
    Findings,
    Meeting,
    Outlook,
    Place,
    Relation,
    Statement,
    Time,
    Topic,
    Trip,
)
from dateline.evaluation.overlap import characters, containment, f1, jaccard


class Side:
    """One article's findings, gold or predicted, and what their ids stand for."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        named: tuple[Any, ...] = (
            *findings.actors, *findings.places, *findings.times,
            *findings.topics, *findings.meetings, *findings.statements,
        )  # fmt: skip
        self._by_id: dict[str, Any] = {finding.id: finding for finding in named}

    def section(self, name: str) -> Sequence[Any]:
        found: Sequence[Any] = getattr(self.findings, name)
        return found

    def get(self, ident: object) -> Any:
        return self._by_id.get(ident) if isinstance(ident, str) else None

    def countries(self, actors: Sequence[str]) -> frozenset[str]:
        """The actors' countries; of an actor without one its name."""
        found = [self.get(actor) for actor in actors]
        sides = [actor.country or actor.name.casefold() for actor in found if actor]
        return frozenset(filter(None, sides))

    def date(self, time: str | None) -> str | None:
        """The value of a time; of a range its start."""
        found: Time | None = self.get(time)
        return found.value.split("/")[0] if found else None

    def where(self, place: str | None) -> tuple[str, str | None] | None:
        found: Place | None = self.get(place)
        return (found.name.casefold(), found.country) if found else None


Likeness = Callable[[Side, Any, Side, Any], float]
Comparison = Callable[[Side, Any, Side, Any], float | None]  # share that is right; None: gold has nothing to compare


@dataclass(frozen=True, slots=True)
class Section:
    """How one section of the format is scored: matched from `least` on; `fields` compared over matches.

    Of actors, places and times only recall is judged: more of them than the gold needed is no error.
    """

    likeness: Likeness
    least: float
    fields: Mapping[str, Comparison]
    recall_only: bool = False


def same_actor(gold: Side, g: str | None, pred: Side, p: str | None) -> bool:
    """Equal names or surnames, or mentions that overlap by half; nobody is the same as nobody."""
    a, b = gold.get(g), pred.get(p)
    if a is None or b is None:
        return a is None and b is None
    x, y = a.name.casefold(), b.name.casefold()
    if x == y or x.split()[-1:] == y.split()[-1:]:
        return True
    return containment(characters(a.mentions), characters(b.mentions)) >= 0.5


def actors_alike(gold: Side, gs: Sequence[str], pred: Side, ps: Sequence[str]) -> float:
    """F1 of two lists of actors."""
    if not gs and not ps:
        return 1.0
    hits_gold = sum(any(same_actor(gold, g, pred, p) for p in ps) for g in gs)
    hits_pred = sum(any(same_actor(gold, g, pred, p) for g in gs) for p in ps)
    return f1(hits_pred / len(ps), hits_gold / len(gs)) if hits_gold else 0.0


# --- likeness: what is the same finding ------------------------------------------------------------


def _statements(gold: Side, g: Statement, pred: Side, p: Statement) -> float:
    return jaccard(characters(g.content_spans), characters(p.content_spans))


def _events(gold: Side, g: Event, pred: Side, p: Event) -> float:
    trigger = containment(characters((g.trigger_span, *g.mentions)), characters((p.trigger_span,)))
    told = characters((p.span,))
    clause = max(jaccard(characters((span,)), told) for span in (g.span, *g.mentions))
    return trigger + clause + (g.type == p.type) if trigger or clause >= 0.5 else 0.0


def _meetings(gold: Side, g: Meeting, pred: Side, p: Meeting) -> float:
    a, b = characters(g.mentions), characters(p.mentions)
    same_date = gold.date(g.time) and gold.date(g.time) == pred.date(p.time)
    shared_side = gold.countries(g.participants) & pred.countries(p.participants)
    return jaccard(a, b) + 0.5 * containment(a, b) + (0.3 if same_date else 0) + (0.2 if shared_side else 0)


def _trips(gold: Side, g: Trip, pred: Side, p: Trip) -> float:
    if not same_actor(gold, g.traveller, pred, p.traveller):
        return 0.0
    return containment(characters((g.span,)), characters((p.span,)))


def _relations(gold: Side, g: Relation, pred: Side, p: Relation) -> float:
    return containment(characters((g.span,)), characters((p.span,))) if set(g.pair) == set(p.pair) else 0.0


def _actors(gold: Side, g: Actor, pred: Side, p: Actor) -> float:
    shared = containment(characters(g.mentions), characters(p.mentions))
    return shared + (g.name.casefold() == p.name.casefold())


def _places(gold: Side, g: Place, pred: Side, p: Place) -> float:
    return containment(characters(g.mentions), characters(p.mentions))


def _spans(gold: Side, g: Any, pred: Side, p: Any) -> float:
    return jaccard(characters((g.span,)), characters((p.span,)))


# --- fields ------------------------------------------------------------------------------------------


def _equal(name: str) -> Comparison:
    return lambda gold, g, pred, p: getattr(g, name) == getattr(p, name)


def _same_actors(name: str) -> Comparison:
    return lambda gold, g, pred, p: actors_alike(gold, getattr(g, name), pred, getattr(p, name))


def _same_countries(name: str) -> Comparison:
    return lambda gold, g, pred, p: gold.countries(getattr(g, name)) == pred.countries(getattr(p, name))


def _same_date(gold: Side, g: Any, pred: Side, p: Any) -> bool:
    return gold.date(g.time) == pred.date(p.time)


def _same_place(gold: Side, g: Meeting, pred: Side, p: Meeting) -> bool:
    return gold.where(g.place) == pred.where(p.place)


def _via(gold: Side, g: Statement, pred: Side, p: Statement) -> bool:
    return {name.casefold() for name in g.via} == {name.casefold() for name in p.via}


def _agenda(gold: Side, g: Meeting, pred: Side, p: Meeting) -> float | None:
    """The share of the gold's topics that share a character with one of the predicted agenda."""
    if not g.agenda:
        return None
    wanted: list[Topic] = [gold.get(topic) for topic in g.agenda]
    given = characters(topic.span for topic in map(pred.get, p.agenda) if topic)
    return sum(bool(characters((topic.span,)) & given) for topic in wanted if topic) / len(wanted)


def _legs(gold: Side, g: Trip, pred: Side, p: Trip) -> float:
    """The share of the gold's legs whose counterpart stands at the same place of the itinerary."""
    legs = zip(map(gold.get, g.legs), map(pred.get, p.legs), strict=False)
    met = [a and b and characters(a.mentions) & characters(b.mentions) for a, b in legs]
    return sum(map(bool, met)) / len(g.legs) if g.legs else 1.0


def _about(gold: Side, g: Outlook, pred: Side, p: Outlook) -> bool:
    return _subject(gold, g) == _subject(pred, p)


def _subject(side: Side, outlook: Outlook) -> frozenset[str] | str | None:
    if isinstance(outlook.about, tuple):
        return frozenset(outlook.about)
    return "meeting" if side.get(outlook.about) else None


def _roles(gold: Side, g: Actor, pred: Side, p: Actor) -> float | None:
    """The share of the gold's roles of which one title contains the other, for the same country."""
    wanted = {(role.title.casefold(), role.country) for role in g.roles}
    given = {(role.title.casefold(), role.country) for role in p.roles}
    if not wanted:
        return None
    found = sum(any(c == d and (t in u or u in t) for u, d in given) for t, c in wanted)
    return found / len(wanted)


def _start(gold: Side, g: Time, pred: Side, p: Time) -> bool:
    return g.value.split("/")[0] == p.value.split("/")[0]


SECTIONS: Mapping[str, Section] = {
    "statements": Section(
        _statements,
        0.5,
        {"speakers": _same_actors("speakers"), "form": _equal("form"), "time": _same_date, "via": _via},
    ),
    "events": Section(
        _events,
        0.3,
        {
            "type": _equal("type"),
            "actors": _same_countries("actors"),
            "recipients": _same_countries("recipients"),
            "auxiliary": _equal("auxiliary"),
        },
    ),
    "meetings": Section(
        _meetings,
        0.4,
        {
            "participants": _same_actors("participants"),
            "place": _same_place,
            "time": _same_date,
            "status": _equal("status"),
            "agenda": _agenda,
        },
    ),
    "trips": Section(_trips, 0.3, {"legs": _legs}),
    "measures": Section(
        _spans,
        0.3,
        {
            "action": _equal("action"),
            "by": _same_countries("by"),
            "targets": _same_actors("targets"),
            "status": _equal("status"),
        },
    ),
    "topics": Section(_spans, 0.3, {"label": _equal("label"), "standing": _equal("standing")}),
    "outlooks": Section(
        _spans,
        0.3,
        {
            "polarity": _equal("polarity"),
            "holder": lambda gold, g, pred, p: same_actor(gold, g.holder, pred, p.holder),
            "about": _about,
        },
    ),
    "relations": Section(_relations, 0.3, {"tendency": _equal("tendency")}),
    "times": Section(_spans, 0.5, {"value": _start}, recall_only=True),
    "actors": Section(
        _actors,
        0.5,
        {"country": _equal("country"), "kind": _equal("kind"), "roles": _roles},
        recall_only=True,
    ),
    "places": Section(_places, 0.5, {"country": _equal("country")}, recall_only=True),
}
