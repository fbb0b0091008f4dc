"""Which titles belong to which persons: beside the name, behind it, or standing alone."""

from bisect import bisect_left, insort
from dataclasses import replace
from operator import attrgetter

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import TitleMatch
from dateline.resolve.draft import Draft, DraftActor, DraftMention, DraftRole
from dateline.resolve.titles import (
    TitlePhrase,
    bearer,
    enter_nameless,
    gender_of,
    give_role,
    is_head,
    joined_states,
    level_of,
    phrase_of,
    written,
)
from dateline.resolve.words import words

_NEAR_TOKENS = 3000
_NEAR_MENTIONS = 200  # on either side
_BEHIND = 9  # tokens between a name and a title in apposition


def attach_titles(draft: Draft, titles: list[TitleMatch]) -> list[TitleMatch]:
    """Give every person named beside a title its role; the titles left over are returned."""
    starts = {m.first: m for m in draft.mentions if m.kind == "name" and m.actors[0].kind == "person"}
    ends = {m.last: m for m in starts.values()}
    left: list[TitleMatch] = []
    tokens = draft.doc.tokens
    for title in titles:
        before = starts.get(title.last + 1) or starts.get(
            title.last + 2 if _is_honorific(tokens, title.last + 1) else -1
        )
        if before is not None:
            _give(draft, title, before)
            continue
        behind = _apposed(draft, title, starts) or _named_in_front(draft, title, ends)
        if behind is not None:
            person = behind.actors[0]
            phrase = phrase_of(draft, title)
            give_role(draft, person, phrase, behind.last)
            draft.mention(phrase.first, phrase.last, "title", person, shown=False)
            continue
        left.append(title)
    return left


def _is_honorific(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].lower in words("honorific")


def _give(draft: Draft, title: TitleMatch, mention: DraftMention) -> None:
    """The role before a name; a plural one goes to every person coordinated with it."""
    phrase = phrase_of(draft, title)
    tokens = draft.doc.tokens
    persons = [mention]
    if title.plural:
        head = tokens[mention.head]
        persons = [m for t in head.conjuncts() if (m := draft.by_token.get(t.i)) and m.actors[0].kind == "person"]
    last = max(p.last for p in persons or [mention])
    for person in persons or [mention]:
        give_role(draft, person.actors[0], phrase, last)


def _apposed(draft: Draft, title: TitleMatch, starts: dict[int, DraftMention]) -> DraftMention | None:
    """The person named behind a title and its complement: 'the president of France, Emmanuel Macron'."""
    tokens = draft.doc.tokens
    i = title.last + 1
    complement = False
    for _ in range(8):
        if i >= len(tokens) or tokens[i].sent != tokens[title.last].sent:
            return None
        if i in starts:
            return starts[i] if complement else None
        token = tokens[i]
        if token.lower in ("of", "to", "for", ","):
            complement = True
        elif token.tag not in ("NNP", "NNPS", "DT", "NN", "JJ", "POS", "CD", "HYPH", "VBG"):
            return None
        i += 1
    return None


def _named_in_front(draft: Draft, title: TitleMatch, ends: dict[int, DraftMention]) -> DraftMention | None:
    """The person named in front of a title: 'Ri Son-gwon, the head of …', 'Taro Aso as foreign minister'."""
    tokens = draft.doc.tokens
    crossed = False
    for i in range(title.first - 1, max(title.first - _BEHIND, -1), -1):
        if tokens[i].sent != tokens[title.first].sent:
            return None
        if i in ends:
            linked = crossed and is_head(tokens, title)
            return ends[i] if linked else None
        token = tokens[i]
        if token.lower in (",", "as", "who", "-", "–", "(") or token.lemma == "be":
            if token.lower == ",":
                if crossed and tokens[i + 1].tag == "CD" and tokens[i + 2].text == ",":
                    continue  # an age: 'Ricardo Alarcon, 69, Cuba's envoy'
                if crossed:
                    return None
                behind = tokens[title.first].head
                if not (_apposition(tokens, title, i) or behind.lemma == "be"):
                    return None
            crossed = True
        elif token.tag not in ("DT", "JJ", "NNP", "POS", "NN", "PRP$", "CD", "VBN", "VBG", "RB") or (
            not crossed and token.tag not in ("DT", "JJ", "NNP", "POS", "NN", "PRP$", "VBG")
        ):
            return None
    return None


