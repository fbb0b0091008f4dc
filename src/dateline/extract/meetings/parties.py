"""Who takes part in a meeting: whom its references name, and whom the context tells where they name too few."""

from dateline.domain.findings import Actor
from dateline.extract.meetings.coreference import Cluster
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.reference import Reference, distinct, side, sides

_LEADERS = ("head_of_state", "head_of_government")
_OFFICIALS = (*_LEADERS, "minister", "official", "diplomat")
_ORDER = ("person", "government_body", "group", "armed_group", "state")


def participants(ground: Ground, cluster: Cluster) -> tuple[tuple[Actor, ...], str | None]:
    """The most specific for each side, and a note where some are taken from the context."""
    present = [a for r in cluster.references if r.status != "negated" for a in r.who]
    if not present or (cluster.references[0].echo and not cluster.references[0].who):
        present += cluster.who
    if len(sides(tuple(present))) < 2 and cluster.name is None:
        present += cluster.who[-1:] if cluster.inferred else ()
    told = most_specific(distinct(present))
    if len(sides(told)) >= 2 or cluster.name or any(a.kind == "igo" for a in told) or is_domestic(told):
        return told, None
    others = _from_context(ground, cluster, told)
    return (most_specific(distinct([*told, *others])), "parties taken from the context") if others else (told, None)


def is_domestic(who: tuple[Actor, ...]) -> bool:
    """Whether all who are named, two or more, are of one state."""
    return len(who) > 1 and len(sides(who)) == 1 and all(side(a) for a in who)


def most_specific(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Persons before bodies before states, for each side."""
    best: dict[str, int] = {}
    named = {side(a) for a in actors if a.kind == "person" and not a.anonymous}
    kept = [a for a in actors if not (a.kind == "person" and a.anonymous and side(a) in named)]
    for actor in kept:
        of = side(actor)
        if of and actor.kind in _ORDER:
            best[of] = min(best.get(of, 9), _ORDER.index(actor.kind))
    return tuple(
        a for a in kept if a.kind not in _ORDER or side(a) is None or _ORDER.index(a.kind) == best[side(a) or ""]
    )


def other_side(ground: Ground, reference: Reference) -> Actor | None:
    """Where a reference names one side only, the single other state that its sentence names; for visits None."""
    known = reference.sides
    if len(known) != 1 or len(reference.who) > 1 or reference.kind not in ("talks", "summit") or reference.name:
        return None
    if reference.crowd and reference.who[0].kind == "igo":
        return None  # 'a summit of EU leaders'
    sentence = ground.scene.sentence(reference.token)
    actors = ground.actors_among(sentence.first, sentence.last)
    others = {s: a for a in actors if a.kind in ("state", "person", "igo") and (s := side(a)) and s not in known}
    if len(others) != 1:
        return None
    ((name, actor),) = others.items()
    return actor if actor.kind == "igo" else ground.state(name)


def _from_context(ground: Ground, cluster: Cluster, told: tuple[Actor, ...]) -> list[Actor]:
    """Those who make up two sides: of the sentence if it names just two, else of the pair the article is about."""
    if any(side(a) is None for a in told):
        return []  # a person whose state is not known may be either side
    if all(r.only_visits for r in cluster.references):
        return []  # 'her first trip' may go anywhere
    goal = cluster.place.country if cluster.place and cluster.references[0].kind == "visit" else None
    if goal and not any(side(a) == goal for a in ground.scene.cast.actors):
        return []  # nobody of the country that is visited is named
    first = cluster.references[0]
    sentence = ground.scene.sentence(first.token)
    around = [a for a in ground.actors_among(sentence.first, sentence.last) if ground.can_meet(a)]
    bodies = [a for a in around if a.kind == "igo"]
    if bodies and not told and not first.echo and (first.crowd or first.kind == "summit"):
        return bodies[:1]
    main = frozenset(ground.scene.main_pair or ())
    there = cluster.place.country if cluster.place and first.kind != "visit" else None
    near = [a for a in around if a.kind != "igo" and not (a.kind == "person" and a.anonymous)]
    near = [a for a in near if a.kind == "person" or a.country != there or there in main]
    known = sides(told)
    pair = known | sides(tuple(near))
    if len(pair) != 2:
        if not main or not known <= main or (first.crowd and not first.echo and not known and _others_meet(first)):
            return []
        pair = main
    return [a for s in sorted(pair - known) if (a := _of_side(ground, s, near, first)) is not None]


def _others_meet(reference: Reference) -> bool:
    """'African leaders', 'the bloc's ministers': more than two, so the article's pair is not who meets."""
    return not reference.token.is_verb


def _of_side(ground: Ground, country: str, near: list[Actor], reference: Reference) -> Actor | None:
    """Who stands for a side: of the rank that meets, or its only official in the article, else the state."""
    if reference.kind == "summit" or reference.crowd == "leader":
        wanted: tuple[str, ...] = _LEADERS
    elif reference.kind == "ministerial" or reference.crowd == "minister":
        wanted = ("minister",)
    else:
        wanted = _OFFICIALS
    offices = ground.scene.cast.offices
    named = [a for a in ground.scene.cast.actors if a.country == country and a.kind == "person" and not a.anonymous]
    fit = [a for a in named if any(o.level in wanted for o in offices.get(a.id, ()))]
    if fit and (len(fit) == 1 or wanted is not _OFFICIALS):
        return fit[0]
    people = [a for a in near if a in named and ground.can_meet(a)]
    if len(people) == 1 and reference.form == "verb":
        return people[0]
    return ground.state(country) or next((a for a in near if a.country == country), None)
