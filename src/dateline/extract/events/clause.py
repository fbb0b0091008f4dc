"""A verb, event noun or predicate adjective with what hangs on it, asked for by the names of slots.

Passives are undone: 'obj' of 'Crimea was annexed' is Crimea. Slots are subj, obj, dative, oprd ('guilty' in
'found him guilty'), inf (an infinitive), that (a finite clause), comp (either), poss, mod, by, and prepositions.
"""

from functools import cached_property

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor
from dateline.extract.events.frames import classes
from dateline.extract.scene import Scene

_NEAR = 6  # tokens between a verb and its particle
_OWNERS = ("of", "by", "from", "in", "with", "to", "against", "on", "for", "between", "over", "into", "at")
_ATTRACTING = ("of", "for", "on", "against", "in", "over", "between", "to", "with", "into")
_TIMES = ("DATE", "TIME")  # 'called on Friday' calls on nobody
_DEEP = 3  # phrases inside phrases that are asked
_MODIFIERS = ("compound", "amod", "nmod")


class Clause:
    """The slots of one token. Nouns take the subject of the verb that supports them: 'made a trip'."""

    def __init__(self, scene: Scene, token: Token) -> None:
        self.scene = scene
        self.token = token
        self._slots: dict[str, list[Token]] = {}

    # --- the verb ----------------------------------------------------------------------------

    @cached_property
    def verb(self) -> Token | None:
        """The verb itself, the copula of an adjective, or the verb that supports a noun."""
        token = self.token
        if token.pos in ("NOUN", "PROPN"):
            return self.support
        if token.pos == "ADJ" and token.dep in ("acomp", "attr", "oprd"):
            return token.head
        return token

    @cached_property
    def support(self) -> Token | None:
        token = self.token
        if token.dep == "pobj" and token.head.head.lemma in classes()["quantity"]:
            token = token.head.head  # 'carried out a series of strikes'
        while token.dep == "conj" and token.head.pos in ("NOUN", "PROPN"):
            token = token.head
        if token.dep in ("dobj", "nsubjpass") and token.head.lemma in classes()["light"]:
            return token.head
        return None

    @cached_property
    def passive(self) -> bool:
        verb = self.verb
        if verb is None:
            return False
        if any(c.dep in ("auxpass", "nsubjpass") for c in verb.children):
            return True
        if verb.tag != "VBN" or any(c.dep in ("aux", "nsubj", "dobj") for c in verb.children):
            return False
        if verb.dep == "conj":
            return any(c.dep in ("auxpass", "nsubjpass") for c in verb.head.children)
        return verb.dep in ("acl", "advcl")  # 'Asked by reporters, the minister …'

    @cached_property
    def subject(self) -> Token | None:
        verb = self.verb
        if verb is None:
            return None
        if self.passive:
            agent = verb.child("agent")
            return agent.child("pobj") if agent else None
        if verb.dep == "acl" and verb.head.lemma in classes()["document"] and verb.head.dep in ("dobj", "nsubjpass"):
            return Clause(self.scene, verb.head.head).subject  # 'issued a statement condemning …'
        if verb.tag == "VB" and verb.dep in ("ccomp", "ROOT") and not any(c.dep == "aux" for c in verb.children):
            return verb.child("nsubj")  # an order: 'Let us go'
        return self.scene.subject(verb)

    @cached_property
    def object(self) -> Token | None:
        verb = self.verb
        if verb is None or verb.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
            return None
        if self.passive:
            return self.scene.subject(verb)
        found = verb.child("dobj")
        if found is None:  # parsers make it the subject of the infinitive: 'declared a truce to begin at noon'
            clause = next((c for c in verb.children if c.dep == "ccomp" and _has_to(c)), None)
            found = clause.child("nsubj") if clause is not None else None
        return self.scene.antecedent(found) if found is not None else None

    # --- slots -------------------------------------------------------------------------------

    def slot(self, name: str) -> list[Token]:
        """The heads of the phrases in a slot; empty when there are none."""
        found = self._slots.get(name)
        if found is None:
            found = self._slots[name] = self._filling(name)
        return found

    def _filling(self, name: str) -> list[Token]:
        token = self.token
        if name == "subj":
            return [self.subject] if self.subject else []
        if name == "obj":
            return [core(self.object)] if self.object and token.pos not in ("NOUN", "PROPN") else []
        if name == "dative":
            return self._dative()
        if name == "oprd":
            return [c for c in self._own() if c.dep in ("oprd", "acomp", "attr")] + self._small_clause()
        if name in ("inf", "that", "comp"):
            return [c for c in self._clauses() if name == "comp" or _is_infinitive(c) == (name == "inf")]
        if name == "poss":
            return token.all("poss")
        if name == "mod":
            return [c for c in token.children if c.dep in _MODIFIERS]
        return self._behind(name)

    def words(self, name: str) -> set[str]:
        return {t.lemma.lower() for head in self.slot(name) for t in head.conjuncts()}

    def particles(self) -> set[str]:
        """Small words close to the verb: 'carry out', 'set free', 'work together'."""
        verb = self.token
        near = [c for c in verb.children if abs(c.i - verb.i) <= _NEAR and not c.is_verb]
        return {c.lower for c in near if c.dep in ("prt", "advmod", "prep", "acomp", "oprd", "amod", "ccomp", "dobj")}

    def adverbs(self) -> set[str]:
        return {c.lower for c in self.token.children if c.dep == "advmod"}

    def _own(self) -> list[Token]:
        return self.token.children

    def _small_clause(self) -> list[Token]:
        return [c for c in self._own() if c.dep in ("ccomp", "xcomp") and c.pos in ("ADJ", "NOUN", "PROPN")]

    def _dative(self) -> list[Token]:
        found = []
        for child in self.token.all("dative"):
            inner = child.child("pobj")
            found.append(inner if inner is not None else child)
        return found

    def _clauses(self) -> list[Token]:
        """Complement clauses of the token, and infinitives that hang on its object."""
        found = [c for c in self._own() if c.dep in ("xcomp", "ccomp") and (c.is_verb or c.pos in ("ADJ", "NOUN"))]
        if self.token.pos in ("NOUN", "PROPN"):
            found += [c for c in self._own() if c.dep in ("acl", "relcl") and (_has_to(c) or c.child("mark"))]
            return found
        hosts = [self.object, *self._dative(), *self._behind("on"), *self._behind("to"), *self._behind("for")]
        for host in hosts:
            if host is not None:
                found += [c for c in host.children if c.dep in ("acl", "relcl") and _has_to(c)]
        found += [c for c in self._own() if c.dep == "advcl" and _has_to(c)]
        return found

    def _behind(self, preposition: str) -> list[Token]:
        """What stands behind a preposition of the token, of its object, or of the verb that supports it.

        Parsers often hang a phrase too low ('the rejection of the plan by Israel'), so where nothing is
        found the phrases inside are asked, nearest first.
        """
        hosts = [self.token]
        if self.token.pos in ("NOUN", "PROPN"):
            if self.support is not None:
                hosts.append(self.support)
        elif self.object is not None and self.object.head is self.token:
            hosts.append(self.object)
        for _ in range(_DEEP):
            found = [g for host in hosts for g in _governed(host, preposition)]
            if found or not hosts:
                return found
            inner = (c for h in hosts for c in h.children if c.dep in ("prep", "agent"))
            hosts = [g for c in inner for g in c.children if c.lower in _ATTRACTING and g.dep == "pobj"]
        return []


