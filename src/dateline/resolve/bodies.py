"""Generic bodies of a state: 'the Russian Foreign Ministry', 'Seoul’s government', 'the ministry'.

A body takes its country from the words before or behind it, or from the one named earlier.
"""

from bisect import bisect_left, insort
from operator import attrgetter

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import BodyMatch
from dateline.resolve.draft import Draft, DraftActor, DraftMention
from dateline.resolve.words import words

_OPENING = ("NOUN", "PROPN", "ADJ", "VERB")  # parts of speech that a body's name opens with


def enter_bodies(draft: Draft, gazetteer: Gazetteer) -> None:
    """Enter every generic body that is not part of a name already entered."""
    tokens = draft.doc.tokens
    named = _Named(draft)
    i = 0
    while i < len(tokens):
        match = gazetteer.body_noun(tokens, i) if tokens[i].pos in _OPENING else None
        if match is None:
            i += 1
            continue
        if not _is_taken(draft, match) and tokens[match.last].pos in ("NOUN", "PROPN"):
            _enter(draft, gazetteer, match, named)
        i = match.last + 1


def _is_taken(draft: Draft, match: BodyMatch) -> bool:
    taken = draft.by_token.get(match.last)
    return taken is not None and taken.kind in ("name", "metonym")


def _enter(draft: Draft, gazetteer: Gazetteer, match: BodyMatch, named: "_Named") -> None:
    tokens = draft.doc.tokens
    owner = owner_before(draft, match.first) or owner_behind(draft, match.last)
    country = owner.country if owner else None
    first = match.first
    if owner is None:
        known = named.latest(match)
        if known is not None:
            named.add(draft.mention(_with_article(tokens, first), match.last, "title", known))
            return
        if match.plural or match.name in words("state_noun"):
            return
        if tokens[match.last].dep in ("compound", "nmod", "amod") and match.sector != "GOV":
            return
        name = match.name
    elif owner.kind == "person":
        name = f"{owner.name.split()[-1]} {match.name}"
        first = first_of_modifiers(draft, first)
    else:
        name = f"{adjective(gazetteer, owner)} {match.name}"
        first = first_of_modifiers(draft, first)
    key = f"body:{match.id}:{country}" if country and owner and owner.kind != "person" else None
    made = DraftActor(name, match.kind, first, key, country, match.sector, rule="resolve.body")
    named.add(draft.mention(first, match.last, "name", draft.actor(key, made)))


def adjective(gazetteer: Gazetteer, owner: DraftActor) -> str:
    """'South Korean' for South Korea; an owner that is no state gives its own name."""
    if owner.kind == "state" and owner.country:
        try:
            return gazetteer.entry(f"demonym:{owner.country}").name
        except KeyError:
            return owner.name
    return owner.name


def owner_before(draft: Draft, first: int) -> DraftActor | None:
    """The state, body or person named just before token `first`: 'Russian', 'Japan’s', 'US State Department'."""
    tokens = draft.doc.tokens
    i = first - 1
    for _ in range(3):
        if i < 0 or tokens[i].sent != tokens[first].sent:
            return None
        if tokens[i].tag == "POS":
            i -= 1
            continue
        mention = draft.by_token.get(i)
        if (
            mention is not None
            and len(mention.actors) == 1
            and (
                mention.kind in ("name", "metonym", "demonym")
                or mention.actors[0].kind == "government_body"
                or (mention.kind == "description" and tokens[i + 1].tag == "POS")
            )
        ):
            return mention.actors[0]
        if tokens[i].tag in ("JJ", "NN", "NNP", "VBN", "RB", "JJS", "CD") and tokens[i].head.i >= first:
            i -= 1
            continue
        return None
    return None


def owner_behind(draft: Draft, last: int, prepositions: tuple[str, ...] = ("of",)) -> DraftActor | None:
    """The state or body named behind 'of': 'the foreign ministry of Japan', 'head of the State Department'."""
    tokens = draft.doc.tokens
    i = last + 1
    if i >= len(tokens) or tokens[i].lower not in prepositions:
        return None
    for j in range(i + 1, min(i + 5, len(tokens))):
        mention = draft.by_token.get(j)
        if mention is not None and mention.kind in ("name", "metonym") and len(mention.actors) == 1:
            return None if _is_part_of_a_name(tokens, mention.last) else mention.actors[0]
        if tokens[j].tag not in ("DT", "NNP", "JJ", "POS"):
            return None
    return None


def _is_part_of_a_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a name runs on: 'Korea' in 'Korea University'."""
    behind = tokens[i].head
    return tokens[i].dep == "compound" and behind.i == i + 1 and behind.tag in ("NNP", "NNPS")


def first_of_modifiers(draft: Draft, first: int) -> int:
    """The first token of the owner that stands before `first`."""
    tokens = draft.doc.tokens
    i = first - 1
    for _ in range(3):
        if tokens[i].tag == "POS" or draft.by_token.get(i) is None:
            i -= 1
            continue
        return draft.by_token[i].first
    return first


def _with_article(tokens: tuple[Token, ...], first: int) -> int:
    return first - 1 if first and tokens[first - 1].lower in ("the", "its", "his", "their") else first


class _Named:
    """The mentions of bodies so far, by their sort: 'the ministry' means 'the Japanese foreign ministry'."""

    def __init__(self, draft: Draft) -> None:
        self._by_sort: dict[tuple[str, str], list[DraftMention]] = {}  # by kind and noun, in text order
        for mention in draft.mentions:
            self.add(mention)

    def add(self, mention: DraftMention) -> None:
        if len(mention.actors) == 1:
            actor = mention.actors[0]
            sort = actor.kind, actor.name.lower().split()[-1]
            insort(self._by_sort.setdefault(sort, []), mention, key=attrgetter("first"))

    def latest(self, match: BodyMatch) -> DraftActor | None:
        """The body of the same sort named last before a match."""
        noun = match.name.split()[-1].lower()
        known = self._by_sort.get((match.kind, noun), [])
        for at in range(bisect_left(known, match.first, key=attrgetter("first")) - 1, -1, -1):
            actor = known[at].actors[0]
            if " " not in match.name or actor.name.lower().endswith(match.name.lower()):
                return actor
        return None
