"""Measures: deliberate acts of states and international bodies that change another's position.

Entries of the lexicon `measures` are matched like event frames; how real the act is gives the status.
"""

from collections.abc import Set
from dataclasses import dataclass, replace
from functools import cache

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Measure, Why
from dateline.extract.events.clause import Clause
from dateline.extract.events.frames import Frame, Index, by_lemma, frame
from dateline.extract.events.implied import last_other_side
from dateline.extract.events.match import Match, matches, not_talked_about
from dateline.extract.events.sides import political
from dateline.extract.events.tell import long_ago, noun_span, own_time, verb_span
from dateline.extract.modality import Circumstances, circumstances
from dateline.extract.scene import Scene
from dateline.lexicon import load
from dateline.text.spans import Span

LEXICON = "measures"
_REFUSING = ("reject", "refuse", "veto", "oppose", "dismiss", "decline", "block")
_ANNOUNCING = ("announce", "decide", "declare", "agree", "unveil", "plan", "promise", "pledge", "vow")
_RECENT = 12  # earlier measures of one kind and action that a new one is compared with
_COMPLETING = ("dobj", "prep", "prt", "dative", "oprd", "xcomp", "npadvmod", "agent", "advmod", "attr")
_HEDGED = ("possible", "wished", "conditional", "necessary")


@dataclass(frozen=True, slots=True)
class _Found:
    measure: Measure
    fullness: int
    position: int


@cache
def _frames() -> tuple[Index, dict[str, str]]:
    """The frames of the lexicon, and by rule the status of a measure that is told as a fact."""
    entries = load(LEXICON).entries
    frames: list[Frame] = [frame(entry, entry.get("kind"), entry.get("action"), known="any") for entry in entries]
    return by_lemma(frames), {entry.rule: entry.get("status", "in_force") for entry in entries}


def find_measures(scene: Scene) -> tuple[Measure, ...]:
    """All measures of an article in text order, each once. Needs the scene's statements."""
    frames, statuses = _frames()
    states = {a.country: a for a in reversed(scene.cast.actors) if a.kind == "state" and a.country}
    kept: list[_Found] = []
    alike: dict[tuple[str, str], list[int]] = {}
    for match in not_talked_about(matches(scene, frames)):
        if any(c.lower in ("almost", "nearly") for c in match.token.children):
            continue
        found = _told(scene, match, statuses[match.frame.rule], states)
        earlier = alike.setdefault((found.measure.kind, found.measure.action), [])
        same = next((n for n in earlier[-_RECENT:] if _same(scene, kept[n].measure, found.measure)), None)
        if same is None:
            earlier.append(len(kept))
            kept.append(found)
        elif found.fullness > kept[same].fullness:
            kept[same] = found
    kept.sort(key=lambda f: f.position)
    measures = [f.measure for f in kept]
    return tuple(replace(_ended(scene, m, measures), id=f"x{n}") for n, m in enumerate(measures, 1))


def _ended(scene: Scene, measure: Measure, all_told: list[Measure]) -> Measure:
    """What was cut or suspended is in force, unless it is long past or taken up again in the same article."""
    if measure.action != "suspend" or measure.status != "in_force":
        return measure
    again = any(
        m.kind == measure.kind and m.action == "resume" and m.status in ("in_force", "announced")
        and _same(scene, m, measure)
        for m in all_told
    )  # fmt: skip
    past = long_ago(scene.cast.time(measure.time), scene.doc.article.published)
    return replace(measure, status="ended") if again or past else measure


def _told(scene: Scene, match: Match, status: str, states: dict[str, Actor]) -> _Found:
    verb = match.verb
    nominal = match.frame.part == "noun"
    clause = noun_span(scene, match) if nominal or verb is None else verb_span(scene, verb)
    span = clause if nominal or verb is None else _deed(scene, verb, clause)
    act = circumstances(match.token)
    time = own_time(scene, clause, verb or match.token)
    statement = scene.statement_around(match.trigger)
    by = _as_states(match.actors, states)
    targets = _targets(scene, match, by, states)
    threat = _is_threat(verb)
    measure = Measure(
        id="",
        kind=match.frame.type,
        action="threaten" if threat else match.frame.mode or "impose",
        by=tuple(a.id for a in by),
        targets=tuple(a.id for a in targets),
        status="proposed" if threat else _status(match, act, status),
        time=time.id if time else None,
        span=span,
        statement=statement.id if statement else None,
        why=Why(match.frame.rule, (match.trigger,), (statement.id,) if statement else (), _confidence(match)),
    )
    fullness = 2 * bool(by) + 2 * bool(targets) + (not nominal)
    return _Found(measure, fullness, match.token.i)


