"""Who a cue's speaker is: its subject, the agent of a passive, the one who is quoted, and how the phrase is written."""

from collections.abc import Sequence

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.extract.statements.cues import entries
from dateline.extract.statements.draft import Cue
from dateline.extract.statements.layout import Layout, Range

REACH_TO_QUOTER = 16  # tokens between "quoted" and "saying"
_FINITE = ("VBD", "VBZ", "VBP")
_CLOSING = ('"', "”", "''")
KEPT = ("prep", "case", "compound", "flat", "nummod", "amod", "poss", "det", "nmod", "cc", "conj", "quantmod")


def speaker_of(verb: Token, scene: Scene, layout: Layout) -> tuple[Token | None, list[Token]]:
    """Head of the speaker's phrase and heads of those who pass the words on: 'Kyodo quoted an official as saying'."""
    quoting = quoting_verb(verb, scene.doc.tokens)
    if quoting is not None:
        return _quoted_speaker(quoting, verb, scene.doc.tokens)
    own = verb.child("nsubj", "nsubjpass")
    passive = is_passive(verb) or (own is not None and own.dep == "nsubjpass")
    if passive:
        agent = verb.child("agent")
        by = agent.child("pobj") if agent is not None else None
        return by, []
    nearer = _nearer_subject(verb, scene) or behind_quotation(verb, layout)
    return nearer or scene.subject(verb) or governing_subject(verb, scene), []


def behind_quotation(verb: Token, layout: Layout) -> Token | None:
    """The noun between a closing mark and a verb without a subject of its own: '…," a source in Oslo told'."""
    if verb.tag not in _FINITE or verb.child("nsubj", "nsubjpass", "expl") is not None:
        return None
    first = verb.i
    while first > 0 and layout.quote(first - 1) < 0 and layout.tokens[first - 1].text not in _CLOSING:
        first -= 1
        if verb.i - first > REACH_TO_QUOTER or layout.tokens[first].tag in _FINITE or layout.breaks(first):
            return None
    if first == 0:
        return None
    head: Token | None = None
    for token in layout.tokens[first : verb.i]:
        if token.pos in ("NOUN", "PROPN", "PRON"):
            head = token
        elif head is not None and token.tag in ("IN", ","):
            break
    return head


def _nearer_subject(verb: Token, scene: Scene) -> Token | None:
    """For ', calling it a farce' the subject of the report right before it: 'as she dismissed the plan, calling …'."""
    head = verb.head
    if verb.tag != "VBG" or verb.dep != "advcl" or head.i > verb.i or verb.child("nsubj") is not None:
        return None
    for i in range(verb.i - 1, head.i, -1):
        token = scene.doc.tokens[i]
        subject = token.child("nsubj") if token.dep in ("advcl", "conj") else None
        if subject is not None and token.tag in ("VBD", "VBZ", "VBP") and entries(token, "verb"):
            return subject
    return None


def is_passive(verb: Token) -> bool:
    """'was asked', and 'asked' in 'Asked whether he would come, he smiled'."""
    bare = verb.tag == "VBN" and verb.child("aux", "nsubj") is None and verb.dep != "conj"
    return bare or verb.child("auxpass") is not None


def governing_subject(verb: Token, scene: Scene) -> Token | None:
    """For a verb that the parser left without a subject: a participle has that of the clause before it, a finite
    verb the first of its sentence ('The minister, who sat there, said …')."""
    if verb.tag not in ("VBG", "VBD", "VBZ", "VBP"):
        return None
    low = scene.sentence(verb).first
    before = range(verb.i - 1, low - 1, -1) if verb.tag == "VBG" else range(low, verb.i)
    for i in before:
        token = scene.doc.tokens[i]
        if token.dep in ("nsubj", "nsubjpass") and token.head.dep != "relcl" and token.head.i < verb.i:
            return token
    broken = verb.head.is_root and verb.head.pos == "PROPN" and verb.head.i < verb.i
    return verb.head if broken else None  # the parser took the main verb for an attribute


