"""Who and where an article is about: its actors, places and times, and which words mean them.

`resolve` makes the cast; `extract` reads it.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from dateline.domain.annotation import Token
from dateline.domain.findings import Actor, Place, Time
from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean one actor or, for 'the two leaders', 'they' or 'both countries', several.

    Tokens `first` to `last`, both included; `head` is the token that the sentence's tree hangs them
    on. `kind` is name, title ('the president'), demonym ('Russian' in 'the Russian offer'), metonym
    ('Moscow'), pronoun, description ('a senior official') or plural. `actors` are actor ids.
    """

    first: int
    last: int
    head: int
    kind: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds on the article's day, told by the text or known from the tables.

    `title` is the canonical one ('foreign minister' for 'minister of external affairs'); `level` one of
    head_of_state, head_of_government, minister, official, spokesperson, diplomat, military, legislator,
    party, business, other; `country` the ISO code of the state served, None for an international body.
    """

    title: str
    level: str
    country: str | None
    told: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """Actors, places and times of one article with their mentions, and look-ups from words to them."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place_tokens: dict[int, str] = field(default_factory=dict)  # token number → place id
    by_head: dict[int, Mention] = field(default_factory=dict)  # head token number → its widest mention
    by_token: dict[int, Mention] = field(default_factory=dict)  # token number → narrowest mention covering it
    by_id: dict[str, Actor] = field(default_factory=dict)
    place_by_id: dict[str, Place] = field(default_factory=dict)
    time_by_id: dict[str, Time] = field(default_factory=dict)
    offices: dict[str, tuple[Office, ...]] = field(default_factory=dict)  # actor id → offices held, not former ones

    def actor(self, ident: str) -> Actor:
        return self.by_id[ident]

    def mention_headed_by(self, token: Token) -> Mention | None:
        """The mention that this token is the head of: 'Peskov' in 'spokesman Dmitry Peskov'."""
        return self.by_head.get(token.i)

    def mention_covering(self, token: Token) -> Mention | None:
        """The narrowest mention that this token stands in, whether as its head or not."""
        return self.by_token.get(token.i)

    def actors_at(self, token: Token) -> tuple[Actor, ...]:
        """Whom the noun phrase headed by this token means; empty when nobody is known."""
        mention = self.by_head.get(token.i) or self.by_token.get(token.i)
        return tuple(self.by_id[a] for a in mention.actors) if mention else ()

    def place_at(self, token: Token) -> Place | None:
        return self.place(self.place_tokens.get(token.i))

    def place(self, ident: str | None) -> Place | None:
        return self.place_by_id.get(ident) if ident else None

    def time(self, ident: str | None) -> Time | None:
        return self.time_by_id.get(ident) if ident else None

    def time_in(self, span: Span) -> Time | None:
        """The first time expression inside a stretch of text."""
        at = bisect_left(self.times, span.start, key=lambda t: t.span.start)
        return self.times[at] if at < len(self.times) and self.times[at].span.end <= span.end else None

    def country(self, ident: str) -> str | None:
        return self.by_id[ident].country
