"""Several tellings of one happening → one event, with its fullest telling and the others as mentions."""

from collections.abc import Iterable

from dateline.domain.findings import Event, Why
from dateline.extract.events.tell import Telling, score
from dateline.extract.scene import Scene

_RECENT = 12  # earlier events of the same type that a telling is compared with


class _Happening:
    """Tellings that are held to be of one event."""

    __slots__ = ("best", "tellings")

    def __init__(self, first: Telling) -> None:
        self.tellings = [first]
        self.best = first

    def add(self, telling: Telling) -> None:
        """The fullest telling is the best, the earlier of equals."""
        self.tellings.append(telling)
        if _fullness(telling) > _fullness(self.best):
            self.best = telling


def merged(scene: Scene, tellings: Iterable[Telling]) -> tuple[Event, ...]:
    """Events in the order of their first telling, numbered e1, e2, …"""
    by_type: dict[str, list[_Happening]] = {}
    happenings: list[_Happening] = []
    for telling in sorted(tellings, key=lambda t: t.token):
        earlier = by_type.setdefault(telling.type, [])
        for happening in reversed(earlier[-_RECENT:]):
            if _same(scene, happening.best, telling):
                happening.add(telling)
                break
        else:
            made = _Happening(telling)
            earlier.append(made)
            happenings.append(made)
    return tuple(_event(happening, n) for n, happening in enumerate(happenings, 1))


def _same(scene: Scene, known: Telling, new: Telling) -> bool:
    """Whether two tellings of one type can be of one happening."""
    if known.depends_on and new.depends_on and known.rule == new.rule == "meetings":
        return False
    if known.auxiliary != new.auxiliary and not (new.definite and new.auxiliary is None):
        return False
    if known.time is not None and new.time is not None and known.time.value != new.time.value:
        return False
    if known.rule != new.rule and not (new.definite or known.nominal) and known.mode != new.mode:
        return False
    if known.theme and new.theme and known.theme != new.theme and not new.definite:
        return False
    ours, theirs = _sides(scene, known.actors), _sides(scene, new.actors)
    if not _agree(ours, theirs, bool(new.definite)):
        return False
    if not _agree(_sides(scene, known.recipients), _sides(scene, new.recipients), True):
        return False
    return known.rule == new.rule or new.definite or known.definite


def _sides(scene: Scene, idents: tuple[str, ...]) -> frozenset[str]:
    """Whom the actors stand for: their countries, else themselves."""
    return frozenset(scene.cast.country(i) or i for i in idents)


def _agree(ours: frozenset[str], theirs: frozenset[str], may_be_open: bool) -> bool:
    if not ours or not theirs:
        return may_be_open
    return bool(ours & theirs)


def _fullness(telling: Telling) -> tuple[int, int]:
    told = bool(telling.actors) + bool(telling.recipients) + (telling.time is not None)
    return told, 0 if telling.nominal else 1


def _event(happening: _Happening, number: int) -> Event:
    best = happening.best
    rest = [t for t in happening.tellings if t is not best]
    own_voice = any(t.statement is None for t in happening.tellings)
    actors = best.actors or next((t.actors for t in rest if t.actors), ())
    recipients = best.recipients or next((t.recipients for t in rest if t.recipients), ())
    others = [span for t in happening.tellings for span in t.others]
    mentions = tuple(sorted({*(t.trigger for t in rest), *others} - {best.trigger, best.span}))
    return Event(
        id=f"e{number}",
        type=best.type,
        mode=best.mode,
        contexts=best.contexts,
        auxiliary=best.auxiliary,
        actors=actors,
        recipients=recipients,
        place=best.place or next((t.place for t in rest if t.place), None),
        time=best.time.id if best.time else next((t.time.id for t in rest if t.time), None),
        trigger_span=best.trigger,
        span=best.span,
        mentions=mentions,
        certainty=best.certainty,
        statement=None if own_voice else best.statement,
        score=score(best.type, best.mode),
        why=Why(best.rule, (best.trigger,), best.depends_on, best.confidence, _note(happening, best)),
    )


def _note(happening: _Happening, best: Telling) -> str | None:
    rules = dict.fromkeys(rule for t in happening.tellings for rule in (t.rule, *t.also) if rule != best.rule)
    notes = [f"told also by {', '.join(rules)}"] if rules else []
    if best.recipient_implied:
        notes.append("the recipient is not named: the other side of the two that the article is about")
    return "; ".join(notes) or None
