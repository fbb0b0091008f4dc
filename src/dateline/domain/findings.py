"""What one article says: the ten kinds of findings of `dateline/1`, and the actors, places and times they name.

The dataclasses hold what the JSON format holds, under the same names. Ids are local to one article.
"""

from dataclasses import dataclass, field
from typing import Any

from dateline.domain.article import Article
from dateline.text.spans import Span

FORMAT = "dateline/1"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a finding is there.

    `rule` names the rule or lexicon entry ('reporting.say', 'meetings.noun'); `words` are the spans
    that fired; `depends_on` the ids of findings that it was built on; `confidence` is in (0, 1].
    """

    rule: str
    words: tuple[Span, ...] = ()
    depends_on: tuple[str, ...] = ()
    confidence: float = 0.5
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role that the text tells at `span`, or that a table knows for the article's day: `source` is its row."""

    title: str
    principal: str | None  # actor id
    country: str | None
    span: Span | None = None
    source: str | None = None  # 'occupancies.csv:2672'


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    key: str | None
    name: str
    kind: str  # person state government_body igo ngo company party armed_group media group vessel other
    country: str | None
    sector: str | None
    anonymous: bool = False
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    why: Why | None = None
    wikidata: str | None = None  # its item there, where the tables know it: 'Q159'


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    mentions: tuple[Span, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Time:
    id: str
    span: Span
    type: str  # DATE TIME DURATION SET
    value: str
    mod: str | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    speakers: tuple[str, ...]
    speaker_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]
    form: str  # direct indirect mixed
    quotes: tuple[Span, ...] = ()
    addressee: str | None = None
    time: str | None = None
    via: tuple[str, ...] = ()
    stance: str = "asserted"  # asserted denied
    negated: bool = False
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: str | None  # historical future hypothetical negation
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: str | None
    trigger_span: Span
    span: Span
    mentions: tuple[Span, ...] = ()
    certainty: str = "stated"  # stated alleged
    statement: str | None = None
    score: float | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    key: str | None
    name: str | None
    kind: str  # summit ministerial talks visit call conference
    participants: tuple[str, ...]
    host: str | None
    place: str | None
    time: str | None
    status: str  # proposed scheduled under_way held postponed cancelled
    agenda: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    statement: str | None = None
    mentions: tuple[Span, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Trip:
    id: str
    traveller: str
    name: str | None
    legs: tuple[str, ...]
    span: Span
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    kind: str
    action: str
    by: tuple[str, ...]
    targets: tuple[str, ...]
    status: str  # proposed announced in_force ended rejected
    time: str | None
    span: Span
    statement: str | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    label: str | None
    text: str
    span: Span
    standing: str  # agenda common_interest dispute mentioned
    statement: str | None = None
    certainty: str = "stated"  # stated reported
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    id: str
    holder: str | None
    about: str | tuple[str, str] | None  # a finding's id, or a pair of country codes
    polarity: str  # positive negative mixed
    span: Span
    statement: str | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    pair: tuple[str, str]
    tendency: str | None  # improving worsening stable tense ally rival
    time: str | None
    span: Span
    statement: str | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Omission:
    """Something a stage saw and left out, with the reason: nothing is dropped silently."""

    stage: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article says. Sections stand in the order of the format."""

    article: Article
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    trips: tuple[Trip, ...] = ()
    measures: tuple[Measure, ...] = ()
    topics: tuple[Topic, ...] = ()
    outlooks: tuple[Outlook, ...] = ()
    relations: tuple[Relation, ...] = ()
    left_out: tuple[Omission, ...] = field(default=())
    sentences: tuple[Span, ...] = field(default=())

    # The two forms below know this class, so they are imported when asked for.

    def to_json(self) -> dict[str, Any]:
        """The findings as JSON values in the format `dateline/1`."""
        from dateline.domain.codec import to_json

        return to_json(self)

    def to_records(self) -> dict[str, list[dict[str, Any]]]:
        """Flat rows per section, ready for `pandas.DataFrame(records["statements"])`."""
        from dateline.domain.records import to_records

        return to_records(self)
