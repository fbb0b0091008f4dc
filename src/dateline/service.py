"""Each use-case once. The command line and the Python API are thin faces over these functions."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline import execution, gazetteer, lexicon
from dateline.annotate.times import normalise_phrase
from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DatelineError, InputError
from dateline.explain.lexicon import Check, Trial, judge, samples, trial
from dateline.explain.phrases import PhraseNote, phrase_note
from dateline.extract.events.between import Between, between
from dateline.gazetteer import Bearer, Entry, PlaceNames, own, shelf
from dateline.gazetteer.own import Added
from dateline.gazetteer.queries import query
from dateline.gazetteer.shelf import UserTable
from dateline.ingest import Failure, Given, Raw, raw_article, read_all, to_article
from dateline.ingest.dates import publication_date
from dateline.ingest.sources import given_bytes
from dateline.resolve.candidates import Candidate, candidates
from dateline.settings import Settings, home
from dateline.text.spans import Span

PLACES = PlaceNames()  # tells datelines: ‘KARACHI: …’ opens with a place
RULES = "rules"  # lexicons are tried on what the rules alone read
ArticleLike = Article | str | Mapping[str, Any]


def read(
    item: ArticleLike,
    given: Given = Given(),  # noqa: B008 (frozen)
    model: str | None = None,
    statements: str | None = None,
) -> Findings:
    """What one article says. A DatelineError tells why it cannot be read."""
    return execution.reader_for(model, statements).read(as_article(item, given))


def read_many(
    articles: Iterable[ArticleLike],
    processes: int = 1,
    progress: bool | None = None,
    model: str | None = None,
    statements: str | None = None,
) -> Iterator[Findings]:
    """What each article says, in their order. The first that cannot be read raises its DatelineError."""
    total = len(articles) if isinstance(articles, Sequence) else None
    items = (as_article(item, name=f"article {i}") for i, item in enumerate(articles, 1))
    for outcome in execution.with_progress(
        execution.read_each(items, processes, model, statements), "Reading", total=total, show=progress
    ):
        if isinstance(outcome, DatelineError):
            raise outcome
        yield outcome


def event_between(
    text: str,
    actors: Sequence[Span],
    recipients: Sequence[Span],
    model: str | None = None,
    statements: str | None = None,
) -> Between:
    """The type of the event between two parties that stand at given characters of a text.

    As with `read`; InputError when the text cannot be read.
    """
    reader = execution.reader_for(model, statements)
    return between(reader.read(as_article(text)), actors, recipients, reader.typer)


def as_article(item: ArticleLike, given: Given = Given(), name: str = "text") -> Article:  # noqa: B008 (frozen)
    """An article from what callers have at hand: an Article as it is, a text, or a mapping with a text.

    A mapping may have the fields of an Article, or those of news-please or ninjs.
    """
    if isinstance(item, Article):
        return item
    if isinstance(item, str):
        return to_article(Raw(item), given, name, PLACES)
    if isinstance(item, Mapping):
        return to_article(raw_article(item, name=name), given, name, PLACES)
    raise InputError(f"{name} is {type(item).__name__}; give an Article, a str or a mapping with a text.")


def read_inputs(
    sources: Sequence[str],
    given: Given,
    settings: Settings,
    processes: int = 1,
    model: str | None = None,
    statements: str | None = None,
) -> Iterator[Findings | Failure]:
    """What files, folders, addresses and standard input say, in their order; a Failure for each that
    cannot be read, which keeps none of the others from being read."""
    waiting: deque[Article | Failure] = deque()

    def articles() -> Iterator[Article]:
        for item in read_all(sources, given, settings=settings, places=PLACES):
            waiting.append(item)
            if isinstance(item, Article):
                yield item

    for outcome in execution.read_each(articles(), processes, model, statements):
        yield from _failures_before(waiting)
        article = waiting.popleft()
        assert isinstance(article, Article)
        yield Failure(_name(article), outcome) if isinstance(outcome, DatelineError) else outcome
    yield from _failures_before(waiting)


def _failures_before(waiting: deque[Article | Failure]) -> Iterator[Failure]:
    while waiting and isinstance(waiting[0], Failure):
        failure = waiting.popleft()
        assert isinstance(failure, Failure)
        yield failure


def _name(article: Article) -> str:
    return article.title or article.url or article.id


# --- lexicons ------------------------------------------------------------------------------------


def check_lexicons(names: Sequence[str] = (), processes: int = 1, model: str | None = None) -> Iterator[Check]:
    """Every example and counter-example of the lexicons (all of them when none is named), read and judged."""
    wanted = [sample for name in names or lexicon.names() for sample in samples(lexicon.load(name))]
    articles = (Article(text=sample.sentence, id=sample.entry.rule) for sample in wanted)
    for sample, outcome in zip(wanted, execution.read_each(articles, processes, model, RULES), strict=True):
        if isinstance(outcome, DatelineError):
            raise outcome
        yield judge(sample, outcome)


def try_sentence(sentence: str, published: str | None = None, model: str | None = None) -> Trial:
    """Which entries a sentence evokes, and what is found in it."""
    article = as_article(sentence, Given(published=published), "the sentence")
    reader = execution.reader_for(model, RULES)
    tokens, _ = reader.parser.parse(article.text)
    return trial(reader.read(article), tokens)


# --- look-ups -------------------------------------------------------------------------------------


def who(name: str, on: str | None = None) -> tuple[Bearer, ...]:
    """Who bears a name, likeliest first, with the offices they held; none when nobody known does.

    `on` is the date at which offices are marked and bearers ranked. InputError when it is none.
    """
    return gazetteer.bearers(gazetteer.load(), name, day(on) if on else None)


def day(told: str) -> str:
    """A date as people write it, as YYYY-MM-DD. InputError when it is none."""
    return publication_date(told, where="the date")[:10]


def where(name: str, country: str | None = None) -> tuple[Candidate, ...]:
    """The places that bear a name, likeliest first; `country` keeps to one state, given by name or ISO code.

    InputError when there is no such state.
    """
    return candidates(gazetteer.load(), name, _state(country).country if country else None)


def _state(told: str) -> Entry:
    known = gazetteer.load()
    state = known.entries.get(f"state:{told.upper()}") or known.state_by_name(told)
    if state is None:
        raise InputError(f"There is no state {told!r}; give its name or its ISO 3166-1 alpha-3 code.")
    return state


def when(phrase: str, published: str, tense: str | None = None) -> PhraseNote | None:
    """What a phrase of time means in an article of that date, and the rule that says so; None when it is no time.

    `tense` is 'past' or 'future' where it is known which way the phrase looks. InputError when `published` is no date.
    """
    found = normalise_phrase(phrase, publication_date(published), tense)
    return phrase_note(phrase, found) if found else None


# --- tables of the user's own ---------------------------------------------------------------------


def add_table(file: str, name: str | None, settings: Settings) -> Added:
    """Add a table from a file or '-', named after the file unless told; the next look-up knows it.

    InputError or DataError when nothing of it can be kept.
    """
    source = "standard input" if file == "-" else file
    table = shelf.table_name(name or Path(source).stem)
    added = own.add(home(os.environ), table, source, given_bytes(file, settings))
    gazetteer.load.cache_clear()
    return added


def user_tables() -> tuple[UserTable, ...]:
    """The tables that the user has added, by name."""
    return shelf.tables(home(os.environ))


def remove_table(name: str) -> UserTable:
    """Remove a table that the user has added. InputError when there is none, DataError when another needs it."""
    removed = own.remove(home(os.environ), name)
    gazetteer.load.cache_clear()
    return removed


def wikidata_query(kind: str, country: str | None = None, since: int = 1990) -> str:
    """SPARQL for the Wikidata query service, whose result can be added. InputError when there is no such state."""
    return query(kind, _state(country) if country else None, since)
