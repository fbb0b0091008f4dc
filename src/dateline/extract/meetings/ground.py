"""What finding meetings asks of an article again and again, looked up once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Place, Time
from dateline.extract.meetings.anchors import Anchored, Anchors
from dateline.extract.meetings.dates import days
from dateline.extract.meetings.reference import distinct, side
from dateline.extract.meetings.status import Standing
from dateline.extract.modality import Circumstances
from dateline.extract.scene import Scene
from dateline.lexicon import Lexicon, load

WEEK = 7  # days: a weekday in the present tense is one to come, though read as the last one
FRESH = 3  # days after which an arrival tells no more where somebody is
_MEETS = ("person", "state", "government_body", "igo", "armed_group", "group")
_PRIVATE = ("CVL", "JRN", "BUS", "EDU", "MED")  # PLOVER sectors of people who represent no state
_ATTEND = ("attend", "join", "participate", "part", "skip", "boycott", "miss")
_WITH_VERB = (
    "for", "after", "before", "during", "in", "at", "following", "on", "of", "to", "ahead", "since", "into", "from",
)  # fmt: skip
_AIM = ("for", "until", "till", "to")
_TARGET = ("for", "until", "till", "to", "on", "in", "from")
_RELATIVE = ("after", "before", "since", "following", "ahead")  # 'after last week's elections' dates something else


@dataclass(frozen=True, slots=True)
class Ground:
    """The scene with its anchored times and places, and the lexicon's small word classes.

    `timed` holds the tokens of time expressions, `headings` those of headings; `crowds` the words for unnamed
    people with their rank, `bodies` those that mean several in the singular ('delegation'). `diplomatic` tells
    whether the article names more than one state or body.
    """

    scene: Scene
    lexicon: Lexicon
    anchors: Anchors
    timed: set[int]
    headings: set[int]
    nouns: set[str]
    others: set[str]
    roles: dict[str, str]
    officials: set[str]
    sorts: set[str]
    portions: set[str]
    crowds: dict[str, str]
    bodies: set[str]
    diplomatic: bool
    places: dict[str, Place]
    states: dict[str, Actor]

    @staticmethod
    def of(scene: Scene) -> "Ground":
        lexicon = load("meetings")
        part: dict[str, set[str]] = {}
        for entry in lexicon.entries:
            part.setdefault(entry.get("part"), set()).update(entry.lemmas)
        events = {t.i for lemma in part["noun"] for t in scene.lemma_index.get(lemma, ()) if t.pos != "VERB"}
        timed = {t.i for time in scene.cast.times for t in scene.doc.tokens_in(time.span)}
        headings = {i for s in scene.doc.sentences if s.heading for i in range(s.first, s.last + 1)}
        roles = {
            lemma: entry.get("role")
            for entry in lexicon.entries
            if entry.get("part") == "support"
            for lemma in entry.lemmas
        }
        return Ground(
            scene,
            lexicon,
            Anchors.of(scene, events),
            timed,
            headings,
            part["noun"],
            part["other"],
            roles,
            part["party"],
            part["sort"],
            part["portion"],
            {lemma: e.get("rank") for e in lexicon.entries if e.get("part") == "crowd" for lemma in e.lemmas},
            {lemma for e in lexicon.entries if e.get("part") == "crowd" and e.get("one") for lemma in e.lemmas},
            len({s for a in scene.cast.actors if a.kind in ("state", "igo", "person") and (s := side(a))}) > 1,
            {p.id: p for p in scene.cast.places},
            {a.country: a for a in reversed(scene.cast.actors) if a.kind == "state" and a.country},
        )

    # --- who -----------------------------------------------------------------------------------

    def actors_among(self, first: int, last: int) -> list[Actor]:
        """The actors named by the tokens `first` to `last`, each by its narrowest mention."""
        cast = self.scene.cast
        found: list[Actor] = []
        for i in range(first, last + 1):
            mention = cast.by_token.get(i)
            if mention:
                found += [cast.by_id[a] for a in mention.actors]
        return list(distinct(found))

    def parties(self, token: Token) -> list[Actor]:
        """Whom a noun phrase means; for unnamed people ('Japanese officials') the state they are of."""
        found: list[Actor] = []
        for part in token.conjuncts():
            named = self._in_apposition(part) or list(self.scene.cast.actors_at(part))
            if all(a.anonymous or a.kind == "group" for a in named):
                named += [a for a in self._states_beside(part) if side(a) not in {side(n) for n in named}]
            found += named
        return list(distinct(found))

    def _states_beside(self, noun: Token) -> list[Actor]:
        """The states that describe unnamed people: 'Iranian and Saudi officials', 'the ministers of Mali and Niger'."""
        if noun.lemma.lower() not in self.officials:
            return []
        owners = ("amod", "compound", "poss", "nmod")
        near = [c for c in noun.children if (c.i < noun.i and c.dep in owners) or (c.dep == "prep" and c.lower == "of")]
        return [a for c in near for a in self.actors_among(c.left, c.right) if a.kind in ("state", "igo")]

    def crowd(self, tokens: Iterable[Token]) -> str | None:
        """The rank of unnamed people whom noun phrases mean: 'the foreign ministers', 'a delegation'."""
        for token in (part for t in tokens for part in t.conjuncts()):
            rank = self.crowds.get(token.lemma.lower())
            if rank and (token.tag in ("NNS", "NNPS") or token.lemma.lower() in self.bodies):
                return rank
        return None

    def names_official(self, tokens: Iterable[Token]) -> bool:
        """Whether noun phrases are descriptions of officials: 'the special envoy', 'his Qatari colleague'."""
        return any(t.lemma.lower() in self.crowds or t.lemma.lower() in self.officials for t in tokens)

    def outer(self, noun: Token) -> Token:
        """The noun whose part in the clause tells of the talks: 'round' in 'held a third round of talks'."""
        for _ in range(3):
            if noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
                noun = noun.head
            elif noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in self.portions:
                noun = noun.head.head
            else:
                break
        return noun

    def _in_apposition(self, token: Token) -> list[Actor]:
        """'the two countries' ministers A and B': the persons named behind a description."""
        found: list[Actor] = []
        step = token.child("appos")
        for _ in range(3):
            if step is None:
                break
            for part in step.conjuncts():
                found += [a for a in self.scene.cast.actors_at(part) if a.kind == "person" and not a.anonymous]
            step = step.child("appos")
        return found

    def can_meet(self, actor: Actor) -> bool:
        known = side(actor) is not None or (actor.kind == "person" and not actor.anonymous)
        return known and actor.kind in _MEETS and actor.sector not in _PRIVATE

    def state(self, country: str) -> Actor | None:
        return self.states.get(country)

    def place_at(self, token: Token) -> Place | None:
        return self.places.get(self.scene.cast.place_tokens.get(token.i, ""))

    def subject(self, verb: Token) -> Token | None:
        """As the scene has it, and of 'after meeting X' the subject of the clause around."""
        if verb.dep == "acl" and verb.tag == "VB" and verb.head.pos == "NOUN":
            return self._offerer(verb.head)
        found = self.scene.subject(verb)
        if found is None and verb.dep == "pcomp":
            above = verb.head
            while above.dep in ("prep", "pcomp", "conj") and above.head is not above:
                above = above.head
            if above.is_verb:
                return self.scene.subject(above)
        return found

    def _offerer(self, noun: Token) -> Token | None:
        """Who makes the offer, plan or promise that an infinitive hangs on."""
        owner = noun.child("poss")
        if owner is not None:
            return owner
        above = noun.head
        while above.dep == "prep" and above.head is not above:
            above = above.head
        return self.scene.subject(above) if above.is_verb and noun.dep in ("dobj", "pobj") else None

    def support(self, noun: Token) -> tuple[Token | None, str]:
        """The verb whose subject takes part in what the noun names, and how.

        The role is participant, host, none or attend; prep when the noun only stands in an adverbial
        of the verb ('said after talks with …').
        """
        head = noun.head
        if noun.dep in ("dobj", "nsubjpass") and head.is_verb:
            if head.lemma in _ATTEND:
                return head, "attend"
            role = self.roles.get(head.lemma)
            return (head, role) if role and role != "none" else (None, "")
        if noun.dep != "pobj":
            return None, ""
        prep = head
        while prep.dep in ("prep", "conj") and prep.head.dep in ("prep", "pcomp") and prep.head is not prep:
            prep = prep.head
        governor = prep.head
        if governor.dep == "acomp" and governor.head.is_verb and head.lower in ("with", "about", "by"):
            return governor.head, "prep"  # 'was satisfied with his talks'
        if head.lower not in _WITH_VERB and prep.lower not in _WITH_VERB:
            return None, ""
        if governor.lemma in _ATTEND:
            verb = governor if governor.is_verb else governor.head
            return (verb, "attend") if verb.is_verb else (None, "")
        return (governor, "prep") if governor.is_verb else (None, "")

    # --- when and where ----------------------------------------------------------------------------

    def time_of(self, token: Token, standing: Standing) -> Time | None:
        """The most exact time that hangs on the token itself, or on its governing verb where that dates it."""
        own = _best(self.anchors.times(token))
        if own is None and token.dep == "advcl" and any(c.lower == "when" for c in token.children):
            own = _best(self.anchors.times(token.head))  # 'invited him in May when they met'
        if own is not None or standing.governor is None or not standing.governor.is_verb:
            return own
        around = self.anchors.times(standing.governor)
        if standing.times == "target":
            aims = [a for a in around if a.prep in _AIM]  # 'moved from June 5 to June 12'
            around = aims or [a for a in around if a.prep in _TARGET]
        return _best(around) if standing.times != "none" else None

    def is_plan(self, verb: Token, circumstances: Circumstances, time: Time | None) -> bool:
        """'flies on Thursday to Kiev', 'meets the king next week': the present of what is arranged."""
        if verb.tag not in ("VBZ", "VBP") or circumstances.tense != "present" or circumstances.modality != "none":
            return False
        if time is None or circumstances.negated or verb.child("aux", "auxpass") is not None:
            return False
        told, today = days(time.value), days(self.scene.doc.article.published)
        return told is None or today is None or told[1] > today[0] or 0 < (today[0] - told[1]).days <= WEEK

    def is_fresh(self, time: Time | None) -> bool:
        """Whether something of that time, or of none, happened in the days just before the article."""
        if time is None:
            return True
        told, today = days(time.value), days(self.scene.doc.article.published)
        return told is None or today is None or (today[0] - told[0]).days <= FRESH

    def here(self, token: Token) -> Place | None:
        """The place of the dateline, where 'here' stands with the token."""
        return self.at_dateline() if any(c.lower == "here" for c in token.children) else None

    def at_dateline(self) -> Place | None:
        """The place of the dateline."""
        line = self.scene.doc.article.dateline
        if line is None or line.place is None:
            return None
        name = line.place.casefold()
        return next((p for p in self.scene.cast.places if p.name.casefold() == name), None)

    def sidelines_of(self, token: Token) -> int | None:
        """The meeting noun on whose sidelines, or during which, something takes place."""
        for owner in (token, token.head):
            for prep in (c for c in owner.children if c.dep == "prep" and c.i > token.i):
                for noun in (c for c in prep.children if c.dep == "pobj"):
                    target = _sideline_target(noun)
                    if target is not None:
                        return target.i
                    if prep.lower in ("during", "at") and noun.lemma.lower() in self.nouns:
                        return noun.i
        return None


def _sideline_target(noun: Token) -> Token | None:
    if noun.lemma not in ("sideline", "margin", "fringe"):
        return None
    for prep in noun.children:
        if prep.dep == "prep" and prep.lower == "of":
            return prep.child("pobj")
    return None


def _best(anchored: Sequence[Anchored] | Iterable[Anchored]) -> Time | None:
    """The most exact of the times; of equally exact ones the first. 'Soon' dates nothing."""
    times = [a.time for a in anchored if a.time and a.prep not in _RELATIVE and a.time.value[:1] in "0123456789X"]
    return max(times, key=lambda t: len(t.value.split("/")[0][:10]), default=None)
