"""Frames against tokens: which frame a verb or noun evokes here, and who fills its slots."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor
from dateline.extract.events.clause import Clause, core, parties
from dateline.extract.events.frames import Frame, Index, classes
from dateline.extract.events.sides import enough_known, one_side, orders_own
from dateline.extract.scene import Scene
from dateline.text.spans import Span

_RECIPROCAL = ("other", "another")  # 'each other', 'one another'
_CLOSE = 7  # tokens between a verb and its object that still make one trigger


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that holds at a token. `about` are the first and last token of what a declaration is about."""

    frame: Frame
    token: Token
    theme: Token | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    trigger: Span
    verb: Token | None
    about: tuple[int, int] | None


def matches(scene: Scene, frames: Index) -> Iterator[Match]:
    """At most one match a token, the most particular frame first, in text order."""
    for token in scene.doc.tokens:
        found = frames.get(token.lemma.lower())
        if not found:
            continue
        clause = Clause(scene, token)
        for frame in found:
            match = match_at(clause, frame)
            if match is not None:
                yield match
                break


def not_talked_about(found: Iterable[Match]) -> list[Match]:
    """Without those that another match is about: 'agreed to lift sanctions' lifts none."""
    found = list(found)
    ranges = sorted((m.about for m in found if m.about is not None), reverse=True)
    kept: list[Match] = []
    reach = -1
    for match in found:  # in text order, so one sweep does
        while ranges and ranges[-1][0] <= match.token.i:
            reach = max(reach, ranges.pop()[1])
        if match.token.i > reach:
            kept.append(match)
    return kept


def match_at(clause: Clause, frame: Frame) -> Match | None:
    """The match of one frame at one token, or None."""
    if not _fits_part(clause.token, frame) or not _fits_words(clause, frame):
        return None
    theme = _theme(clause, frame)
    wanted = frame.theme_in or frame.with_theme_mod or frame.clause or (frame.theme and frame.part != "noun")
    if theme is None and wanted:
        return None
    if frame.clause and not _fits_clause(clause, theme, frame.clause):
        return None
    actors = _filled(clause, frame.actor, theme, frame, ())
    recipients = _filled(clause, frame.recipient, theme, frame, actors) or _implied(clause, frame, actors)
    if not enough_known(clause, frame, theme, actors, recipients) or orders_own(frame, actors, recipients):
        return None
    if frame.mutual:
        actors = tuple({a.id: a for a in (*actors, *recipients)}.values())
        recipients = ()
    about = _about(frame, clause, theme)
    return Match(frame, clause.token, theme, actors, recipients, _trigger(clause, theme), clause.verb, about)


# --- conditions ------------------------------------------------------------------------------


def _fits_part(token: Token, frame: Frame) -> bool:
    if frame.part == "noun":
        return token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod")
    if frame.part == "adjective":
        return token.dep in ("acomp", "oprd") or (token.pos == "ADJ" and token.dep in ("attr", "conj"))
    return token.pos == "VERB" and token.dep not in ("amod", "compound")


def _fits_words(clause: Clause, frame: Frame) -> bool:
    if frame.support and clause.support is None:
        return False
    if frame.particle and not frame.particle & clause.particles():
        return False
    if frame.adverb and not frame.adverb & clause.adverbs():
        return False
    if frame.needs and not any(clause.slot(name) for name in frame.needs):
        return False
    if any(clause.slot(name) for name in frame.without):
        return False
    modifiers = _modifiers(clause.token) if frame.with_mod or frame.without_mod else set()
    if frame.with_mod and not frame.with_mod & modifiers:
        return False
    if frame.without_mod & modifiers:
        return False
    if frame.negation and not _negated(clause, frame.negation):
        return False
    if frame.subject_in or frame.subject_not:
        subject = {t.lemma.lower() for s in clause.slot("subj") for t in core(s).conjuncts()}
        if frame.subject_in and not frame.subject_in & subject:
            return False
        return not frame.subject_not & subject
    return True


