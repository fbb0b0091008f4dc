"""An article as it was published, before anything is read into it."""

import hashlib
from dataclasses import dataclass

from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class DatelineLine:
    """The line an article opens with: 'GENEVA, June 16 (Reuters) -'."""

    place: str | None
    agency: str | None
    date: str | None  # TIMEX3 value; a day without a year stays XXXX-06-16
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet on whose report the article relies."""

    agency: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known about its publication. `published` is an ISO date or date-time."""

    text: str
    id: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    published: str | None = None
    url: str | None = None
    dateline: DatelineLine | None = None
    credits: tuple[Credit, ...] = ()


def article_id(text: str) -> str:
    """The content hash that identifies an article which brings no id of its own."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
