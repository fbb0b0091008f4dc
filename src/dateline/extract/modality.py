"""How real an act is: tense, modality and negation of a verb's or an event noun's clause.

`circumstances(token)` climbs from the token to whatever governs it. 'refused to meet' is negated,
'plans to meet' intended, 'urged them to hold talks' wished; 'proposed talks' is wished as a noun.
Which words do what stands in the lexicon `modality`. Other extractors use this as well; what
depends on the article rather than the clause (dates, 'postponed') is theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.domain.annotation import Token
from dateline.lexicon import Entry, load

DEPTH = 6  # governors looked through; no sensible sentence nests deeper

# The less real of two modalities wins: 'may agree to meet' is possible, 'hopes to plan' wished.
_WEAKNESS = ("none", "intended", "necessary", "possible", "wished", "conditional")
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass")
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative")
_BEFORE = ("before", "ahead", "prior")
_RANKS = ("first", "last", "only", "second", "third", "latest", "next")  # 'the first leader to visit' visited
_AFTER = ("after", "following", "since")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`tense` past | present | future | None (cannot be told), relative to the article.

    `modality` none | possible | necessary | conditional | intended | wished. `cues` are the rules of
    the lexicon entries that decided, outermost last.
    """

    tense: str | None = None
    modality: str = "none"
    negated: bool = False
    cues: tuple[str, ...] = ()

    @property
    def real(self) -> bool:
        """Told as a fact of past or present."""
        return self.modality == "none" and not self.negated and self.tense in ("past", "present")


def circumstances(token: Token, depth: int = DEPTH) -> Circumstances:
    """Tense, modality and negation of the clause of a verb, or of what an event noun names."""
    if depth <= 0:
        return Circumstances()
    if token.is_verb or token.tag.startswith("VB") or token.dep in ("acl", "pcomp") or _bare(token):
        return _of_verb(token, depth)
    if token.pos == "ADJ" or token.dep == "acomp":
        return circumstances(token.head, depth - 1) if token.dep == "acomp" else Circumstances()
    return _of_noun(token, depth)


def _bare(token: Token) -> bool:
    """'offered to host', where the parser takes the infinitive for a noun."""
    return token.tag == "NN" and token.dep == "xcomp" and any(c.lower == "to" for c in token.all("aux"))


# --- verbs -------------------------------------------------------------------------------------


def _of_verb(verb: Token, depth: int) -> Circumstances:
    own = _finite(verb)
    found = _from_governor(verb, depth) if own is None else _under(verb, own)
    return replace(found, negated=found.negated != _is_negated(verb))


