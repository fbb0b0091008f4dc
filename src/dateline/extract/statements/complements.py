"""Content that is no clause of its own: 'to leave', 'Iran to return', 'it as “a good start”', 'Kyiv of lying'."""

from collections.abc import Callable

from dateline.domain.annotation import Token
from dateline.extract.statements.clauses import clause_end, until_next_cue
from dateline.extract.statements.draft import Cue
from dateline.extract.statements.layout import Layout, Range
from dateline.lexicon import Entry

OBJECTS = ("dobj", "dative", "iobj")


def complement_content(cue: Cue, frame: str, layout: Layout) -> Range | None:
    """The content of one frame of the lexicon; None when the cue is not built that way here."""
    found = _FRAMES[frame](cue, layout)
    if found is None:
        return None
    first, last = found
    last = until_next_cue(cue, first, last, layout)
    q = layout.quote(last)
    return first, layout.ranges[q][1] if q >= 0 else last


def is_term(verb: Token, entry: Entry) -> bool:
    """Whether an infinitive only says on what terms somebody spoke: '(who asked not) to be named'."""
    return verb.lemma in entry.get("terms", ()) and verb.child("auxpass") is not None


def _infinitive(cue: Cue, layout: Layout) -> Range | None:
    verb = cue.token
    if verb.child("auxpass") is not None or verb.child(*OBJECTS) is not None:
        return None
    for child in verb.children:
        if child.i > verb.i and child.dep in ("xcomp", "ccomp", "advcl") and _has_to(child):
            first = _to(child)
            if (
                child.child("nsubj") is None
                and child.lemma not in cue.entry.get("except", ())
                and not is_term(child, cue.entry)
                and first <= cue.last + 4
            ):
                return first, clause_end(cue, child, layout)
    return None


def _objinf(cue: Cue, layout: Layout) -> Range | None:
    verb = cue.token
    passive = verb.child("auxpass") is not None
    whom = verb.child("nsubjpass") if passive else verb.child(*OBJECTS)
    prep = verb.child("prep", "prt") if whom is None else None
    if prep is not None and prep.lower in ("on", "upon", "to", "for"):
        whom = prep.child("pobj")
    for child in verb.children:
        if child.i < verb.i or child.dep not in ("xcomp", "ccomp", "advcl") or not _has_to(child):
            continue
        subject = child.child("nsubj")
        first = _to(child) if passive else min(x.left for x in (whom, subject, child) if x is not None)
        if (whom is None and subject is None) or first <= verb.i:
            return None
        return first, clause_end(cue, child, layout)
    if whom is not None and not passive:  # the parser may hang the infinitive on the object
        below = whom.child("acl", "relcl", "xcomp")
        if below is not None and _has_to(below) and below.i > whom.i and whom.left > verb.i:
            return whom.left, clause_end(cue, below, layout)
    return None


def _forinf(cue: Cue, layout: Layout) -> Range | None:
    for child in cue.token.children:
        if child.i < cue.token.i:
            continue
        mark = child.child("mark")
        if child.dep in ("advcl", "xcomp", "ccomp") and mark is not None and mark.lower == "for" and _has_to(child):
            return mark.i + 1, clause_end(cue, child, layout)
        if child.dep == "prep" and child.lower == "for":
            whom = child.child("pobj")
            inner = child.child("pcomp")
            below = inner or (whom and whom.child("acl", "relcl"))
            sibling = cue.token.child("xcomp", "advcl")
            if below is not None and (_has_to(below) or below is inner):
                return child.i + 1, clause_end(cue, below, layout)
            if whom is not None and sibling is not None and _has_to(sibling) and sibling.i > whom.i:
                return child.i + 1, clause_end(cue, sibling, layout)
    return None


def _gerund(cue: Cue, layout: Layout) -> Range | None:
    for child in cue.token.children:
        beside = child.dep == "advcl" and child.left == cue.last + 1
        objective = beside or child.dep in ("xcomp", "pcomp", "ccomp", "dobj")
        if child.i > cue.token.i and objective and child.tag == "VBG":
            return child.left, clause_end(cue, child, layout)
        if child.i > cue.token.i and child.dep == "prep" and child.lower in ("to", "on", "for", "against"):
            inner = child.child("pcomp")
            if inner is not None and inner.tag == "VBG":
                return inner.left, clause_end(cue, inner, layout)
    return None


