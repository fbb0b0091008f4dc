"""Whether the clause around a time expression looks ahead of the report's day or back."""

from collections.abc import Mapping

from dateline.domain.annotation import Token

_HIGHEST = 12  # steps towards the root; deeper trees are parser accidents
_BEFORE_ITS_NOUN = ("compound", "nmod", "poss", "amod", "nummod")

Words = Mapping[str, frozenset[str]]


def direction_of(tokens: tuple[Token, ...], words: Words) -> str | None:
    """'future', 'past' or None for the clause that holds these tokens of one expression.

    Goes up from the expression. Something scheduled, a future auxiliary, an infinitive under a word of
    wishing look ahead; a past tense looks back; participles and nouns hand the question on.
    """
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    below = next((t for t in tokens if t.head.i not in inside or t.is_root), tokens[0])
    until = of_a_noun = False
    for _ in range(_HIGHEST):
        if below.is_root:
            return None
        token = below.head
        if token.lower in words["ahead"]:
            return "future"
        until = until or token.lower in ("until", "till")
        if token.pos in ("NOUN", "PROPN") and token.i not in inside:
            found = _noun_looks(token, words)
            if found or below.dep in _BEFORE_ITS_NOUN:
                return found or _subject_looks(token, words)
            of_a_noun = of_a_noun or token.pos == "NOUN"
        elif until and token.lemma in words["putting_off"]:
            return "future"
        elif found := _clause_looks(token, below, words):
            return None if of_a_noun and found == "past" else found  # 'he praised the talks in June'
        below = token
    return None


def _noun_looks(token: Token, words: Words) -> str | None:
    """'the upcoming summit', 'last week's summit': what the noun's own adjectives say."""
    for child in token.children:
        if child.dep == "amod":
            if child.lower in words["future_adjectives"]:
                return "future"
            if child.lower in words["past_adjectives"]:
                return "past"
    return None


def _subject_looks(token: Token, words: Words) -> str | None:
    """'Friday's ruling', 'the June summit': ahead only if the noun is subject of what will be, or 'ahead of'."""
    if token.dep in ("nsubj", "nsubjpass"):
        return "future" if _verb_looks(token.head, words) == "future" else None
    above = token.head
    return "future" if above.head.lower in words["ahead"] or above.lower in words["ahead"] else None


def _clause_looks(token: Token, below: Token, words: Words) -> str | None:
    """What a verb or adjective says of the part `below` that leads to the expression."""
    if token.tag in ("VBN", "JJ", "IN"):
        if token.lemma in words["scheduling"] or token.lower in words["scheduling"]:
            return "future"
        if token.lemma in words["scheduling_for"] and (
            below.dep == "xcomp" or any(c.lower == "for" for c in token.children)
        ):
            return "future"
    if below.dep in ("xcomp", "ccomp", "acl", "advcl") and below.child("aux") is not None:
        wished = token.lemma in words["wishing"] or token.lemma in words["scheduling"]
        if wished and _infinitive(below):
            return "future"
    if token.lemma == "be" and token.tag in ("VBZ", "VBP") and (below.dep == "attr" or not token.all("attr", "acomp")):
        return "future"  # 'the deadline is Thursday', 'the summit is on Thursday'
    complement = token.child("acomp") if token.lemma == "be" and token.tag in ("VBZ", "VBP") else None
    if complement is not None and complement.lower in words["scheduling"]:
        return "future"  # 'is due in Oslo on Monday', where the parser hangs the day on 'is'
    return _verb_looks(token, words) if token.is_verb else None


def _infinitive(token: Token) -> bool:
    return token.tag == "VB" and any(c.lower == "to" for c in token.children)


def _verb_looks(token: Token, words: Words) -> str | None:
    helpers = [c for c in token.children if c.dep in ("aux", "auxpass")]
    if any(c.lower in words["future_auxiliaries"] for c in helpers):
        perfect = any(c.lower == "have" for c in helpers)  # 'may have met on Tuesday'
        return "past" if perfect else "future"
    if any(c.lower == "to" for c in helpers):
        head = token.head
        bidden = head.lemma == "be" and head.tag in ("VBZ", "VBP", "VBD")  # 'is to meet'
        wished = head.lemma in words["wishing"] or head.lemma in words["scheduling"] or head.lower == "going"
        return "future" if bidden or wished or token.is_root else None
    if any(c.tag in ("VBD", "VBN") or c.lower in ("has", "have") for c in helpers):
        return "past"
    if token.tag in ("VBG", "VBN") and any(c.tag in ("VBZ", "VBP") for c in helpers):
        return "future"  # 'is meeting on Tuesday', 'is held in May'
    if token.tag == "VBD":
        return "past"
    if token.tag in ("VBZ", "VBP") and token.lemma in words["timetabled"] and not helpers:
        return "future"
    if token.tag == "VBN":
        return "past" if not helpers else None
    return None
