"""Persons of whom the text tells no office but where they belong.

'David Cole, who heads the Africa desk at the State Department', 'Ana Rojas, a Chilean lawyer', 'Norway’s Lars Berg'.
"""

from dateline.domain.annotation import Token
from dateline.resolve.bodies import owner_before
from dateline.resolve.draft import Draft, DraftActor, DraftMention

_REACH = 14  # tokens behind a name in which its apposition is looked at
_BODIES = ("government_body", "party", "company", "media", "ngo", "armed_group")


def enter_affiliations(draft: Draft) -> None:
    """Give persons without a country that of their state, body or people, where it is told beside the name."""
    for mention in list(draft.mentions):
        person = mention.actors[0]
        if mention.kind == "name" and person.kind == "person" and person.country is None and not person.held:
            person.country = _possessed(draft, mention) or _apposed(draft, mention)


def _possessed(draft: Draft, mention: DraftMention) -> str | None:
    """The state of 'Norway’s Lars Berg', 'Norwegian Lars Berg', and of the body in 'the Kremlin’s Ivan Petrov'."""
    owner = owner_before(draft, mention.first)
    return owner.country if owner is not None and owner.kind != "person" else None


def _apposed(draft: Draft, mention: DraftMention) -> str | None:
    tokens = draft.doc.tokens
    head = tokens[mention.head]
    if mention.last + 1 >= len(tokens) or tokens[mention.last + 1].text != ",":
        return None
    for i in range(mention.last + 2, min(mention.last + _REACH, len(tokens))):
        if tokens[i].sent != head.sent or tokens[i].text in (";", ":", "”", '"'):
            return None
        near = draft.by_token.get(i)
        if near is None or len(near.actors) != 1 or near.last != i or not _depends(tokens[i], head):
            continue
        if _tells(near.kind, near.actors[0], tokens[i]):
            return near.actors[0].country
    return None


def _tells(kind: str, actor: DraftActor, token: Token) -> bool:
    """Whether a state or body named in an apposition is the one that the person belongs to."""
    if actor.country is None:
        return False
    if kind == "demonym":
        return token.dep == "amod"
    behind = token.head.lower if token.dep == "pobj" else ""
    return (actor.kind in _BODIES and behind in ("of", "at", "in", "from", "with")) or (
        actor.kind == "state" and behind == "from"
    )


def _depends(token: Token, head: Token) -> bool:
    """Whether a token belongs to an apposition or a relative clause of a name."""
    return any(above is head for above in token.ancestors())