def _as(cue: Cue, layout: Layout) -> Range | None:
    """'it as “a good start”'; the 'as' may hang on the object."""
    whom = _object(cue)
    if whom is None:
        return None
    for child in (*cue.token.children, *whom.children):
        if child.dep in ("prep", "mark", "advcl") and child.lower == "as" and child.i > whom.i and child.children:
            return whom.left, max(child.right, _coordinated_end(child, layout))
    for i in range(whom.i + 1, min(cue.token.right, whom.i + 25)):
        if layout.lower(i) == "as" and layout.quote(i) < 0:  # hung on a word inside the object
            q = max(layout.quote(i + 1), layout.quote(i + 2))
            return (whom.left, layout.ranges[q][1]) if q >= 0 else None
    return None


def _coordinated_end(prep: Token, layout: Layout) -> int:
    """The end of 'as “fat” and a “small man”', however the second part hangs."""
    end = prep.right
    while layout.lower(end + 1) in ("and", "or") and layout.quote(end) >= 0:
        q = layout.quote(end + 2)
        if q < 0:
            q = layout.quote(end + 3)
        if q < 0:
            break
        end = layout.ranges[q][1]
    return end


def _predicate(cue: Cue, layout: Layout) -> Range | None:
    verb = cue.token
    if verb.child("auxpass") is not None:
        return None
    for child in verb.children:
        if child.i < verb.i or child.lower in ("off", "up", "out"):
            continue
        if child.dep == "oprd":
            whom = _object(cue)
            return (whom.left, child.right) if whom is not None and whom.i < child.i else None
        if child.dep == "ccomp" and child.child("nsubj") is not None and child.child("mark", "aux") is None:
            return (child.left, child.right) if child.left > verb.i else None
    whom = _object(cue)
    if whom is not None and layout.quote(whom.right + 1) >= 0:  # 'called it “a shame”'
        return whom.left, layout.ranges[layout.quote(whom.right + 1)][1]
    return None


def _preposition(word: str) -> Callable[[Cue, Layout], Range | None]:
    def found(cue: Cue, layout: Layout) -> Range | None:
        whom = _object(cue)
        if whom is None:
            return None
        for child in (*cue.token.children, *whom.children):
            if child.dep == "prep" and child.lower == word and child.i > whom.i and child.children:
                inner = child.child("pcomp")
                end = clause_end(cue, inner, layout) if inner is not None else child.right
                return whom.left, end
        return None

    return found


def _bare_object(cue: Cue, layout: Layout) -> Range | None:
    """A noun counts where it holds a quotation, or where the entry says so."""
    whom = _object(cue)
    if whom is None:
        return None
    quoted = any(layout.quote(i) >= 0 for i in range(whom.left, whom.right + 1))
    return (whom.left, whom.right) if quoted or cue.entry.get("noun") else None


def _object(cue: Cue) -> Token | None:
    """The noun that the report is about: 'the island' in 'described the island' and 'referred to the island'."""
    needed = cue.entry.get("needs", ())
    prep = next((c for c in cue.token.children if c.dep == "prep" and c.lower in needed), None)
    whom = prep.child("pobj") if prep is not None else cue.token.child(*OBJECTS)
    if whom is None or whom.i < cue.token.i or whom.left <= cue.token.i:
        return None
    return whom


def _has_to(token: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in token.children)


def _to(token: Token) -> int:
    return next(c.i for c in token.children if c.dep == "aux" and c.tag == "TO")


_FRAMES: dict[str, Callable[[Cue, Layout], Range | None]] = {
    "infinitive": _infinitive,
    "objinf": _objinf,
    "forinf": _forinf,
    "gerund": _gerund,
    "as": _as,
    "predicate": _predicate,
    "of": _preposition("of"),
    "for": _preposition("for"),
    "on": _preposition("on"),
    "to": _preposition("to"),
    "object": _bare_object,
}
