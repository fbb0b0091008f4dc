"""Meetings as PLOVER events: held ones are CONSULT, those to come AGREE + future.

What is cancelled or postponed, and by whom, is told by frames; so is who proposed a meeting.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from dateline.domain.annotation import Token
from dateline.domain.findings import Meeting
from dateline.extract.events.frames import classes
from dateline.extract.events.match import Match
from dateline.extract.events.tell import Telling, long_ago, verb_span
from dateline.extract.scene import Scene
from dateline.text.spans import Span

_LONGEST = 120  # characters of a meeting's mention on either side of a word
_CONTEXTS = ("diplomatic",)
_HAPPENED = ("held", "under_way")
_HOLDING = ("hold", "have", "attend", "begin", "start", "open", "conclude", "make", "schedule", "conduct", "pay")


@dataclass(frozen=True, slots=True)
class AboutMeetings:
    """Which matches tell of a meeting: those that only repeat it, and those that propose or refuse it.

    `repeated` maps a meeting's id to triggers that become its mentions and `worded` to the rules of their
    frames; `spoken_for` holds ids of proposed meetings whose proposal is an event of its own, `of_token` the
    tokens of such proposals.
    """

    scene: Scene
    repeated: dict[str, list[Span]] = field(default_factory=dict)
    worded: dict[str, list[str]] = field(default_factory=dict)
    spoken_for: set[str] = field(default_factory=set)
    of_token: set[int] = field(default_factory=set)

    @staticmethod
    def of(scene: Scene) -> "AboutMeetings":
        return AboutMeetings(scene)

    def keep(self, match: Match) -> bool:
        """Whether a match is an event beside the meetings; notes what it says of them."""
        meeting = self._meeting(match)
        if meeting is None:
            return True
        if match.frame.fallback:
            self.worded.setdefault(meeting.id, []).append(match.frame.rule)
            return False
        if match.frame.type == "AGREE" and meeting.status != "proposed":
            self.repeated.setdefault(meeting.id, []).append(match.trigger)
            self.worded.setdefault(meeting.id, []).append(match.frame.rule)
            return False
        if match.frame.type in ("AGREE", "REQUEST", "REJECT"):
            self.spoken_for.add(meeting.id)
            if match.frame.type == "AGREE":
                self.of_token.add(match.token.i)
        return True

    def adjusted(self, telling: Telling) -> Telling:
        """A proposal of a meeting speaks of the future."""
        if telling.token in self.of_token and telling.auxiliary is None:
            return replace(telling, auxiliary="future")
        return telling

    def _meeting(self, match: Match) -> Meeting | None:
        """The meeting whose mention holds the match's words, or that its theme speaks of."""
        tokens = self.scene.doc.tokens
        for token in (match.token, match.theme):
            if token is not None:
                around = Span(max(0, token.start - _LONGEST), token.end + _LONGEST)
                for span, meeting in self.scene.meetings_in(around):
                    if span.contains(token.span):
                        return meeting
        if match.about is not None and match.frame.declarative:
            inside = Span(tokens[match.about[0]].start, tokens[min(match.about[1], match.about[0] + 20)].end)
            found = self.scene.meetings_in(inside)
            if found:
                return found[0][1]
        return None


def encounters(scene: Scene, about: AboutMeetings) -> list[Telling]:
    """One telling a meeting; its other mentions go with it."""
    found = (_telling(scene, m, about) for m in scene.meetings if m.id not in about.spoken_for)
    return [t for t in found if t is not None]


