"""One telling of an event: what a match says, and how real it is.

PLOVER 2.0, sections on AGREE, CONCEDE and the auxiliary modes: friendly acts that lie ahead are AGREE,
retreats that lie ahead CONCEDE, and hostile acts that somebody announces are threats.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Time
from dateline.extract.events.frames import Frame, classes
from dateline.extract.events.match import Match
from dateline.extract.modality import Circumstances, circumstances
from dateline.extract.scene import Scene
from dateline.ontology import load as load_ontology
from dateline.text.spans import Span

_AHEAD_AGREE = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
_AHEAD_THREAT = {"SANCTION": "restrict", "COERCE": "restrict", "ASSAULT": "violence", "PROTEST": "restrict"}
_THREATS = {"arrest": "arrest", "expel": "expel", "seize": "territory", "withdraw": "relations", "deport": "expel"}
_THEMES = ("meet", "yield", "assist", "change")
_THREAT_THEMES = ("expel", "arrest", "territory", "restrict", "relations", "violence")
_TOLD_BY_ACTOR = ("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")
_ENDS = (",", ";", ":", "–", "—")  # where a noun's phrase ends at the latest
_THEME_WORDS = 30  # words of a theme that are looked at for the mode
_CLAUSES = ("advcl", "relcl", "acl", "ccomp", "parataxis")
_UP = 3  # clauses above a clause that may date it
_LATE_CLAUSES = ("advcl", "parataxis", "relcl")


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of the text that tells of an event. `actors` and `recipients` are actor ids."""

    rule: str
    token: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: Span
    span: Span
    time: Time | None
    place: str | None
    statement: str | None
    certainty: str
    nominal: bool
    definite: bool  # 'the attack', 'its offer': may point back
    confidence: float
    theme: str | None = None  # the head word of what is accused, demanded, welcomed …
    others: tuple[Span, ...] = ()  # further mentions that are known from elsewhere
    depends_on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # rules of frames that tell the same
    recipient_implied: bool = False  # the other of the two sides that the article is about

    @property
    def certain_enough(self) -> bool:
        """What did not or may not happen is kept only where both sides are named."""
        real = self.auxiliary not in ("hypothetical", "negation")
        return real or bool(self.actors and self.recipients) or len(self.actors) > 1


def telling(scene: Scene, match: Match) -> Telling:
    """What a match tells."""
    frame, token = match.frame, match.token
    nominal = frame.part == "noun"
    span = noun_span(scene, match) if nominal else verb_span(scene, match.verb or token)
    act = _circumstances(match)
    mode = _mode(scene, match)
    time = own_time(scene, span, match.verb or token)
    event_type, mode, auxiliary = _settled(frame, mode, act, nominal)
    if auxiliary is None and long_ago(time or _inherited_time(scene, match), scene.doc.article.published):
        auxiliary = "historical"
    statement = scene.statement_around(match.trigger)
    place = scene.place_in(scene.doc.tokens_in(span))
    return Telling(
        rule=frame.rule,
        token=token.i,
        type=event_type,
        mode=mode,
        contexts=frame.contexts,
        auxiliary=auxiliary,
        actors=tuple(a.id for a in match.actors),
        recipients=tuple(a.id for a in match.recipients),
        trigger=match.trigger,
        span=span,
        time=time,
        place=place.id if place else None,
        statement=statement.id if statement else None,
        certainty=_certainty(token),
        nominal=nominal,
        definite=nominal and _is_definite(token),
        confidence=_confidence(match, nominal, auxiliary),
        theme=match.theme.lemma.lower() if match.theme is not None and match.theme.pos == "NOUN" else None,
        depends_on=(statement.id,) if statement else (),
    )


# --- what it is ------------------------------------------------------------------------------


def _settled(frame: Frame, mode: str | None, act: Circumstances, nominal: bool) -> tuple[str, str | None, str | None]:
    """Type, mode and auxiliary mode after PLOVER's rules for what lies ahead."""
    kind = frame.type
    if frame.negation:
        return kind, mode, None
    ahead = act.tense == "future" and act.modality in ("none", "intended")
    if act.negated:
        if kind == "CONCEDE" or (ahead and kind in (*_AHEAD_AGREE, "RETREAT")):
            return "REJECT", None, None
        return kind, mode, "negation"
    if ahead and not nominal:
        if kind in _AHEAD_AGREE:
            return "AGREE", None, "future"
        if kind == "RETREAT":
            return "CONCEDE", None, None
        if kind in _AHEAD_THREAT:
            return "THREATEN", _THREATS.get(mode or "", _AHEAD_THREAT[kind]), None
    if ahead and kind not in _TOLD_BY_ACTOR:
        return kind, mode, "future"
    if act.modality in ("possible", "wished", "conditional", "necessary"):
        return kind, mode, "hypothetical"
    return kind, mode, None


def _circumstances(match: Match) -> Circumstances:
    """How real the act is; a noun with no verb of its own takes no tense from the clause that it stands in."""
    token, verb = match.token, match.verb
    if match.frame.part == "noun":
        if verb is not None:
            return circumstances(verb)
        act = circumstances(token)
        return Circumstances("past", "none" if act.modality in ("intended", "necessary") else act.modality, act.negated)
    if token.tag == "VBN" and token.dep == "acl" and token.child("aux") is None:
        return Circumstances("past")  # 'two men held captive', whatever the clause around says
    act = circumstances(token)
    waits = token.dep == "advcl" and any(c.lower in classes()["not_yet"] for c in token.children)
    almost = any(c.lower in ("almost", "nearly") for c in token.children)
    return replace(act, modality="possible") if waits or almost else act


