"""Visits keep to robots.txt and to a pace."""

from collections.abc import Iterator

import pytest

from dateline.errors import FetchError
from dateline.ingest import Failure, read_all
from dateline.ingest.polite import DisallowedError, Visitor
from dateline.settings import Settings
from support.web import Site, site

FAST = Settings(visit_seconds=0.001)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def test_robots_txt_is_asked_once_and_kept_to(web: Site) -> None:
    web.page("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /private/\n", "text/plain")
    open_page, closed = web.page("/a", "<p>x</p>"), web.page("/private/b", "<p>x</p>")
    visitor = Visitor(FAST, allow_private=True)
    assert visitor.get(open_page).body == b"<p>x</p>"
    with pytest.raises(DisallowedError, match=r"robots\.txt forbids it"):
        visitor.get(closed)
    visitor.get(open_page)
    assert web.paths() == ["/robots.txt", "/a", "/a"]


def test_a_site_without_rules_is_visited_and_one_that_fails_is_not(web: Site) -> None:
    page = web.page("/a", "<p>x</p>")
    assert Visitor(FAST, allow_private=True).get(page).status == 200
    web.page("/robots.txt", "", status=503)
    with pytest.raises(FetchError, match=r"does not tell its robots\.txt \(503\)"):
        Visitor(FAST, allow_private=True).get(page)
    assert web.paths() == ["/robots.txt", "/a", "/robots.txt"]


def test_a_pause_between_two_visits_as_long_as_the_site_asks(web: Site) -> None:
    web.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    page = web.page("/a", "<p>x</p>")
    slept: list[float] = []
    visitor = Visitor(Settings(visit_seconds=2), allow_private=True, clock=lambda: 100.0, sleep=slept.append)
    for _ in range(3):
        visitor.get(page)
    assert slept == [7.0, 7.0, 7.0]


def test_private_addresses_stay_closed(web: Site) -> None:
    with pytest.raises(FetchError, match="private network"):
        Visitor(FAST).get(web.page("/a", "<p>x</p>"))


def test_a_sitemap_is_followed_to_its_pages_and_one_bad_page_loses_nothing_else(web: Site) -> None:
    text = "<html><body><article><p>The envoy has left the {}.</p></article></body></html>"
    urls = [web.page(f"/{n}", text.format(word)) for n, word in enumerate(("town", "talks"))]
    urls.insert(1, f"{web.address}/gone")
    news = "<news><publication><name>Post</name></publication><publication_date>2021-05-27</publication_date></news>"
    entries = "".join(f"<url><loc>{url}</loc>{news}</url>" for url in (*urls, urls[0]))
    web.page("/pages.xml", f"<urlset>{entries}</urlset>", "application/xml")
    index = web.page("/map.xml", f"<sitemapindex><sitemap><loc>{web.address}/pages.xml</loc></sitemap></sitemapindex>",
                     "text/xml")  # fmt: skip
    town, gone, talks = read_all([index], settings=FAST, allow_private=True)
    assert not isinstance(town, Failure)
    assert not isinstance(talks, Failure)
    assert [town.text, talks.text] == ["The envoy has left the town.", "The envoy has left the talks."]
    assert (town.url, town.published, town.publisher) == (urls[0], "2021-05-27", "Post")
    assert isinstance(gone, Failure)
    assert "answers 404" in str(gone.error)


def test_a_feed_is_followed_when_asked_for(web: Site) -> None:
    page = web.page("/1", "<html><body><article><p>All that the envoy said in the town.</p></article></body></html>")
    item = f"<item><link>{page}</link><description>The envoy spoke.</description><pubDate>27 May 2021</pubDate></item>"
    feed = web.page("/feed", f"<rss><channel>{item}</channel></rss>", "application/rss+xml")
    (short,) = read_all([feed], settings=FAST, allow_private=True)
    (whole,) = read_all([feed], settings=FAST, allow_private=True, follow=True)
    assert not isinstance(short, Failure)
    assert not isinstance(whole, Failure)
    assert (short.text, short.url) == ("The envoy spoke.", page)
    assert (whole.text, whole.url) == ("All that the envoy said in the town.", page)
    assert short.published == whole.published == "2021-05-27"
