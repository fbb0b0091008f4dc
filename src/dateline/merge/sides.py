"""Who takes part, seen as sides: states and bodies, with the persons who stand for them."""

from collections.abc import Iterable

from dateline.domain.claim import Claim, Party

_BODIES = {"igo", "ngo", "company", "party", "armed_group"}
_LEADERS = {"president", "prime minister", "chancellor", "premier", "king", "queen", "emir", "sultan", "leader"}


def side(party: Party) -> str | None:
    """The state that a party acts for, or the body that it is; None for people of no known state."""
    if party.kind in _BODIES:
        return party.key or party.name.casefold()
    return party.country


def sides(claim: Claim, parts: Iterable[str]) -> frozenset[str]:
    """The sides that play one of the parts."""
    wanted = set(parts)
    return frozenset(s for party in claim.parties if party.part in wanted and (s := side(party)))


def persons(claim: Claim, parts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The persons named for each side."""
    wanted, found = set(parts), dict[str, set[str]]()
    for party in claim.parties:
        if party.part in wanted and party.kind == "person" and party.key and (of := side(party)):
            found.setdefault(of, set()).add(party.key)
    return {of: frozenset(named) for of, named in found.items()}


def other_persons(one: Claim, other: Claim, parts: Iterable[str]) -> bool:
    """Whether both name persons for a side, and not one in common."""
    wanted = tuple(parts)
    first, second = persons(one, wanted), persons(other, wanted)
    return any(not first[of] & second[of] for of in first.keys() & second.keys())


def leaders_stay_away(claim: Claim, parts: Iterable[str]) -> bool:
    """Whether each side is named by persons whose titles are known and below those of leaders."""
    wanted = set(parts)
    titles = [party.role if party.kind == "person" else None for party in claim.parties if party.part in wanted]
    return len(titles) > 1 and all(title and not _LEADERS & set(_titles(title)) for title in titles)


def _titles(title: str) -> Iterable[str]:
    """A title, and what it ends in: 'acting prime minister' is a prime minister."""
    words = title.casefold().split()
    return (" ".join(words[at:]) for at in range(len(words)))


def pairs(named: frozenset[str]) -> list[str]:
    """Each two sides as a key; a single one by itself."""
    ordered = sorted(named)
    if len(ordered) == 1:
        return ordered
    return [f"{one}+{other}" for at, one in enumerate(ordered[:6]) for other in ordered[at + 1 : 6]]
