"""Relations: what the text says of the state of a relation between two countries.

A word of `lexicon/data/relations.toml` that names a relation is characterised by the words beside it
('deteriorating relations', 'ties have been strained'), names a state of affairs itself ('a thaw'), or
calls one side the ally or rival of the other.
"""

from dataclasses import dataclass
from functools import cache

from dateline.domain.annotation import Token
from dateline.domain.findings import Relation, Why
from dateline.extract.modality import circumstances
from dateline.extract.scene import Pair, Scene, ordered
from dateline.lexicon import Entry, Lexicon, load
from dateline.text.spans import Span

_OPPOSITE = {"improving": "worsening", "worsening": "improving", "ally": "tense", "stable": "tense"}
_SUBJECTS = ("nsubj", "nsubjpass")
_NOT_STATES = frozenset(("public", "trade", "family", "business", "community", "investor", "labor", "labour", "media"))


@dataclass(frozen=True, slots=True)
class _Reading:
    tendency: str
    span: Span
    sign: Entry


def find_relations(scene: Scene) -> tuple[Relation, ...]:
    """All characterisations of relations, in text order."""
    lexicon = load("relations")
    article_pair = scene.main_pair
    if article_pair is None:
        return ()
    relations: list[Relation] = []
    for token in scene.doc.tokens:
        for entry in lexicon.of(token.lemma.lower()) or lexicon.of(token.lower):
            several = _parties(scene, token, entry)
            if several:
                relations += _with_each(scene, token, entry, several, len(relations))
                continue
            reading = _read(scene, lexicon, token, entry)
            pair = _pair(scene, token, entry, reading.span, article_pair) if reading else None
            if (
                reading is None
                or pair is None
                or any(r.span.overlaps(reading.span) and r.pair == pair for r in relations[-3:])
            ):
                continue
            statement = scene.statement_around(reading.span)
            time = scene.time_in(reading.span)
            why = Why(
                entry.rule,
                (token.span,),
                (statement.id,) if statement else (),
                0.7,
                note=f"characterised by relations.{reading.sign.id}",
            )
            relations.append(
                Relation(
                    f"r{len(relations) + 1}",
                    pair,
                    reading.tendency,
                    time.id if time else None,
                    reading.span,
                    statement.id if statement else None,
                    why,
                )
            )
    return tuple(relations)


@cache
def _signs() -> dict[str, Entry]:
    """The words that characterise a relation, by lemma; the first entry wins."""
    signs: dict[str, Entry] = {}
    for entry in load("relations").entries:
        if entry.get("role") == "sign":
            for lemma in entry.lemmas:
                signs.setdefault(lemma, entry)
    return signs


def _read(scene: Scene, lexicon: Lexicon, token: Token, entry: Entry) -> _Reading | None:
    role = entry.get("role")
    if role == "noun" and token.pos == "NOUN":
        return _characterised(scene, token)
    if role == "state" and token.pos == "NOUN":
        if entry.get("between") and not any(p.lower in ("between", "with", "among") for p in token.all("prep")):
            return None
        told = circumstances(token.head if token.head.is_verb else token)
        if told.negated or told.modality != "none" or told.tense == "future":
            return None
        changed = _predicate_sign(token)
        if changed is not None and entry.get("tendency") == "tense":
            sign, _, verb = changed
            tendency = {"improving": "improving", "worsening": "worsening"}.get(sign.get("tendency"), "tense")
            return _Reading(tendency, _with_predicate(scene, token, verb), sign)
        return _Reading(entry.get("tendency"), _noun_phrase(scene, token), entry)
    if role == "silence":
        return _silent(scene, token, entry)
    if role == "party" and token.pos in ("NOUN", "PROPN", "ADJ"):
        return _party(scene, token, entry)
    if role == "adjective" and token.dep == "amod" and (_is_states(token.head) or scene.cast.actors_at(token.head)):
        return _Reading(entry.get("tendency"), _noun_phrase(scene, token.head), entry)
    return None


