"""Content that is a clause or a quotation: behind the cue, before it, on both sides of it, or after 'which'."""

from dateline.domain.annotation import Token
from dateline.extract.statements.cues import (
    FINITE,
    complement,
    entries,
    has_verb,
    quotation_left_of,
    quotation_right_of,
    reports,
)
from dateline.extract.statements.draft import Cue
from dateline.extract.statements.layout import Layout, Range

SUBORDINATORS = frozenset(("that", "whether", "if", "why", "how", "what", "when", "where", "who"))
REACH_TO_THAT = 14  # words that an addressee, a place and a time may put between a cue and its 'that'
REACHING = ("prep", "npadvmod", "advmod", "advcl", "ccomp", "dobj", "oprd", "acomp", "attr", "dep")


def clause_content(cue: Cue, layout: Layout) -> tuple[list[Range], str] | None:
    """The content as token ranges, and the name of its place; None when the cue has none."""
    gap = _relative_gap(cue, layout)
    if gap:
        return gap, "relative"
    around = _around(cue, layout)
    if around:
        return around, "around"
    before = _before(cue, layout)
    if before and _ends_in_comma(before[1], layout) and not _is_marked(complement(cue.token)):
        return [before], "before"
    behind = _behind(cue, layout)
    if behind:
        return [behind], "behind"
    return ([before], "before") if before else None


def _ends_in_comma(last: int, layout: Layout) -> bool:
    """Whether a quotation ends here with a mark that leads on to its cue: '… today,” he told us'."""
    return layout.quote(last) >= 0 and layout.lower(last - 1)[-1:] in (",", "?", "!")


def _is_marked(comp: Token | None) -> bool:
    return comp is not None and comp.child("mark") is not None


def _relative_gap(cue: Cue, layout: Layout) -> list[Range] | None:
    """'its programme, which it says is for defence' → 'its programme', 'is for defence'."""
    verb, comp = cue.token, complement(cue.token)
    if comp is None or verb.dep not in ("relcl", "acl") or layout.tokens[cue.first - 1].tag not in ("WDT", "WP"):
        return None
    noun, pronoun = verb.head, cue.first - 1
    last = pronoun - 1
    while last > noun.i and layout.breaks(last):
        last -= 1
    if noun.i > last:
        return None
    return [(noun.left, last), (cue.last + 1, clause_end(cue, comp, layout))]


def _around(cue: Cue, layout: Layout) -> list[Range] | None:
    """'“A,” he said, “B”' and 'The Arctic, he said, is warming', with 'as' before the cue or without."""
    low, high = layout.bounds(cue.token.i)
    left, right = quotation_left_of(cue.first, layout), quotation_right_of(cue.last, layout)
    if left >= 0 and right >= 0:
        return [_quoted_before(left, layout), layout.ranges[right]]
    if not layout.breaks(cue.last + 1) or complement(cue.token) is not None:
        return None
    if layout.lower(cue.first) == "as" and cue.first <= low + 1:  # 'As he noted, …'
        return [(cue.last + 2, high)] if cue.last + 2 <= high else None
    comma_before = layout.breaks(cue.first - 1) or left >= 0
    if not comma_before or cue.first - 2 < low or cue.last + 2 > high:
        return None
    if not _goes_on(cue, layout):
        return None
    return [(low, cue.first - 2), (cue.last + 2, high)]


def _goes_on(cue: Cue, layout: Layout) -> bool:
    """Whether the sentence that the cue interrupts goes on behind it."""
    verb = cue.token
    head = verb.head
    return head is not verb and verb.dep in ("parataxis", "ccomp", "advcl", "dep") and head.i > cue.last


def _behind(cue: Cue, layout: Layout) -> Range | None:
    comp = complement(cue.token)
    _, high = layout.bounds(cue.token.i)
    q = quotation_right_of(cue.last, layout)
    if q >= 0:
        first, last = layout.ranges[q]
        if comp is not None and comp.left >= first - 1 and comp.right > last:
            last = clause_end(cue, comp, layout)
        return first, max(last, layout.ranges[q][1])
    if layout.lower(cue.last + 1) == ":" and cue.last + 2 <= high:
        return cue.last + 2, high
    if layout.lower(cue.last + 1) == ":" or cue.last == high:
        return None
    if comp is not None:
        first = max(_without_date(comp, cue), cue.token.i + 1)
        return first, clause_end(cue, comp, layout)
    return _marked_clause(cue, high, layout) or _misparsed_clause(cue, high, layout)


def _without_date(comp: Token, cue: Cue) -> int:
    """The first token of a clause behind its cue; in 'said on Monday the talks …' the date is the cue's."""
    opening = comp.children[0] if comp.children else comp
    if opening.left != cue.last + 1 or opening.i > comp.i or opening.dep not in ("prep", "npadvmod", "nmod"):
        return comp.left
    dated = any(token.ent[2:] in ("DATE", "TIME") for token in (opening, *opening.children))
    return opening.right + 1 if dated else comp.left


def _marked_clause(cue: Cue, high: int, layout: Layout) -> Range | None:
    """'telling reporters in Oslo that …': the clause behind the next 'that', however the parser hung it."""
    behind = cue.last + 1
    opening = layout.tokens[behind]
    if opening.lower in SUBORDINATORS and opening.dep != "det" and opening.head.i > behind:
        return behind, clause_end(cue, opening.head, layout)
    if cue.token.child("dobj") is not None and not cue.entry.get("addressee"):
        return None  # the 'that' belongs to the object
    broken = False  # a parenthesis may stand between: 'said, during a visit to Rome, that …'
    for i in range(behind, min(behind + REACH_TO_THAT, high)):
        token = layout.tokens[i]
        broken = broken or layout.breaks(i)
        if token.lower == "that" and token.tag == "IN" and (not broken or layout.breaks(i - 1)):
            return i, clause_end(cue, token.head if token.head.i > i else token, layout)
        if token.tag in FINITE or layout.quote_at[i] >= 0:
            return None
    return None


