"""PLOVER events between political actors, told in a clause or by an event noun.

Frames (`frames`) are matched against verbs and nouns (`match`), read as real, future, hypothetical or
past (`reality`), and several tellings of one happening are joined (`merge`). Meetings become events
through `encounters`. Codebook: PLOVER 2.0; what is settled differently stands in `ontology`.
"""

from dateline.domain.findings import Event
from dateline.extract.events.encounters import encounters
from dateline.extract.events.match import Match, matches
from dateline.extract.events.merge import Telling, merged
from dateline.extract.events.tell import telling
from dateline.extract.scene import Scene

__all__ = ["find_events"]


def find_events(scene: Scene) -> tuple[Event, ...]:
    """All events of an article in text order. Needs the scene's statements and meetings."""
    covered = {t.i for m in scene.meetings for span in m.mentions for t in scene.doc.tokens_in(span)}
    found = [m for m in matches(scene) if not (m.frame.fallback and m.token.i in covered)]
    tellings: list[Telling] = [telling(scene, match) for match in _own(found)]
    tellings += encounters(scene)
    return merged(scene, tellings)


def _own(found: list[Match]) -> list[Match]:
    """Without those that another match is about: 'agreed to lift sanctions' lifts none."""
    ranges = sorted((m.about for m in found if m.about is not None), reverse=True)
    kept: list[Match] = []
    reach = -1
    for match in found:  # in text order, so one sweep does
        while ranges and ranges[-1][0] <= match.token.i:
            reach = max(reach, ranges.pop()[1])
        if match.token.i > reach:
            kept.append(match)
    return kept
