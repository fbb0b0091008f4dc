"""Outlooks: what somebody expects of a meeting, a measure or a relation.

A cue of `lexicon/data/outlooks.toml` counts where its clause is about something to come of diplomacy;
the holder is whoever speaks, or the cue's own subject, or nobody when the article says it itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Measure, Meeting, Outlook, Statement, Why
from dateline.extract.scene import Scene
from dateline.lexicon import Entry, load
from dateline.lexicon.phrases import PhraseIndex
from dateline.text.spans import Span

_FUTURE = frozenset(("will", "would", "shall", "can", "could", "may", "might", "'ll", "’ll", "should"))
_EXPECTED = frozenset(("expect", "likely", "certain", "bind", "set", "poise", "sure", "due"))
_FLIPPING = frozenset(("no", "not", "n't", "n’t", "never", "without", "little", "hardly", "less"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither", "few"))
_LONG_SUBJECT = 1.5  # times as long as what is said of it
_CLAUSE_ROOTS = ("ROOT", "ccomp", "advcl", "relcl", "pcomp", "parataxis", "acl", "csubj", "conj")


def find_outlooks(scene: Scene, measures: Sequence[Measure] = ()) -> tuple[Outlook, ...]:
    """All outlooks in text order, one for each clause. `measures` are those of the article."""
    outlooks: list[Outlook] = []
    taken: list[Span] = []
    for cue, first, entry in _cues(scene):
        span = _span(scene, cue, first, entry)
        if any(span.overlaps(other) for other in taken[-4:]):
            continue
        about = _about(scene, cue, span, entry, measures)
        if entry.get("needs") and not (
            _tells_prospect(scene, cue, span) or _is_mood(scene, cue) or _has_target(scene, span, entry, about)
        ):
            continue
        about = about if about is not None or not entry.get("prospect") else _at_hand(scene, span)
        taken.append(span)
        if entry.get("span") == "clause":
            span = _without_long_subject(scene, _clause_root(first), span)
        statement = scene.statement_around(span)
        holder = _holder(scene, cue, statement)
        depends = tuple(
            i for i in (statement.id if statement else None, about if isinstance(about, str) else None) if i
        )
        outlooks.append(
            Outlook(
                f"o{len(outlooks) + 1}", holder.id if holder else None, about, _polarity(cue, entry), span,
                statement.id if statement else None,
                Why(entry.rule, (scene.doc.span(first.i, cue.i),), depends, 0.6),
            )
        )  # fmt: skip
    return tuple(outlooks)


@cache
def _index() -> PhraseIndex:
    return PhraseIndex(load("outlooks"))


@cache
def _words(ident: str) -> frozenset[str]:
    return frozenset(load("outlook_targets").entry(ident).lemmas)


def _cues(scene: Scene) -> Iterator[tuple[Token, Token, Entry]]:
    """Each cue as (its last content word, its first word, entry)."""
    for first, last, entry in _index().found(scene.doc.tokens):
        if entry.get("needs") == "future" and not _is_future(first):
            continue
        if entry.get("needs") == "prospect" and not _looks_ahead(last):
            continue
        if entry.get("needs") == "future_target" and not (last.dep == "acomp" and _is_future(last.head)):
            continue
        if first.dep in ("amod", "compound") and entry.get("span") == "clause" and first is last:
            continue
        yield last, first, entry


def _is_future(verb: Token) -> bool:
    if any(c.dep == "aux" and c.lower in _FUTURE for c in verb.children):
        return True
    return verb.dep in ("xcomp", "acomp") and verb.head.lemma in _EXPECTED and verb.head.dep != "amod"


def _looks_ahead(cue: Token) -> bool:
    """'predicted that they would sign', 'expects it to fail': what somebody thinks is of what is still to come."""
    told = _what_comes(cue)
    if told is None:
        return False
    infinitive = any(c.lower == "to" and c.dep == "aux" for c in told.children)
    return _is_future(told) or (infinitive and cue.lemma in _EXPECTED)


def _what_comes(cue: Token) -> Token | None:
    """The verb of what is expected; None for a plan: 'are expected to meet', 'hopes to travel'."""
    if cue.child("auxpass", "nsubjpass") is not None:
        return None
    told = cue.child("ccomp", "xcomp") or (cue.child("acl", "relcl") if cue.pos == "NOUN" else None)
    own_deed = told is not None and told.dep == "xcomp" and told.child("nsubj", "nsubjpass") is None
    return None if own_deed else told


def _tells_prospect(scene: Scene, cue: Token, span: Span) -> bool:
    """'he hoped that both would come', 'expects the annex to be harder': somebody says so, of what follows.

    Only where states meet or quarrel: elsewhere people hope for other things.
    """
    if _what_comes(cue) is None or not (cue.is_verb or cue.pos == "ADJ" or cue.dep == "dobj"):
        return False
    if scene.statement_cued_by(cue) is None and scene.statement_around(span) is None:
        return False
    return scene.main_pair is not None or bool(scene.meetings)


def _is_mood(scene: Scene, cue: Token) -> bool:
    """'the mediator was hopeful': a mood that a person is in, where states meet or quarrel."""
    if cue.pos != "ADJ" or cue.dep != "acomp" or not (scene.meetings or scene.main_pair):
        return False
    subject = scene.subject(cue.head)
    return subject is not None and any(a.kind in ("person", "group") for a in scene.who(subject))


def _at_hand(scene: Scene, span: Span) -> str | tuple[str, str] | None:
    """What it is about where the words leave it open: the talks last spoken of, the main ones, the article's pair."""
    meeting = _last_meeting(scene, span) or max(scene.meetings, key=lambda m: len(m.mentions), default=None)
    return meeting.id if meeting is not None else scene.main_pair


