"""Whether the sides of a match are known well enough to make it an event between political actors.

Who must be known is said by the frame. In an article about two states or more a side may also be one that
is only described ('the three', 'their neighbour', 'the rebels'), and what one welcomes or dismisses may be
an act ('the move') whose author stands elsewhere.
"""

from collections.abc import Iterable

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor
from dateline.extract.events.clause import Clause, core
from dateline.extract.events.frames import Frame, classes

_POLITICAL = ("state", "igo", "armed_group", "party", "ngo")
_PRIVATE = (None, "CVL", "BUS", "MED", "EDU", "LAB", "CRM", "REF", "SOC", "HLH")  # PLOVER sectors without power
_OWN = ("GOV", "MIL", "COP", "SPY")
_PEOPLE = ("person", "group", "government_body")
_ACTING = ("subj", "by", "from", "poss", "between")
_PRONOUNS = ("PRP", "WP")


def political(actor: Actor) -> bool:
    """States and their bodies, international bodies, armed groups, parties, and persons who act for one."""
    if actor.kind in ("person", "group"):
        return actor.country is not None or actor.sector not in _PRIVATE
    if actor.kind == "government_body":
        return actor.country is not None  # 'police' of no known state are local news
    return actor.kind in _POLITICAL


def enough_known(
    clause: Clause, frame: Frame, theme: Token | None, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> bool:
    """Whether those are known whom the frame asks for."""
    described = clause.scene.main_pair is not None and not frame.fallback
    able = any(map(political, actors))
    struck = any(map(political, recipients))
    if described:
        able = able or _acts(clause, frame, actors)
        struck = struck or _is_described(clause, frame.recipient)
        if clause.passive and clause.subject is None and frame.part == "verb":
            able = able or struck or bool(frame.theme_in)
    if frame.known == "actor":
        return able
    if frame.known == "recipient":
        return bool(recipients) or (described and struck)
    if frame.known == "both":
        if frame.mutual:
            several = len({a.id for a in (*actors, *recipients)}) > 1
            return able and (several or (described and _are_several(clause)))
        return able and (bool(recipients) or (described and (struck or _is_act(clause, frame, theme))))
    return able or struck


def _acts(clause: Clause, frame: Frame, actors: tuple[Actor, ...]) -> bool:
    """A named person or body of no known state, or one that is only described."""
    if actors:
        return any(a.kind in _PEOPLE for a in actors)
    return _is_described(clause, [name for name in frame.actor if name in _ACTING])


def _is_described(clause: Clause, slots: Iterable[str]) -> bool:
    """Whether a slot is filled by a pronoun or by a word for those who act in politics."""
    for name in slots:
        for token in clause.slot(name):
            if token.tag in _PRONOUNS or core(token).lemma.lower() in classes()["instrument"] | classes()["party"]:
                return True
    return False


def _are_several(clause: Clause) -> bool:
    """Several unnamed sides: 'the two agreed', 'the ministers signed'."""
    return any(
        (t.tag in ("NNS", "NNPS", "CD") or t.lower in ("they", "both", "we")) and _is_described(clause, ("subj",))
        for t in clause.slot("subj")
    )


def _is_act(clause: Clause, frame: Frame, theme: Token | None) -> bool:
    """Whether what is praised, opposed or dismissed is an act or a plan: 'welcomed the move'."""
    words = [theme] if theme is not None else [t for name in frame.recipient for t in clause.slot(name)]
    return any(core(t).lemma.lower() in classes()["act"] for t in words)


def one_side(ours: Iterable[Actor], theirs: Iterable[Actor]) -> bool:
    """Whether two phrases name one actor, or a state and somebody who acts for it."""
    return any(
        a.id == b.id or (a.country is not None and a.country == b.country and "state" in (a.kind, b.kind))
        for a in ours
        for b in theirs
    )


def orders_own(frame: Frame, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """A government instructing its own officials is no event between political actors."""
    lands = {a.country for a in (*actors, *recipients)}
    return (
        frame.type == "REQUEST"
        and len(lands) == 1
        and bool(recipients)
        and all(a.sector in _OWN or a.kind == "government_body" for a in (*actors, *recipients))
    )
