"""What the learned typer makes of a sentence: it checks what frames tell, and finds what no frame tells.

Frames are surer of the type, so that the typer never gives a telling another one; but it may strike a telling out,
says how sure it is of it, and adds events to single sentences whose deed no frame knows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.domain.annotation import Sentence, Token
from dateline.extract.events.clause import Clause, core
from dateline.extract.events.frames import classes, contexts_of
from dateline.extract.events.sides import political
from dateline.extract.events.tell import Telling, long_ago, own_time, phrase_span, verb_span
from dateline.extract.scene import Scene
from dateline.models import EventTyper, Judgement, Question
from dateline.text.spans import Span

# Chosen on the development split of our corpus and on every fifth row of PLV (docs/decisions/0021).
STRUCK = 0.9  # from this probability of no event on, a frame's telling is dropped
DOUBTED = 0.6  # in articles only tellings of less confidence than this are checked
EVENT = 0.1  # least probability of an event that no frame tells
TYPE = 0.3  # least probability of its type, given that there is one
MOST = 2  # events that are added to a sentence
FEW = 2  # sentences that are not an article yet: somebody who gives one to be coded expects an event in it
PARTIES = 6  # of a sentence that are asked about
_SUBJECTS = ("nsubj", "nsubjpass", "poss")


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase that may act or be acted upon. `actors` are ids; empty where nobody known is meant."""

    head: Token
    span: Span
    actors: tuple[str, ...]
    acts: bool


Pair = tuple[Party | None, Party | None]


def checked(scene: Scene, tellings: Iterable[Telling], typer: EventTyper) -> list[Telling]:
    """The frames' tellings that the typer does not think nothing of."""
    by_sentence: dict[int, list[Telling]] = {}
    kept: list[Telling] = []
    for telling in tellings:
        if telling.confidence < DOUBTED or len(scene.doc.sentences) <= FEW:
            by_sentence.setdefault(scene.sentence(scene.doc.tokens[telling.token]).first, []).append(telling)
        else:
            kept.append(telling)
    for group in by_sentence.values():
        sentence = scene.sentence(scene.doc.tokens[group[0].token])
        asked = [_question(scene, sentence, telling) for telling in group]
        for telling, judgement in zip(group, _judged(scene, sentence, asked, typer), strict=True):
            settled = _settled(telling, judgement) if judgement is not None else telling
            if settled is not None:
                kept.append(settled)
    return sorted(kept, key=lambda t: t.token)


def further(scene: Scene, tellings: Sequence[Telling], typer: EventTyper) -> list[Telling]:
    """Events that no telling tells, in a text of a sentence or two.

    In whole articles they are wrong about as often as they are right, and are left out.
    """
    told: dict[int, list[Telling]] = {}
    for telling in tellings:
        told.setdefault(scene.sentence(scene.doc.tokens[telling.token]).first, []).append(telling)
    found: list[Telling] = []
    if len(scene.doc.sentences) > FEW:
        return found
    for sentence in scene.doc.sentences:
        parties = _parties(scene, sentence)
        pairs: list[Pair] = [(a, None) for a in parties if a.acts]
        pairs += [(a, b) for a in parties if a.acts for b in parties if _apart(a, b)]
        added = _added(scene, sentence, pairs, told.get(sentence.first, []), typer)
        if not added and sentence.first not in told:
            added = _added(scene, sentence, [(None, None)], [], typer)
        found += added
    return found


# --- checking -----------------------------------------------------------------------------------


def _question(scene: Scene, sentence: Sentence, telling: Telling) -> Question:
    return Question(
        _named(scene, sentence, telling.actors, telling.trigger),
        _named(scene, sentence, telling.recipients, telling.trigger),
        telling.trigger,
    )


def _named(scene: Scene, sentence: Sentence, idents: Iterable[str], trigger: Span) -> tuple[Span, ...]:
    """Where the sentence names each, next to the trigger."""
    found = []
    for ident in idents:
        inside = [m for m in scene.cast.actor(ident).mentions if sentence.span.contains(m)]
        if inside:
            found.append(min(inside, key=lambda m: min(abs(m.start - trigger.end), abs(trigger.start - m.end))))
    return tuple(found)


def _judged(
    scene: Scene, sentence: Sentence, asked: Sequence[Question], typer: EventTyper
) -> list[Judgement] | list[None]:
    return typer.judge(scene.doc.article.text, sentence.span, asked) or [None] * len(asked)