def _deed(scene: Scene, verb: Token, clause: Span) -> Span:
    """The verb with its object and what completes it: without the subject, unless that is acted upon."""
    first = min([c.i for c in verb.children if c.dep in ("aux", "auxpass", "neg")] + [verb.i])
    if any(c.dep in ("auxpass", "nsubjpass") for c in verb.children) or verb.dep in ("acl", "relcl"):
        first = scene.doc.tokens_in(clause)[0].i
    last = verb.i
    for child in verb.children:
        if child.i > last and child.dep in _COMPLETING:
            last = max(last, next((c.left - 1 for c in child.children if c.dep == "relcl"), child.right))
    while last > verb.i and scene.doc.tokens[last].pos == "PUNCT":
        last -= 1
    return scene.doc.span(first, last)


def _as_states(actors: tuple[Actor, ...], states: dict[str, Actor]) -> tuple[Actor, ...]:
    """Measures are taken by states: for a person the state that it acts for, where the article names it."""
    found = [states.get(a.country or "", a) if a.kind == "person" else a for a in actors if political(a)]
    return tuple({a.id: a for a in found}.values())


def _targets(scene: Scene, match: Match, by: tuple[Actor, ...], states: dict[str, Actor]) -> tuple[Actor, ...]:
    """Whom a measure hits: those named, else the state of the place that it is about ('its embassy in Tunis'), else the
    other of the two sides that the article is about. One's own ambassador or embassy is no target."""
    ours = {a.country for a in by} - {None}
    named = tuple(a for a in match.recipients if a.kind == "state" or _is_other(a, ours))
    if named or match.frame.mutual or not ours:
        return named
    clause = Clause(scene, match.token)
    for name in ("from", "in", "to", "with", "on"):
        for token in (
            *clause.slot(name),
            *(t for h in clause.slot("obj") for p in h.all("prep") for t in p.all("pobj")),
        ):
            place = scene.cast.place_at(token)
            state = states.get(place.country or "") if place is not None else None
            if state is not None and state.country not in ours:
                return (state,)
    others = last_other_side(scene, ours, match.token.i)
    return (others,) if others is not None else ()


def _is_other(actor: Actor, ours: Set[str | None]) -> bool:
    """Whether an actor is nobody of ours; an office of no known state, 'its embassy', is."""
    return actor.kind != "government_body" if actor.country is None else actor.country not in ours


def _is_threat(verb: Token | None) -> bool:
    return verb is not None and verb.dep == "xcomp" and verb.head.lemma == "threaten"


def _status(match: Match, act: Circumstances, fact: str) -> str:
    """Proposed, announced, in force, ended or rejected, after tense and modality."""
    head = match.token.head
    if act.negated or (match.frame.part == "noun" and head.lemma in _REFUSING):
        return "rejected"
    if act.modality in _HEDGED:
        return "proposed"
    if act.tense == "future" or act.modality == "intended" or _in_progress(match.token):
        return fact if fact == "proposed" else "announced"
    governors = {head.lemma} | ({match.verb.lemma} if match.verb is not None else set())
    return "announced" if fact == "in_force" and governors & set(_ANNOUNCING) else fact


def _in_progress(verb: Token) -> bool:
    """'is reopening', 'was to reopen': begun or under way, not done."""
    return verb.tag == "VBG" and any(c.dep == "aux" and c.lemma == "be" and c.tag != "VBD" for c in verb.children)


def _same(scene: Scene, known: Measure, new: Measure) -> bool:
    """Whether two measures of one kind and action have no different sides."""
    return _overlap(scene, known.by, new.by) and _overlap(scene, known.targets, new.targets)


def _overlap(scene: Scene, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs:
        return True
    return bool({scene.cast.country(i) or i for i in ours} & {scene.cast.country(i) or i for i in theirs})


def _confidence(match: Match) -> float:
    return 0.7 if match.actors and (match.recipients or match.frame.mutual) else 0.5
