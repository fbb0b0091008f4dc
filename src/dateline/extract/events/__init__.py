"""PLOVER events between political actors, told in a clause or by an event noun.

Frames (`frames`) are matched against verbs and nouns (`match`), read as real, future, hypothetical or
past (`reality`), and several tellings of one happening are joined (`merge`). Meetings become events
through `encounters`. Codebook: PLOVER 2.0; what is settled differently stands in `ontology`.
"""

from dateline.domain.findings import Event
from dateline.extract.events.encounters import AboutMeetings, encounters
from dateline.extract.events.frames import event_frames
from dateline.extract.events.match import matches, not_talked_about
from dateline.extract.events.merge import merged
from dateline.extract.events.tell import telling
from dateline.extract.scene import Scene

__all__ = ["find_events"]


def find_events(scene: Scene) -> tuple[Event, ...]:
    """All events of an article in text order. Needs the scene's statements and meetings."""
    about = AboutMeetings.of(scene)
    found = [m for m in matches(scene, event_frames()) if about.keep(m)]
    tellings = [telling(scene, match) for match in not_talked_about(found)]
    sure = [about.adjusted(t) for t in tellings if t.certain_enough]
    return merged(scene, [*sure, *encounters(scene, about)])
