"""Which words a mention of a meeting consists of: the phrase with the complements that tell which meeting it is."""

from dateline.domain.annotation import AnnotatedArticle, Token
from dateline.text.spans import Span

LONGEST = 14  # tokens of one complement; a longer one describes rather than identifies

_BEFORE = ("det", "poss", "amod", "compound", "nummod", "nmod", "predet", "advmod", "quantmod", "punct")
_NOUN_PREPS = ("between", "with", "among", "of", "in", "at", "by", "to", "during", "on", "from", "involving")
_VERB_PREPS = ("with", "in", "at", "to", "on", "from", "for", "by", "via")
_TIME_PREPS = ("on", "from", "for", "since", "until", "by", "during")
_STOPS = ("relcl", "acl", "advcl", "parataxis", "ccomp")


def noun_phrase(doc: AnnotatedArticle, noun: Token, timed: set[int], identified: bool) -> Span:
    """'the meeting between the two leaders'; without further complements where it is `identified` already.

    `timed` holds the numbers of the tokens of time expressions.
    """
    first = last = noun.i
    for child in reversed([c for c in noun.children if c.i < noun.i]):
        if child.dep not in _BEFORE or (child.dep == "punct" and child.text not in "-–'’“\"()"):
            break
        first = child.left
    while first < noun.i and doc.tokens[first].dep in ("punct", "cc"):
        first += 1
    preps = ("in", "at") if identified else _NOUN_PREPS
    for child in (c for c in noun.children if c.i > noun.i):
        end = _complement_end(doc, child, preps, timed)
        if end is None:
            if child.dep == "punct" and child.text in "-()":
                continue
            break
        last = end
    if noun.dep == "dobj":  # 'held talks in Oslo on Monday', where the parser hangs the date on the verb
        for child in noun.head.children:
            dated = child.dep == "npadvmod" and child.i in timed
            dated = dated or (child.dep == "prep" and any(c.dep == "pobj" and c.i in timed for c in child.children))
            if child.left == last + 1 and dated:
                last = _cut(doc, child.left, child.right)
    return doc.span(first, last)


def verb_phrase(doc: AnnotatedArticle, verb: Token, timed: set[int], purpose: bool) -> Span:
    """'meet on 16 June in Geneva'; with `purpose` also 'visit Japan to meet with …'."""
    last = verb.i
    for child in (c for c in verb.children if c.i > verb.i):
        if child.dep in ("dobj", "dative", "prt"):
            last = _cut(doc, child.left, child.right)
        elif child.dep in ("npadvmod", "advmod") and (child.i in timed or child.lower in ("here", "there", "together")):
            last = child.right
        elif purpose and child.dep == "advcl" and child.tag == "VB" and child.left - last <= 2:
            last = _cut(doc, child.left, child.right)
        else:
            end = _complement_end(doc, child, _VERB_PREPS, timed)
            if end is None:
                break
            last = end
    return doc.span(verb.i, last)


def _complement_end(doc: AnnotatedArticle, child: Token, preps: tuple[str, ...], timed: set[int]) -> int | None:
    """The last token of a complement that belongs into the phrase; None when it ends before it."""
    if child.dep in ("npadvmod", "nummod", "advmod", "tmod") and child.i in timed:
        return child.right
    if child.dep != "prep":
        return None
    end = _cut(doc, child.left, child.right)
    dated = any(c.dep == "pobj" and c.i in timed for c in child.children)
    if child.lower in ("on", "from") and not dated:  # 'on food aid' is the topic
        return None
    return end if child.lower in preps or (dated and child.lower in _TIME_PREPS) else None


def _cut(doc: AnnotatedArticle, first: int, last: int) -> int:
    """The complement without clauses and what follows a comma inside it."""
    stop = min(last, first + LONGEST)
    for i in range(first + 1, stop + 1):
        token = doc.tokens[i]
        if token.dep in _STOPS or token.text in (",", ";", ":", "–", "—", "--", ")", "”", '"'):
            stop = max(first, (token.left if token.dep in _STOPS else i) - 1)
            break
    while stop > first and doc.tokens[stop].tag in ("IN", "TO", "CC", "DT"):
        stop -= 1
    return stop
