"""Pronouns and descriptions that stand for somebody named before: 'he', 'its', 'the two leaders', 'the regime'.

Antecedents are sought backwards over at most a few sentences, so that the cost of a pronoun does not
grow with the length of the article.
"""

from bisect import bisect_left
from collections import Counter

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer
from dateline.lexicon import load
from dateline.resolve.draft import Draft, DraftActor, DraftMention
from dateline.resolve.likeness import alike
from dateline.resolve.names import state_actor
from dateline.resolve.words import words

_SUBJECTS = ("nsubj", "nsubjpass")
_JOINED_NEAR = 2  # sentences back within which two states joined by 'and' are meant by 'the two'
_MOST_IN_SENTENCE = 5  # states of one sentence that are paired
REACH = 60  # mentions looked back over
SENTENCES = 4  # sentences looked back over


class Antecedents:
    """The mentions of an article in text order, to look back over."""

    def __init__(self, draft: Draft, gazetteer: Gazetteer) -> None:
        self._draft = draft
        self._gazetteer = gazetteer
        self._mentions = sorted(draft.mentions, key=lambda m: (m.last, m.first))
        self._lasts = [m.last for m in self._mentions]
        self._depth = draft.doc.quote_depth
        self._last_pair: tuple[DraftActor, ...] = ()

    def enter_pronouns(self) -> None:
        """Enter every pronoun whose antecedent is clear enough."""
        for token in self._draft.doc.tokens:
            lower = token.lower
            if token.tag not in ("PRP", "PRP$"):
                continue
            actors: tuple[DraftActor, ...] = ()
            if lower in words("he") or lower in words("she"):
                person = self.person(token, "m" if lower in words("he") else "f")
                actors = (person,) if person else ()
            elif lower in words("it") and not _is_pleonastic(token):
                thing = self.thing(token)
                actors = (thing,) if thing else ()
            elif lower in words("they"):
                actors = self.several(token)
            if actors:
                self._add(token.i, token.i, "pronoun", actors)

    def _add(self, first: int, last: int, kind: str, actors: tuple[DraftActor, ...]) -> None:
        made = self._draft.mention(first, last, kind, *actors)
        at = bisect_left(self._lasts, last)
        self._mentions.insert(at, made)
        self._lasts.insert(at, last)

    def before(self, token: Token) -> list[DraftMention]:
        """The mentions before a token, nearest first, within reach."""
        end = bisect_left(self._lasts, token.i)
        tokens = self._draft.doc.tokens
        near = self._mentions[max(0, end - REACH) : end]
        return [m for m in reversed(near) if token.sent - tokens[m.first].sent <= SENTENCES]

    def person(self, token: Token, gender: str) -> DraftActor | None:
        """The person that 'he' or 'she' means: the likeliest of the persons named before.

        Subjects are likelier than others, those near likelier than those far, and inside a quotation
        the words outside count less.
        """
        tokens = self._draft.doc.tokens
        best: DraftActor | None = None
        best_score = 0.0
        speaking = _speaks(token)  # who spoke last goes on speaking
        for rank, mention in enumerate(self.before(token)):
            actor = mention.actors[0]
            if len(mention.actors) != 1 or actor.kind != "person" or (actor.gender or gender) != gender:
                continue
            head = tokens[mention.head]
            distance = token.sent - head.sent
            score = 10.0 - 2.5 * distance - 0.2 * rank
            score += 3.0 if _is_subject(head) else 1.5 if head.dep == "poss" and _is_subject(head.head) else 0.0
            score += 1.0 if actor.gender == gender else -1.5
            score += 2.0 if speaking and _speaks(head) else 0.0
            score -= 3.0 if actor.anonymous and self._depth and self._depth[token.i] else 0.0
            score -= 2.0 if head.dep == "poss" and distance else 0.0
            if _binds(head, token):
                continue
            if self._depth and self._depth[head.i] > self._depth[token.i]:
                score -= 4.0
            if score > best_score:
                best, best_score = actor, score
        return best

    def thing(self, token: Token) -> DraftActor | None:
        """The state or body that 'it' or 'its' means."""
        tokens = self._draft.doc.tokens
        best: DraftActor | None = None
        best_score = 0.0
        for rank, mention in enumerate(self.before(token)):
            actor = mention.actors[0]
            if len(mention.actors) != 1 or actor.kind in ("person", "group") or mention.kind == "demonym":
                continue
            head = tokens[mention.head]
            distance = token.sent - head.sent
            if distance > 1:
                break
            score = 6.0 - 3.0 * distance - 0.3 * rank + (3.0 if _is_subject(head) else 0.0)
            score -= 2.0 if head.dep in ("pobj", "compound") and distance else 0.0
            score += 4.0 if _in_first_conjunct(head, token) else 0.0
            if _binds(head, token):
                continue
            if score > best_score:
                best, best_score = actor, score
        return best if best_score >= 5.0 else None

    def several(self, token: Token) -> tuple[DraftActor, ...]:
        """Whom 'they' means: the last plural subject, or two names joined by 'and'."""
        tokens = self._draft.doc.tokens
        for mention in self.before(token):
            head = tokens[mention.head]
            if token.sent - head.sent > 2:
                break
            if len(mention.actors) > 1:
                return mention.actors
            if mention.actors[0].kind == "group":
                return mention.actors
            joined = self._joined(head)
            if len(joined) > 1:
                return joined
        return ()

    def _joined(self, head: Token) -> tuple[DraftActor, ...]:
        """The actors of a coordination that this token is part of: 'Biden and Putin'."""
        first = head
        while first.dep == "conj" and first.head.pos in ("PROPN", "NOUN"):
            first = first.head
        found: list[DraftActor] = []
        for part in first.conjuncts():
            mention = self._draft.by_token.get(part.i)
            if mention is not None and len(mention.actors) == 1 and mention.actors[0] not in found:
                found.append(mention.actors[0])
        return tuple(found)

    # --- descriptions --------------------------------------------------------------------------

    def enter_pairs(self) -> None:
        """Enter 'the two leaders', 'both countries', 'the two sides'."""
        tokens = self._draft.doc.tokens
        for token in tokens:
            if token.tag not in ("NNS", "NN") or token.i in self._draft.by_token:
                continue
            persons, states = token.lemma in words("two_persons"), token.lemma in words("two_states")
            if not (persons or states):
                continue
            first = _pair_start(token)
            if first is None:
                continue
            pair = self._two_persons(token) if persons else ()
            pair = pair or self._two_states(token)
            if len(pair) == 2:
                self._last_pair = self._states_of(pair)
                self._add(first, token.i, "plural", pair)

    def _two_persons(self, token: Token) -> tuple[DraftActor, ...]:
        """The two persons last joined or named who can bear the title; of two countries where that is known."""
        found: list[DraftActor] = []
        for mention in self.before(token):
            joined = [a for a in self._joined(self._draft.doc.tokens[mention.head]) if _can_be(a, token.lemma)]
            if len(joined) == 2:
                return tuple(joined)
            for actor in mention.actors:
                distinct = all(actor.country != f.country or not actor.country for f in found)
                if _can_be(actor, token.lemma) and actor not in found and distinct:
                    found.append(actor)
            if len(found) >= 2:
                return tuple(reversed(found[:2]))
        return ()

    def _two_states(self, token: Token) -> tuple[DraftActor, ...]:
        """The only two states that this sentence or the one before speaks of; else two just joined by 'and'; else the
        two that the text names together most often; else the two last acting, or the first two."""
        near = self._alone_before(token)
        if near:
            return near
        acting: list[DraftActor] = []
        for mention in self.before(token):
            if mention.kind == "demonym":
                continue
            pair = self._states_of(mention.actors if len(mention.actors) > 1 else self._joined(self._at(mention)))
            if len(pair) == 2 and token.sent - self._at(mention).sent <= _JOINED_NEAR:
                return pair
            if _is_subject(self._at(mention)) or self._at(mention).dep == "poss":
                acting += [s for s in self._states_of(mention.actors) if s not in acting]
        together = self._named_together()
        if together or self._last_pair:
            return together or self._last_pair
        if len(acting) >= 2:
            return (acting[1], acting[0])
        named = sorted(self._draft.actors, key=lambda a: a.order)  # the text may name them only later
        return self._states_of(tuple(named))[:2]

    def _alone_before(self, token: Token) -> tuple[DraftActor, ...]:
        """The two states named before a word in its sentence, else in the sentence before, if there are just two."""
        for sentence in (token.sent, token.sent - 1):
            found: dict[int, DraftActor] = {}
            for mention in self.before(token):
                if self._at(mention).sent == sentence:
                    found.update((id(state), state) for state in self._states_of(mention.actors))
            if len(found) == 2:
                first, second = reversed(found.values())
                return (first, second)
            if len(found) > 2:
                return ()
        return ()

    def _named_together(self) -> tuple[DraftActor, ...]:
        """The two states that most sentences name together, the earlier of equals."""
        counts: Counter[tuple[int, int]] = Counter()
        states: dict[int, DraftActor] = {}
        by_sentence: dict[int, dict[int, None]] = {}
        for mention in self._mentions:
            for state in self._states_of(mention.actors):
                states[id(state)] = state
                by_sentence.setdefault(self._at(mention).sent, {})[id(state)] = None
        for named in by_sentence.values():
            several = sorted(list(named)[:_MOST_IN_SENTENCE], key=lambda i: states[i].order)
            counts.update((a, b) for n, a in enumerate(several) for b in several[n + 1 :])
        if not counts:
            return ()
        a, b = max(counts, key=lambda p: (counts[p], -states[p[0]].order, -states[p[1]].order))
        return (states[a], states[b])

    def _states_of(self, actors: tuple[DraftActor, ...]) -> tuple[DraftActor, ...]:
        """The different states that some actors are or act for, in order."""
        return tuple(dict.fromkeys(s for a in actors if (s := self._state_of(a)) is not None))

    def _at(self, mention: DraftMention) -> Token:
        return self._draft.doc.tokens[mention.head]

    def _state_of(self, actor: DraftActor) -> DraftActor | None:
        if actor.kind == "state":
            return actor
        if actor.kind in ("person", "government_body", "group") and actor.country:
            return state_actor(self._draft, self._gazetteer, actor.country, actor.order)
        return None

    def enter_state_nouns(self, owners_only: bool = False) -> None:
        """Enter 'the country', 'the reclusive nation', 'his regime' for the state last spoken of.

        `owners_only` takes just those that own what follows, 'the country’s minister', which titles lean on.
        """
        for token in self._draft.doc.tokens:
            if token.lemma not in words("state_noun") or token.tag != "NN" or token.i in self._draft.by_token:
                continue
            if token.dep in ("compound", "amod", "nmod") or (owners_only and token.child("case") is None):
                continue
            determiner = token.child("det", "poss")
            if determiner is None or determiner.lower not in ("the", "this", "that", "his", "her", "its"):
                continue
            if any(c.dep == "prep" and c.lower == "of" for c in token.children):
                continue
            state = self._nearest_state(token)
            if state is not None:
                first = min(c.i for c in token.children if c.i < token.i)
                self._add(first, token.i, "description", (state,))

    def _nearest_state(self, token: Token) -> DraftActor | None:
        tokens = self._draft.doc.tokens
        fallback: DraftActor | None = None
        for mention in self.before(token):
            if len(mention.actors) != 1 or token.sent - tokens[mention.head].sent > 2:
                continue
            if token.lemma == "regime" and any(tokens[mention.head].head is a for a in token.ancestors()):
                continue  # nobody calls their own government a regime
            state = self._state_of(mention.actors[0])
            if state is None:
                continue
            if _is_subject(tokens[mention.head]) or mention.actors[0].kind == "state":
                return state
            fallback = fallback or state
        return fallback


