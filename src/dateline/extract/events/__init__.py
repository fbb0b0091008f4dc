"""PLOVER events between political actors, told in a clause or by an event noun.

Frames (`frames`) are matched against verbs and nouns (`match`), read as real, future, hypothetical or
past (`reality`), and several tellings of one happening are joined (`merge`). Meetings become events
through `encounters`. Codebook: PLOVER 2.0; what is settled differently stands in `ontology`.
"""

from dateline.domain.findings import Event
from dateline.extract.events.encounters import encounters
from dateline.extract.events.frames import event_frames
from dateline.extract.events.match import matches, not_talked_about
from dateline.extract.events.merge import merged
from dateline.extract.events.tell import Telling, telling
from dateline.extract.scene import Scene

__all__ = ["find_events"]


def find_events(scene: Scene) -> tuple[Event, ...]:
    """All events of an article in text order. Needs the scene's statements and meetings."""
    covered = {t.i for m in scene.meetings for span in m.mentions for t in scene.doc.tokens_in(span)}
    found = [m for m in matches(scene, event_frames()) if not (m.frame.fallback and m.token.i in covered)]
    tellings: list[Telling] = [telling(scene, match) for match in not_talked_about(found)]
    tellings += encounters(scene)
    return merged(scene, tellings)
