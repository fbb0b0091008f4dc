"""Titles: 'Russia’s President Vladimir Putin', 'his Japanese counterpart Taro Aso', 'the US leader'.

A title beside a name gives the person a role. A title that stands alone means the person who bears
it; 'a senior official' brings a person without a name.
"""

from dataclasses import dataclass

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import Office, TitleMatch
from dateline.lexicon import load
from dateline.resolve.bodies import adjective, first_of_modifiers, owner_before, owner_behind
from dateline.resolve.draft import Draft, DraftActor, DraftMention, DraftRole
from dateline.resolve.likeness import alike
from dateline.resolve.words import words
from dateline.text.spans import Span

_APPOSED = 5  # tokens between the comma and a title in apposition
_LONGEST = 5  # tokens of the name in front of it


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title with the words around it: tokens `first` to `last`; `match` is the title itself."""

    first: int
    last: int
    match: TitleMatch
    owner: DraftActor | None
    definite: bool
    possessor: int | None  # the token of 'his', 'its', 'their' before it
    former: bool = False


def find_titles(draft: Draft, gazetteer: Gazetteer) -> list[TitleMatch]:
    """All titles of the article, longest at each token, none inside another."""
    tokens = draft.doc.tokens
    found: list[TitleMatch] = []
    i = 0
    while i < len(tokens):
        match = gazetteer.title(tokens, i) if tokens[i].pos in ("NOUN", "PROPN", "ADJ", "VERB", "ADV") else None
        match = match or _source(tokens[i])
        if match is None or not _is_nominal(tokens, match.last):
            i += 1
            continue
        if tokens[match.first].lower not in words("honorific") or match.first < match.last:
            found.append(match)
        i = match.last + 1
    return found


def _is_nominal(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a title's last word is a noun, or an adjective to the parser but in front of a name: 'chief Ali'."""
    if tokens[i].pos in ("NOUN", "PROPN"):
        return True
    return tokens[i].pos == "ADJ" and i + 1 < len(tokens) and tokens[i + 1].tag == "NNP"


def _source(token: Token) -> TitleMatch | None:
    """A noun for people who talk without being named, where it is no office: 'sources', 'an insider'."""
    if token.pos != "NOUN" or token.lemma not in words("source"):
        return None
    office = Office(token.lemma, token.lemma, "other", None, None)
    return TitleMatch(token.i, token.i, office, token.tag == "NNS")


def name_starts(draft: Draft, titles: list[TitleMatch]) -> dict[int, int]:
    """Tokens right behind a title that may open a name → the title's first token."""
    tokens = draft.doc.tokens
    openers = [(title.first, title.last) for title in titles]
    openers += [(t.i, t.i) for t in tokens if t.lemma == "counterpart"]
    starts: dict[int, int] = {}
    for first, last in openers:
        behind = last + 1
        if behind < len(tokens) and tokens[behind].tag in ("NNP", "NNPS") and tokens[behind].sent == tokens[last].sent:
            starts[behind] = first
    for title in titles:
        name = _name_in_front(tokens, title)
        if name is not None:
            starts.setdefault(name, title.first)
    return starts


def _name_in_front(tokens: tuple[Token, ...], title: TitleMatch) -> int | None:
    """Where the name begins that a title in apposition follows: 'Aizada Orozbekova, the Kyrgyz foreign minister,'."""
    i = title.first - 1
    while i > 0 and title.first - i <= _APPOSED and tokens[i].tag in ("DT", "JJ", "NNP", "POS", "PRP$"):
        i -= 1
    if i < 2 or tokens[i].text != "," or tokens[i].sent != tokens[title.first].sent or not is_head(tokens, title):
        return None
    last = first = i - 1
    while first > 0 and tokens[first - 1].tag == "NNP" and tokens[first - 1].sent == tokens[i].sent:
        first -= 1
    named = tokens[last].tag == "NNP" and 1 <= last - first < _LONGEST and tokens[last].text[:1].isupper()
    head = tokens[title.last]
    apposed = head.dep == "appos" and first <= head.head.i <= last
    return first if named and apposed else None


