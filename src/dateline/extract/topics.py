"""Topics: what is on a meeting's agenda, what is called a common interest, what states are at odds over.

A cue of `lexicon/data/agenda.toml` opens an enumeration; each of its items is a topic, put under a
label of the ontology by the words of `lexicon/data/topic_labels.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Meeting, Topic, Why
from dateline.extract.items import is_generic, item_span, items
from dateline.extract.scene import Scene
from dateline.lexicon import Entry, load
from dateline.lexicon.phrases import PhraseIndex
from dateline.text.spans import Span

_OFFICIAL = frozenset(("GOV", "MIL", "LEG", "IGO"))
_CONTINUING = frozenset(("these", "they", "those", "topics", "issues", "this", "among"))
_INCLUDE = frozenset(("include", "be", "range", "comprise"))


_OPENING = 8  # tokens of 'high on the agenda of the summit' before its noun
_FAR = 12  # tokens between a general word and the colon in front of what it announces
_STANDINGS = ("common_interest", "dispute", "agenda")  # which one an issue gets that two cues claim


@dataclass(frozen=True, slots=True)
class _Found:
    """One topic before it has an id: its head token, words, and the cue that brought it."""

    head: Token
    span: Span
    entry: Entry
    cue: Token


def find_topics(scene: Scene) -> tuple[Topic, ...]:
    """All topics, one for each issue and standing, in text order."""
    found: list[_Found] = []
    for cue, entry in _cues(scene):
        heads = list(_item_heads(scene, cue, entry))
        for head in heads:
            found += _listed(scene, cue, entry, head)
        opened = heads or entry.get("standing") != "agenda"
        if opened and any(is_generic(h) for h in (*heads, *cue.ancestors())):
            found += _continued(scene, cue, entry)
    return _topics(
        scene, sorted(found, key=lambda f: (f.span.start, -f.span.end, _STANDINGS.index(f.entry.get("standing"))))
    )


def with_agenda(scene: Scene, topics: tuple[Topic, ...]) -> tuple[Meeting, ...]:
    """The meetings with the topics on their agenda: of the meeting named beside the cue, else of the main one."""
    agenda: dict[str, list[str]] = {}
    for topic in topics:
        meeting = _meeting_of(scene, topic) if topic.standing == "agenda" else None
        if meeting is not None:
            agenda.setdefault(meeting.id, []).append(topic.id)
    return tuple(replace(m, agenda=tuple(agenda.get(m.id, ()))) for m in scene.meetings)


def _listed(scene: Scene, cue: Token, entry: Entry, head: Token) -> list[_Found]:
    """The enumeration that a phrase opens, up to the end of what the same voice says in that sentence."""
    if entry.get("slot") == "cause":
        return [_Found(head, _core(scene, head), entry, cue)]
    if entry.get("slot") == "claimed":
        return [_Found(head, item_span(scene, head), entry, cue)]
    if (head is cue and entry.get("slot") == "itself") or entry.get("slot") == "modified":
        return [_Found(head, item_span(scene, head), entry, cue)]
    if head.i < cue.i and entry.get("slot") != "modified":
        last = _before_verb(cue) if head.dep == "nsubjpass" and head.head is cue else min(head.right, cue.i - 1)
        found = [_Found(part, span, entry, cue) for part, span in items(scene, head.left, last)]
        return [f for f in found if not entry.get("needs_meeting") or f.head.lemma not in _talking()]
    last = scene.sentence(cue).last
    statement = scene.statement_around(cue.span)
    for content in statement.content_spans if statement else ():
        inside = scene.doc.tokens_in(content) if content.contains(cue.span) else ()
        last = min(last, inside[-1].i) if inside else last
    first = cue.i if entry.get("slot") == "listed" else max(head.left, cue.i + 1)
    colon = _colon_behind(scene, head) if is_generic(head) or entry.get("slot") == "listed" else None
    first = colon + 1 if colon is not None else first
    if _asks(head):
        return [_Found(head, scene.doc.span(first, min(last, head.right)), entry, cue)]
    found = [_Found(part, span, entry, cue) for part, span in items(scene, first, last)]
    found = [f for f in found if f.head.pos not in ("ADJ", "ADV") or f.head.child("det") is not None]
    if entry.get("slot") == "charge":  # a deed is no issue; a policy is
        return [
            f for f in found if label_of(scene, f.head, f.span) and scene.doc.tokens_in(f.span)[0].lower != "having"
        ]
    if entry.get("needs_meeting"):  # 'addressed the opening session', 'took up his post'
        found = [f for f in found if f.head.lemma not in _talking() and f.head.lemma not in entry.get("not", ())]
    return [f for f in found if f.head.pos != "VERB" or label_of(scene, f.head, f.span)]


def _before_verb(cue: Token) -> int:
    """The number of the last token before a verb and its auxiliaries."""
    return min([c.i for c in cue.children if c.dep in ("aux", "auxpass", "neg", "advmod")] + [cue.i]) - 1


def _colon_behind(scene: Scene, noun: Token) -> int | None:
    """The number of the colon behind a general word: 'four questions, he said: the line, the prisoners, …'."""
    sentence = scene.sentence(noun)
    inside = scene.doc.tokens[noun.i + 1 : sentence.last]
    colon = next((t.i for t in inside if t.text == ":"), None)
    if colon is None and noun.child("nummod") is not None and noun.child("appos") is not None:
        colon = next((t.i for t in inside if t.text == ","), None)  # 'two items before them, the canal and the line'
    if colon is None or colon - noun.i > _FAR or not any(t.lower in (",", "and") for t in inside[colon - noun.i :]):
        return None
    return colon


def _core(scene: Scene, verb: Token) -> Span:
    """A clause without its marker, relative clauses and adjuncts: the deed that states quarrel about."""
    first, last = verb.left, verb.i
    mark = verb.child("mark")
    first = mark.i + 1 if mark is not None and mark.i == first else first
    for child in verb.children:
        if child.i > verb.i and child.dep in ("dobj", "prep", "xcomp", "attr", "prt"):
            last = max(last, next((c.left - 2 for c in child.children if c.dep == "relcl"), child.right))
    return scene.doc.span(first, last)


@cache
def _labels() -> PhraseIndex:
    return PhraseIndex(load("topic_labels"))


@cache
def _talking() -> frozenset[str]:
    """Nouns for occasions to talk, and for those who do."""
    return frozenset(load("enumerations").entry("talking").lemmas)


@cache
def _agenda() -> PhraseIndex:
    return PhraseIndex(load("agenda"))


def label_of(scene: Scene, head: Token, span: Span) -> str | None:
    """The label that the words of a topic speak for.

    A phrase weighs as much as its words squared; words in the head's own phrase, before its complements,
    weigh more than those behind it.
    """
    weights: dict[str, float] = {}
    tokens = scene.doc.tokens_in(span)
    for i, token in enumerate(tokens):
        for last, entry in _labels().at(tokens, i):
            near = 1.0 if token.i <= head.i else 0.45
            weights[entry.id] = weights.get(entry.id, 0.0) + near * (last - i + 1) ** 2
    if not weights and _is_land(scene, head, tokens):
        return "regional_security"  # 'discussed Mali': what goes on there
    return max(weights, key=lambda label: weights[label]) if weights else None


def _is_land(scene: Scene, head: Token, tokens: Sequence[Token]) -> bool:
    """Whether an item is the bare name of a country or region."""
    named = scene.cast.place_at(head) is not None or any(a.kind == "state" for a in scene.cast.actors_at(head))
    return named and all(t.pos in ("PROPN", "DET", "ADP", "PUNCT") for t in tokens)


def _cues(scene: Scene) -> Iterator[tuple[Token, Entry]]:
    tokens = scene.doc.tokens
    for i, token in enumerate(tokens):
        if token.pos not in ("VERB", "NOUN", "AUX", "ADJ"):
            continue
        for last, entry in _agenda().at(tokens, i):
            noun = entry.get("pos") == "NOUN"
            cue = tokens[last] if noun or tokens[last].is_verb else token
            if entry.get("standing") == "common_interest" and cue.dep == "dobj" and _opens_agenda(cue.head):
                continue  # 'discussed cooperation in energy': an item of the agenda
            if noun is (cue.pos == "NOUN") and _is_diplomatic(scene, cue, entry):
                yield cue, entry


def _opens_agenda(verb: Token) -> bool:
    found = load("agenda").of(verb.lemma)
    return any(e.get("standing") == "agenda" and e.get("slot") == "object" for e in found)


def _is_diplomatic(scene: Scene, cue: Token, entry: Entry) -> bool:
    """Whether those who talk or quarrel are states or their people, or the sentence tells of a meeting."""
    if scene.main_pair is None and not scene.meetings:
        return False
    if entry.get("standing") != "agenda":
        return scene.main_pair is not None
    sentence = scene.sentence(cue)
    if scene.meetings_in(sentence.span):
        return True
    if cue.pos == "NOUN":
        if entry.get("slot") in ("itself", "listed", "subject"):
            return bool(scene.meetings)
        return cue.lemma in _talking() and (bool(scene.meetings) or bool(scene.countries_in(sentence.span)))
    subject = scene.subject(cue)
    if scene.meetings and cue.child("nsubjpass") is not None and entry.get("slot") == "object":
        return not entry.get("needs_meeting") or _meeting_before(scene, cue)
    if subject is None:
        return False
    if scene.meetings and (subject.lemma in _talking() or subject.lemma in entry.get("topics", ())):
        return True
    if scene.meetings and entry.get("slot") == "complement":
        return _meeting_before(scene, cue)
    if scene.meetings and (entry.get("slot") == "raised" or _are_people(scene, subject)):
        return not entry.get("needs_meeting") or _meeting_before(scene, cue)
    who = scene.who(subject)
    if len({actor.country for actor in who} - {None}) > 1:
        return True
    return not entry.get("needs_meeting") and any(_is_official(actor) for actor in who)


def _are_people(scene: Scene, subject: Token) -> bool:
    """Whether a subject can talk: somebody known, a pronoun, or a number ('the two')."""
    return bool(scene.who(subject)) or subject.tag in ("PRP", "CD") or subject.lower in ("both", "sides")


def _meeting_before(scene: Scene, cue: Token) -> bool:
    """Whether one of the two sentences before tells of a meeting."""
    return any(scene.meetings_in(s.span) for s in scene.doc.sentences[max(0, cue.sent - 2) : cue.sent])


def _is_official(actor: Actor) -> bool:
    """Whether an actor speaks for a state or an international body."""
    if actor.kind in ("person", "group"):
        return actor.sector in _OFFICIAL
    return actor.kind in ("state", "government_body", "igo")


def _item_heads(scene: Scene, cue: Token, entry: Entry) -> Iterator[Token]:
    """The heads of the phrases that name the issues."""
    slot = entry.get("slot")
    if slot == "object":
        passive = cue.child("nsubjpass")
        objects = [passive] if passive is not None else cue.all("dobj")
        yield from objects or [c for c in cue.all("ccomp", "xcomp") if _asks(c)]
    elif slot == "on":
        yield from _behind(scene, cue, entry)
    elif slot == "complement":
        subject = cue.child("nsubj")
        wanted = entry.get("topics") if cue.lemma == "be" else entry.get("subjects")
        attribute = cue.child("attr")
        if subject is not None and subject.lemma in wanted:
            yield from cue.all("dobj", "attr")
        elif cue.lemma == "be" and subject is not None and attribute is not None and _is_theme(attribute, entry):
            yield subject  # 'arms control will be the focus of the talks'
    elif slot == "subject":
        yield from _on_agenda(scene, cue)
    elif slot == "dominate":
        target = cue.child("dobj")
        if target is not None and target.lemma in entry.get("objects"):
            yield from cue.all("nsubj")
    elif slot == "itself":
        if _is_named(cue):
            yield cue
    elif slot == "modified":
        if cue.dep == "amod" and cue.head.i > cue.i:
            yield cue.head
    elif slot == "raised":
        if any(c.lower in entry.get("particles") for c in cue.children) and cue.child("dobj") is None:
            yield from cue.all("nsubj")
    elif slot == "charge":
        yield from _charged(scene, cue, entry)
    elif slot == "aim":
        yield from _aimed_at(cue)
    elif slot == "listed":
        if cue.text.isupper():
            return  # 'QUESTION:' in a transcript
        lists = any(c.lower in ("including", "ranging", "like", "as") for c in cue.children if c.i > cue.i)
        if lists or _colon_behind(scene, cue) is not None:
            yield cue
    elif slot == "claimed":
        yield from _claimed(scene, cue)
    elif slot == "cause":
        for clause in cue.all("advcl"):
            mark = clause.child("mark")
            if mark is not None and mark.lower in entry.get("prepositions") and _is_relation(cue):
                yield clause


def _claimed(scene: Scene, cue: Token) -> Iterator[Token]:
    """'both countries claim the shoal': land, not a victory or a clause."""
    subject, thing = scene.subject(cue), cue.child("dobj")
    if subject is None or thing is None or cue.child("ccomp", "xcomp") is not None:
        return
    states = {a.country for a in scene.who(subject)} - {None}
    pair = any(t.lower in ("both", "two") for t in scene.doc.tokens[subject.left : subject.i + 1])
    if (len(states) > 1 or pair) and thing.pos in ("NOUN", "PROPN"):
        yield thing


def _is_theme(attribute: Token, entry: Entry) -> bool:
    """'the focus of the talks', 'the main topic'; 'an issue' may be one of anything."""
    definite = any(c.lower in ("the", "their", "its") for c in attribute.children)
    return attribute.lemma in entry.get("topics") and definite


def _is_named(cue: Token) -> bool:
    """Whether the words beside 'issue' or 'dispute' say which one: 'the Iranian nuclear issue', 'the question of fees'."""
    if cue.tag == "NN" and any(p.lower == "of" and p.child("pobj", "pcomp") is not None for p in cue.all("prep")):
        return True
    return cue.tag == "NN" and any(
        c.dep in ("compound", "amod", "nmod")
        and c.i < cue.i
        and (c.lemma in _content_words() or c.ent.endswith("NORP"))
        for c in cue.children
    )


@cache
def _content_words() -> frozenset[str]:
    """The single words that speak for some label of a topic."""
    return frozenset(lemma for entry in load("topic_labels").entries for lemma in entry.lemmas if " " not in lemma)


def _charged(scene: Scene, cue: Token, entry: Entry) -> Iterator[Token]:
    """What one state or its people charge another with: 'accused Moscow of spying'."""
    subject, target = scene.subject(cue), cue.child("dobj", "nsubjpass")
    accusers = {a.country for a in scene.who(subject)} if subject is not None else set()
    accused = {a.country for a in scene.who(target)} if target is not None else set()
    if subject is None or target is None or not accused - {None} or (accusers & accused) - {None}:
        return
    for owner in (cue, target):
        for preposition in owner.all("prep"):
            if preposition.lower in entry.get("prepositions"):
                yield from preposition.all("pobj", "pcomp")


def _aimed_at(cue: Token) -> Iterator[Token]:
    """'talks aimed at ending the war': what is to be ended."""
    for participle in cue.all("acl"):
        if participle.lemma not in ("aim", "mean", "intend", "design"):
            continue
        for child in participle.all("prep", "xcomp"):
            deed = child.child("pcomp") if child.dep == "prep" else child
            yield from deed.all("dobj") if deed is not None else ()


def _is_relation(cue: Token) -> bool:
    subject = cue.child("nsubj", "nsubjpass")
    return subject is not None and subject.lemma in ("relation", "tie", "relationship")


def _behind(scene: Scene, cue: Token, entry: Entry) -> Iterator[Token]:
    """What stands behind one of the entry's prepositions, on the cue itself or on its object."""
    qualifiers = entry.get("qualifiers")
    if qualifiers and not any(c.lower in qualifiers for c in cue.children):
        return
    if cue.lemma in entry.get("light", ()) and not any(o.lemma in _talking() for o in cue.all("dobj")):
        return
    owners = [cue, *cue.all("dobj", "attr", "advmod")] if cue.pos != "NOUN" else [cue]
    if entry.get("light_verb") and cue.head.lemma == entry.get("light_verb"):
        owners.append(cue.head)
    found = False
    for owner in owners:
        if owner is not cue and entry.get("standing") != "agenda":
            continue
        for preposition in owner.all("prep", "agent", "acl", "dative"):
            for each in (preposition, *preposition.all("prep", "conj")):  # 'dealt with trade, and with visas'
                if each.lower in entry.get("prepositions") and not _is_sideline(each):
                    named = each.lower == "with" and entry.get("standing") == "dispute"
                    things = [p for p in each.all("pobj", "pcomp", "dobj") if not _is_date(p)]
                    found = found or bool(things)
                    yield from (p for p in things if not (named and scene.cast.actors_at(p)))
    if not found and cue.pos == "NOUN":
        yield from _hung_elsewhere(scene, cue, entry)


