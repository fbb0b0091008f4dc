"""Encounters between representatives of states and international bodies, past and to come.

References are found one by one (`find`), joined into meetings (`coreference`), and each meeting put
together from what its references tell (`build`). `order` adds which came before which.
"""

from dataclasses import dataclass
from functools import partial

from dateline.domain.findings import Meeting, Omission
from dateline.extract.meetings.build import meeting
from dateline.extract.meetings.coreference import Cluster, clusters
from dateline.extract.meetings.dates import days
from dateline.extract.meetings.find import references
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.order import with_order
from dateline.extract.meetings.parties import other_side
from dateline.extract.scene import Scene

__all__ = ["Meetings", "find_meetings"]

MOST = 8  # visits of one article looked at
STAY = 7  # days that a visit lasts at most


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of an article in the order of their first mention, and what was left out."""

    found: tuple[Meeting, ...]
    left_out: tuple[Omission, ...] = ()


def find_meetings(scene: Scene) -> Meetings:
    """All meetings that an article tells of. Needs the scene's statements."""
    ground = Ground.of(scene)
    made: list[Meeting] = []
    of: list[Cluster] = []
    left_out: list[Omission] = []
    all_clusters = clusters(references(ground), scene.doc.text, partial(other_side, ground), ground.diplomatic)
    _share_sidelines(all_clusters)
    _share_visits(all_clusters)
    for cluster in all_clusters:
        result = meeting(ground, cluster, f"m{len(made) + 1}")
        if isinstance(result, Omission):
            left_out.append(result)
        else:
            made.append(result)
            of.append(cluster)
    return Meetings(with_order(scene, made, of), tuple(left_out))


def _share_sidelines(made: list[Cluster]) -> None:
    """What happens on the sidelines of a meeting shares its place and dates, unless it has its own."""
    by_token = {r.token.i: c for c in made for r in c.references}
    for cluster in made:
        for reference in cluster.references:
            around = by_token.get(reference.side_of) if reference.side_of is not None else None
            if around is not None and around is not cluster and around.references[0].kind != "call":
                cluster.place = cluster.place or around.place
                cluster.time = cluster.time or around.time
                break


def _share_visits(made: list[Cluster]) -> None:
    """Whom a visitor meets of the host's people, they meet where the visit goes to, unless a place is told."""
    visits = [c for c in made if "visit" in c.kinds and c.place is not None and c.place.country][:MOST]
    for cluster in made:
        if cluster.place is not None or cluster.kinds & {"call", "visit"} or cluster.name:
            continue
        people = {a.id for a in cluster.who if a.kind == "person"}
        for visit in visits:
            place = visit.place
            guests = {a.id for a in visit.who if place is not None and a.country != place.country}
            host_there = place is not None and place.country in cluster.sides
            if host_there and people & guests and not _clash(visit, cluster):
                cluster.place = place
                break


def _clash(visit: Cluster, cluster: Cluster) -> bool:
    """Whether two dates forbid that one took place during the other; a visit lasts some days."""
    first, second = (days(c.time.value) if c.time else None for c in (visit, cluster))
    return abs((first[0] - second[0]).days) > STAY if first and second else False
