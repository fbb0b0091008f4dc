"""To whom an act is done that names nobody: in an article about two states, to the other one.

Only where that one was the last to be spoken of, and only for acts that are done to somebody: 'Seoul wants them back.
Pyongyang apologised.'
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from dateline.domain.findings import Actor
from dateline.extract.events.sides import political
from dateline.extract.events.tell import Telling
from dateline.extract.scene import Scene

_DONE_TO_SOMEBODY = ("AGREE", "CONCEDE", "RETREAT", "REQUEST", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT")
_BACK = 60  # words before an act in which the other side is looked for


def with_other_side(scene: Scene, tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings, those without a recipient with the one that is implied."""
    return [_completed(scene, telling) for telling in tellings]


def _completed(scene: Scene, telling: Telling) -> Telling:
    if telling.recipients or not telling.actors or telling.type not in _DONE_TO_SOMEBODY:
        return telling
    lands = {scene.cast.country(actor) for actor in telling.actors}
    other = last_other_side(scene, lands, telling.token)
    return replace(telling, recipients=(other.id,), recipient_implied=True) if other is not None else telling


def last_other_side(scene: Scene, lands: Set[str | None], token: int) -> Actor | None:
    """The state that an article of two is about beside `lands`, where it is the last that was named before a word."""
    others = set(scene.main_pair or ()) - lands
    if len(lands) != 1 or len(others) != 1:
        return None
    last = next((a for a in _named_before(scene, token) if a.country not in lands), None)
    if last is None or last.country not in others:
        return None
    return next((a for a in scene.cast.actors if a.kind == "state" and a.country == last.country), last)


def _named_before(scene: Scene, token: int) -> Iterator[Actor]:
    """Those with a country who are named before a word, the nearest first."""
    for i in range(token - 1, max(-1, token - _BACK), -1):
        mention = scene.cast.by_head.get(i)
        for ident in mention.actors if mention is not None else ():
            actor = scene.cast.actor(ident)
            if actor.country is not None and political(actor):
                yield actor
