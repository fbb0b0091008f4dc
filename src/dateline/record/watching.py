"""Feeds polled, their articles into the record: politely, and so that nothing is lost when it is stopped."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.domain.record import Feed
from dateline.errors import DatelineError, FetchError, InputError
from dateline.ingest import Given
from dateline.ingest.decoding import decode
from dateline.ingest.fetch import RefusedError
from dateline.ingest.listings import Link, read_xml
from dateline.ingest.polite import Visitor
from dateline.ingest.sources import given_bytes
from dateline.ingest.walk import Walk
from dateline.record.adding import Ingested, ingesting, summed
from dateline.service import PLACES
from dateline.settings import Settings
from dateline.store import Store

LEAST = 60.0  # seconds between two polls of a feed
LONGEST = 86_400.0  # that a failing feed is left alone


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of a feed brought; `ingested` is None when it had not changed, `error` why it failed."""

    url: str
    ingested: Ingested | None = None
    error: DatelineError | None = None


def feeds_in(names: Sequence[str]) -> list[str]:
    """Addresses of feeds, and those in OPML files, each once. InputError for what is neither."""
    found: list[str] = []
    for name in names:
        if name.lower().startswith(("http://", "https://")):
            found.append(name)
            continue
        if not Path(name).exists():
            raise InputError(f"{name} is neither an http(s) address of a feed nor a file with a list of them (OPML).")
        items = read_xml(decode(given_bytes(name), name=name), name=name).items
        listed = [item.url for item in items if isinstance(item, Link) and item.kind == "list"]
        if not listed:
            raise InputError(f"{name} lists no feeds; give an OPML file, or addresses of feeds.")
        found += listed
    return list(dict.fromkeys(found))


class Watch:
    """Polls feeds into a record. `every` is the pause between two polls of a feed, in seconds."""

    def __init__(
        self,
        store: Store,
        urls: Sequence[str],
        version: str,
        settings: Settings,
        *,
        every: float = 900.0,
        follow: bool = False,
        model: str | None = None,
        allow_private: bool = False,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = store
        self._urls = urls
        self._version = version
        self._settings = settings
        self._every = max(every, LEAST)
        self._follow = follow
        self._model = model
        self._allow_private = allow_private
        self._clock = clock
        self._sleep = sleep

    def once(self) -> Iterator[Polled]:
        """Polls every feed that is due."""
        visitor = Visitor(self._settings, self._allow_private)
        for url in self._urls:
            feed = self._store.feeds.get(url)
            if feed.next is None or feed.next <= self._time():
                yield self._poll(feed, visitor)

    def forever(self) -> Iterator[Polled]:
        """Polls each feed whenever it is due, until it is stopped."""
        while True:
            yield from self.once()
            due = min(filter(None, (self._store.feeds.get(url).next for url in self._urls)), default=None)
            left = (_moment(due) - self._clock()) if due else self._every
            self._sleep(max(1.0, left))

    def _poll(self, feed: Feed, visitor: Visitor) -> Polled:
        try:
            answer = visitor.get(feed.url, feed.etag, feed.modified)
        except FetchError as error:
            self._failed(feed, error)
            return Polled(feed.url, error=error)
        done = None
        if answer.body:
            known = self._store.has_url
            walk = Walk(self._settings, PLACES, self._follow, self._allow_private, visitor, known)
            items = walk.content(answer.body, feed.url, Given(url=answer.url), answer.media)
            done = summed(ingesting(self._store, items, self._version, model=self._model))
        # Only now: a poll that was stopped half way must be sent the whole feed again.
        self._store.feeds.keep(Feed(feed.url, answer.etag, answer.modified, self._time(), 0, self._time(self._every)))
        return Polled(feed.url, done)

    def _failed(self, feed: Feed, error: FetchError) -> None:
        """Leaves the feed alone twice as long each time, or as long as its server asks."""
        pause = min(self._every * 2 ** min(feed.failures + 1, 20), LONGEST)
        if isinstance(error, RefusedError) and error.wait:
            pause = max(pause, min(error.wait, LONGEST))
        again = self._time(pause)
        self._store.feeds.keep(replace(feed, checked=self._time(), failures=feed.failures + 1, next=again))

    def _time(self, ahead: float = 0.0) -> str:
        moment = datetime.fromtimestamp(self._clock(), UTC) + timedelta(seconds=ahead)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(told: str) -> float:
    return datetime.fromisoformat(told).timestamp()