def _span(scene: Scene, cue: Token, first: Token, entry: Entry) -> Span:
    """The words that tell the outlook, inside the statement's content where there is one."""
    is_phrase = entry.get("span") == "phrase" and not _is_predicate(cue)
    span = _phrase_span(scene, cue, first) if is_phrase else scene.clause(_clause_root(first))
    told = scene.statement_cued_by(first) or scene.statement_cued_by(cue)
    if told is not None and entry.get("span") == "clause":
        return told.content_spans[0]
    statement = scene.statement_around(first.span)
    if statement is not None:
        for content in statement.content_spans:
            if content.overlaps(span):
                span = Span(max(span.start, content.start), min(span.end, content.end))
                break
    return span.trimmed(scene.doc.text, " \t\n,;“”\"'‘’")


def _without_long_subject(scene: Scene, verb: Token, span: Span) -> Span:
    """What is said, without the subject where that is the longer part: 'a meeting in May, if any, looks doubtful'."""
    subject = verb.child("nsubj", "nsubjpass")
    if subject is None or subject.right >= verb.i or not span.contains(verb.span):
        return span
    behind = scene.doc.tokens[subject.right + 1].start
    return Span(behind, span.end) if behind - span.start > _LONG_SUBJECT * (span.end - behind) else span


def _is_predicate(cue: Token) -> bool:
    """Whether a noun is what a clause says of its subject: 'the talks were a good start', 'it marks a setback'."""
    return cue.dep == "attr" or (cue.dep == "dobj" and cue.head.lemma in _words("amounting"))


def _phrase_span(scene: Scene, cue: Token, first: Token) -> Span:
    """The cue's noun phrase, with the verb that it is the object of and that verb's governor."""
    start, end = min(cue.left, first.i), cue.i
    verb = first if first.is_verb else cue.head
    if verb.is_verb and cue.dep in ("dobj",) and cue.head is verb:
        start = verb.i
        while verb.dep == "xcomp" and verb.head.is_verb:
            verb = verb.head
            start = verb.i
    else:
        end = max(cue.i, min(cue.right, cue.i + 8))
    return scene.doc.span(start, end)


def _clause_root(token: Token) -> Token:
    """The verb or adjective whose clause a cue stands in; a noun's outlook includes the verb it depends on."""
    node = token
    for _ in range(8):
        if node.dep in _CLAUSE_ROOTS and (node.is_verb or node.pos == "ADJ" or node.dep == "ROOT"):
            if node.dep == "conj" and not node.head.is_verb:
                node = node.head
                continue
            return node
        if node.head is node:
            return node
        node = node.head
    return node