def _pair_start(token: Token) -> int | None:
    """The first token of 'the two X' or 'both X'; None where the phrase is not of that form."""
    number = next((c for c in token.children if c.dep == "nummod" and c.lower in ("two", "2")), None)
    both = next((c for c in token.children if c.lower == "both" and c.i < token.i), None)
    determiner = next((c for c in token.children if c.lower in ("the", "these", "those", "our")), None)
    if both is not None:
        return both.i
    between = token.dep == "pobj" and token.head.lower == "between" and token.tag == "NNS"
    if between and determiner is not None and number is None:
        return determiner.i
    if number is not None and determiner is not None and not any(c.dep == "relcl" for c in token.children):
        return determiner.i
    return None


def _can_be(actor: DraftActor, noun: str) -> bool:
    """Whether a person can be one of 'the two leaders', 'the two ministers'."""
    if actor.kind != "person":
        return False
    return noun not in words("pair_title") or any(alike(noun, role.title) for role in actor.all_roles())


def _is_subject(token: Token) -> bool:
    while token.dep == "conj" and token.head.pos in ("PROPN", "NOUN"):
        token = token.head
    return token.dep in _SUBJECTS


def _speaks(token: Token) -> bool:
    """Whether a token is the subject of a verb of reporting: 'Peskov said', 'he told reporters'."""
    return _is_subject(token) and token.head.is_verb and bool(load("reporting").of(token.head.lemma))


def _binds(head: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, so that a plain pronoun cannot mean the name: 'Biden met him'."""
    if pronoun.tag == "PRP$" or pronoun.lower.endswith("self"):
        return False
    return head.head is pronoun.head and head.head.is_verb and head.dep != pronoun.dep


def _in_first_conjunct(head: Token, pronoun: Token) -> bool:
    """'the company and its director': the possessor is in the phrase that the possessed one is joined to."""
    owned = pronoun.head
    if pronoun.tag != "PRP$" or owned.dep != "conj":
        return False
    return owned.head.left <= head.i <= owned.head.right and head.i < pronoun.i


def _is_pleonastic(token: Token) -> bool:
    """Whether 'it' stands for nothing: 'it is hard to say', 'it seems that'."""
    if token.lower != "it" or token.dep not in _SUBJECTS:
        return False
    verb = token.head
    if verb.lemma == "be" and verb.child("attr") is not None:
        return True  # 'it was a meeting': no actor
    if verb.lemma in words("pleonastic") or verb.lower in ("’s", "'s"):
        return any(c.dep in ("ccomp", "xcomp", "acomp", "advcl") for c in verb.children)
    return token.dep == "nsubjpass" and any(c.dep == "ccomp" for c in verb.children)