def _finite(verb: Token) -> Circumstances | None:
    """What the verb's own auxiliaries and ending tell; None for an infinitive or participle."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
    for helper in helpers:
        if helper.tag == "MD":
            return _modal(verb, helper, perfect=any(h.lemma == "have" for h in helpers))
    for helper in [*helpers, verb]:
        if helper.tag in _TENSES:
            perfect = helper.lemma == "have" and helper is not verb
            return Circumstances("past" if perfect else _TENSES[helper.tag])
    return None


def _modal(verb: Token, modal: Token, perfect: bool) -> Circumstances:
    if modal.lower in ("would", "'d", "’d"):
        if perfect or _has_condition(verb) or not _is_reported(verb):
            return Circumstances("past" if perfect else "future", "conditional")
        return Circumstances("future")  # 'said he would visit': the future of the past
    for entry in load("modality").of(modal.lower):
        if entry.get("modal"):
            return Circumstances("future", entry.get("modality"), cues=(entry.rule,))
    return Circumstances("future")


def _has_condition(verb: Token) -> bool:
    clauses = (c for c in verb.children if c.dep == "advcl")
    return any(c.dep == "mark" and c.lower in ("if", "unless") for clause in clauses for c in clause.children)


def _is_reported(verb: Token) -> bool:
    """Inside a clause that hangs on a verb of the past, or beside such a verb ('…, he said')."""
    for above in (verb, *verb.ancestors()):
        if above.dep == "ccomp" and above.head.tag in ("VBD", "VBN", "VBG"):
            return True
        if any(c.dep in ("ccomp", "parataxis") and c.tag == "VBD" for c in above.children):
            return True
    return False


def _is_negated(verb: Token) -> bool:
    if any(c.dep == "neg" or c.lower in ("never", "neither", "nor") for c in verb.children):
        return True
    if any(c.lower == "longer" and c.child("neg") is not None for c in verb.all("advmod")):
        return True
    subject = verb.child("nsubj", "nsubjpass")
    if subject is not None and any(c.lower == "no" and c.dep == "det" for c in subject.children):
        return True
    if verb.dep == "pcomp" and verb.head.lower in ("without", "of", "than"):
        return verb.head.lower == "without" or any(c.lower in ("instead", "rather") for c in _near(verb.head))
    # 'has yet to meet', 'is yet to be fixed'
    return verb.dep == "xcomp" and any(
        c.lower == "yet" and c.i < verb.i for c in (*verb.head.children, *verb.children)
    ) and verb.head.lemma in ("have", "be")  # fmt: skip


def _near(token: Token) -> Iterator[Token]:
    yield token.head
    yield from token.children


def _under(verb: Token, own: Circumstances) -> Circumstances:
    """A finite verb, seen under what governs its clause: 'if they meet', 'hopes they will meet'."""
    marks = {c.lower for c in verb.children if c.dep in ("mark", "advmod")}
    if verb.dep == "advcl" and marks & {"if", "unless"}:
        return _weaker(own, Circumstances("future", "conditional"))
    if verb.dep == "ccomp" and marks & {"whether", "if"}:
        cues = tuple(e.rule for e in _governing(verb) if e.get("finite"))
        return _weaker(own, Circumstances(own.tense, "possible", cues=cues))
    if verb.dep == "conj" and verb.head.is_verb and own.tense == "present" and verb.head.i < verb.i:
        return own
    if verb.dep in ("ccomp", "acl"):
        for entry in _governing(verb):
            if entry.get("finite"):
                return _apply(entry, own)
    return own


def _from_governor(verb: Token, depth: int) -> Circumstances:
    """An infinitive or participle takes its circumstances from what governs it."""
    head = verb.head
    if head is verb and verb.tag == "VB" and any(c.lower == "to" for c in verb.all("aux")):
        return Circumstances("future", "intended")  # a heading: 'Lula to visit China'
    if verb.dep == "conj" or (verb.dep not in _CLAUSES and verb.dep != "prep" and head.is_verb):
        if head is verb:
            return Circumstances()
        shared = circumstances(head, depth - 1)
        again = any(c.lower == "to" for c in verb.all("aux"))  # 'agreed not to attack and to meet again'
        return replace(shared, negated=shared.negated != _is_negated(head)) if again else shared
    if verb.dep == "pcomp":
        base = _clause_of(head, depth)
        for entry in _entries(head.head):  # 'called for resuming talks'
            if head.lower in entry.get("preps", ()) and not entry.get("negates"):
                return _apply(entry, base)
        return base
    if verb.dep not in _CLAUSES:
        return Circumstances()
    infinitive = verb.tag == "VB" or _bare(verb)
    if verb.dep == "acl" and verb.tag == "VBN" and not any(c.dep == "aux" for c in verb.children):
        return Circumstances("past")  # 'will discuss decisions made in May'
    if infinitive and head.lemma == "be" and verb.dep in ("xcomp", "ccomp"):
        base = circumstances(head, depth - 1)
        return Circumstances("future", "intended", base.negated, base.cues)  # 'is to attend'
    if infinitive and head.lemma == "have" and verb.dep == "xcomp":
        return _weaker(circumstances(head, depth - 1), Circumstances("future", "necessary"))
    base = circumstances(head, depth - 1) if verb.dep != "acl" or infinitive else _clause_of(head, depth)
    accepted = granted(head) if verb.dep == "acl" else None
    if accepted is not None:
        return _apply(accepted, _clause_of(head, depth))
    for entry in _governing(verb):
        if entry.get("purpose"):
            if verb.dep in ("advcl", "xcomp") and infinitive and base.tense in ("past", "present"):
                return _apply(entry, base)
        elif entry.get("progressive"):
            if verb.dep == "xcomp" and infinitive and head.tag == "VBG":
                return _apply(entry, base)
        elif (verb.dep in ("xcomp", "ccomp", "acl") and (infinitive or verb.dep != "acl")) or head.lemma == "be":
            return _apply(entry, base)
    if infinitive and verb.dep == "acl" and not any(c.lower in _RANKS for c in head.children):
        return Circumstances("future", "wished", base.negated, base.cues)  # 'an initiative to hold talks'
    return base


def telling(verb: Token) -> Token:
    """The verb that tells what becomes of a subject: of 'the talks, put off in April, will open in June' the last."""
    later = verb.child("conj")
    if verb.tag != "VBN" or later is None or not later.is_verb or verb.child("aux", "auxpass") is not None:
        return verb
    return later if _finite(later) is not None else verb


def granted(noun: Token) -> Entry | None:
    """'accepted an invitation to visit': what was asked for is now intended."""
    if noun.dep in ("dobj", "nsubjpass"):
        return next((e for e in load("modality").of(noun.head.lemma) if e.get("grants")), None)
    return None


# --- nouns -------------------------------------------------------------------------------------


def _of_noun(noun: Token, depth: int) -> Circumstances:
    found = _noun_in_clause(noun, depth)
    for child in noun.children:
        if child.dep == "det" and child.lower == "no" and noun.dep not in ("nsubj", "nsubjpass"):
            found = replace(found, negated=not found.negated)
        elif child.dep in ("amod", "compound"):
            for entry in (*load("modality").of(child.lower), *load("modality").of(child.lemma)):
                if entry.get("attributive"):
                    if found.modality == "wished" and noun.dep == "nsubj" and entry.get("modality") == "intended":
                        found = replace(found, modality="none")  # 'hopes the coming talks will help'
                    found = _apply(entry, replace(found, tense=None) if entry.get("tense") else found)
                    break
    return found


def _noun_in_clause(noun: Token, depth: int) -> Circumstances:
    head = noun.head
    if head is noun:
        return Circumstances()
    if noun.dep in ("conj", "appos"):
        return circumstances(head, depth - 1)
    if noun.dep in ("compound", "nmod", "poss"):
        return _governed(noun, head, "", depth)
    if noun.dep in ("nsubj", "dative") or noun.dep in _OBJECTS:
        if noun.dep == "nsubj":
            return circumstances(telling(head), depth - 1)
        return _governed(noun, head, "", depth)
    if noun.dep == "pobj":
        return _behind_preposition(head, depth)
    return Circumstances()


def _behind_preposition(prep: Token, depth: int) -> Circumstances:
    governor = prep.head
    while governor.dep == "prep" and governor.head is not governor:  # 'ahead of', 'prior to'
        prep, governor = governor, governor.head
    if governor is prep:
        return Circumstances()
    word = prep.lower
    if word == "during" and _behind_participle(prep, governor):
        return Circumstances("past")
    if word in _BEFORE or governor.lower in _BEFORE:
        base = _clause_of(governor, depth)
        return Circumstances("future" if base.tense != "past" or base.real else base.tense)
    if word in _AFTER:
        base = _clause_of(governor, depth)
        return Circumstances("future" if base.tense == "future" else "past")
    return _governed(None, governor, word, depth)


def _behind_participle(prep: Token, verb: Token) -> bool:
    """'will discuss plans made during the talks', where the parser hangs 'during' on 'discuss'."""
    thing = verb.child("dobj")
    made = thing.child("acl") if thing is not None else None
    return made is not None and made.tag == "VBN" and made.right == prep.left - 1


def _clause_of(token: Token, depth: int) -> Circumstances:
    """Circumstances of the clause that a governor stands in, whatever the governor is."""
    while not token.is_verb and token.head is not token and depth > 0:
        token, depth = token.head, depth - 1
    return circumstances(token, depth - 1) if token.is_verb else Circumstances()


def _governed(noun: Token | None, governor: Token, prep: str, depth: int) -> Circumstances:
    """What a verb, noun or adjective makes of the event noun that depends on it."""
    nominal = governor.pos in ("NOUN", "PROPN", "PRON")
    base = circumstances(governor, depth - 1)
    accepted = granted(governor) if prep == "to" else None
    if accepted is not None:
        return _apply(accepted, _clause_of(governor, depth))
    for entry in _entries(governor):
        if entry.get("purpose") or entry.get("progressive") or "acts" in entry.fields:
            continue
        if not prep or prep in entry.get("preps", ()):
            return _apply(entry, base)
    phase = load("modality").entry("phase")
    if nominal and noun is None and prep == "of" and governor.lemma in phase.lemmas:
        return replace(base, cues=(*base.cues, phase.rule))  # 'urged the resumption of talks'
    if nominal and noun is None:
        return Circumstances()  # 'the results of the talks': the clause tells of the results
    return base


# --- shared ------------------------------------------------------------------------------------


def _entries(token: Token) -> tuple[Entry, ...]:
    lexicon = load("modality")
    found = lexicon.of(token.lemma) or lexicon.of(token.lower)
    adjective = token.lemma == "be" and token.child("acomp")
    if not found and adjective:
        return _entries(adjective)  # 'is due in Oslo for talks'
    used = "verb" if token.is_verb else "other"
    return tuple(e for e in found if not e.get("modal") and not e.get("grants") and e.get("used_as", used) == used)


def _governing(verb: Token) -> tuple[Entry, ...]:
    """The entries of a verb's governor; of 'it is necessary that' those of the adjective."""
    head = verb.head
    complement = head.child("acomp") if head.lemma == "be" and verb.dep in ("ccomp", "advcl", "csubj") else None
    if complement is None or (verb.dep == "advcl" and verb.tag != "VB"):
        return _entries(head)
    return _entries(complement)


def _apply(entry: Entry, base: Circumstances) -> Circumstances:
    """The governor's own circumstances turned into those of what it governs."""
    tense = entry.get("tense") or base.tense
    negated = base.negated != bool(entry.get("negates"))
    weaker = max(entry.get("modality"), base.modality, key=_WEAKNESS.index)
    return Circumstances(tense, weaker, negated, (*base.cues, entry.rule))


def _weaker(first: Circumstances, second: Circumstances) -> Circumstances:
    modality = max(first.modality, second.modality, key=_WEAKNESS.index)
    return Circumstances(second.tense, modality, first.negated or second.negated, first.cues + second.cues)