def phrase_of(draft: Draft, match: TitleMatch) -> TitlePhrase:
    """The title with its owner and determiner."""
    tokens = draft.doc.tokens
    inside = _owner_inside(draft, match)
    owner = inside.actors[0] if inside is not None else owner_before(draft, match.first)
    if owner is not None and match.office.title in words("topical") and _is_topic(draft, match.first):
        owner = None
    first = match.first if inside is not None or not owner else first_of_modifiers(draft, match.first)
    last = match.last
    if owner is None:
        behind = ("of", "from", "at", "in") if match.office.title in words("source") else ("of",)
        owner = owner_behind(draft, match.last, behind) or _state_for(draft, match)
        if owner is not None:
            last = _owner_end(draft, match.last, owner)
    possessor = None
    definite = owner is not None and owner.kind != "state" and tokens[first - 1].lower not in ("a", "an")
    i = first - 1
    for _ in range(4):
        if i < 0 or tokens[i].sent != tokens[first].sent:
            break
        token = tokens[i]
        if token.tag == "PRP$":
            possessor, first, definite = i, i, True
        elif token.lower in ("the", "this", "that", "both"):
            first, definite = i, True
        elif token.lower in ("a", "an", "one", "another", "some", "several", "many", "other"):
            first, definite = i, False
        elif token.tag in ("JJ", "VBN", "JJS", "CD", "VBG") and token.head.i >= match.first - 1:
            first = i
            i -= 1
            continue
        elif token.tag == "POS" or (draft.by_token.get(i) and tokens[i + 1].tag == "POS"):
            first, definite = i, True
            i -= 1
            continue
        break
    former = "former" in match.modifiers or any(t.lower in words("former") for t in tokens[first : match.first])
    return TitlePhrase(first, last, match, owner, definite, possessor, former)


def _state_for(draft: Draft, match: TitleMatch) -> DraftActor | None:
    """The state of 'oil minister for Saudi Arabia'."""
    owner = owner_behind(draft, match.last, ("for",)) if match.office.level == "minister" else None
    return owner if owner is not None and owner.kind == "state" else None


def _is_topic(draft: Draft, first: int) -> bool:
    """Whether a state's own name stands before: 'a North Korea expert' knows of it and need not serve it."""
    mention = draft.by_token.get(first - 1)
    return mention is not None and mention.kind in ("name", "metonym")


def _owner_inside(draft: Draft, match: TitleMatch) -> DraftMention | None:
    """The state or body that a title itself begins with: 'U.S. officials', 'IAEA chief'."""
    mention = draft.by_token.get(match.first)
    if mention is None or mention.last >= match.last or len(mention.actors) != 1 or mention.actors[0].kind == "person":
        return None
    return mention


def _owner_end(draft: Draft, last: int, owner: DraftActor) -> int:
    for j in range(last + 1, last + 6):
        mention = draft.by_token.get(j)
        if mention is not None and owner in mention.actors:
            return mention.last
    return last


def joined_states(draft: Draft, match: TitleMatch) -> list[DraftActor]:
    """The states joined before or behind a plural title: 'the Polish and Latvian premiers', 'presidents of A and B'."""
    tokens = draft.doc.tokens
    before: list[DraftActor] = []
    i = match.first - 1
    while i >= 0 and tokens[i].sent == tokens[match.first].sent:
        state = _state_at(draft, i)
        if state is not None:
            before.insert(0, state)
            i = draft.by_token[i].first
        elif tokens[i].lower not in (",", "and") and tokens[i].tag not in ("POS", "JJ", "HYPH"):
            break
        i -= 1
    if len(before) > 1:
        return list(dict.fromkeys(before))
    behind: list[DraftActor] = []
    i = match.last + 1
    if i >= len(tokens) or tokens[i].lower != "of":
        return []
    while i + 1 < len(tokens) and tokens[i + 1].sent == tokens[match.last].sent:
        i += 1
        state = _state_at(draft, i)
        if state is not None:
            behind.append(state)
            i = draft.by_token[i].last
        elif tokens[i].lower not in (",", "and", "the"):
            break
    return list(dict.fromkeys(behind))


def _state_at(draft: Draft, i: int) -> DraftActor | None:
    mention = draft.by_token.get(i)
    if mention is None or len(mention.actors) != 1 or mention.kind not in ("name", "metonym", "demonym"):
        return None
    return mention.actors[0] if mention.actors[0].kind == "state" else None


def give_role(draft: Draft, person: DraftActor, phrase: TitlePhrase, last: int) -> None:
    """Give a person the role of a title phrase that ends at token `last`."""
    owner = phrase.owner
    country = owner.country if owner else None
    if owner is None:
        country = _of_office(phrase.match.office) or _behind_name(draft, last)
    if owner is None and country is None and phrase.match.office.sector in ("GOV", "MIL", "LEG"):
        country = person.country or _country_of_mate(draft, phrase)
    span = draft.doc.span(min(phrase.first, last), max(phrase.last, last))
    principal = owner if owner is not None and owner.kind != "state" else None
    person.add_role(_role(draft, phrase, span, country, principal))
    if principal is not None and principal.kind == "igo":
        person.country = None  # whoever heads an international body acts for no state
    if principal is not None and principal.kind == "government_body" and principal.country is None:
        principal.country = person.country
        person.roles[-1].country = person.roles[-1].country or person.country
    newer = person.rule != "gazetteer" and not phrase.former
    if country and (newer or (person.country is None and not person.held)):
        person.country = country
    person.sector = person.sector or phrase.match.office.sector
    person.gender = person.gender or gender_of(phrase.match.title)


