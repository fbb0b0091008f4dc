"""Where an encounter takes place when no place hangs on its own words: clauses behind it, around it, 'here', 'there'."""

from dateline.domain.annotation import Token
from dateline.domain.findings import Place
from dateline.extract.meetings.ground import Ground

_AT = ("in", "at", "near", "outside")
_STEPS = 4
_LONGEST = 40  # tokens of a clause behind it


def place_around(ground: Ground, token: Token) -> Place | None:
    """The place of the clauses that describe a meeting, else of those that it stands in."""
    return _behind(ground, token) or _above(ground, token)


def is_spot(place: Place | None) -> bool:
    """Whether one can meet there: not 'the Middle East'."""
    return place is not None and (place.country is not None or place.lat is not None)


def _behind(ground: Ground, token: Token) -> Place | None:
    """'a summit, which Peru will host in Lima', 'talks, due to open in Oslo', 'consultations held in Brest'."""
    for clause in token.children:
        if clause.i < token.i or clause.dep not in ("acl", "relcl"):
            continue
        for inner in ground.scene.doc.tokens[clause.left : min(clause.right, clause.left + _LONGEST) + 1]:
            if inner.dep == "prep" and inner.lower in _AT:
                for noun in inner.children:
                    place = ground.place_at(noun)
                    if noun.dep == "pobj" and is_spot(place):
                        return place
    return None


def _above(ground: Ground, token: Token) -> Place | None:
    """The place of the verbs around it, as far as they tell of the same: not across 'said that'."""
    step = token
    for _ in range(_STEPS):
        if step.is_verb:
            for anchored in ground.anchors.places(step):
                if anchored.prep in _AT and is_spot(anchored.place):
                    return anchored.place
            if step.dep == "relcl" and any(c.lower == "where" for c in step.children):
                place = ground.place_at(step.head)
                return place if is_spot(place) else None
            for child in step.children:
                if child.lower == "here" and step.dep != "ccomp":
                    return ground.at_dateline()
                if child.lower == "there":
                    return _last_before(ground, child)
        if step.head is step or step.dep in ("ccomp", "parataxis", "advcl", "relcl"):
            return None
        step = step.head
    return None


def _last_before(ground: Ground, token: Token) -> Place | None:
    """The place that 'there' means: the last one named before it in its sentence or the one before."""
    first = ground.scene.sentence(token).first
    for i in range(token.i - 1, max(-1, first - _LONGEST), -1):
        place = ground.place_at(ground.scene.doc.tokens[i])
        if is_spot(place):
            return place
    return None
