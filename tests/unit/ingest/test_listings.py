"""Feeds, lists of feeds and sitemaps, and what hostile ones get."""

import json
from pathlib import Path

import pytest

from dateline.domain.article import Article
from dateline.errors import InputError
from dateline.ingest import Failure, read_all, read_bytes
from dateline.ingest.listings import Link, read_xml
from dateline.settings import Settings

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier</title><link>https://courier.example/</link>
<item><title>Envoy &amp;amp; minister</title><link>https://courier.example/1</link><dc:creator>Ana Example</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The envoy has left the talks.</p><p>The minister will stay.</p>]]></content:encoded>
<pubDate>Thu, 27 May 2021 10:30:00 +0200</pubDate></item>
<item><title>No text</title><link>/2</link><pubDate>Thu, 27 May 2021 10:30:00 +0200</pubDate></item>
<item><title>A bad day</title><description>He has left the town.</description><pubDate>some day</pubDate></item>
<item><description>The &lt;b&gt;minister&lt;/b&gt; was in the town &amp;ndash; again.</description>
<guid>https://courier.example/4</guid><author>desk@courier.example (Jo Example)</author></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title>
<entry><title>One</title><link rel="self" href="/x"/><link href="a/1"/><author><name>Jo Example</name></author>
<updated>2021-05-28T08:00:00Z</updated><published>2021-05-27T08:00:00Z</published>
<summary>The envoy has left.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The envoy has left the town.</p>
<p>He will be back.</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old Post</title></channel>
<item><title>One</title><link>http://post.example/1</link><description>The envoy has left the town.</description></item>
</rdf:RDF>"""

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Post",
    "items": [
        {"id": "1", "url": "https://post.example/1", "content_html": "<p>The envoy has left.</p>",
         "date_published": "2021-05-27T08:00:00Z", "authors": [{"name": "Jo Example"}]},
        {"id": "2", "content_text": "The minister will stay.", "date_published": "2021-05-28"},
    ],
})  # fmt: skip

LAUGHS = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss>&b;</rss>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item>&x;</item></rss>'


def found(tmp_path: Path, name: str, content: str, **more: bool) -> list[Article | Failure]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return list(read_all([str(path)], **more))


def test_rss(tmp_path: Path) -> None:
    first, empty, undated, last = found(tmp_path, "feed.xml", RSS)
    assert isinstance(first, Article)
    assert first.text == "The envoy has left the talks.\nThe minister will stay."
    assert (first.title, first.publisher, first.authors) == ("Envoy & minister", "The Courier", ("Ana Example",))
    assert (first.published, first.url) == ("2021-05-27T10:30:00+02:00", "https://courier.example/1")
    assert isinstance(empty, Failure)
    assert "item 2 has no text; read its page with --follow" in str(empty.error)
    assert isinstance(undated, Failure)
    assert "item 3: the publication date 'some day' is not a date" in str(undated.error)
    assert isinstance(last, Article)
    assert last.text == "The minister was in the town – again."
    assert (last.url, last.authors) == ("https://courier.example/4", ("Jo Example",))


def test_atom_and_the_address_it_came_from() -> None:
    listing = read_xml(ATOM, name="feed", url="https://ledger.example/news/feed")
    (item,) = listing.items
    assert not isinstance(item, Link)
    assert item.text == "The envoy has left the town.\nHe will be back."
    assert (item.url, item.published) == ("https://ledger.example/news/a/1", "2021-05-27T08:00:00Z")
    assert (item.publisher, item.authors) == ("Ledger", ("Jo Example",))


def test_rss_of_old(tmp_path: Path) -> None:
    (article,) = found(tmp_path, "feed.rss", RDF)
    assert isinstance(article, Article)
    assert (article.publisher, article.url, article.published) == ("Old Post", "http://post.example/1", None)


def test_json_feed(tmp_path: Path) -> None:
    first, second = found(tmp_path, "feed.json", JSON_FEED)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text, first.publisher, first.authors) == ("The envoy has left.", "Post", ("Jo Example",))
    assert (second.text, second.published, second.url) == ("The minister will stay.", "2021-05-28", None)


def test_a_news_sitemap_tells_dates_and_outlets() -> None:
    listing = read_xml(
        """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc> https://post.example/1 </loc><lastmod>2022-01-01</lastmod><news:news><news:publication>
        <news:name>Post</news:name></news:publication><news:publication_date>2021-05-27</news:publication_date>
        <news:title>One</news:title></news:news></url>
        <url><loc>https://post.example/2</loc><lastmod>2022-01-01</lastmod></url>
        <url><loc>ftp://post.example/3</loc></url></urlset>""",
        name="map",
    )
    assert listing.items == (
        Link("https://post.example/1", "page", "2021-05-27", "One", "Post"),
        Link("https://post.example/2", "page"),
    )


def test_lists_of_lists() -> None:
    opml = '<opml><body><outline text="N"><outline xmlUrl="https://a.example/feed" title="A"/></outline></body></opml>'
    assert read_xml(opml, name="list").items == (Link("https://a.example/feed", "list", title="A"),)
    index = "<sitemapindex><sitemap><loc>https://a.example/1.xml.gz</loc></sitemap></sitemapindex>"
    assert read_xml(index, name="index").items == (Link("https://a.example/1.xml.gz", "list"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LAUGHS, "declares entities of its own"),
        (OUTSIDE, "declares entities of its own"),
        ("<?xml version='1.0'?><nitf><body/></nitf>", "no feed"),
        ("<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>", "without entries"),
        ("<?xml version='1.0'?>", "XML"),
        ("<rss>" * 5_000, "XML"),
        ('<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>', "lists addresses"),
    ],
)
def test_hostile_and_malformed_xml(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_bytes(text.encode(), name="feed.xml")


def test_lists_lead_to_no_more_addresses_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "map.xml"
    urls = "".join(f"<url><loc>http://127.0.0.1:9/{n}</loc></url>" for n in range(9))
    path.write_text(f"<urlset>{urls}</urlset>")
    outcomes = list(read_all([str(path)], settings=Settings(max_links=3, visit_seconds=0.001)))
    told = [str(one.error) for one in outcomes if isinstance(one, Failure)]
    assert len(told) == len(outcomes) == 4
    assert all("private network" in one for one in told[:3])
    assert "more than 3 addresses; name fewer, or raise DATELINE_MAX_LINKS" in told[3]
