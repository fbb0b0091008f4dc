"""Articles into the record, each in one transaction: what was reported as added is there, whatever happens next."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline import execution
from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DatelineError, RecordError
from dateline.ingest import Failure
from dateline.merge import claims_of
from dateline.merge.engine import place_article, place_claims
from dateline.merge.families import pack, shingles
from dateline.service import ArticleLike, as_article
from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is now in the record, and how many claims it makes."""

    article: str
    title: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the record held already; nothing was changed."""

    article: str
    title: str | None


Step = Added | Known | Failure


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of the articles given."""

    added: int
    known: int
    claims: int
    failures: tuple[Failure, ...]

    @property
    def total(self) -> int:
        return self.added + self.known + len(self.failures)


def summed(steps: Iterable[Step]) -> Ingested:
    """Takes every step and counts them."""
    added = known = claims = 0
    failures: list[Failure] = []
    for step in steps:
        if isinstance(step, Failure):
            failures.append(step)
        elif isinstance(step, Known):
            known += 1
        else:
            added, claims = added + 1, claims + step.claims
    return Ingested(added, known, claims, tuple(failures))


def add(store: Store, findings: Findings, version: str) -> Added | Known:
    """One article with its claims, placed among the records, all or nothing. RecordError when the database will not."""
    article = findings.article
    claims = claims_of(findings)
    with store.transaction():
        if store.has(article.id):
            return Known(article.id, article.title)
        store.add(findings, claims, now(), version, pack(shingles(article.text)))
        place_article(store, article.id, article.text, article.published)
        place_claims(store, claims)
    return Added(article.id, article.title, len(claims))


def ingesting(
    store: Store,
    items: Iterable[ArticleLike | Findings | Failure],
    version: str,
    processes: int = 1,
    model: str | None = None,
) -> Iterator[Step]:
    """What became of each item, in order, told once it is kept. Articles that the record holds are not read again,
    findings are kept as they are, and what cannot be read harms nothing else."""
    waiting: deque[Article | Findings | Known | Failure] = deque()

    def to_read() -> Iterator[Article]:
        for number, item in enumerate(items, 1):
            met = _met(store, item, number)
            waiting.append(met)
            if isinstance(met, Article):
                yield met

    for outcome in execution.read_each(to_read(), processes, model):
        yield from _kept_before(store, waiting, version)
        article = waiting.popleft()
        assert isinstance(article, Article)
        yield _outcome(store, article, outcome, version)
    yield from _kept_before(store, waiting, version)


def _met(store: Store, item: ArticleLike | Findings | Failure, number: int) -> Article | Findings | Known | Failure:
    if isinstance(item, Findings | Failure):
        return item
    try:
        article = as_article(item, name=f"article {number}")
    except DatelineError as error:
        return Failure(f"article {number}", error)
    return Known(article.id, article.title) if store.has(article.id) else article


def _kept_before(store: Store, waiting: deque[Article | Findings | Known | Failure], version: str) -> Iterator[Step]:
    """What needs no reading and stands before the next article that is read."""
    while waiting and not isinstance(waiting[0], Article):
        item = waiting.popleft()
        assert not isinstance(item, Article)
        yield add(store, item, version) if isinstance(item, Findings) else item


def _outcome(store: Store, article: Article, outcome: Findings | DatelineError, version: str) -> Step:
    if not isinstance(outcome, DatelineError):
        try:
            return add(store, outcome, version)
        except RecordError:
            raise  # the next article would fare no better
        except DatelineError as error:
            outcome = error
    return Failure(article.title or article.url or article.id, outcome)


def now() -> str:
    """The time in UTC to the second, as ISO 8601 has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
