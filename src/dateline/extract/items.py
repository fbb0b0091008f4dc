"""The items of an enumeration: 'trade, the pandemic and the war in Yemen' → three spans.

Read off the words rather than the tree, because parsers hang the items of a list on one another in
surprising ways; commas and conjunctions part the items, except inside 'between A and B' and between
adjectives.
"""

from collections.abc import Iterator
from functools import cache

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.lexicon import load
from dateline.text.spans import Span

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = ("WDT", "WP", "WP$")
_MARKS = ('"', "“", "”", ";", ":", "--", "—", "–", "''", "(", ")")
LONGEST = 90  # tokens of one enumeration


@cache
def _words(ident: str) -> frozenset[str]:
    return frozenset(load("enumerations").entry(ident).lemmas)


def items(scene: Scene, first: int, last: int) -> Iterator[tuple[Token, Span]]:
    """Each item between two tokens, both included: (its head, its words)."""
    for start, end in _parts(scene, first, _end(scene, first, last)):
        start, end = _trimmed(scene, *_specified(scene, start, end))
        if start > end:
            continue
        head = _head(scene, start, end)
        if not _says_nothing(scene, head, start, end):
            yield from _split(scene, head, scene.doc.span(start, end))


def item_span(scene: Scene, head: Token) -> Span:
    """A noun with the words before it, and its complements up to the first clause: 'the row over steel'."""
    last = head.i
    for child in head.children:
        if child.i > head.i and child.dep == "prep" and child.left == last + 1:
            last = next((c.left - 2 for c in child.children if c.dep == "relcl"), child.right)
    return scene.doc.span(head.left, min(last, head.i + 12))


def is_generic(head: Token) -> bool:
    """Whether a noun only announces issues: 'a number of issues'."""
    return head.lemma in _words("generic")


def _end(scene: Scene, first: int, last: int) -> int:
    """The last token of the enumeration that begins at `first`: before a new clause, mark or adjunct of time."""
    tokens = scene.doc.tokens
    relative = False
    separator = first
    for i in range(first, min(last, first + LONGEST) + 1):
        token = tokens[i]
        if i > first and _closes(tokens, i, last):
            return i - 1
        if token.tag in _RELATIVE and i > first + 1 and tokens[i - 1].text == ",":
            return i - 2  # 'which included …': no further item
        if token.tag in _RELATIVE or (token.lower == "that" and token.dep in ("nsubj", "dobj", "mark")):
            relative = True
        if token.dep == "relcl" or (token.dep in ("aux", "auxpass", "nsubj") and token.head.dep == "relcl"):
            relative = True
        if token.tag in _FINITE and not relative:
            return _before_clause(tokens, i, first, separator)
        if token.lower in (",", "and", "or", "but"):
            if token.lower != "," and i + 1 <= last and tokens[i + 1].tag in ("VB", *_FINITE):
                return i - 1
            separator, relative = i, relative and token.lower != ","
    return min(last, first + LONGEST)


def _before_clause(tokens: tuple[Token, ...], i: int, first: int, separator: int) -> int:
    """The last token before the clause of the finite verb `i`, whose subject may have commas of its own."""
    verb = tokens[i].head if tokens[i].dep in ("aux", "auxpass") else tokens[i]
    subject = verb.child("nsubj", "nsubjpass")
    if subject is not None and first < subject.left < separator and tokens[subject.left - 1].lower in (",", "and"):
        return subject.left - 2
    return separator - 1 if separator > first else i - 1