def _apposition(tokens: tuple[Token, ...], title: TitleMatch, comma: int) -> bool:
    head = tokens[title.last]
    while head.head is not head and title.first <= head.head.i <= title.last:
        head = head.head
    return head.dep in ("appos", "attr") or (head.head.i < comma and head.dep not in ("nsubj", "dobj", "pobj"))


def settle_possessors(draft: Draft) -> None:
    """'his ambassador' serves whom 'his' means, now that pronouns are resolved."""
    for actor in draft.actors:
        for role in actor.roles:
            owner = draft.by_token.get(role.possessor) if role.possessor is not None else None
            if owner is None or len(owner.actors) != 1 or owner.actors[0] is actor:
                continue
            role.principal = role.principal or owner.actors[0]
            role.country = role.country or owner.actors[0].country
            actor.country = actor.country or role.country
            if actor.anonymous or actor.rule == "resolve.nameless":
                actor.name = f"{role.title} of {owner.actors[0].name}"


def enter_standing_titles(draft: Draft, gazetteer: Gazetteer, titles: list[TitleMatch]) -> None:
    """Titles without a name beside them: a definite one means its bearer, another a person without a name."""
    tokens = draft.doc.tokens
    persons = sorted(
        (m for m in draft.mentions if len(m.actors) == 1 and m.actors[0].kind == "person"),
        key=lambda m: m.last,
    )
    for title in titles:
        if title.last in draft.by_token or not is_head(tokens, title):
            continue
        phrase = phrase_of(draft, title)
        states = joined_states(draft, title) if title.plural else []
        if len(states) > 1:
            actors = [_holder(draft, gazetteer, phrase, state, persons) for state in states]
            draft.mention(phrase.first, phrase.last, "plural", *actors)
            continue
        if title.plural and phrase.owner is None and (phrase.definite or title.title not in words("source")):
            continue
        actor = None
        if phrase.definite and not title.plural:
            actor = bearer(draft, phrase, _near(persons, title.first))
        if actor is None and not _is_actor_like(phrase):
            continue
        if actor is None:
            actor = enter_nameless(draft, gazetteer, phrase)
        elif all(r.office != title.title for r in actor.roles):
            actor.add_role(_role_told(draft, phrase))
        actor.gender = actor.gender or gender_of(title.title)
        mention = draft.mention(phrase.first, phrase.last, "title", actor)
        insort(persons, mention, key=attrgetter("last"))


def _holder(
    draft: Draft, gazetteer: Gazetteer, phrase: TitlePhrase, state: DraftActor, persons: list[DraftMention]
) -> DraftActor:
    """One of 'the presidents of Russia and the US': the bearer of the title for that state, named or not."""
    single = replace(phrase, owner=state, definite=True, match=replace(phrase.match, plural=False))
    known = bearer(draft, single, _near(persons, phrase.match.first))
    if known is not None:
        return known
    return enter_nameless(draft, gazetteer, single)


def _near(persons: list[DraftMention], at: int) -> list[DraftMention]:
    """Mentions within reach of a token on either side, so that long articles stay linear."""
    middle = bisect_left(persons, at, key=attrgetter("last"))
    near = persons[max(0, middle - _NEAR_MENTIONS) : middle + _NEAR_MENTIONS]
    return [m for m in near if abs(m.last - at) < _NEAR_TOKENS]


def _role_told(draft: Draft, phrase: TitlePhrase) -> DraftRole:
    owner = phrase.owner
    principal = owner if owner is not None and owner.kind != "state" else None
    return DraftRole(
        written(draft, phrase.match),
        phrase.match.title,
        draft.doc.span(phrase.first, phrase.last),
        owner.country if owner else None,
        principal,
        level=level_of(phrase.match),
        former=phrase.former,
    )


def _is_actor_like(phrase: TitlePhrase) -> bool:
    """Whether an unnamed title is worth an actor: it has an owner, or is a source without a name."""
    return phrase.owner is not None or phrase.possessor is not None or phrase.match.office.title in words("anonymous")
