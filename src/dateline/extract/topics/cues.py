"""Words that open an agenda, name a common interest or a quarrel, where those who talk are states or their people."""

from collections.abc import Iterator
from functools import cache

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor
from dateline.extract.scene import Scene
from dateline.lexicon import Entry, load
from dateline.lexicon.phrases import PhraseIndex

_OFFICIAL = frozenset(("GOV", "MIL", "LEG", "IGO"))


@cache
def _agenda() -> PhraseIndex:
    return PhraseIndex(load("agenda"))


@cache
def talking() -> frozenset[str]:
    """Nouns for occasions to talk, and for those who do."""
    return frozenset(load("enumerations").entry("talking").lemmas)


def cues(scene: Scene) -> Iterator[tuple[Token, Entry]]:
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
        return cue.lemma in talking() and (bool(scene.meetings) or bool(scene.countries_in(sentence.span)))
    subject = scene.subject(cue)
    if scene.meetings and cue.child("nsubjpass") is not None and entry.get("slot") == "object":
        return not entry.get("needs_meeting") or _meeting_before(scene, cue)
    if subject is None:
        return False
    if scene.meetings and (subject.lemma in talking() or subject.lemma in entry.get("topics", ())):
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