def _about(
    scene: Scene, cue: Token, span: Span, entry: Entry, measures: Sequence[Measure]
) -> str | tuple[str, str] | None:
    """The meeting or measure named in the outlook's words; else the pair whose relation they speak of; else the talks
    in hand."""
    meeting = _meeting_in(scene, span)
    if meeting is not None:
        return meeting.id
    words = scene.doc.tokens_in(span)
    if any(t.lemma in _words("relation") or t.lower in ("we", "our", "us") for t in words):
        return scene.pair_near(cue)
    measure = next((m for m in measures if span.contains(m.span)), None)
    if measure is not None:
        return measure.id
    meeting = _meeting_in(scene, scene.sentence(cue).span)
    if meeting is None and entry.get("span") == "phrase":
        meeting = _last_meeting(scene, span)
    return meeting.id if meeting is not None else None


def _last_meeting(scene: Scene, span: Span) -> Meeting | None:
    """The meeting mentioned last before a stretch, within the two sentences before it."""
    sentence = scene.sentence(scene.doc.tokens_in(span)[0])
    first = scene.doc.sentences[max(0, sentence.i - 2)]
    before = scene.meetings_in(Span(first.span.start, span.start))
    return before[-1][1] if before else None


def _meeting_in(scene: Scene, span: Span) -> Meeting | None:
    counts: Counter[str] = Counter(m.id for _, m in scene.meetings_in(span))
    if not counts:
        return None
    best = max(scene.meetings_in(span), key=lambda p: (counts[p[1].id], len(p[1].mentions)))
    return best[1]


def _has_target(scene: Scene, span: Span, entry: Entry, about: str | tuple[str, str] | None) -> bool:
    words = scene.doc.tokens_in(span)
    lemmas = {t.lemma for t in words}
    named = bool(lemmas & (_words("outcome") | _words("relation")))
    if isinstance(about, str) and (_meeting_in(scene, span) is not None or entry.get("span") == "phrase"):
        return True
    if entry.get("span") == "phrase":
        return scene.statement_around(span) is not None and scene.main_pair is not None
    return named and scene.main_pair is not None


def _holder(scene: Scene, cue: Token, statement: Statement | None) -> Actor | None:
    """Who expects it: the speaker; else the subject of a verb of expecting or of lowering expectations."""
    speaker = scene.cast.actor(statement.speakers[0]) if statement is not None and statement.speakers else None
    if speaker is not None and speaker.kind != "media":
        return speaker
    verb = cue if cue.is_verb or cue.pos == "ADJ" else cue.head
    if cue.pos == "NOUN" and cue.dep == "dobj" and cue.head.lemma in ("raise", "spark", "bring", "give", "fuel"):
        return None
    subject = scene.subject(verb)
    who = scene.who(subject) if subject is not None else ()
    return who[0] if len(who) == 1 else speaker


def _below(token: Token) -> Iterator[Token]:
    """A clause's words without those of the clauses that hang on it."""
    yield token
    for child in token.children:
        if child.dep not in ("advcl", "parataxis"):
            yield from _below(child)


def _polarity(cue: Token, entry: Entry) -> str:
    """The entry's polarity, turned round by a negation on a positive cue; of a bare prediction that of its words."""
    polarity: str = entry.get("polarity")
    if polarity == "content":
        told = _what_comes(cue) or cue
        gloomy = any(t.lower in _FLIPPING | _NOBODY or t.lemma in _words("gloomy") for t in _below(told))
        if any(c.lower in _NOBODY for c in cue.children if c.dep in ("nsubj", "nsubjpass")):
            gloomy = not gloomy  # 'few believe that it will hold'
        return "negative" if gloomy else "positive"
    words = (*cue.children, *cue.head.children)
    negated = any(c.lower in _FLIPPING for c in words if c.dep in ("neg", "det"))
    negated = negated or any(c.lower in _NOBODY for c in words if c.dep in ("nsubj", "nsubjpass"))
    return "negative" if negated and polarity == "positive" else polarity
