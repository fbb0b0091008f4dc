"""Which references mean one meeting: transparent scoring of each against the meetings told so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.domain.findings import Actor, Place, Time
from dateline.extract.meetings.dates import compatible, days
from dateline.extract.meetings.reference import Reference, distinct, side, sides

NEVER = -100.0
CANDIDATES = 10  # the meetings looked at: those last told of, and the article's main one
DISPUTED = 10  # days by which reports of one meeting may differ about its date
OUTRIGHT = 2.0  # weight from which a status is told outright
LEAD = 2  # sentences from the top in which the main meeting is introduced

# How much each form of reference invites, and how much it takes, to be joined to an earlier one.
_INVITES = {"definite": 1.5, "pronoun": 2.0, "verb": 0.0, "indefinite": -1.0, "named": 0.0}
_NEEDED = {"definite": 1.8, "pronoun": 2.0, "verb": 2.0, "indefinite": 2.0, "named": 2.0}
_LEVELS = ("summit", "ministerial", "talks", None)


@dataclass(slots=True, eq=False)
class Cluster:
    """References that mean one meeting, and what they tell together. `notes` explains the joins."""

    references: list[Reference] = field(default_factory=list)
    who: tuple[Actor, ...] = ()
    sides: frozenset[str] = frozenset()  # of `who`
    time: Time | None = None
    place: Place | None = None
    name: str | None = None
    last: int = 0  # number of the sentence of the latest reference
    notes: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)  # lemmas of the references
    kinds: set[str] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)
    told: set[str | None] = field(default_factory=set)  # what is told outright of where it stands
    inferred: bool = False  # one party is not named with the meeting but taken from the sentence

    def add(self, reference: Reference, note: str | None = None) -> None:
        self.references.append(reference)
        self.join(reference.who)
        if reference.time and (self.time is None or _exactness(reference.time) > _exactness(self.time)):
            self.time = reference.time
        self.place = _closer(self.place, reference.place)
        self.name = self.name or reference.name
        self.last = reference.token.sent
        self.words.add(reference.token.lemma.lower())
        self.sorts |= reference.sorts
        if reference.kind:
            self.kinds.add(reference.kind)
        if reference.weight >= OUTRIGHT:
            self.told.add(reference.status)
        if note:
            self.notes.append(note)

    def join(self, actors: tuple[Actor, ...]) -> None:
        if actors:
            self.who = distinct([*self.who, *actors])
            self.sides |= sides(actors)


def clusters(
    references: list[Reference], text: str, other_side: Callable[[Reference], Actor | None], diplomatic: bool
) -> list[Cluster]:
    """The meetings of an article, each with its references, in the order in which they are introduced.

    A reference that tells nothing of its own and joins no meeting is left out. `other_side` finds a
    party that a reference which introduces a meeting leaves unsaid. `diplomatic`: the article names several states.
    """
    made: list[Cluster] = []
    recent: list[Cluster] = []  # latest last
    for reference in references:
        near = list(recent)
        if made and made[0] not in near:
            near = [made[0], *near]
        scored = [(*_score(reference, c, c is made[0]), n) for n, c in enumerate(near)]
        best = max(scored, key=lambda s: (s[0], s[2]), default=None)
        if best is not None and best[0] >= _needed(reference):
            cluster = near[best[2]]
            cluster.add(
                reference, f"{reference.span.quote(text)!r} joined by {reference.rule} ({best[0]:.1f}): {best[1]}"
            )
        elif _can_open(reference, diplomatic):
            cluster = Cluster()
            cluster.add(reference)
            if reference.echo and not reference.who and near:
                cluster.join(max(near, key=lambda c: (len(c.sides) == 2, c.last)).who)
            elif other := other_side(reference):
                cluster.inferred = True
                if all(side(a) for a in cluster.who):  # else it is the side of the person whose state is unknown
                    cluster.join((other,))
            made.append(cluster)
        else:
            continue
        if cluster in recent:
            recent.remove(cluster)
        recent.append(cluster)
        del recent[:-CANDIDATES]
    return made


def _needed(reference: Reference) -> float:
    """'talks' of one side with an unnamed other are sooner the known talks than new ones."""
    vague = (
        reference.kind in ("talks", "summit") and len(reference.sides) == 1 and not (reference.time or reference.place)
    )
    return 1.2 if vague and reference.form == "indefinite" else _NEEDED[reference.form]


def _can_open(reference: Reference, diplomatic: bool) -> bool:
    """Whether a reference that joins no meeting told of before tells of a new one."""
    if reference.joins_only or (reference.empty and reference.kind == "visit"):
        return False
    anchored = bool(reference.time or reference.place or reference.crowd) or len(reference.sides) > 1
    if reference.repeated:
        return anchored and bool(reference.who or reference.crowd or reference.time) and diplomatic
    if reference.strength == "anaphor":
        return anchored and diplomatic and reference.form != "pronoun"
    return diplomatic or not reference.empty


def _score(reference: Reference, cluster: Cluster, main: bool) -> tuple[float, str]:
    """How well a reference fits a meeting, and the reasons."""
    if reference.only_visits and "visit" not in cluster.kinds:
        return NEVER, "no visit"
    if reference.other and reference.form != "verb" and reference.form != "named":
        return NEVER, "another"
    parts = [
        (_INVITES[reference.form], reference.form),
        _by_name(reference, cluster),
        _by_people(reference, cluster),
        _by_time(reference, cluster),
        _by_place(reference, cluster),
        _by_kind(reference, cluster),
        _by_status(reference, cluster),
        _by_nearness(reference, cluster, main),
    ]
    total = sum(value for value, _ in parts)
    return total, ", ".join(f"{why} {value:+.1f}" for value, why in parts if value)


def _by_name(reference: Reference, cluster: Cluster) -> tuple[float, str]:
    bodies = {a.id for a in reference.who if a.kind == "igo"}
    theirs = {a.id for a in cluster.who if a.kind == "igo"}
    if bodies and theirs and not bodies & theirs:
        return NEVER, "other body"
    if bodies and reference.sorts and cluster.sorts and not reference.sorts & cluster.sorts:
        return NEVER, "other sort"
    if reference.name is None:
        return 0.0, ""
    if cluster.name is None:
        shared = bodies & theirs
        return (1.0, "same body") if shared else (NEVER, "a named one")
    if cluster.name.casefold() == reference.name.casefold():
        return 3.0, "same name"
    return (2.5, "same body") if bodies & theirs else (NEVER, "other name")


def _by_people(reference: Reference, cluster: Cluster) -> tuple[float, str]:
    if not reference.who or not cluster.who:
        return 0.0, ""
    if _rival_people(reference, cluster):
        return NEVER, "other people"
    own, theirs = reference.sides, cluster.sides
    shared = own & theirs
    same = {a.id for a in reference.who if a.kind == "person"} & {a.id for a in cluster.who if a.kind == "person"}
    extra = 1.0 if same else 0.0
    open_ended = any(a.kind == "igo" for a in cluster.who) or cluster.name is not None
    if len(own) >= 2 and len(theirs) >= 2:
        if own == theirs:
            return 2.5 + extra, "same parties"
        if own < theirs or theirs < own:
            return 1.0 + extra, "some of the parties"
        return (0.0, "") if open_ended and shared else (NEVER, "other parties")
    if own == theirs or (cluster.inferred and own == cluster.references[0].sides):
        return 1.7 + extra, "same party"
    if shared:
        return 0.7 + extra, "one party shared"
    if open_ended:
        return -0.5, "further party"
    return (-1.5, "no party shared") if len(own | theirs) == 2 else (NEVER, "other party")


def _rival_people(reference: Reference, cluster: Cluster) -> bool:
    """Two named people of one state who cannot be the same: Blinken met where Biden will meet."""
    if cluster.name or reference.name:
        return False
    for state in reference.sides & cluster.sides:
        own = {a.id for a in reference.who if a.kind == "person" and side(a) == state}
        theirs = {a.id for a in cluster.who if a.kind == "person" and side(a) == state}
        if own and theirs and not own & theirs:
            return True
    return False


def _by_time(reference: Reference, cluster: Cluster) -> tuple[float, str]:
    if reference.time is None or cluster.time is None:
        return 0.0, ""
    fits = compatible(reference.time.value, cluster.time.value)
    if fits is None:
        return 0.0, ""
    if not fits:
        moved = reference.status == "postponed" or "postponed" in cluster.told
        if moved:
            return 0.0, "moved"
        near = reference.form == "definite" and _apart(reference.time.value, cluster.time.value) <= DISPUTED
        return (-1.0, "date disputed") if near and reference.statement else (NEVER, "other date")
    return (2.0, "same date") if reference.time.value == cluster.time.value else (1.0, "date fits")


def _apart(first: str, second: str) -> int:
    """Days between the beginnings of two dates."""
    a, b = days(first), days(second)
    return abs((a[0] - b[0]).days) if a and b else DISPUTED + 1


def _by_place(reference: Reference, cluster: Cluster) -> tuple[float, str]:
    here, there = reference.place, cluster.place
    first = cluster.references[0]
    homes = [a.country for a in first.who[:1]]
    if here is not None and here.country in homes and reference.kind == first.kind == "visit":
        return NEVER, "a visit in return"
    if here is None or there is None:
        return 0.0, ""
    if here.id == there.id:
        return 1.2, "same place"
    if here.country == there.country and "" in (_town(here), _town(there)):
        return 0.6, "place fits"
    return -3.0, "other place"


def _by_kind(reference: Reference, cluster: Cluster) -> tuple[float, str]:
    if reference.token.lemma.lower() in cluster.words:
        return 0.5, "same word"
    kinds = cluster.kinds
    if reference.kind is None or not kinds or reference.kind in kinds:
        return 0.0, ""
    if "call" in kinds or reference.kind == "call":
        return -4.0, "a call is no meeting"
    if reference.kind in _LEVELS and kinds & set(_LEVELS):
        return -0.3, "other word"
    return -0.8, "other kind"


def _by_status(reference: Reference, cluster: Cluster) -> tuple[float, str]:
    """What is past is not what is still to come, where both are told outright."""
    if reference.weight < OUTRIGHT or reference.form == "pronoun":
        return 0.0, ""
    theirs = cluster.told
    ahead = {"proposed", "scheduled"}
    if (reference.status == "held" and theirs and theirs <= ahead) or (
        reference.status in ahead and theirs == {"held"}
    ):
        return -2.5, "past against future"
    return 0.0, ""


def _by_nearness(reference: Reference, cluster: Cluster, main: bool) -> tuple[float, str]:
    distance = reference.token.sent - cluster.last
    near = 1.0 if distance == 0 else 0.8 if distance == 1 else 0.4 if distance <= 3 else 0.0
    if reference.form == "pronoun":
        return (near, "near") if distance <= 1 else (NEVER, "too far")
    lead = main and cluster.references[0].token.sent < LEAD
    return near + (0.6 if lead else 0.0), "near" if near else "the article's main meeting"


def _exactness(time: Time) -> int:
    if days(time.value) is None:
        return 0
    return len(time.value.split("/")[0][:10])


def _town(place: Place) -> str:
    """'' for a whole country."""
    return "" if place.lat is None else place.name


def _closer(first: Place | None, second: Place | None) -> Place | None:
    """The town rather than its country."""
    if first is None or second is None:
        return first or second
    if first.country == second.country and _town(first) == "" and _town(second):
        return second
    return first
