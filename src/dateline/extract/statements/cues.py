"""Which words of an article report, and the words around them that frame the report."""

from collections.abc import Iterator

from dateline.domain.annotation import Token
from dateline.extract.statements.draft import Cue
from dateline.extract.statements.layout import Layout, Range
from dateline.lexicon import Entry, Lexicon, load

CLAUSAL = ("ccomp", "xcomp", "advcl", "parataxis", "relcl", "acl", "conj", "csubj")
FRAMING = ("advmod", "npadvmod", "prep", "prt", "dative", "agent", "nsubj", "nsubjpass", "acomp", "oprd", "expl")
SMALL_CLAUSE = ("ccomp", "acomp", "oprd")  # 'make it clear', 'let it be known'
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
AUXILIARY = ("aux", "auxpass", "neg", "advmod")


def lexicon() -> Lexicon:
    return load("reporting")


def entries(token: Token, pos: str) -> tuple[Entry, ...]:
    """The entries of one part of speech that a token evokes, with the words they need beside them."""
    found = lexicon().of(token.lemma.lower())
    if not found:
        return ()
    return tuple(e for e in found if e.get("pos") == pos and _has_needed(token, e))


def _has_needed(token: Token, entry: Entry) -> bool:
    needed = entry.get("needs")
    if not needed:
        return True
    return any(
        child.lower in needed
        or any(w.lower in needed and (w.dep == "mark" or child.dep in SMALL_CLAUSE) for w in child.children)
        for child in token.children
    )


def reports(token: Token) -> bool:
    """Whether a verb can govern a reported clause."""
    return token.tag[0] == "V" and any("clause" in e.get("frames") for e in entries(token, "verb"))


def complement(verb: Token) -> Token | None:
    """The finite clause behind a verb that is its object; in 'is sure that …' it may hang on the adjective."""
    for child in verb.children:
        if child.i > verb.i and child.dep == "ccomp" and not _interrupts(verb, child):
            inner = child.child("ccomp")
            return inner if inner is not None and inner.i > child.i and not _is_finite(child) else child
    for child in verb.children:
        if child.dep in ("acomp", "dobj") and child.i > verb.i:
            for below in child.children:
                if below.dep == "ccomp" and below.i > child.i:
                    return below
    return None


def _interrupts(verb: Token, comp: Token) -> bool:
    """Whether a clause behind a comma is rather the cue for the whole: 'They expect to go, he said in Rome.'"""
    between = [c for c in verb.children if verb.i < c.i and c.right < comp.left]
    comma = any(c.i == comp.left - 1 and c.lower == "," for b in between for c in (b, *b.children))
    return comma and any(b.dep in CLAUSAL for b in between) and comp.child("mark") is None and reports(comp)


def _is_finite(verb: Token) -> bool:
    """Not so in 'make it clear that' and 'let it be known that', where the clause behind is what counts."""
    return verb.tag in FINITE or any(c.tag in FINITE for c in verb.children if c.dep in ("aux", "auxpass"))


def cue_of(verb: Token, entry: Entry, layout: Layout) -> Cue:
    """The verb with its frame: subject, auxiliaries, whom, when and where, but no clause and no quotation."""
    low, high = layout.bounds(verb.i)
    return Cue(verb, entry, max(low, _left_edge(verb, layout)), min(high, _right_edge(verb, entry, layout)), verb)


def _left_edge(verb: Token, layout: Layout) -> int:
    first = verb.i
    for child in reversed([c for c in verb.children if c.i < verb.i]):
        if child.dep in AUXILIARY and child.right == first - 1:
            first = child.left
        elif child.dep in ("nsubj", "nsubjpass", "expl"):
            first = _out_of_quotes(child.left, verb.i, layout)
        elif child.dep == "csubj" and child.right == first - 1:  # 'visiting Prime Minister X said', misread
            first = child.left
    return first - 1 if layout.lower(first - 1) == "as" else first


def _out_of_quotes(first: int, last: int, layout: Layout) -> int:
    """The first token behind the last whole quotation between two tokens; short quoted names stay."""
    for i in range(last, first - 1, -1):
        q = layout.quote(i)
        if q >= 0 and not layout.quotes[q].scare:
            return i + 1
    return first


def _right_edge(verb: Token, entry: Entry, layout: Layout) -> int:
    comp = complement(verb)
    last = verb.i
    for child in (c for c in verb.children if c.i > verb.i):
        objects = ("dobj", "iobj", "pobj") if entry.get("addressee") == "object" else ()
        if child.dep not in FRAMING and child.dep not in objects:
            break
        if child.left != last + 1 or (comp is not None and child.right >= comp.left):
            break
        edge = _edge_before_clause(child, layout)
        last = edge
        if edge < child.right:
            break
    return last


def _edge_before_clause(child: Token, layout: Layout) -> int:
    """The last token of a phrase before a quotation or a 'that' begins in it."""
    for i in range(child.left, child.right + 1):
        if layout.lower(i) == "that" and layout.tokens[i].tag == "IN":
            return i - 1
        q = layout.quote(i)
        if q >= 0 and not layout.quotes[q].scare:
            return i - 1
    return child.right


def quotation_left_of(i: int, layout: Layout) -> int:
    """The number of the quotation that ends right before token `i`, a comma or dash between allowed; or -1."""
    before = i - 1
    if layout.breaks(before):
        before -= 1
    if before < 0 or layout.paragraph(before) != layout.paragraph(i):
        return -1
    return layout.quote(before)


def quotation_right_of(i: int, layout: Layout) -> int:
    """The number of the quotation that begins right behind token `i`, a comma, colon or 'that' between allowed."""
    behind = i + 1
    while (
        behind < i + 4 and layout.quote(behind) < 0 and (layout.breaks(behind) or layout.lower(behind) in (":", "that"))
    ):
        behind += 1
    q = layout.quote(behind)
    if q < 0 or layout.ranges[q][0] != behind or layout.paragraph(behind) != layout.paragraph(i):
        return -1
    return q


def verbs(tokens: tuple[Token, ...], layout: Layout) -> Iterator[Token]:
    """Verbs outside of quotations that some entry lists."""
    index = lexicon()
    for token in tokens:
        if token.tag[:1] == "V" and layout.quote_at[token.i] < 0 and index.of(token.lemma.lower()):
            yield token


def has_verb(content: Range, layout: Layout) -> bool:
    """Whether a stretch can be a clause."""
    return any(
        layout.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB") for i in range(content[0], content[1] + 1)
    )