def _hung_elsewhere(scene: Scene, noun: Token, entry: Entry) -> Iterator[Token]:
    """What stands right behind a noun and one of its prepositions, where the parser hung it on something else."""
    following = scene.doc.tokens[noun.i + 1] if noun.i < scene.sentence(noun).last else None
    if following is None or following.dep != "prep" or following.lower not in entry.get("prepositions"):
        return
    if not _is_sideline(following):
        yield from (p for p in following.all("pobj") if not _is_date(p) and not scene.cast.actors_at(p))


def _asks(clause: Token) -> bool:
    """Whether a clause is a question: 'discussed how to end the war'."""
    return any(c.tag == "WRB" or c.lower == "whether" for c in clause.children)


def _is_sideline(preposition: Token) -> bool:
    """'talks on the sidelines of the forum' are not about the sidelines."""
    inner = preposition.child("pobj")
    return inner is not None and inner.lemma in ("sideline", "margin", "phone", "telephone")


def _is_date(token: Token) -> bool:
    return token.ent.endswith(("DATE", "TIME", "CARDINAL"))


def _on_agenda(scene: Scene, cue: Token) -> Iterator[Token]:
    """'X is on the agenda', 'X tops the agenda', 'on the agenda are X and Y'."""
    inverted = _subject_behind(scene, cue)
    if inverted is not None:
        yield inverted
        return
    verb = cue.head if cue.dep == "dobj" else None
    if verb is not None and verb.lemma in ("top", "dominate", "head", "lead"):
        yield from verb.all("nsubj")
        return
    preposition = cue.head
    if cue.dep == "pobj" and preposition.lower in ("on", "atop"):
        verb = preposition.head
        while verb.pos in ("ADV", "ADJ", "NOUN", "ADP") and verb.head is not verb:
            verb = verb.head
        if verb.child("neg") is not None:
            return
        if verb.lemma in ("be", "rank", "put", "place", "remain", "stand", "figure", "feature"):
            yield from verb.all("nsubj", "nsubjpass")


