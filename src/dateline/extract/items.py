"""The items of an enumeration: 'trade, the pandemic and the war in Yemen' → three spans."""

from collections.abc import Iterator

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.text.spans import Span

_GENERIC = frozenset((
    "issue", "topic", "matter", "subject", "question", "number", "range", "area", "thing", "one", "field", "problem",
    "way", "list", "series", "host", "variety", "point", "item", "array", "other", "lot", "everything", "some", "concern",
))  # fmt: skip
_EMPTY = frozenset(("more", "other", "others", "much", "many", "that", "this", "it", "them", "what", "which", "all"))
_INTRODUCING = frozenset(("including", "include", "like", "as", "such"))
_LOOSE = ("punct", "cc", "conj", "advmod", "preconj")


def items(scene: Scene, head: Token) -> Iterator[tuple[Token, Span]]:
    """Each item of the enumeration headed by a token: (its head, its words).

    A general word ('a range of issues, including trade') is followed down to what it is said to include.
    """
    for part in _conjuncts(head):
        inner = _included(part)
        if inner is not None:
            yield from items(scene, inner)
        elif not _says_nothing(part):
            yield from _split(scene, part)


def is_generic(head: Token) -> bool:
    """Whether a noun only announces issues: 'a number of issues'."""
    return head.lemma in _GENERIC


def _conjuncts(head: Token) -> list[Token]:
    """The coordinated items; an item with a comma that hangs as an apposition counts as one."""
    found: list[Token] = []
    for part in head.conjuncts():
        found.append(part)
        found += [
            c for c in part.children
            if c.dep == "appos" and c.i > part.i + 1 and any(b.dep in ("conj", "cc") for b in part.children if b.i > c.i)
        ]  # fmt: skip
    return sorted(set(found), key=lambda t: t.i)


def _included(part: Token) -> Token | None:
    """The head of what a general noun includes: 'issues such as trade' → trade."""
    if part.lemma not in _GENERIC and not any(c.lower == "including" for c in part.children):
        return None
    for child in part.children:
        if child.i > part.i and child.dep == "prep" and child.lower in _INTRODUCING:
            if part.lemma in _GENERIC or child.lower == "including":
                inner = child.child("pobj", "pcomp")
                if inner is not None and part.lemma in _GENERIC:
                    return inner
    if part.lemma in ("number", "range", "series", "host", "variety", "list", "array", "lot"):
        of = part.child("prep")
        inner = of.child("pobj") if of is not None and of.lower == "of" else None
        return inner
    return None


def _says_nothing(part: Token) -> bool:
    if part.lower in _EMPTY or part.pos in ("PRON", "DET", "PUNCT"):
        return True
    qualified = [
        c for c in part.children if c.dep in ("amod", "compound", "prep", "nmod", "relcl", "acl") and c.lower != "other"
    ]
    return part.lemma in _GENERIC and not qualified


def item_span(scene: Scene, part: Token) -> Span:
    """The words of one item: its subtree without the items coordinated behind it and outer marks."""
    first, last = part.left, part.right
    for child in part.children:
        if child.i > part.i and (child.dep in ("conj", "cc") or (child.dep == "appos" and child.i > part.i + 2)):
            last = min(last, child.left - 1)
        elif child.i < part.i and child.dep in ("cc", "preconj", "punct"):
            first = max(first, child.right + 1)
    tokens = scene.doc.tokens
    while last > part.i and (tokens[last].dep in _LOOSE or tokens[last].pos == "PUNCT"):
        last -= 1
    while first < part.i and (
        tokens[first].pos == "PUNCT" or tokens[first].dep in ("cc", "preconj") or tokens[first].lower == "also"
    ):
        first += 1
    return scene.doc.span(first, last)


def _split(scene: Scene, part: Token) -> Iterator[tuple[Token, Span]]:
    """An item, once for each of the states joined before its noun: 'Iranian and North Korean programmes'."""
    span = item_span(scene, part)
    starts: list[int] = []
    joined = False
    for token in scene.doc.tokens_in(span):
        if token.i >= part.i:
            break
        mention = scene.cast.mention_covering(token)
        if mention is not None and mention.kind == "demonym" and mention.first == token.i:
            starts.append(token.start)
        joined = joined or (token.dep == "cc" and bool(starts))
    yield part, span
    if joined:
        for start in starts[1:]:
            yield part, Span(start, span.end)
