"""Counterparts: 'his Japanese counterpart Taro Aso', 'her French counterpart'."""

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer
from dateline.resolve.bodies import adjective
from dateline.resolve.draft import Draft, DraftActor, DraftMention, DraftRole
from dateline.resolve.likeness import alike
from dateline.resolve.names import state_actor


def resolve_counterparts(draft: Draft, gazetteer: Gazetteer) -> None:
    """'his Japanese counterpart Taro Aso' bears the title of the person that 'his' means; so does one not named."""
    tokens = draft.doc.tokens
    for token in tokens:
        if token.lemma != "counterpart" or token.sent >= len(draft.doc.sentences):
            continue
        comma = token.i + 1 < len(tokens) and tokens[token.i + 1].text == ","
        mention = draft.by_token.get(token.i + 2 if comma else token.i + 1)
        named = mention if mention is not None and mention.kind == "name" and _is_person(mention) else None
        if named is not None and any(r.span and r.span.start < token.start < r.span.end for r in named.actors[0].roles):
            continue  # known already
        first, country = _phrase_of_counterpart(draft, token)
        model = _whose_counterpart(draft, first, draft.doc.sentences[token.sent].first)
        if named is not None:
            _give_counterpart(draft, named, first, country, model)
        elif token.tag == "NN" and country and model is not None and token.i not in draft.by_token:
            _enter_counterpart(draft, gazetteer, first, token, country, model)


def _is_person(mention: DraftMention) -> bool:
    return mention.actors[0].kind == "person"


def _phrase_of_counterpart(draft: Draft, token: Token) -> tuple[int, str | None]:
    """The first token of 'his Japanese counterpart' and the state that it tells."""
    sentence, tokens = draft.doc.sentences[token.sent], draft.doc.tokens
    first = token.i
    country: str | None = None
    for i in range(token.i - 1, max(sentence.first, token.i - 4) - 1, -1):
        near = draft.by_token.get(i)
        if near is not None and near.kind in ("demonym", "name") and near.actors[0].kind == "state":
            country = country or near.actors[0].country
        if tokens[i].tag not in ("PRP$", "JJ", "NNP", "DT", "POS"):
            break
        first = i
    return first, country


def _whose_counterpart(draft: Draft, first: int, start: int) -> DraftActor | None:
    """Whom 'his' means, else the first person with a role in the sentence before it."""
    owner = draft.by_token.get(first)
    if owner is not None and owner.kind == "pronoun" and owner.actors[0].roles:
        return owner.actors[0]
    return _subject_person(draft, start, first)


def _give_counterpart(
    draft: Draft, mention: DraftMention, first: int, country: str | None, model: DraftActor | None
) -> None:
    person = mention.actors[0]
    person.country = person.country or country
    person.sector = person.sector or (model.sector if model else None)
    if model is not None and model.roles:
        role = model.roles[-1]
        span = draft.doc.span(first, mention.last)
        person.add_role(DraftRole(role.title, role.office, span, country or person.country, level=role.level))


def _enter_counterpart(
    draft: Draft, gazetteer: Gazetteer, first: int, token: Token, country: str, model: DraftActor
) -> None:
    """A counterpart without a name: the person of the cast who has the office in that state, or one unnamed."""
    role = model.roles[-1]
    told = DraftRole(role.title, role.office, draft.doc.span(first, token.i), country, level=role.level)
    known = [
        a for a in draft.actors
        if a.kind == "person" and a.country == country and any(alike(role.office, r.office) for r in a.all_roles())
    ]  # fmt: skip
    if known:
        known[0].add_role(told)
        draft.mention(first, token.i, "title", known[0])
        return
    state = state_actor(draft, gazetteer, country, first)
    lead = adjective(gazetteer, state) if state is not None else country
    made = DraftActor(f"{lead} {role.title}", "person", first, None, country, model.sector, rule="resolve.nameless")
    made.add_role(told)
    draft.mention(first, token.i, "title", draft.actor(None, made))


def _subject_person(draft: Draft, first: int, last: int) -> DraftActor | None:
    """The first person with a role named in a stretch."""
    for i in range(first, last):
        mention = draft.by_token.get(i)
        if mention is not None and mention.actors[0].kind == "person" and mention.actors[0].roles:
            return mention.actors[0]
    return None
