"""PLOVER events between political actors, told in a clause or by an event noun.

Frames (`frames`) are matched against verbs and nouns (`match`), read as real, future, hypothetical or
past (`tell`), and several tellings of one happening are joined (`merge`). Meetings become events through
`encounters`; a learned typer checks the frames and adds what they miss (`typed`). Codebook: PLOVER 2.0;
what is settled differently stands in `ontology`.
"""

from dateline.domain.findings import Event
from dateline.extract.events.encounters import AboutMeetings, encounters
from dateline.extract.events.frames import event_frames
from dateline.extract.events.implied import with_other_side
from dateline.extract.events.match import matches, not_talked_about
from dateline.extract.events.merge import merged
from dateline.extract.events.tell import telling
from dateline.extract.events.typed import checked, further
from dateline.extract.scene import Scene
from dateline.models import EventTyper

__all__ = ["find_events"]


def find_events(scene: Scene, typer: EventTyper | None = None) -> tuple[Event, ...]:
    """All events of an article in text order. Needs the scene's statements and meetings.

    Without a typer, frames and meetings alone tell of events.
    """
    about = AboutMeetings.of(scene)
    found = [m for m in matches(scene, event_frames()) if about.keep(m)]
    tellings = [telling(scene, match) for match in not_talked_about(found)]
    told = with_other_side(scene, (about.adjusted(t) for t in tellings if t.certain_enough))
    held = encounters(scene, about)
    if typer is not None:
        told = checked(scene, told, typer)
        told += further(scene, [*told, *held], typer)
    return merged(scene, [*told, *held])