def quoting_verb(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """For 'saying' the 'quoted' of 'was quoted by Kyodo as saying', however the parser hung the words between."""
    if verb.tag != "VBG" or verb.i < 2:
        return None
    if tokens[verb.i - 1].lower != "as":
        return verb.head if verb.dep in ("xcomp", "pcomp", "ccomp") and entries(verb.head, "quoter") else None
    for i in range(verb.i - 2, max(verb.i - REACH_TO_QUOTER, -1), -1):
        if entries(tokens[i], "quoter"):
            return tokens[i]
    return None


def _quoted_speaker(quoting: Token, verb: Token, tokens: Sequence[Token]) -> tuple[Token | None, list[Token]]:
    """Who is quoted, and by whom."""
    passive = quoting.child("nsubjpass")
    if passive is not None or quoting.child("auxpass") is not None:
        agent = quoting.child("agent")
        by = agent.child("pobj") if agent is not None else None
        return passive or quoting.child("nsubj"), [by] if by is not None else []
    quoted, outlet = quoting.child("dobj", "pobj"), quoting.child("nsubj")
    if quoted is None and tokens[verb.i - 1].head.i in range(quoting.i + 1, verb.i):
        quoted = tokens[verb.i - 1].head
    if outlet is None and quoting.i > 0 and tokens[quoting.i - 1].pos in ("NOUN", "PROPN", "ADJ"):
        outlet = tokens[quoting.i - 1]
    return quoted, [outlet] if outlet is not None else []


def inverted_subject(cue: Cue, layout: Layout) -> Token | None:
    """The speaker of ', reported the agency on Monday' where the parser saw an object in it."""
    verb = cue.token
    if verb.tag not in ("VBD", "VBZ") or cue.entry.get("kind") not in ("say", "report", "claim"):
        return None
    if not layout.breaks(verb.i - 1) and layout.quote(verb.i - 1) < 0:
        return None
    if cue.entry.get("addressee") == "object" or verb.child("nsubj", "nsubjpass", "ccomp") is not None:
        return None
    thing = verb.child("dobj", "attr", "oprd") or _phrase_behind(verb, layout)
    if thing is None or thing.left != verb.i + 1 or thing.tag not in ("NNP", "NNPS", "NN"):
        return None
    _, high = layout.bounds(verb.i)
    if verb.right < high - 1 and layout.lower(verb.right + 1) not in (",", ".") and thing.head is verb:
        return None
    return thing if thing.pos == "PROPN" or layout.tokens[thing.left].dep == "det" else None


def _phrase_behind(verb: Token, layout: Layout) -> Token | None:
    """The head of a noun phrase right behind the verb that the parser hung on another one."""
    for i in range(verb.i + 1, min(verb.i + 8, len(layout.tokens))):
        token = layout.tokens[i]
        if token.dep in ("nsubj", "appos", "dep") and token.left == verb.i + 1:
            return token
        if token.pos not in ("PROPN", "NOUN", "ADJ", "DET"):
            return None
    return None


def _is_dated(prep: Token) -> bool:
    """'the agency in late September': when, not who."""
    return prep.dep == "prep" and any(c.ent[2:] in ("DATE", "TIME") for c in prep.children)


def phrase(head: Token, tokens: Sequence[Token]) -> Range:
    """The speaker's phrase as written: with titles before the name, without clauses and appositions behind it."""
    if head.tag in ("PRP", "WP", "WDT", "DT"):
        return head.i, head.i
    last = head.i
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep not in KEPT or child.left != last + 1 or child.lower == "as" or _is_dated(child):
            break
        if child.dep == "conj" and child.pos not in ("NOUN", "PROPN", "PRON"):
            break
        last = child.right if child.dep != "conj" else phrase(child, tokens)[1]
        if any(tokens[i].lower == "," for i in range(child.left, last)) and child.dep == "prep":
            last = next(i for i in range(child.left, last) if tokens[i].lower == ",") - 1
            break
    first = head.left
    for child in head.children:
        if child.i < head.i and child.tag in ("VBD", "VBZ", "VBP"):  # 'The daily cited' hung on 'officials'
            first = child.right + 1
    while first < head.i and tokens[first].pos == "PUNCT":
        first += 1
    while last > first and tokens[last].lower in ("and", "or", ",", "'s", "’s", "’", "'"):
        last -= 1
    return first, last