def _modifiers(token: Token) -> set[str]:
    """Lemmas that qualify a noun: before it, or behind it with 'of'."""
    found = {c.lemma.lower() for c in token.children if c.dep in ("compound", "amod", "nmod")}
    found |= {g.lemma.lower() for c in token.children if c.dep in ("compound", "amod") for g in c.children}
    for child in token.children:
        if child.dep == "prep" and child.lower == "of":
            found |= {g.lemma.lower() for g in child.children if g.dep == "pobj"}
    return found


def _negated(clause: Clause, kind: str) -> bool:
    verb = clause.verb
    if verb is None or not any(c.dep == "neg" or c.lower == "never" for c in verb.children):
        return False
    return kind == "any" or any(c.tag == "MD" and c.lower != "could" for c in verb.children)


def _theme(clause: Clause, frame: Frame) -> Token | None:
    for name in frame.theme:
        for head in clause.slot(name):
            for token in head.conjuncts():
                word = core(token).lemma.lower()
                if word in frame.theme_not or (frame.theme_in and word not in frame.theme_in):
                    continue
                modifiers = _modifiers(token) if frame.with_theme_mod or frame.theme_without else set()
                if frame.with_theme_mod and not frame.with_theme_mod & modifiers:
                    continue
                if not frame.theme_without & modifiers:
                    return core(token)
    return None


def _fits_clause(clause: Clause, theme: Token | None, kind: str) -> bool:
    if theme is None:
        return False
    subject = theme.child("nsubj", "nsubjpass")
    if subject is None:
        return False
    ours = [a for s in clause.slot("subj") for a in clause.scene.who(s)]
    theirs = parties(clause.scene, subject)
    if not theirs or one_side(ours, theirs) != (kind == "own"):
        return False
    if kind == "must":
        has_to = theme.lemma == "have" and theme.child("xcomp") is not None
        return has_to or any(c.dep == "aux" and c.lower in classes()["obligation"] for c in theme.children)
    if kind == "subjunctive":
        return theme.tag in ("VB", "VBP") and not any(c.dep == "aux" for c in theme.children)
    return True


# --- slots -----------------------------------------------------------------------------------


