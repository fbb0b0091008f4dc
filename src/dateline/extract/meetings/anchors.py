"""Which verb or event noun a time or place belongs to, by climbing the tree from it once."""

from dataclasses import dataclass

from dateline.domain.annotation import Token
from dateline.domain.findings import Place, Time
from dateline.extract.scene import Scene
from dateline.text.spans import Span

STEPS = 8
_TO = ("to", "until", "till")
_WHERE = ("in", "at", "near", "outside")


@dataclass(frozen=True, slots=True)
class Anchored:
    """A time or place with the preposition that ties it on ('' when there is none)."""

    prep: str
    time: Time | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Anchors:
    """Token number → the times and places that hang on it, in text order."""

    at: dict[int, list[Anchored]]

    @staticmethod
    def of(scene: Scene, events: set[int]) -> "Anchors":
        """Anchor every time and place on the nearest verb or event noun above, and what lies between."""
        at: dict[int, list[Anchored]] = {}
        timed = {t.i for time in scene.cast.times for t in scene.doc.tokens_in(time.span)}
        for time in scene.cast.times:
            head = head_of(scene, time.span.start, time.span.end)
            if head is None or time.type not in ("DATE", "TIME"):
                continue
            first = scene.doc.tokens_in(time.span)[0].i
            if first - 1 in events:  # 'a conversation earlier in the day': the parser often hangs it higher
                at.setdefault(first - 1, []).append(Anchored("", time))
            else:
                _climb(at, head, events, set(), time=time)
        places = {p.id: p for p in scene.cast.places}
        for number in sorted(scene.cast.place_tokens):
            token = scene.doc.tokens[number]
            if token.head.i not in scene.cast.place_tokens or token.head is token:
                _climb(at, token, events, timed, place=places.get(scene.cast.place_tokens[number]))
        return Anchors(at)

    def times(self, token: Token) -> list[Anchored]:
        return [a for a in self.at.get(token.i, ()) if a.time]

    def places(self, token: Token) -> list[Anchored]:
        return [a for a in self.at.get(token.i, ()) if a.place]


def head_of(scene: Scene, start: int, end: int) -> Token | None:
    """The token of a stretch of text that the sentence's tree hangs the stretch on."""
    tokens = scene.doc.tokens_in(Span(start, end))
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head is token or token.head.i not in inside:
            return token
    return None


def _climb(
    at: dict[int, list[Anchored]],
    token: Token,
    events: set[int],
    passing: set[int],
    time: Time | None = None,
    place: Place | None = None,
) -> None:
    """Hang it on every token above, up to the first verb or event noun.

    The preposition is the last one below that verb ('in the port city of Busan' is 'in'), but not
    one of a time passed on the way: 'for 3 June in Vienna' is 'in' too.
    """
    prep, settled = "", False
    for _ in range(STEPS):
        above = token.head
        if above is token:
            return
        settled = settled or token.i in passing
        with_people = above.lower in ("with", "between", "among") or (
            above.lower == "of" and place is not None and place.lat is not None
        )
        settled = settled or (above.lower == "from" and prep in _TO)  # 'from June 5 to June 12'
        settled = settled or (with_people and prep in _WHERE)  # 'met with X in Rome' met in Rome
        if (above.dep in ("prep", "agent") or above.tag in ("IN", "TO")) and not settled:
            prep = above.lower
        at.setdefault(above.i, []).append(Anchored(prep, time, place))
        if above.is_verb or above.i in events:
            return
        if above.dep in ("relcl", "acl") or (time is not None and above.dep == "appos"):
            return  # 'at La Grange, an 18th-century mansion': the century is the mansion's
        token = above
