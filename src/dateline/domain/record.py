"""What the record says when it is asked: rows, filters, and records made of claims."""

from dataclasses import dataclass

from dateline.domain.claim import Claim


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Empty fields ask for anything; dates are YYYY-MM-DD and both ends included.

    `as_of` keeps to what was published by that day. `since` and `until` bound the publication, `day_from` and
    `day_to` the day on which the thing happens. `actors` and `countries` must all take part; `text` is full text.
    """

    section: str | None = None
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    outlet: str | None = None
    kind: str | None = None
    status: str | None = None
    place: str | None = None
    text: str | None = None
    since: str | None = None
    until: str | None = None
    day_from: str | None = None
    day_to: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """How much of an answer: at most `limit` rows from row `offset` on."""

    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the record keeps it, without its text. `family` names the articles that print one text."""

    id: str
    published: str | None
    recorded: str
    publisher: str | None
    title: str | None
    url: str | None
    family: str


@dataclass(frozen=True, slots=True)
class Held:
    """A claim in the record: the record it belongs to, its article's family, and when it was recorded."""

    claim: Claim
    record: str
    family: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst decided. `kind` is confirm, reject, merge, split, correct or note; `targets` are ids of
    claims. A correction's `value` is {property: value}. It counts until it is undone."""

    id: str
    made: str
    author: str
    kind: str
    targets: tuple[str, ...]
    value: dict[str, str | None] | None = None
    note: str | None = None
    undone: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim or article found by full text; the smaller `rank`, the better."""

    claim: Held | None
    article: StoredArticle
    rank: float
    snippet: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is watched. `etag` and `modified` are the server's, for asking whether it has changed; `checked` and
    `next` are times in UTC; `failures` counts those since it last answered."""

    url: str
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    failures: int = 0
    next: str | None = None
