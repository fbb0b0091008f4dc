"""Encounters between representatives of states and international bodies, past and to come.

References are found one by one (`find`), joined into meetings (`coreference`), and each meeting put
together from what its references tell (`build`). `order` adds which came before which.
"""

from dataclasses import dataclass
from functools import partial

from dateline.domain.findings import Meeting, Omission
from dateline.extract.meetings.build import meeting, other_side
from dateline.extract.meetings.coreference import Cluster, clusters
from dateline.extract.meetings.find import references
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.order import with_order
from dateline.extract.scene import Scene

__all__ = ["Meetings", "find_meetings"]


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
    all_clusters = clusters(references(ground), scene.doc.text, partial(other_side, ground))
    _share_sidelines(all_clusters)
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