def _settled(telling: Telling, judgement: Judgement) -> Telling | None:
    if judgement.no_event >= STRUCK:
        return None
    likely = 1 - judgement.no_event
    agreed = judgement.of(telling.type) / likely
    return replace(telling, confidence=round(telling.confidence * (0.5 + 0.5 * agreed) * (0.5 + 0.5 * likely), 2))


# --- finding ------------------------------------------------------------------------------------


def _parties(scene: Scene, sentence: Sentence) -> list[Party]:
    """The political actors of a sentence, and subjects that are only described ('the rebels')."""
    found: list[Party] = []
    for token in scene.doc.tokens[sentence.first : sentence.last + 1]:
        mention = scene.cast.by_head.get(token.i)
        if mention is not None:
            actors = tuple(a.id for a in scene.cast.actors_at(token) if political(a) or a.kind in ("person", "group"))
            if actors:
                span = scene.doc.span(mention.first, mention.last)
                found.append(Party(token, span, actors, _acts(token)))
        elif token.dep in _SUBJECTS and core(token).lemma.lower() in classes()["party"]:
            found.append(Party(token, scene.doc.span(token.left, token.i), (), True))
        if len(found) == PARTIES:
            break
    return found


def _acts(token: Token) -> bool:
    """Whether a phrase stands where those who act stand: as subject, agent, owner, or before a noun."""
    while token.dep == "conj":
        token = token.head
    return token.dep in (*_SUBJECTS, "compound", "amod", "nmod") or (token.dep == "pobj" and token.head.lower == "by")


def _apart(a: Party, b: Party) -> bool:
    return a is not b and not set(a.actors) & set(b.actors) and not a.span.overlaps(b.span)


def _added(
    scene: Scene, sentence: Sentence, pairs: Sequence[Pair], told: Sequence[Telling], typer: EventTyper
) -> list[Telling]:
    questions = [Question((a.span,) if a is not None else (), (b.span,) if b is not None else ()) for a, b in pairs]
    answers = _judged(scene, sentence, questions, typer)
    best = sorted(
        ((j, a, b) for (a, b), j in zip(pairs, answers, strict=True) if j is not None and _reaches(j)),
        key=lambda found: found[0].no_event,
    )
    added: list[Telling] = []
    for judgement, actor, recipient in best:
        token = _token(scene, judgement.word)
        if token is None or any(_tells(scene, other, token, judgement.best[0]) for other in (*told, *added)):
            continue
        added.append(_telling(scene, judgement, token, actor, recipient, typer))
        if len(added) == MOST:
            break
    return added


def _reaches(judgement: Judgement) -> bool:
    likely = 1 - judgement.no_event
    return likely >= EVENT and judgement.best[1] >= TYPE * likely


def _token(scene: Scene, word: Span | None) -> Token | None:
    inside = scene.doc.tokens_in(word) if word is not None else []
    return inside[0] if inside else None


def _tells(scene: Scene, telling: Telling, token: Token, kind: str) -> bool:
    """Whether a telling has the word, or is of the same type and the same clause."""
    if telling.trigger.overlaps(token.span) or telling.token == token.i:
        return True
    return telling.type == kind and telling.span.contains(token.span)


def _telling(
    scene: Scene, judgement: Judgement, token: Token, actor: Party | None, recipient: Party | None, typer: EventTyper
) -> Telling:
    kind, sure = judgement.best
    clause = Clause(scene, token)
    verb = clause.verb if clause.verb is not None and clause.verb.is_verb else None
    nominal = token.pos in ("NOUN", "PROPN")
    span = verb_span(scene, verb) if verb is not None else phrase_span(scene, token)
    time = own_time(scene, span, verb or token)
    auxiliary = judgement.auxiliary
    if auxiliary is None and long_ago(time, scene.doc.article.published):
        auxiliary = "historical"
    statement = scene.statement_around(token.span)
    place = scene.place_in(scene.doc.tokens_in(span))
    return Telling(
        rule=f"models.events-{typer.name}",
        token=token.i,
        type=kind,
        mode=None,
        contexts=contexts_of(kind),
        auxiliary=auxiliary,
        actors=actor.actors if actor is not None else (),
        recipients=recipient.actors if recipient is not None else (),
        trigger=token.span,
        span=span,
        time=time,
        place=place.id if place else None,
        statement=statement.id if statement else None,
        certainty="stated",
        nominal=nominal,
        definite=False,
        confidence=round(0.7 * sure, 2),
        depends_on=(statement.id,) if statement else (),
    )