def _subject_behind(scene: Scene, cue: Token) -> Token | None:
    """'Top of the agenda, he said, are the prisoners and …': the first noun behind the copula, if none stands before."""
    sentence = scene.sentence(cue)
    tokens = scene.doc.tokens
    before = next((t.i for t in reversed(tokens[sentence.first : cue.i]) if t.text in (";", ":")), sentence.first - 1)
    opening = tokens[before + 1 : cue.i]
    if len(opening) > _OPENING or not any(t.lower in ("on", "top", "atop", "high") for t in opening):
        return None
    if any(t.is_verb or t.dep in ("nsubj", "nsubjpass") for t in opening):
        return None
    for token in tokens[cue.i + 1 : min(sentence.last, cue.i + _FAR)]:
        if token.lemma == "be" and token.tag in ("VBZ", "VBP", "VBD"):
            return next((t for t in tokens[token.i + 1 : sentence.last + 1] if t.pos in ("NOUN", "PROPN")), None)
    return None


def _continued(scene: Scene, cue: Token, entry: Entry) -> list[_Found]:
    """'These included the pandemic, …' in the sentence behind one that only announced issues."""
    number = cue.sent + 1
    if number >= len(scene.doc.sentences):
        return []
    words = scene.doc.words(scene.doc.sentences[number])
    verb = next((t for t in words if t.lemma in _INCLUDE and t.child("nsubj") is not None), None)
    subject = verb.child("nsubj") if verb is not None else None
    if verb is None or subject is None or words[subject.left - words[0].i].lower not in _CONTINUING:
        return []
    last = scene.doc.sentences[number].last
    return [
        _Found(part, span, entry, cue)
        for head in verb.all("dobj", "attr")[:1]
        for part, span in items(scene, max(head.left, verb.i + 1), last)
    ]


