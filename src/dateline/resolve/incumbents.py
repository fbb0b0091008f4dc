"""Persons of whom the text tells a high office and a short or misspelt name: 'President Clinton', 'Jian Zemin'.

Who held the office on the article's day says who they are, where the names agree well enough.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Entry
from dateline.resolve.draft import HIGH, Draft, DraftActor, DraftRole
from dateline.resolve.offices import held_on
from dateline.resolve.spelling import fold

_ALIKE = 0.8  # of two whole names that share a word, by Ratcliff and Obershelp's measure
_SHORTEST = 3  # letters of a family name


def identify(draft: Draft, gazetteer: Gazetteer) -> None:
    """Make known persons of those whose office and name tell who they are."""
    day = draft.day
    if day is None:
        return
    for actor in list(draft.actors):
        if actor.kind != "person" or actor.rule != "resolve.person":
            continue
        found = {e.id: e for r in actor.roles if is_high(r) for e in _holders(gazetteer, r, day) if _agrees(actor, e)}
        if len(found) == 1:
            [entry] = found.values()
            _become(draft, gazetteer, actor, entry, day)


def holds_another(gazetteer: Gazetteer, actor: DraftActor, country: str, day: str | None) -> bool:
    """Whether a high office that the text gives a person was another's in that state on that day."""
    if day is None:
        return False
    for role in actor.roles:
        if is_high(role):
            holders = [gazetteer.entry(p) for p in gazetteer.holder(_office_id(gazetteer, role), country, day)]
            if holders and not any(_agrees(actor, holder) for holder in holders):
                return True
    return False


def is_high(role: DraftRole) -> bool:
    return role.level in HIGH and not role.former and role.span is not None and role.office != "minister"


def _office_id(gazetteer: Gazetteer, role: DraftRole) -> str:
    return next((key for key, office in gazetteer.titles.offices.items() if office.title == role.office), "")


def _holders(gazetteer: Gazetteer, role: DraftRole, day: str) -> Iterator[Entry]:
    office = _office_id(gazetteer, role)
    if role.country is not None:
        yield from (gazetteer.entry(p) for p in gazetteer.holder(office, role.country, day))
    elif role.principal is None:
        for (held, of), occupancies in gazetteer.occupancies_in.items():
            if held == office and len(of) == 3:
                yield from (gazetteer.entry(o.person) for o in occupancies if o.covers(day) and (o.start or o.until))


def _agrees(actor: DraftActor, entry: Entry) -> bool:
    """Whether the name of the text is a part of the person's, or the same but for a few letters."""
    parts = [fold(part) for part in actor.name.split()]
    ways = [[fold(part) for part in way.split()] for way in (entry.name, *entry.names)]
    if len(parts) == 1:
        return len(parts[0]) >= _SHORTEST and any(parts[0] in way for way in ways)
    whole = "".join(parts)
    return any(set(parts) & set(way) and SequenceMatcher(None, whole, "".join(way)).ratio() >= _ALIKE for way in ways)


def _become(draft: Draft, gazetteer: Gazetteer, actor: DraftActor, entry: Entry, day: str) -> None:
    known = draft.known(entry.id)
    if known is not None:
        draft.merge(actor, known)
        return
    draft.rename(actor, entry.id)
    actor.name, actor.country, actor.rule = entry.name, entry.country, "gazetteer"
    actor.sector = actor.sector or entry.sector
    actor.gender = actor.gender or entry.gender
    actor.held = held_on(gazetteer, entry.id, day)
    for role in actor.roles:
        role.country = role.country or (entry.country if is_high(role) else None)
