"""Dateline reads news reporting on diplomacy and keeps what it describes as a cited record.

import dateline

findings = dateline.read("MOSCOW (Reuters) - …", published="2021-05-27")
for statement in findings.statements:
    print([span.quote(findings.article.text) for span in statement.content_spans])
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dateline.domain.article import Article, Credit, DatelineLine
from dateline.domain.findings import (
    Actor,
    Event,
    Findings,
    Measure,
    Meeting,
    Omission,
    Outlook,
    Place,
    Relation,
    Role,
    Statement,
    Time,
    Topic,
    Trip,
    Why,
)
from dateline.errors import (
    DataError,
    DatelineError,
    EvaluationError,
    FetchError,
    InputError,
    ParserError,
    RecordError,
)
from dateline.text.spans import Span

if TYPE_CHECKING:
    from dateline.gold import Corpus
    from dateline.record import Record

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Credit",
    "DataError",
    "DatelineError",
    "DatelineLine",
    "EvaluationError",
    "Event",
    "FetchError",
    "Findings",
    "InputError",
    "Measure",
    "Meeting",
    "Omission",
    "Outlook",
    "ParserError",
    "Place",
    "RecordError",
    "Relation",
    "Role",
    "Span",
    "Statement",
    "Time",
    "Topic",
    "Trip",
    "Why",
    "corpus",
    "open_record",
    "read",
    "read_many",
]


def read(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    authors: Iterable[str] = (),
    model: str | None = None,
    statements: str | None = None,
) -> Findings:
    """What one article says.

    `published` is an ISO date or date-time; without it relative dates stay unresolved. `model` names
    an installed spaCy model other than the default one. `statements` says what reads them: the weights
    'best' (the default) or 'open', or 'rules'. The first call loads the reader, which takes
    a second or two. InputError when the text is empty or not English, or a date is none.
    """
    from dateline import service
    from dateline.ingest import Given

    given = Given(published, publisher, title, url, (authors,) if isinstance(authors, str) else tuple(authors))
    return service.read(text, given, model, statements)


def read_many(
    articles: Iterable[Article | str | Mapping[str, Any]],
    *,
    processes: int = 1,
    progress: bool | None = None,
    model: str | None = None,
    statements: str | None = None,
) -> Iterator[Findings]:
    """What each article says, in the order given, and the same however many processes read.

    An article is an `Article`, a text, or a mapping with `text` and, where known, `title`,
    `publisher`, `published`, `url`, `authors`, `id`. `processes` 0 means all cores; scripts that use more
    than one must start under `if __name__ == "__main__":`. `progress` None shows a bar when stderr
    is a terminal and reading takes a while. The first article that cannot be read raises a DatelineError.
    """
    from dateline import service

    return service.read_many(articles, processes, progress, model, statements)


def corpus(split: str | None = None) -> "Corpus":
    """The corpus of annotated articles that comes with Dateline (CC BY 4.0), or one split: train, dev or test.

    Its articles hold their gold findings, its storylines which of them are one record, its sentences one event
    each; docs/corpus-card.md tells what it is for. DataError for any other split.
    """
    from dateline import gold

    return gold.load(split)


def open_record(path: str, *, read_only: bool = False) -> "Record":
    """The record at a path or postgresql:// address; a new one where there is none yet, unless `read_only`.

    `with dateline.open_record("dateline.db") as record: record.ingest(articles)` keeps what articles say;
    `record.meetings()` and its like answer what was asked. RecordError when it cannot be opened.
    """
    from dateline.record import Record

    return Record(str(path), __version__, read_only)