def _topics(scene: Scene, found: list[_Found]) -> tuple[Topic, ...]:
    topics: list[Topic] = []
    told: set[str] = set()
    covered: set[Span] = set()
    for item in found:
        standing = item.entry.get("standing")
        text = item.span.quote(scene.doc.text)
        key = " ".join(text.lower().split()).removeprefix("the ")
        if key in told or item.span in covered or not any(c.isalpha() for c in text):
            continue
        told.add(key)
        covered.add(item.span)
        statement = scene.statement_around(item.span)
        label = label_of(scene, item.head, item.span)
        topics.append(
            Topic(
                f"k{len(topics) + 1}", label, text, item.span, standing,
                statement.id if statement else None,
                "reported" if statement or _is_hearsay(scene, item.head) else "stated",
                Why(item.entry.rule, (item.cue.span,), (statement.id,) if statement else (), 0.7 if label else 0.5,
                    note=f"label by topic_labels.{label}" if label else None),
            )
        )  # fmt: skip
    return tuple(topics)


def _is_hearsay(scene: Scene, token: Token) -> bool:
    return any(t.lower in ("reportedly", "allegedly", "apparently") for t in scene.doc.words(scene.sentence(token)))


def _meeting_of(scene: Scene, topic: Topic) -> Meeting | None:
    """The meeting mentioned nearest before the topic in its sentence; else the main one."""
    if not scene.meetings:
        return None
    sentence = scene.sentence(scene.doc.tokens_in(topic.span)[0])
    near = min(scene.meetings_in(sentence.span), key=lambda p: abs(topic.span.start - p[0].end), default=None)
    return near[1] if near is not None else max(scene.meetings, key=lambda m: len(m.mentions))