def _governed(host: Token, preposition: str) -> list[Token]:
    found: list[Token] = []
    for child in host.children:
        if child.dep in ("prep", "agent", "dative") and child.lower == preposition:
            found += [g for g in child.children if g.dep in ("pobj", "pcomp") and g.ent[2:] not in _TIMES]
        elif child.dep in ("prep", "prt", "advmod"):  # 'out of', 'away from'
            for inner in child.children:
                if inner.dep == "prep" and inner.lower == preposition:
                    found += [g for g in inner.children if g.dep in ("pobj", "pcomp")]
    return found


def core(token: Token) -> Token:
    """What a phrase is about: the sanctions of 'a raft of sanctions', the guilt of 'were guilty'."""
    if token.lemma == "be":
        return token.child("acomp", "attr", "prep") or token
    if token.lemma.lower() in classes()["quantity"]:
        for child in token.children:
            if child.dep == "prep" and child.lower == "of":
                inner = child.child("pobj")
                if inner is not None:
                    return inner
    return token


def parties(scene: Scene, token: Token, depth: int = 2) -> tuple[Actor, ...]:
    """Who a phrase names, else whose it is: the state in 'Iran's offer', 'the raid by Israel', 'Syrian jets'."""
    found = scene.who(token)
    if found or depth == 0:
        return found
    for group in (("poss",), _MODIFIERS):
        for child in token.children:
            if child.dep in group:
                found = scene.who(child) or (parties(scene, child, 1) if child.dep == "poss" else ())
                if found:
                    return found
    for word in _OWNERS:
        for child in token.children:
            if child.dep in ("prep", "agent") and child.lower == word:
                inner = child.child("pobj")
                if inner is not None:
                    found = parties(scene, inner, depth - 1)
                    if found:
                        return found
    return ()


def _has_to(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _is_infinitive(verb: Token) -> bool:
    return _has_to(verb) or (verb.dep == "xcomp" and verb.tag in ("VB", "VBG"))