def _silent(scene: Scene, token: Token, entry: Entry) -> _Reading | None:
    """'have not spoken since the war', 'are barely on speaking terms'."""
    terms = token.lemma == "term" and any(c.lower == "speaking" for c in token.children)
    verb = token.head.head if terms and token.dep == "pobj" else token
    if verb.pos not in ("VERB", "AUX") or (token.lemma == "term") != terms:
        return None
    near = [*verb.children, *(token.head.children if terms else ())]
    if not any(c.dep == "neg" or c.lower in ("barely", "hardly", "scarcely", "no") for c in near):
        return None
    subject = scene.subject(verb)
    perfect = terms or any(c.dep == "aux" and c.lemma == "have" for c in verb.children)
    several = subject is not None and (
        len({a.country for a in scene.who(subject)} - {None}) > 1 or subject.tag in ("NNS", "PRP", "CD")
    )
    if not perfect or not several:
        return None
    return _Reading(entry.get("tendency"), _with_predicate(scene, subject or token, verb), entry)


def _characterised(scene: Scene, noun: Token) -> _Reading | None:
    """A relation with a word that characterises it: as attribute, as predicate, or as the verb it is the object of."""
    if any(c.dep in ("compound", "amod") and c.lower in _NOT_STATES for c in noun.children):
        return None
    predicate = _predicate_sign(noun)
    if predicate is not None:
        told, negated, verb = predicate
        tendency = told.get("tendency")
        compared = _compared(verb)
        if compared is not None:
            tendency = compared
        elif negated:
            tendency = "tense" if tendency == "improving" else _OPPOSITE.get(tendency, tendency)
        return _Reading(tendency, _with_predicate(scene, noun, verb), told)
    for child in noun.children:
        beside = _signs().get(child.lemma.lower()) or _signs().get(child.lower)
        if child.dep == "amod" and beside is not None:
            return _Reading(beside.get("tendency"), _noun_phrase(scene, noun), beside)
    verb = noun.head
    if noun.dep == "dobj" and verb.is_verb:
        sign = _signs().get(verb.lemma)
        act = circumstances(verb)
        if sign is not None and act.tense in ("past", "present") and act.modality == "none" and not act.negated:
            return _Reading(sign.get("tendency"), scene.doc.span(verb.i, noun.right), sign)
    return None


def _compared(verb: Token) -> str | None:
    """'have never been better', 'have rarely been so poor': what a comparison with all that was amounts to."""
    if not any(c.lower in ("never", "seldom", "rarely", "hardly") for c in verb.children):
        return None
    for word in verb.all("acomp", "attr", "advmod"):
        degree = word.tag in ("JJR", "RBR") or any(c.lower in ("so", "as", "more", "this") for c in word.children)
        sign = _signs().get(word.lemma.lower()) or _signs().get(word.lower)
        if degree and sign is not None:
            return "worsening" if sign.get("tendency") in ("tense", "worsening", "rival") else "improving"
    return None


def _predicate_sign(noun: Token) -> tuple[Entry, bool, Token] | None:
    """What the verb of which the noun is the subject says of it: (sign, negated, verb)."""
    if noun.dep == "dobj" and noun.head.lemma in ("leave", "make", "keep", "render"):
        words = noun.head.all("oprd", "acomp", "ccomp", "xcomp")
        found = next((_signs()[w.lemma.lower()] for w in words if w.lemma.lower() in _signs()), None)
        return (found, False, noun.head) if found is not None else None
    if noun.dep not in _SUBJECTS:
        return None
    verb = noun.head
    negated = any(c.dep == "neg" for c in verb.children)
    for token in (verb, *verb.all("acomp", "attr", "advmod", "xcomp", "oprd", "prep", "dobj")):
        inner = token.child("pobj") if token.dep == "prep" else None
        for word in (token, inner):
            sign = (_signs().get(word.lemma.lower()) or _signs().get(word.lower)) if word is not None else None
            if sign is not None:
                return sign, negated, verb
    return None


def _with_predicate(scene: Scene, noun: Token, verb: Token) -> Span:
    """From the noun's phrase to the end of the predicate, without clauses hung on behind it."""
    last = verb.i
    for child in verb.children:
        if child.i > verb.i and child.dep in (
            "acomp",
            "attr",
            "advmod",
            "xcomp",
            "prt",
            "dobj",
            "prep",
            "npadvmod",
            "oprd",
        ):
            last = max(last, child.right)
        elif child.i > last and child.dep in ("advcl", "cc", "conj", "punct", "mark"):
            break
    return scene.doc.span(noun.left, last)


