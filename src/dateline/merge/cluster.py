"""Claims of one section → groups, each of which is one record. A function of the set of claims and judgements."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.domain.claim import Claim
from dateline.domain.record import Judgement
from dateline.merge.families import Together, components
from dateline.merge.verdict import Section, Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a claim to another one of its record."""

    claim: str
    other: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Grouping:
    """Each claim's record, and the strongest link that put it there; none for a claim that stands alone.

    `ties` are the links by which claims that are not anchored joined one that is.
    """

    record_of: Mapping[str, str]
    links: Mapping[str, Link]
    ties: Mapping[str, Link]


def group(
    section: Section,
    claims: Sequence[Claim],
    judgements: Iterable[Judgement] = (),
    explained: bool = True,
    settled: Mapping[str, str] = MappingProxyType({}),
) -> Grouping:
    """Anchored claims are grouped by their links; each of the others joins the anchored claim it is likest to, and
    those that find none are grouped among themselves. Judgements overrule all of it.

    Unless it is to be explained, anchored claims that are known to be together are not compared any more, and `links`
    lacks what ties them. `settled` are claims of whole records that a grouping of these and of further claims has
    made, with their record: what was together there stays so, what was apart stays apart.
    """
    ordered, judgements = sorted(claims, key=order), list(judgements)
    anchored = {claim.id for claim in ordered if section.is_anchored(claim)}
    settled = {} if explained or judgements else settled
    links = _links(section, ordered, set() if explained or judgements else anchored, settled)
    firm = [link for link in links if link.claim in anchored and link.other in anchored]
    joined = _best(link for link in links if (link.claim in anchored) != (link.other in anchored))
    with_anchor = {record for claim, record in settled.items() if claim in anchored}
    joined_before = {claim for claim, record in settled.items() if record in with_anchor}
    attached = {loose: link for loose, link in joined.items() if loose not in anchored | joined_before}
    taken = attached.keys() | joined_before
    left = [
        link
        for link in links
        if not ({link.claim, link.other} & anchored) and link.claim not in taken and link.other not in taken
    ]
    idents = [claim.id for claim in ordered]
    ties = [*firm, *attached.values(), *left]
    judged = _judged(idents, [*_records(settled), *((link.claim, link.other) for link in ties)], judgements)
    return Grouping(_named(ordered, judged, anchored), _best(ties), attached)


def order(claim: Claim) -> tuple[str, str, str]:
    """By publication, then by article and id; undated ones last."""
    return claim.published or "~", claim.article, claim.id


def _records(settled: Mapping[str, str]) -> list[tuple[str, str]]:
    """Ties that keep the claims of each record together."""
    first: dict[str, str] = {}
    return [(first.setdefault(record, claim), claim) for claim, record in settled.items()]


def _links(section: Section, claims: Sequence[Claim], firm: Collection[str], settled: Mapping[str, str]) -> list[Link]:
    """A link for every two claims that share a key and are one thing, in order; of the `firm` ones as many as tie
    together what belongs together, and none between settled ones."""
    together = Together(claim.id for claim in claims if claim.id in firm)
    holders: dict[str, list[Claim]] = {}
    for claim in claims:
        for key in section.keys(claim):
            holders.setdefault(key, []).append(claim)
    tried: set[tuple[str, str]] = set()
    links: list[Link] = []
    for holding in holders.values():
        open_ones = [(at, claim) for at, claim in enumerate(holding) if claim.id not in settled]
        for at, one in enumerate(holding):
            behind = ((n, c) for n, c in open_ones if n > at) if one.id in settled else enumerate(holding[at + 1 :])
            for _, other in behind:
                pair = (one.id, other.id)
                if pair in tried:
                    continue
                tried.add(pair)
                both = one.id in firm and other.id in firm
                if both and together.find(one.id) == together.find(other.id):
                    continue
                if verdict := section.verdict(one, other):
                    links.append(Link(one.id, other.id, verdict))
                    if both:
                        together.join(one.id, other.id)
    return links


def _best(links: Iterable[Link]) -> dict[str, Link]:
    """The strongest link of each claim, seen from it; of equals the one with the smallest id."""
    best: dict[str, Link] = {}
    for link in links:
        for mine, other in ((link.claim, link.other), (link.other, link.claim)):
            seen = best.get(mine)
            if seen is None or (-link.verdict.score, other) < (-seen.verdict.score, seen.other):
                best[mine] = Link(mine, other, link.verdict)
    return best


def _judged(idents: Sequence[str], ties: Sequence[tuple[str, str]], judgements: Iterable[Judgement]) -> dict[str, str]:
    """The components that links tie, after what analysts have merged and split.

    Judgements count in the order in which they were made; a claim that was split off stays alone, with those that were
    split off together with it, until it is merged again.
    """
    apart: dict[str, str] = {}
    together: list[tuple[str, str]] = []
    known = set(idents)
    for judgement in sorted(judgements, key=lambda made: made.made):
        targets = [target for target in judgement.targets if target in known]
        if judgement.undone or not targets:
            continue
        if judgement.kind == "split":
            apart.update(dict.fromkeys(targets, judgement.id))
            together = [pair for pair in together if not set(pair) & set(targets)]
        elif judgement.kind == "merge":
            together += [(targets[0], target) for target in targets[1:]]
            for target in targets:
                apart.pop(target, None)
    kept = [(one, other) for one, other in ties if apart.get(one) == apart.get(other)]
    return components(idents, [*kept, *together])


def _named(ordered: Sequence[Claim], component: Mapping[str, str], anchored: set[str]) -> dict[str, str]:
    """Each claim's record, named after its first anchored claim, or its first claim where none is anchored."""
    first: dict[str, Claim] = {}
    for claim in ordered:
        root = component[claim.id]
        if root not in first or (claim.id in anchored and first[root].id not in anchored):
            first[root] = claim
    return {claim.id: record_id(first[component[claim.id]].id) for claim in ordered}


def record_id(claim: str) -> str:
    """The id of the record that is named after a claim."""
    return claim[0].upper() + claim[1:]