def _misparsed_clause(cue: Cue, high: int, layout: Layout) -> Range | None:
    """'while stressing the meeting remains useful', where the parser took 'the meeting' for an object."""
    thing = cue.token.child("dobj", "attr", "oprd", "npadvmod")
    if cue.token.dep == "relcl" or cue.entry.get("frames")[0] != "clause":
        return None
    if thing is None or thing.left != cue.token.i + 1 or thing.right >= high or cue.entry.get("addressee"):
        return None
    verb = layout.tokens[thing.right + 1]
    if verb.dep == "advmod" and verb.i < high:
        verb = layout.tokens[verb.i + 1]
    if verb.tag not in FINITE or layout.quote(verb.i) >= 0:
        return None
    if verb.tag == "MD" or verb.pos == "AUX":
        verb = verb.head if verb.head.i > verb.i else verb
    return thing.left, clause_end(cue, verb, layout)


def _before(cue: Cue, layout: Layout) -> Range | None:
    if cue.anchor.tag == "VBG":  # '…, adding that' reports what follows
        return None
    q = quotation_left_of(cue.first, layout)
    if q >= 0:
        return _quoted_before(q, layout)
    low, _ = layout.bounds(cue.token.i)
    if _has_object(cue):
        return None
    if layout.breaks(cue.first - 1) and cue.first - 2 > low:
        content = (low, cue.first - 2)
        if has_verb(content, layout) and not _is_mere_adverbial(cue):
            return content
    return None


def _has_object(cue: Cue) -> bool:
    """Whether the cue says what is said by a noun already: '…,” he told the story'."""
    thing = cue.token.child("dobj")
    return thing is not None and thing.i > cue.last


def _is_mere_adverbial(cue: Cue) -> bool:
    """'When he arrived, he said …': what stands before is no content of a cue that governs none there."""
    verb = cue.anchor
    return not any(c.dep in ("ccomp", "parataxis", "conj", "dep") and c.i < verb.i for c in verb.children) and not (
        verb.dep in ("conj", "parataxis", "ccomp", "advcl") and verb.head.i < verb.i
    )


def _quoted_before(q: int, layout: Layout) -> Range:
    """The quotation alone, or with the words it is built into: 'The talks were “useful”, he said'."""
    first, last = layout.ranges[q]
    low, _ = layout.bounds(first)
    before = first - 1
    if before < low or layout.breaks(before) or layout.lower(before) in (":", "and", "but", "so", ";"):
        return first, last
    words = range(low, first)
    if any(layout.quote(i) < 0 and reports(layout.tokens[i]) for i in words):
        return first, last
    return low, last


def clause_end(cue: Cue, comp: Token, layout: Layout) -> int:
    """The last token of the content that `comp` heads: its subtree and what reaches over from the cue, up to the
    next reporting word that the same speaker governs."""
    _, high = layout.bounds(cue.token.i)
    end = comp.right
    for child in cue.token.children:
        if child.left <= end or child.dep == "punct" or child.i < cue.token.i:
            continue
        if child.dep not in REACHING:
            break
        end = child.right
    end = until_next_cue(cue, max(comp.left, cue.last, comp.i), min(end, high), layout)
    q = layout.quote(end)
    return layout.ranges[q][1] if q >= 0 else end


def until_next_cue(cue: Cue, start: int, end: int, layout: Layout) -> int:
    """Where content that runs to `end` really ends: before the next reporting word of the same speaker, or
    'according to'. Looked for behind `start`."""
    tokens = layout.tokens
    for i in range(start + 1, end + 1):
        token = tokens[i]
        if layout.quote_at[i] >= 0:
            continue
        if token.lower == "according" and layout.lower(i + 1) == "to" and layout.lower(i - 1) == ",":
            return i - 2
        if token.tag in ("VBG", "VBD", "VBZ", "VBP"):
            joint = _joint_before(token, cue, layout)
            if joint is not None:
                return _without_joint(joint, layout)
    return end


def _joint_before(token: Token, cue: Cue, layout: Layout) -> int | None:
    """The comma or conjunction before a verb with which a new report begins; None when it begins none."""
    found = entries(token, "verb")
    if not found:
        return None
    before = token.i - 1
    while before > cue.last and layout.tokens[before].dep in ("advmod", "neg", "aux"):
        before -= 1
    subject = token.child("nsubj")
    if token.tag == "VBG":
        if subject is not None:
            return subject.left - 1 if layout.lower(subject.left - 1) == "with" else None
        return before if layout.lower(before) in (",", "while") and before > cue.last + 1 else None
    if token.tag != cue.token.tag or found[0].get("kind") not in ("say", "claim") or not _reports_here(token, layout):
        return None
    if subject is None:
        return before if layout.lower(before) in ("and", "but") else None
    joint = subject.left - 1
    return joint if layout.lower(joint) in ("and", "but", "while") and subject.i < token.i else None


def _without_joint(i: int, layout: Layout) -> int:
    """The last token before a comma or conjunction at `i`."""
    while layout.lower(i) in (",", "and", "but", "while", "with"):
        i -= 1
    return i


def _reports_here(token: Token, layout: Layout) -> bool:
    """Whether a coordinated verb governs content of its own: '… and added that …'."""
    return complement(token) is not None or layout.lower(token.i + 1) == "that"