def _noun_phrase(scene: Scene, noun: Token) -> Span:
    """The noun's phrase without relative clauses and coordinated nouns."""
    last = noun.right
    for child in noun.children:
        if child.i > noun.i and child.dep in ("relcl", "conj", "cc", "punct", "appos"):
            last = min(last, child.left - 1)
    return scene.doc.span(noun.left, max(last, noun.i)).trimmed(scene.doc.text, ' ,;“”"')


def _party(scene: Scene, noun: Token, entry: Entry) -> _Reading | None:
    """'Russia’s ally Belarus', 'Pakistan, a close ally of China', 'rivals India and Pakistan'."""
    tokens = scene.doc.tokens
    first, last = min(noun.left, noun.i), noun.i
    if first > 1 and tokens[first - 1].tag == "POS":
        owner_named = scene.cast.mention_covering(tokens[first - 2])
        first = owner_named.first if owner_named is not None else first
    behind = noun.i + 1
    while behind < len(tokens) and behind <= noun.i + 3 and tokens[behind].sent == noun.sent:
        named = scene.cast.mention_covering(tokens[behind])
        if named is not None and named.kind in ("name", "metonym"):
            last = max(c.right for c in tokens[named.head].conjuncts()) if noun.tag in ("NNS", "NNPS") else named.last
            break
        if tokens[behind].tag not in ("IN", ",", "DT"):
            break
        behind += 1
    span = scene.doc.span(first, last)
    if scene.pair_in(span) is None:
        owner = scene.antecedent(noun.head) if noun.dep == "appos" else None
        owner = noun.head.child("nsubj") if noun.dep == "attr" else owner
        span = scene.doc.span(min(owner.left, first), max(last, noun.right)) if owner is not None else span
    return _Reading(entry.get("tendency"), span, entry) if scene.pair_in(span) is not None else None


def _parties(scene: Scene, noun: Token, entry: Entry) -> list[Token]:
    """The several countries that one is called the ally or rival of: 'its rivals South Korea and Japan'."""
    if entry.get("role") != "party" or noun.tag != "NNS" or noun.child("poss") is None:
        return []
    tokens = scene.doc.tokens
    for i in range(noun.i + 1, min(noun.i + 4, len(tokens))):
        if tokens[i].sent != noun.sent:
            break
        named = scene.cast.mention_headed_by(tokens[i])
        if named is not None and named.kind in ("name", "metonym"):
            return [t for t in tokens[i].conjuncts() if scene.cast.actors_at(t)]
        if tokens[i].text != "," and tokens[i].tag not in ("DT", "NNP", "IN"):
            break
    return []


def _with_each(scene: Scene, noun: Token, entry: Entry, named: list[Token], told: int) -> list[Relation]:
    """One relation of the owner with each of the countries named."""
    owner = noun.child("poss")
    owners = {a.country for a in scene.cast.actors_at(owner)} - {None} if owner is not None else set()
    if len(owners) != 1:
        return []
    [country] = owners
    span = scene.doc.span(noun.left, max(noun.i, *(t.i for t in named)))
    statement = scene.statement_around(span)
    found: list[Relation] = []
    for other in dict.fromkeys(a.country for t in named for a in scene.cast.actors_at(t)):
        if other is None or country is None or other == country:
            continue
        why = Why(entry.rule, (noun.span,), (statement.id,) if statement else (), 0.7)
        ident = f"r{told + len(found) + 1}"
        statement_id = statement.id if statement else None
        found.append(Relation(ident, ordered(country, other), entry.get("tendency"), None, span, statement_id, why))
    return found


def _is_states(noun: Token) -> bool:
    return noun.lemma in ("country", "nation", "state", "neighbour", "neighbor", "power", "people", "government")


def _pair(scene: Scene, token: Token, entry: Entry, span: Span, article_pair: Pair) -> Pair | None:
    """The two countries meant: those in the phrase; those of the sentence; the subject's; those of the sentences
    before; the article's pair."""
    found = scene.pair_in(span)
    if found is not None or entry.get("role") == "party":
        return found
    named = scene.pair_in(scene.doc.phrase(token)) or scene.pair_in(scene.sentence(token).span)
    if named is not None:
        return named
    subject = scene.subject(token.head) if token.head.is_verb else None
    actors = scene.who(subject) if subject is not None and subject is not token else ()
    countries = {a.country for a in actors if a.country}
    if len(countries) == 2:
        a, b = sorted(countries)
        return ordered(a, b)
    return None if entry.get("own_pair") else scene.pair_around(token) or article_pair