def own_time(scene: Scene, span: Span, head: Token) -> Time | None:
    """The first time expression of a clause that dates the clause itself and not one inside it."""
    times = scene.cast.times
    at = bisect_left(times, span.start, key=lambda t: t.span.start)
    while at < len(times) and times[at].span.end <= span.end:
        inside = scene.doc.tokens_in(times[at].span)
        token = inside[0] if inside else head
        while token is not head and token.dep not in _CLAUSES and token.head is not token:
            token = token.head
        if token is head or token.dep not in _CLAUSES or token.i <= head.i:
            return times[at]
        at += 1
    return None


def _inherited_time(scene: Scene, match: Match) -> Time | None:
    """What dates the clause that a clause hangs on: 'has been divided since 1974, when troops invaded'."""
    verb = match.verb
    for _ in range(_UP):
        if verb is None or verb.dep not in ("relcl", "advcl", "conj") or verb.tag != "VBD":
            return None
        verb = verb.head
        found = own_time(scene, scene.clause(verb), verb) if verb.is_verb else scene.time_in(verb.span)
        if found is not None or not verb.is_verb:
            return found
    return None


def _mode(scene: Scene, match: Match) -> str | None:
    """The frame's mode; where the theme decides, the mode whose words stand first in it."""
    frame, theme = match.frame, match.theme
    if frame.mode != "theme":
        return frame.mode
    names = _THREAT_THEMES if frame.type == "THREATEN" else _THEMES
    prefix = "threat_" if frame.type == "THREATEN" else "theme_"
    if theme is not None:
        first = max(theme.left, theme.i - 3)
        for token in scene.doc.tokens[first : min(theme.right + 1, first + _THEME_WORDS)]:
            for name in names:
                if token.lemma.lower() in classes()[prefix + name]:
                    return name
    return {"REQUEST": "change", "THREATEN": None}.get(frame.type)


def long_ago(time: Time | None, published: str | None) -> bool:
    """Whether a dated event lies more than a year before the article."""
    if time is None or published is None or not time.value[:4].isdigit():
        return False
    year, this = int(time.value[:4]), int(published[:4])
    if this - year != 1:
        return year < this - 1
    return len(time.value) >= 7 and time.value[4] == "-" and time.value[5:7] < published[5:7]


def _certainty(token: Token) -> str:
    near = [*token.children, *token.head.children]
    return "alleged" if any(t.lower in classes()["alleged"] and abs(t.i - token.i) <= 4 for t in near) else "stated"


def _is_definite(noun: Token) -> bool:
    return any(c.dep in ("det", "poss") and c.lower not in ("a", "an", "another", "any", "no") for c in noun.children)


def _confidence(match: Match, nominal: bool, auxiliary: str | None) -> float:
    known = 0.75 if match.actors and (match.recipients or match.frame.mutual) else 0.55
    known -= 0.1 if nominal else 0.0
    return round(known - (0.1 if auxiliary in ("hypothetical", "negation") else 0.0), 2)


def score(event_type: str, mode: str | None) -> float:
    return load_ontology().score(event_type, mode)


# --- where it stands ---------------------------------------------------------------------------


def verb_span(scene: Scene, verb: Token) -> Span:
    """A verb's clause without the clauses that trail behind a comma: ', calling it a threat'."""
    clause = scene.clause(verb)
    governor = verb
    while governor.dep == "xcomp" and governor.child("nsubj", "nsubjpass") is None:
        governor = governor.head
    if governor is not verb and governor.child("nsubj", "nsubjpass") is not None and governor.child("dobj") is None:
        clause = Span(scene.clause(governor).start, clause.end)  # 'Biden is to attend', 'plans to visit'
    last = None
    for child in verb.children:
        if child.dep in _LATE_CLAUSES and child.left > verb.i and scene.doc.tokens[child.left - 1].text == ",":
            last = scene.doc.tokens[child.left - 1]
            break
    relative = verb.dep == "relcl" and any(c.tag in ("WDT", "WP") for c in verb.children)
    if (verb.dep == "acl" or relative) and verb.head.i < verb.i:
        start = scene.doc.tokens[verb.head.left].start
        clause = Span(start, clause.end)
    first = scene.doc.tokens_in(clause)[0]
    if first.dep == "mark" and first is not verb:  # 'that', 'whether'
        clause = Span(scene.doc.tokens[first.i + 1].start, clause.end)
    if last is not None and last.start > verb.end:
        return Span(clause.start, last.start)
    return clause


def noun_span(scene: Scene, match: Match) -> Span:
    """The clause of the verb that supports the noun, else the noun's phrase."""
    if match.verb is not None:
        return verb_span(scene, match.verb)
    return phrase_span(scene, match.token)


def phrase_span(scene: Scene, noun: Token) -> Span:
    """A noun's phrase without clauses, coordinated phrases and what stands behind a comma."""
    first, last = noun.left, noun.right
    for child in noun.children:
        if child.i > noun.i and child.dep in ("relcl", "conj", "cc", "appos"):
            last = min(last, child.left - 1)
    for i in range(noun.i + 1, last + 1):
        if scene.doc.tokens[i].text in _ENDS:
            last = i - 1
            break
    return scene.doc.span(first, max(last, noun.i))