def _telling(scene: Scene, meeting: Meeting, about: AboutMeetings) -> Telling | None:
    if meeting.status in _HAPPENED:
        event_type, auxiliary = "CONSULT", None
    elif meeting.status == "scheduled":
        event_type, auxiliary = "AGREE", "future"
    elif meeting.status == "proposed" and len(meeting.participants) > 1:
        event_type, auxiliary = "AGREE", "hypothetical"
    else:
        return None
    if not meeting.participants or not meeting.mentions:
        return None
    time = scene.cast.time(meeting.time)
    if event_type == "CONSULT" and long_ago(time, scene.doc.article.published):
        auxiliary = "historical"
    actors, recipients = _sides(scene, meeting)
    trigger, span, token = _fullest(scene, meeting)
    if auxiliary == "hypothetical" and not token.is_verb and _holding(token) is None:
        return None  # a mere idea
    others = (*meeting.mentions, *about.repeated.get(meeting.id, ()))
    return Telling(
        rule="meetings",
        token=token.i,
        type=event_type,
        mode=_mode(scene, meeting, bool(recipients)) if event_type == "CONSULT" else None,
        contexts=_CONTEXTS,
        auxiliary=auxiliary,
        actors=actors,
        recipients=recipients,
        trigger=trigger,
        span=span,
        time=time,
        place=meeting.place,
        statement=meeting.statement,
        certainty="stated",
        nominal=False,
        definite=False,
        confidence=0.6,
        others=tuple(m for m in others if not m.overlaps(trigger)),
        depends_on=(meeting.id,),
        also=tuple(dict.fromkeys(about.worded.get(meeting.id, ()))),
    )


def _sides(scene: Scene, meeting: Meeting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Guests and hosts where somebody travels to somebody, or to a body's meeting; else all as actors."""
    cast, people = scene.cast, meeting.participants
    bodies = tuple(p for p in people if cast.actor(p).kind == "igo")
    if bodies and len(bodies) < len(people):
        return tuple(p for p in people if p not in bodies), bodies
    if meeting.host is not None and len(people) > 1:
        land = cast.country(meeting.host)
        hosts = tuple(p for p in people if p == meeting.host or (land and cast.country(p) == land))
        if hosts and len(hosts) < len(people):
            return tuple(p for p in people if p not in hosts), _most_general(scene, hosts, meeting)
    return people, ()


def _most_general(scene: Scene, hosts: tuple[str, ...], meeting: Meeting) -> tuple[str, ...]:
    """A visit goes to a country: its hosts are that state where the text names it."""
    if meeting.kind == "visit" and meeting.host is not None and scene.cast.actor(meeting.host).kind == "state":
        return (meeting.host,)
    return hosts


def _mode(scene: Scene, meeting: Meeting, hosted: bool) -> str | None:
    if meeting.kind == "call":
        return "phone"
    if any(scene.cast.actor(p).kind == "igo" for p in meeting.participants):
        return "multilateral"
    if hosted:
        return "visit"
    place = scene.cast.place(meeting.place)
    lands = {scene.cast.country(p) for p in meeting.participants}
    if place is not None and place.country and place.country not in lands and len(lands) > 1:
        return "third-party"
    return None


def _fullest(scene: Scene, meeting: Meeting) -> tuple[Span, Span, Token]:
    """Trigger, span and head of the mention whose clause tells most: participants, time, a verb."""
    wanted = sorted({s for a in map(scene.cast.actor, meeting.participants) for s in a.mentions})
    best: tuple[int, int, Span, Span, Token] | None = None
    for order, mention in enumerate(meeting.mentions):
        head = _head(scene, mention)
        verb = head if head.is_verb else _holding(head)
        span = verb_span(scene, verb) if verb is not None else mention
        inside = wanted[bisect_left(wanted, span.start, key=_start) : bisect_left(wanted, span.end, key=_start)]
        told = sum(span.contains(w) for w in inside)
        timed = scene.time_in(span) is not None
        value = 2 * min(told, 2) + timed + (verb is not None)
        trigger = _trigger(scene, head, verb)
        if best is None or value > best[0]:
            best = (value, order, trigger, span, head)
    assert best is not None
    return best[2], best[3], best[4]


def _start(span: Span) -> int:
    return span.start


def _head(scene: Scene, mention: Span) -> Token:
    """The token of a mention that hangs on something outside it."""
    tokens = scene.doc.tokens_in(mention)
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in tokens if t.is_root or not first <= t.head.i <= last), tokens[0])


def _holding(noun: Token) -> Token | None:
    """The verb that makes a meeting noun a clause: 'hold talks', 'attend the summit and the forum'."""
    while noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.dep in ("dobj", "nsubjpass") and noun.head.lemma in (*_HOLDING, *classes()["light"]):
        return noun.head
    return None


def _trigger(scene: Scene, head: Token, verb: Token | None) -> Span:
    if verb is None or verb is head:
        return head.span
    first, last = sorted((verb.i, head.i))
    return scene.doc.span(first, last) if last - first <= 6 else verb.span