def _role(
    draft: Draft, phrase: TitlePhrase, span: Span, country: str | None, principal: DraftActor | None
) -> DraftRole:
    match = phrase.match
    title = written(draft, match)
    apart = phrase.former and "former" not in match.modifiers  # 'the former Danish premier'
    return DraftRole(
        f"former {title}" if apart else title, match.title, span, country, principal, phrase.possessor, level_of(match),
        former=phrase.former,
    )  # fmt: skip


def level_of(match: TitleMatch) -> str:
    """The level of the office; a deputy's and a future holder's is an official's."""
    return "official" if {"deputy", "next"} & set(match.modifiers) else match.office.level


def _of_office(office: Office) -> str | None:
    """The state that alone has an office by that title: only the US has a secretary of state."""
    if office.of is not None and len(office.of) == 3:
        return office.of
    return load("resolution").entry("state_offices").get("states").get(office.id)  # type: ignore[no-any-return]


def _behind_name(draft: Draft, last: int) -> str | None:
    """The state of 'President Hamid Karzai of Afghanistan', whose name ends at token `last`."""
    owner = owner_behind(draft, last)
    return owner.country if owner is not None and owner.kind == "state" else None


def _country_of_mate(draft: Draft, phrase: TitlePhrase) -> str | None:
    """The country of the person joined in front: 'Ikeda and Prime Minister Hashimoto' serve one state."""
    tokens = draft.doc.tokens
    before = phrase.first - 1
    if before < 1 or tokens[before].lower != "and":
        return None
    mate = draft.by_token.get(before - 1)
    return mate.actors[0].country if mate is not None and mate.actors[0].kind == "person" else None


def written(draft: Draft, match: TitleMatch) -> str:
    """The title as the text has it, in lower case but for names; of a plural the canonical singular."""
    inside = _owner_inside(draft, match)
    first = inside.last + 1 if inside is not None else match.first
    words_of_title = draft.doc.span(first, match.last).quote(draft.doc.text)
    if (
        draft.doc.tokens[match.last].tag in ("NNS", "NNPS")
        or words_of_title.casefold() == match.title.casefold()
        or words_of_title.isupper()
    ):
        return match.title
    canonical = {word.casefold(): word for word in match.title.split()}
    return " ".join(canonical.get(word.casefold(), word.lower()) for word in words_of_title.split())


def gender_of(title: str) -> str | None:
    """m or f where a title tells it."""
    if title.endswith(tuple(words("female_title"))):
        return "f"
    return "m" if title.endswith(tuple(words("male_title"))) else None


def bearer(draft: Draft, phrase: TitlePhrase, candidates: list[DraftMention]) -> DraftActor | None:
    """Whom a definite title means: the person last named who bears it, or who does later in the text.

    The country must not contradict. `candidates` are person mentions in text order.
    """
    country = phrase.owner.country if phrase.owner else None
    title = phrase.match.office.title
    at = phrase.match.first
    best: DraftActor | None = None
    best_rank: tuple[int, int] | None = None
    for mention in candidates:
        person = mention.actors[0]
        if country and person.country and person.country != country:
            continue
        if person.kind != "person":
            continue
        fits = any(alike(title, role.office) for role in person.all_roles())
        if not fits or (country and person.country is None and not person.anonymous):
            continue
        gender = gender_of(title)
        if gender and person.gender and gender != person.gender:
            continue
        earlier = mention.last < at
        rank = (1 if earlier else 0, mention.last if earlier else -mention.first)
        if best_rank is None or rank > best_rank:
            best, best_rank = person, rank
    return best


def enter_nameless(draft: Draft, gazetteer: Gazetteer, phrase: TitlePhrase) -> DraftActor:
    """A person of whom only the title is told: 'a senior US official', 'the Latvian prime minister'."""
    owner, match = phrase.owner, phrase.match
    country = owner.country if owner else None
    lead = adjective(gazetteer, owner) + " " if owner else ""
    many = match.plural
    text = draft.doc.tokens[match.last].lower if many else written(draft, match)
    made = DraftActor(
        f"{lead}{text}",
        "group" if match.plural else "person",
        phrase.first,
        None,
        country,
        match.office.sector,
        gender_of(match.office.title),
        anonymous=match.office.title in words("anonymous") or not phrase.definite,
        rule="resolve.nameless",
    )
    actor = draft.actor(None, made)
    span = draft.doc.span(phrase.first, phrase.last)
    principal = owner if owner is not None and owner.kind != "state" else None
    actor.add_role(_role(draft, phrase, span, country, principal))
    return actor


def is_head(tokens: tuple[Token, ...], match: TitleMatch) -> bool:
    """Whether a title is the head of its phrase, not 'president' in 'president election'."""
    token = tokens[match.last]
    return token.dep not in ("compound", "nmod", "amod") or token.head.i < match.first