def _filled(
    clause: Clause, slots: tuple[str, ...], theme: Token | None, frame: Frame, taken: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """The actors of the first slot that names any but those already taken."""
    ours = {a.id for a in taken}
    for name in slots:
        found = tuple(a for a in _in_slot(clause, name, theme, frame, ours) if a.id not in ours)
        if found:
            return found
    return ()


def _implied(clause: Clause, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Recipients that no slot of the frame names: 'accused each other'; 'sent a letter to Syria, calling for …'."""
    if len(actors) > 1 and any(t.lower in _RECIPROCAL for name in frame.recipient for t in clause.slot(name)):
        return actors
    governor = clause.token.head
    if not frame.declarative or clause.token.dep != "advcl" or clause.token.tag != "VBG" or governor.pos != "VERB":
        return ()
    sending = Clause(clause.scene, governor)
    if sending.object is None or sending.object.lemma not in classes()["document"]:
        return ()
    ours = {a.id for a in actors}
    heads = [*sending.slot("dative"), *sending.slot("to")]
    return tuple({a.id: a for head in heads for a in parties(clause.scene, head) if a.id not in ours}.values())


def _in_slot(clause: Clause, name: str, theme: Token | None, frame: Frame, ours: set[str]) -> tuple[Actor, ...]:
    scene = clause.scene
    if name == "subj":
        # As the one acted upon, a plan or a law stands for whose it is.
        return _subject(clause, frame) if "subj" in frame.actor else _subject_or_owner(clause, frame)
    if name == "theme":
        return parties(scene, theme) if theme is not None else ()
    if name == "comp":
        return _in_complement(scene, clause, ours)
    found: dict[str, Actor] = {}
    for token in clause.slot(name):
        # One meets, visits and telephones people and states, not what is theirs.
        for actor in scene.who(token) if name == "mod" or frame.fallback else parties(scene, token):
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _subject(clause: Clause, frame: Frame) -> tuple[Actor, ...]:
    """Who acts; a state also through its forces, courts and plans."""
    scene = clause.scene
    for token in clause.slot("subj"):
        found = scene.who(token)
        if not found and token.tag == "PRP" and token.head.dep == "ccomp":  # 'the envoys said that they will not'
            speaker = scene.subject(token.head.head)
            found = scene.who(speaker) if speaker is not None else ()
        if found:
            return found
        head = core(token).lemma.lower()
        verb = clause.verb
        if head in classes()["instrument"] | frame.subject_in or (verb is not None and verb.dep == "acl"):
            return parties(scene, core(token))
        if token.pos == "NOUN" and head not in classes()["party"] and not clause.passive:
            return _acting_above(scene, verb)
    return ()


def _acting_above(scene: Scene, verb: Token | None) -> tuple[Actor, ...]:
    """Who acts where the parser's subject is a thing: 'he used the speech to accuse', 'says that a treaty settled
    it, and asked for …'."""
    if verb is None or verb.child("nsubj", "nsubjpass") is not None:
        return ()
    if verb.dep in ("xcomp", "advcl") and verb.head.is_verb:
        above = scene.subject(verb.head)
    elif verb.dep == "conj" and verb.head.dep in ("ccomp", "advcl", "relcl") and verb.head.head.is_verb:
        above = scene.subject(verb.head.head)
    else:
        return ()
    return scene.who(above) if above is not None else ()


def _subject_or_owner(clause: Clause, frame: Frame) -> tuple[Actor, ...]:
    return _subject(clause, frame) or next((p for t in clause.slot("subj") if (p := parties(clause.scene, t))), ())


def _in_complement(scene: Scene, clause: Clause, ours: set[str]) -> tuple[Actor, ...]:
    """Who is to do what is asked or promised, else to whom it is to be done."""
    for head in clause.slot("comp"):
        subject = head.child("nsubj", "nsubjpass")
        for token in [subject] if subject is not None else []:
            found = tuple(a for a in parties(scene, token) if a.id not in ours)
            if found:
                return found
        for i in range(head.i + 1, head.right + 1):
            mention = scene.cast.by_head.get(i)
            if mention is not None:
                found = tuple(a for a in scene.who(scene.doc.tokens[i]) if a.id not in ours)
                if found:
                    return found
    return ()


# --- spans -----------------------------------------------------------------------------------


def _trigger(clause: Clause, theme: Token | None) -> Span:
    """The words that name the event: a verb with its particle and near object, or a noun with its verb."""
    doc, token = clause.scene.doc, clause.token
    parts = [token]
    if token.pos in ("NOUN", "PROPN"):
        parts += [c for c in token.children if c.dep in ("compound", "amod") and not c.ent and c.i == token.i - 1]
        support = clause.support
        if support is not None and support.i < token.i <= support.i + _CLOSE:
            parts.append(support)
    else:
        parts += token.all("prt")
        if theme is not None and theme.pos == "NOUN" and token.i < theme.i <= token.i + _CLOSE and not clause.passive:
            parts.append(theme)
    return doc.span(min(p.i for p in parts), max(p.i for p in parts))


def _about(frame: Frame, clause: Clause, theme: Token | None) -> tuple[int, int] | None:
    """What is only talked about, or is part of this telling, and so is no event of its own."""
    if theme is None:
        return None
    inside = theme.left <= clause.token.i <= theme.right  # 'the offer that Iran rejected'
    if not inside and (frame.declarative or frame.type == "CONCEDE"):
        if (
            frame.type == "REJECT"
            and frame.theme[0] == "obj"
            and theme.lemma not in classes()["proposal"] | classes()["demand"]
        ):
            return None  # what is shrugged off is there all the same
        first, last = theme.left, theme.right
        for child in theme.children:
            if child.dep == "conj" and child.is_verb and child.child("nsubj") is not None:
                last = min(last, child.left - 1)
        return first, last
    return (theme.i, theme.i) if frame.theme_in else None
