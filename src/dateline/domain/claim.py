"""One finding of one article as the record keeps it: on its own, with who, when and where spelled out.

Findings point at each other by ids that mean something inside one article only. A claim names what it
points at, so that claims of many articles can be compared, stored and merged.
"""

from dataclasses import dataclass

from dateline.domain.findings import Event, Measure, Meeting, Outlook, Relation, Statement, Topic, Trip
from dateline.text.spans import Span

Told = Statement | Event | Meeting | Trip | Measure | Topic | Outlook | Relation

# The letter that opens a claim's id, by section.
LETTERS = {
    "statements": "s", "events": "e", "meetings": "m", "trips": "j",
    "measures": "x", "topics": "k", "outlooks": "o", "relations": "r",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Someone in a claim. `part` is speaker, actor, recipient, participant, host, by, target, traveller or holder.

    `key` is the same for one actor in all articles; None for those nobody could tell apart, such as
    anonymous sources. `role` is the title told in the article, 'foreign minister'.
    """

    part: str
    key: str | None
    name: str
    kind: str
    country: str | None
    anonymous: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A TIMEX3 value and the days it covers, `start` to `end`, both YYYY-MM-DD and included; None when unknown."""

    value: str
    type: str
    mod: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that say it. Law: `quote` is the article's text at `span`."""

    article: str
    span: Span
    quote: str
    part: str  # which part the words play: words, content, speaker, cue, trigger, mention, quote


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says about one thing. Immutable; its id is a hash of what it says where."""

    id: str
    section: str
    article: str
    published: str | None
    outlet: str | None
    finding: Told  # its ids are local to the article; the fields below spell out what matters
    parties: tuple[Party, ...] = ()
    when: When | None = None
    where: Where | None = None
    words: str = ""  # what a reader is shown: the content, the clause, the mentions
    citations: tuple[Citation, ...] = ()
    statement: str | None = None  # the claim of the statement inside which alone it is told
    points_at: tuple[tuple[str, str], ...] = ()  # (field, claim id): agenda, follows, legs, about
