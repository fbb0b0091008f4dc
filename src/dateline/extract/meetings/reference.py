"""One reference to a meeting: the words, and what these words alone tell of it."""

from dataclasses import dataclass, field

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Place, Time
from dateline.extract.modality import Circumstances
from dateline.text.spans import Span

BODIES = ("igo",)  # actors that meet without acting for one state


@dataclass(slots=True, eq=False)
class Reference:
    """A verb, noun phrase or pronoun that means an encounter.

    `form` is verb, named ('the G7 summit'), definite, indefinite or pronoun; `strength` as in the
    lexicon. `status` is what the words tell (with the weight they have), `why` the rule and its
    words. `side_of` is the number of the token of a meeting on whose sidelines this one is.
    """

    token: Token
    rule: str
    span: Span
    form: str
    strength: str
    kind: str | None = None
    who: tuple[Actor, ...] = ()
    host: Actor | None = None
    place: Place | None = None
    time: Time | None = None
    name: str | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)
    status: str | None = None
    weight: float = 0.0
    cues: tuple[str, ...] = ()
    statement: str | None = None
    other: bool = False  # 'another meeting', 'a second round': not one told of before
    repeated: bool = False  # 'visits', 'regular talks': a habit rather than one encounter
    side_of: int | None = None
    also: tuple[Span, ...] = ()  # words that mean the same by grammar: 'this' in 'this was a short meeting'
    absent: bool = False  # who refuses to attend is no participant
    echo: bool = False  # 'the two leaders', 'both sides': parties that only the context tells
    sorts: frozenset[str] = frozenset()  # 'ministerial', 'leaders'': which of a body's meetings it is
    joins_only: bool = False  # 'the event': means a meeting only where one is told of
    crowd: str | None = (
        None  # unnamed people who take part, by rank: leader, minister, official; 'ministers of the bloc'
    )
    only_visits: bool = False  # 'the trip' means a visit or a whole itinerary, never talks

    @property
    def sides(self) -> frozenset[str]:
        return sides(self.who)

    @property
    def empty(self) -> bool:
        """Nothing of its own that tells which meeting is meant."""
        return not (self.who or self.time or self.place or self.name or self.echo or self.crowd)


def side(actor: Actor) -> str | None:
    """The state or body that an actor stands for; None when that is unknown."""
    if actor.kind in BODIES:
        return actor.key or actor.name
    return actor.country


def sides(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(s for s in map(side, actors) if s)


def distinct(actors: list[Actor]) -> tuple[Actor, ...]:
    """Each actor once, in order."""
    return tuple({actor.id: actor for actor in actors}.values())
