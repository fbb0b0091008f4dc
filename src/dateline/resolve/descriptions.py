"""Names that the gazetteer lacks, and people who act for a state: 'Russian forces', 'Japanese leaders'."""

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.entries import TitleMatch
from dateline.lexicon import load
from dateline.resolve.bodies import first_of_modifiers, owner_before
from dateline.resolve.draft import Draft, DraftActor
from dateline.resolve.names import state_actor
from dateline.resolve.places import Atlas
from dateline.resolve.placing import enter_unknown_place
from dateline.resolve.spelling import fold
from dateline.resolve.words import words

_PLACE_LABELS = ("GPE", "LOC", "FAC")
_NOT_NAMES = frozenset(("DT", "POS", "IN", "CC", "''", "``", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "PRP", "PRP$"))


def enter_unknown_names(draft: Draft, atlas: Atlas, titles: list[TitleMatch]) -> None:
    """Enter the organisations and places that the parser recognises and the gazetteer does not know.

    A word of a title is none: 'Commerce' in 'Commerce Minister'.
    """
    doc, tokens = draft.doc, draft.doc.tokens
    skip = doc.article.dateline.span if doc.article.dateline else None
    taken = {i for p in draft.places.values() for first, last in p.spans for i in range(first, last + 1)}
    titled = {i for title in titles for i in range(title.first, title.last + 1)}
    i = 0
    while i < len(tokens):
        label = tokens[i].ent
        if label[:2] != "B-":
            i += 1
            continue
        first = last = i
        while last + 1 < len(tokens) and tokens[last + 1].ent == "I-" + label[2:]:
            last += 1
        i = last + 1
        while first < last and tokens[first].tag in _NOT_NAMES:
            first += 1
        while last > first and tokens[last].tag in _NOT_NAMES:
            last -= 1
        if (
            first in titled
            or any(k in draft.by_token or k in taken for k in range(first, last + 1))
            or tokens[first].tag
            not in (
                "NNP",
                "NNPS",
            )
        ):
            continue
        if skip is not None and skip.start <= tokens[first].start < skip.end:
            continue
        beside = tokens[last].head.head.lemma if tokens[last].dep == "pobj" else tokens[last].head.lemma
        if label[2:] != "NORP" and beside in words("place_noun") and tokens[last].dep in ("pobj", "compound", "appos"):
            enter_unknown_place(draft, atlas, first, last, is_site=False)
        elif label[2:] == "ORG":
            _enter_organisation(draft, first, last)
        elif label[2:] in _PLACE_LABELS:
            enter_unknown_place(draft, atlas, first, last, is_site=label[2:] == "FAC")


def _enter_organisation(draft: Draft, first: int, last: int) -> None:
    doc = draft.doc
    name = doc.span(first, last).quote(doc.text)
    if not name[:1].isalpha() or len(name) < 2 or len(name) > 80:
        return
    kind, sector = kind_by_suffix(name)
    owner = owner_before(draft, first)
    country = owner.country if owner is not None and owner.kind == "state" else None
    made = DraftActor(name, kind, first, "name:" + fold(name), country, sector, rule="resolve.organisation")
    draft.mention(first, last, "name", draft.actor(made.key, made))


def kind_by_suffix(name: str) -> tuple[str, str | None]:
    """Kind and sector of an organisation by the last word of its name; 'other' when it tells nothing."""
    suffix = name.split()[-1].lower()
    if suffix in words("body_suffix"):
        return "government_body", "GOV"
    if suffix in words("party_suffix"):
        return "party", "PTY"
    if suffix in words("media_suffix"):
        return "media", "JRN"
    if suffix in words("company_suffix"):
        return "company", "BUS"
    if suffix in words("ngo_suffix"):
        return "ngo", "NGO"
    return "other", None


def enter_forces(draft: Draft) -> None:
    """People who act for a state named before them: 'Russian forces' means Russia."""
    for token in draft.doc.tokens:
        if token.i in draft.by_token or token.pos not in ("NOUN", "PROPN"):
            continue
        if token.lemma.lower() not in words("forces") or token.dep in ("compound", "nmod"):
            continue
        owner = owner_before(draft, token.i)
        if owner is None or owner.kind not in ("state", "igo", "armed_group", "government_body"):
            continue
        first = first_of_modifiers(draft, token.i)
        draft.mention(first, token.i, "description", owner, shown=False)


def enter_compass_states(draft: Draft, gazetteer: Gazetteer) -> None:
    """'The North' and 'the South' in an article about the two Koreas."""
    pairs = [p for p in load("resolution").entry("compass").get("states") if draft.known(f"state:{p['state']}")]
    if not pairs:
        return
    for token in draft.doc.tokens:
        if token.text not in ("North", "South") or token.i in draft.by_token:
            continue
        behind = draft.doc.tokens[token.i + 1] if token.i + 1 < len(draft.doc.tokens) else None
        if behind is not None and behind.tag in ("NNP", "NNPS", "NN", "HYPH"):
            continue
        for pair in pairs:
            state = state_actor(draft, gazetteer, pair[token.lower], token.i)
            if state is not None:
                draft.mention(token.i, token.i, "name", state)
            break