def _closes(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Whether an enumeration ends before token `i`: at a mark, a subordinate clause, a date or an occasion."""
    token = tokens[i]
    if token.text in _MARKS or (token.lower == "due" and tokens[i - 1].text == ","):
        return True
    if token.lower == "as" and tokens[i - 1].lower == "such":
        return False
    if token.lower in _words("behind") and (token.dep in ("mark", "advmod") or token.pos in ("ADP", "SCONJ")):
        return token.lower != "as" or i == last or tokens[i + 1].lower != "well"
    return token.tag == "IN" and _is_time(tokens, i, last)


def _is_time(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Whether a preposition leads to a date or an occasion: 'on Friday', 'at the meeting', 'in talks with Oman'."""
    following = tokens[i + 1] if i + 1 <= last else None
    if tokens[i].lower in ("at", "in", "with") and any(t.lemma in _words("occasion") for t in tokens[i + 1 : i + 4]):
        return True
    return following is not None and following.ent.endswith(("DATE", "TIME")) and following.lower not in ("the",)


def _parts(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators."""
    tokens = scene.doc.tokens
    start = first
    between = False
    for i in range(first, last + 1):
        token = tokens[i]
        if token.lower == "between":
            between = True
        elif token.lower in (",", "plus"):
            if _is_adjectival(tokens, i, last):
                continue
            yield start, i - 1
            start, between = i + 1, False
        elif token.lower in ("and", "or") and i > first:
            if between:
                between = False
                continue
            if _joins_words(tokens, i, start, last):
                continue
            yield start, i - 1
            start = i + 1
        elif token.lower == "well" and i + 1 <= last and tokens[i - 1].lower == "as" and tokens[i + 1].lower == "as":
            yield start, i - 2
            start, between = i + 2, False
    yield start, last


def _is_adjectival(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Whether a comma stands between adjectives of one noun: 'a new, binding treaty'."""
    return i + 2 <= last and tokens[i - 1].tag == "JJ" and tokens[i + 1].tag == "JJ" and tokens[i - 1].dep == "amod"


def _joins_words(tokens: tuple[Token, ...], i: int, start: int, last: int) -> bool:
    """Whether 'and' joins words inside one item: 'Iranian and North Korean', 'ties with Russia and China'."""
    if i + 1 > last:
        return True
    before, behind = tokens[i - 1], tokens[i + 1]
    if before.pos in ("ADJ", "NOUN") and before.dep in ("amod", "compound", "nmod") and before.head.i > i:
        return True  # both modify what follows: 'economic and security cooperation'
    if before.pos == "ADJ" and behind.pos == "ADJ" and before.dep == "amod":
        return True
    if before.pos == "PROPN" and behind.pos == "PROPN":
        return any(t.pos == "ADP" for t in tokens[start:i])
    return before.pos == "NOUN" and before.dep in ("compound", "nmod")


def _specified(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The part behind 'including' or 'such as' where only a general word stands before it; behind 'a range of'."""
    tokens = scene.doc.tokens
    for i in range(start, end + 1):
        token = tokens[i]
        introduces = token.lower in _words("including") or (
            token.lower == "as" and i > start and tokens[i - 1].lower == "such"
        )
        if introduces and any(is_generic(t) for t in tokens[start:i]):
            return i + 1, end
    for i in range(start, min(start + 4, end)):
        if tokens[i].lemma in _words("measuring") and tokens[i + 1].lower == "of":
            return i + 2, end
    return start, end


def _trimmed(scene: Scene, start: int, end: int) -> tuple[int, int]:
    tokens = scene.doc.tokens
    while start <= end and (
        tokens[start].pos in ("PUNCT", "CCONJ")
        or tokens[start].lower in ("also", "both", "as", "on", "about", "including")
    ):
        start += 1
    if end - start > 1 and tokens[end].i in scene.cast.place_tokens and tokens[end - 1].lower in ("in", "at"):
        place = scene.cast.place_at(tokens[end])
        if place is not None and place.lat is not None and tokens[end - 1].head.pos != "NOUN":
            end -= 2  # 'discussed trade in Lima' was discussed there
    while end > start and (tokens[end].pos in ("PUNCT", "CCONJ") or tokens[end].lower in ("also", "as", "too")):
        end -= 1
    return start, end


def _head(scene: Scene, start: int, end: int) -> Token:
    """The token that the stretch hangs on what is outside it by; the first such noun."""
    tokens = scene.doc.tokens
    roots = [t for t in tokens[start : end + 1] if not start <= t.head.i <= end or t.head is t]
    return next((t for t in roots if t.pos in ("NOUN", "PROPN")), roots[0] if roots else tokens[end])


def _says_nothing(scene: Scene, head: Token, start: int, end: int) -> bool:
    words = scene.doc.tokens[start : end + 1]
    if all(t.lemma.lower() in _words("empty") or t.pos in ("PRON", "DET", "PUNCT", "ADP") for t in words):
        return True
    told = head.lemma.lower() in _words("prospect") and any(c.dep == "prep" for c in head.children)
    if (head.lemma.lower() in _words("empty") and not told) or words[0].tag in _RELATIVE:
        return True
    if any(a.kind in ("person", "group") for a in scene.cast.actors_at(head)):
        return True
    telling = [
        t for t in words if t.pos in ("ADJ", "NOUN", "PROPN", "VERB") and t.lower not in ("other", "certain", "various")
    ]
    return bool(telling) and all(is_generic(t) for t in telling)


def _split(scene: Scene, head: Token, span: Span) -> Iterator[tuple[Token, Span]]:
    """An item, once for each of the states joined before its noun: 'Iranian and North Korean programmes'."""
    starts: list[int] = []
    joined = False
    for token in scene.doc.tokens_in(span):
        if token.i >= head.i:
            break
        mention = scene.cast.mention_covering(token)
        if mention is not None and mention.kind == "demonym" and mention.first == token.i:
            starts.append(token.start)
        joined = joined or (token.lower == "and" and bool(starts))
    yield head, span
    if joined:
        for start in starts[1:]:
            yield head, Span(start, span.end)
