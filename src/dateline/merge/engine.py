"""New articles into a record: each is put into its family, its claims into the records that they tell of.

A new claim is compared with the claims that share a key with it, which keys and days keep few; what earlier claims have
to do with one another is known already. So the cost of an article does not grow with the record. Where analysts have
merged or split, the whole neighbourhood is grouped again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Protocol

from dateline.domain.claim import Claim
from dateline.domain.record import Held, Judgement
from dateline.merge.cluster import Grouping, Link, group, order, record_id
from dateline.merge.events import Events
from dateline.merge.families import WITHIN, is_copy, keys, near, shingles, unpack
from dateline.merge.measures import Measures
from dateline.merge.meetings import Meetings
from dateline.merge.statements import Statements
from dateline.merge.themes import OUTLOOKS, RELATIONS, TOPICS, TRIPS
from dateline.merge.verdict import Section, Verdict

SECTIONS: Mapping[str, Section] = {
    section.name: section
    for section in (Statements(), Events(), Meetings(), Measures(), TOPICS, OUTLOOKS, RELATIONS, TRIPS)
}


class Shelf(Protocol):
    """What merging asks of the store."""

    def claims(self, idents: Iterable[str]) -> list[Held]: ...
    def members(self, records: Iterable[str]) -> list[Held]: ...
    def in_blocks(self, keys: Iterable[str], around: tuple[str, str] | None = None) -> list[Held]: ...
    def add_blocks(self, keys_of: Mapping[str, Iterable[str]]) -> None: ...
    def assign(self, record_of: Mapping[str, str]) -> None: ...
    def rename(self, records: Iterable[str], into: str) -> None: ...
    def redrawn(self, records: Iterable[str]) -> bool: ...
    def ties(self, claims: Iterable[str]) -> dict[str, tuple[str, float]]: ...
    def tie(self, ties: Mapping[str, tuple[str, float] | None]) -> None: ...
    def judgements(self, targets: Iterable[str] | None = None) -> list[Judgement]: ...
    def add_article_keys(self, article: str, keys: Iterable[str]) -> None: ...
    def sharing_keys(
        self, keys: Sequence[str], around: tuple[str, str] | None = None
    ) -> list[tuple[str, str | None, str, bytes]]: ...
    def join_families(self, families: Iterable[str], into: str) -> None: ...


def place_article(shelf: Shelf, article: str, text: str, published: str | None) -> None:
    """Puts an article that is already stored into the family of those that print the same text."""
    cut = shingles(text)
    sampled = keys(cut)
    copies = [
        (other, family)
        for other, when, family, packed in shelf.sharing_keys(sampled, _around(published, WITHIN))
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
            waiting = {claim.id for claim in new}
            for claim in new:
                waiting.remove(claim.id)
                _join(shelf, section, claim, waiting)


def _join(shelf: Shelf, section: Section, claim: Claim, waiting: Collection[str]) -> None:
    """Puts one claim where it belongs, and what it draws along. The claims waiting for their turn do not count yet."""
    found = [
        (held, verdict)
        for held in shelf.in_blocks(section.keys(claim), _around(claim.published, section.within))
        if held.claim.section == section.name and held.claim.id != claim.id and held.claim.id not in waiting
        if (verdict := section.verdict(held.claim, claim))
    ]
    own = record_id(claim.id)
    if shelf.redrawn({own, *(held.record for held, _ in found)}):
        settle(shelf, section, [claim])
        return
    firm = [(held, verdict) for held, verdict in found if section.is_anchored(held.claim)]
    loose = [(held, verdict) for held, verdict in found if not section.is_anchored(held.claim)]
    tied = shelf.ties(held.claim.id for held, _ in loose)
    if section.is_anchored(claim):
        record = _one_record(shelf, {own, *(held.record for held, _ in firm)}, claim)
        _draw(shelf, section, claim, record, loose, tied)
    elif firm:
        held, verdict = min(firm, key=lambda one: (-one[1].score, one[0].claim.id))
        shelf.tie({claim.id: (held.claim.id, verdict.score)})
        shelf.assign({claim.id: held.record})
    else:
        _one_record(shelf, {own, *(held.record for held, _ in loose if held.claim.id not in tied)}, claim)


def _one_record(shelf: Shelf, records: set[str], claim: Claim) -> str:
    """Makes one of several records, named after the first of the claims they are named after."""
    if len(records) == 1:
        return min(records)
    named = [held.claim for held in shelf.claims(_namesake(record) for record in records - {record_id(claim.id)})]
    into = record_id(min([claim, *named], key=order).id)
    shelf.rename(records - {into}, into)
    return into


def _draw(
    shelf: Shelf,
    section: Section,
    claim: Claim,
    record: str,
    loose: Sequence[tuple[Held, Verdict]],
    tied: Mapping[str, tuple[str, float]],
) -> None:
    """The claims that say little of themselves come over to a new anchored one that they are likest to; those of
    their kind with whom they stood are grouped without them."""
    drawn = {
        held.claim.id: (held, (claim.id, verdict.score))
        for held, verdict in loose
        if held.claim.id not in tied or (-verdict.score, claim.id) < (-tied[held.claim.id][1], tied[held.claim.id][0])
    }
    shelf.tie({ident: tie for ident, (_, tie) in drawn.items()})
    shelf.assign(dict.fromkeys(drawn, record))
    left = shelf.members({held.record for ident, (held, _) in drawn.items() if ident not in tied} - {record})
    for _, together in groupby(sorted(left, key=lambda held: held.record), key=lambda held: held.record):
        remaining = list(together)
        regrouped = group(section, [held.claim for held in remaining], explained=False).record_of
        shelf.assign({h.claim.id: regrouped[h.claim.id] for h in remaining if h.record != regrouped[h.claim.id]})


def _namesake(record: str) -> str:
    """The claim after which a record is named."""
    return record[0].lower() + record[1:]


def _around(published: str | None, within: int | None) -> tuple[str, str] | None:
    """The first and the last day of publication on which another one can belong to this; None for any day."""
    if not published or within is None:
        return None
    day, reach = date.fromisoformat(published[:10]), timedelta(days=within)
    return (day - reach).isoformat(), (day + reach).isoformat()


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
    shelf.tie({claim.id: _tie(grouping.ties.get(claim.id)) for claim in loose})


def _tie(link: Link | None) -> tuple[str, float] | None:
    return (link.other, link.verdict.score) if link else None


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
