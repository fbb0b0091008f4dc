"""Feeds are polled without haste, and nothing of them is lost."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import InputError
from dateline.record import adding
from dateline.record.watching import Polled, Watch, feeds_in
from dateline.settings import Settings
from dateline.store import Store
from support.web import Site, site

START = 1_600_000_000.0
ITEM = "<item><title>{0}</title><link>{1}/{0}</link><description>The envoy has left the {0}.</description></item>"


class Clock:
    now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A record whose articles are not read, but kept as they are."""

    def unread(articles: Iterable[Article], processes: int, model: str | None) -> Iterator[Findings]:
        return (Findings(article) for article in articles)

    monkeypatch.setattr(adding.execution, "read_each", unread)
    store = Store(":memory:", "test")
    yield store
    store.close()


def feed(web: Site, *words: str, path: str = "/feed", **headers: str) -> str:
    items = "".join(ITEM.format(word, web.address) for word in words)
    return web.page(path, f"<rss><channel><title>Post</title>{items}</channel></rss>", "application/rss+xml", **headers)


def watch(store: Store, clock: Clock, *urls: str, follow: bool = False) -> Watch:
    settings = Settings(visit_seconds=0.001)
    return Watch(store, urls, "test", settings, follow=follow, allow_private=True, clock=clock, every=600)


def told(polled: Iterable[Polled]) -> list[tuple[int, int] | str]:
    """(added, known) of each poll, or what went wrong."""
    return [
        str(one.error) if one.error else (one.ingested.added, one.ingested.known) if one.ingested else "not changed"
        for one in polled
    ]


def test_what_is_new_comes_in_once_and_an_unchanged_feed_is_not_sent_again(
    web: Site, store: Store, clock: Clock
) -> None:
    url = feed(web, "town", "talks", ETag='"1"')
    watching = watch(store, clock, url)
    assert told(watching.once()) == [(2, 0)]
    assert told(watching.once()) == []  # not yet due
    clock.now += 601
    assert told(watching.once()) == ["not changed"]
    assert web.asked[-1][1]["If-None-Match"] == '"1"'
    feed(web, "harbour", "town", ETag='"2"')
    clock.now += 601
    assert told(watching.once()) == [(1, 1)]
    assert store.counts()["articles"] == 3
    clock.now += 601
    assert told(watch(store, clock, url).once()) == ["not changed"]  # another run knows what this one knew


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(web: Site, store: Store, clock: Clock) -> None:
    good = feed(web, "town")
    url = web.page("/bad", "", status=500)
    watching = watch(store, clock, url, good)
    first, second = told(watching.once())
    assert "answers 500" in str(first)
    assert second == (1, 0)
    waits = []
    for _ in range(4):
        known = store.feeds.get(url)
        assert known.next is not None
        while told(watch(store, clock, url).once()) == []:
            clock.now += 300
        waits.append(clock.now)
    gaps = [round((later - earlier) / 600) for earlier, later in pairwise(waits)]
    assert gaps == [4, 8, 16]
    assert store.feeds.get(url).failures == 5
    feed(web, "talks", path="/bad")
    clock.now += 90_000
    assert told(watch(store, clock, url).once()) == [(1, 0)]
    assert store.feeds.get(url).failures == 0


def test_a_server_that_asks_to_wait_is_waited_for(web: Site, store: Store, clock: Clock) -> None:
    url = web.page("/busy", "", status=429, Retry_After="7200")
    watching = watch(store, clock, url)
    assert len(told(watching.once())) == 1
    clock.now += 7_100
    assert told(watching.once()) == []
    clock.now += 200
    assert len(told(watching.once())) == 1


def test_robots_txt_is_kept_to(web: Site, store: Store, clock: Clock) -> None:
    url = feed(web, "town")
    web.page("/robots.txt", "User-agent: *\nDisallow: /feed\n", "text/plain")
    (error,) = told(watch(store, clock, url).once())
    assert "robots.txt forbids it" in str(error)
    assert web.paths() == ["/robots.txt"]


def test_a_poll_that_was_stopped_is_sent_the_whole_feed_again(web: Site, store: Store, clock: Clock) -> None:
    url = feed(web, "town", "talks", ETag='"1"')
    add = store.add

    def stopped(*given: object, **named: object) -> None:
        if store.counts()["articles"]:
            raise KeyboardInterrupt
        add(*given, **named)  # type: ignore[arg-type]

    store.add = stopped  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        list(watch(store, clock, url).once())
    store.add = add  # type: ignore[method-assign]
    assert store.feeds.get(url).etag is None
    assert told(watch(store, clock, url).once()) == [(1, 1)]


def test_pages_that_are_there_are_not_visited_again(web: Site, store: Store, clock: Clock) -> None:
    page = "<html><body><article><p>All that the envoy said in the {}.</p></article></body></html>"
    for word in ("town", "talks"):
        web.page(f"/{word}", page.format(word))
    url = feed(web, "town")
    assert told(watch(store, clock, url, follow=True).once()) == [(1, 0)]
    feed(web, "talks", "town")
    clock.now += 601
    assert told(watch(store, clock, url, follow=True).once()) == [(1, 0)]
    assert web.paths().count("/town") == 1


def test_items_that_cannot_be_read_lose_nothing_else(web: Site, store: Store, clock: Clock) -> None:
    web.page("/feed", "<rss><channel><item><title>x</title></item>" + ITEM.format("town", "") + "</channel></rss>",
             "text/xml")  # fmt: skip
    (polled,) = watch(store, clock, f"{web.address}/feed").once()
    assert polled.ingested is not None
    assert (polled.ingested.added, len(polled.ingested.failures)) == (1, 1)


def test_forever_sleeps_until_the_next_feed_is_due(web: Site, store: Store, clock: Clock) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.now += seconds

    settings = Settings(visit_seconds=0.001)
    watching = Watch(
        store, [feed(web, "town")], "test", settings, every=600, allow_private=True, clock=clock, sleep=sleep
    )
    polls = watching.forever()
    assert told([next(polls), next(polls), next(polls)]) == [(1, 0), (0, 1), (0, 1)]
    assert slept == [600.0, 600.0]


def test_lists_of_feeds(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "feeds.opml"
    path.write_text('<opml><body><outline xmlUrl="https://a.example/f"/><outline text="none"/></body></opml>')
    assert feeds_in(["https://b.example/f", str(path), "https://a.example/f"]) == [
        "https://b.example/f",
        "https://a.example/f",
    ]
    with pytest.raises(InputError, match="neither an http"):
        feeds_in(["feeds.opml.missing"])
    path.write_text("<opml><body><outline text='none'/></body></opml>")
    with pytest.raises(InputError, match="without entries"):
        feeds_in([str(path)])
