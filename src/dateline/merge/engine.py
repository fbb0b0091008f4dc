"""New articles into a record: each is put into its family, its claims into the records that they tell of.

Only the neighbourhood of the new claims is looked at, so that the cost of an article does not grow with the record.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from dateline.domain.claim import Claim
from dateline.domain.record import Held, Judgement
from dateline.merge.cluster import Grouping, group
from dateline.merge.events import Events
from dateline.merge.families import is_copy, keys, near, shingles, unpack
from dateline.merge.measures import Measures
from dateline.merge.meetings import Meetings
from dateline.merge.statements import Statements
from dateline.merge.themes import OUTLOOKS, RELATIONS, TOPICS, TRIPS
from dateline.merge.verdict import Section

SECTIONS: Mapping[str, Section] = {
    section.name: section
    for section in (Statements(), Events(), Meetings(), Measures(), TOPICS, OUTLOOKS, RELATIONS, TRIPS)
}


class Shelf(Protocol):
    """What merging asks of the store."""

    def claims(self, idents: Iterable[str]) -> list[Held]: ...
    def members(self, records: Iterable[str]) -> list[Held]: ...
    def in_blocks(self, keys: Iterable[str]) -> list[Held]: ...
    def add_blocks(self, keys_of: Mapping[str, Iterable[str]]) -> None: ...
    def assign(self, record_of: Mapping[str, str]) -> None: ...
    def judgements(self, targets: Iterable[str] | None = None) -> list[Judgement]: ...
    def add_article_keys(self, article: str, keys: Iterable[str]) -> None: ...
    def sharing_keys(self, keys: Sequence[str]) -> list[tuple[str, str | None, str, bytes]]: ...
    def join_families(self, families: Iterable[str], into: str) -> None: ...


def place_article(shelf: Shelf, article: str, text: str, published: str | None) -> None:
    """Puts an article that is already stored into the family of those that print the same text."""
    cut = shingles(text)
    sampled = keys(cut)
    copies = [
        (other, family)
        for other, when, family, packed in shelf.sharing_keys(sampled)
        if other != article and near(published, when) and is_copy(cut, unpack(packed))
    ]
    shelf.add_article_keys(article, sampled)
    families = {article, *(family for _, family in copies)}
    if len(families) > 1:
        shelf.join_families(families, min(families))


def place_claims(shelf: Shelf, claims: Sequence[Claim]) -> None:
    """Puts claims that are already stored into the records that they tell of."""
    for name, section in SECTIONS.items():
        new = [claim for claim in claims if claim.section == name]
        if new:
            shelf.add_blocks({claim.id: section.keys(claim) for claim in new})
            settle(shelf, section, new)


def settle(shelf: Shelf, section: Section, changed: Sequence[Claim]) -> None:
    """Groups again whatever the changed claims may touch, and writes down which record each claim belongs to.

    A change reaches the claims that share a key with the changed ones, and the records these belong to. Whether a claim
    that says little of itself joins this or that anchored one hangs on its own neighbours, which are looked at but
    stay where they are.
    """
    asked = {key for claim in changed for key in section.keys(claim)}
    near_by = [held for held in shelf.in_blocks(asked) if held.claim.section == section.name]
    judged = shelf.judgements(claim.id for claim in changed)
    also = shelf.claims(target for judgement in judged for target in judgement.targets)
    touched = {held.record for held in (*near_by, *also)} | {h.record for h in shelf.claims(c.id for c in changed)}
    inside = {held.claim.id: held for held in shelf.members(touched)}
    loose = [held.claim for held in inside.values() if not section.is_anchored(held.claim)]
    around = {key for claim in loose for key in section.keys(claim)} - asked
    outside = {
        h.claim.id: h for h in shelf.in_blocks(around) if h.claim.section == section.name and h.claim.id not in inside
    }
    grouping = _group(shelf, section, [*inside.values(), *outside.values()])
    shelf.assign(_changes(grouping, inside, outside))


def _changes(grouping: Grouping, inside: Mapping[str, Held], outside: Mapping[str, Held]) -> dict[str, str]:
    """{claim: record} for the claims inside that belong elsewhere now. A record of which a part lies outside keeps
    the name that it has there."""
    known = {
        grouping.record_of[ident]: held.record for ident, held in sorted(outside.items()) if grouping.record_of[ident]
    }
    found = {ident: known.get(grouping.record_of[ident], grouping.record_of[ident]) for ident in inside}
    return {ident: record for ident, record in found.items() if record != inside[ident].record}


def _group(shelf: Shelf, section: Section, held: Collection[Held]) -> Grouping:
    claims = [one.claim for one in held]
    return group(section, claims, shelf.judgements(claim.id for claim in claims))
