"""From bytes to articles, form by form."""

import json
from typing import Any

import pytest

from dateline.domain.article import article_id
from dateline.errors import InputError
from dateline.ingest import Given, read_bytes
from dateline.settings import Settings

TEXT = (
    "OSLO, June 16 (Reuters) - The foreign ministers of Norway and Poland met on Wednesday, AFP reported.\r\n\r\n"
    "“This was a good start”, the Polish minister told the daily Example. They will meet again in July.\r\n"
)
PARAGRAPHS = [
    "The foreign ministers of Norway and Poland met in Oslo on Wednesday and agreed to meet again before the summer.",
    "“This was a good start”, the Polish minister told reporters after the meeting, which lasted for two hours. The "
    "ministers had not seen each other since the border between the two zones was closed a year ago.",
    "A spokeswoman for the Norwegian government said that both sides wanted to go on with their talks about fishing "
    "rights, and that their deputies would prepare a paper on it before the end of the month.",
]


def page(head: str = "", body: str = "") -> bytes:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Ministers meet in Oslo</h1>{text}</article>{body}<footer>Contact</footer></body></html>"
    ).encode()


def one(data: bytes, **options: Any) -> Any:
    (article,) = read_bytes(data, **options)
    return article


def test_plain_text_is_unchanged() -> None:
    article = one(b"\xef\xbb\xbf" + TEXT.encode())
    assert article.text == TEXT
    assert article.id == article_id(TEXT)
    assert article.title is None
    assert article.published is None
    assert article.language == "en"
    assert article.dateline.date == "XXXX-06-16"
    assert [credit.agency for credit in article.credits] == ["Agence France-Presse", "Example"]


def test_the_year_of_the_dateline_comes_from_the_publication_date() -> None:
    assert one(TEXT.encode(), given=Given(published="2021-06-17")).dateline.date == "2021-06-16"


def test_the_publisher_is_no_credit() -> None:
    assert [c.agency for c in one(TEXT.encode(), given=Given(publisher="AFP")).credits] == ["Example"]


def test_an_impossible_date_is_named() -> None:
    with pytest.raises(InputError, match="'2021-02-30' is not a date"):
        one(TEXT.encode(), given=Given(published="2021-02-30"))


def test_html_with_open_graph() -> None:
    article = one(
        page(
            '<meta property="og:title" content="Ministers meet in Oslo | Example Times">'
            '<meta property="og:site_name" content="Example Times">'
            '<meta property="article:published_time" content="2021-06-16T18:30:00+02:00">'
            '<meta name="author" content="By Anna Example and Jo Example">'
            '<link rel="canonical" href="https://example.org/oslo">'
        )
    )
    assert [line for line in article.text.split("\n") if line != "Ministers meet in Oslo"] == PARAGRAPHS
    assert article.title == "Ministers meet in Oslo"
    assert article.publisher == "Example Times"
    assert article.published == "2021-06-16T18:30:00+02:00"
    assert article.authors == ("Anna Example", "Jo Example")
    assert article.url == "https://example.org/oslo"


def test_html_with_json_ld() -> None:
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Not this"},
            {
                "@type": ["NewsArticle"],
                "headline": "Ministers meet",
                "datePublished": "2021-06-16T16:30:00Z",
                "author": [{"@type": "Person", "name": "Anna Example"}],
                "publisher": {"@type": "Organization", "name": "Example Times"},
            },
        ],
    }
    article = one(page(f'<script type="application/ld+json">{json.dumps(linked)}</script>'))
    assert article.title == "Ministers meet"
    assert article.published == "2021-06-16T16:30:00+00:00"
    assert article.authors == ("Anna Example",)
    assert article.publisher == "Example Times"


def test_html_slips_are_passed_over() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
        '<meta property="article:published_time" content="soon"><meta name="date" content="2021-06-16">'
    )
    assert one(page(head)).published == "2021-06-16"


def test_html_without_a_date_has_none() -> None:
    assert one(page(body="<p>Copyright 2019</p>")).published is None


def test_date_in_the_address() -> None:
    assert one(page(), given=Given(url="https://example.org/2021/06/16/oslo")).published == "2021-06-16"


def test_html_without_an_article() -> None:
    with pytest.raises(InputError, match="without an article"):
        one(b"<html><head><title>Nothing</title></head><body></body></html>")


def test_news_please() -> None:
    record = {
        "title": "Ministers meet",
        "maintext": TEXT,
        "date_publish": "2021-06-16 18:30:00",
        "source_domain": "www.dailymail.co.uk",
        "authors": ["Anna Example"],
        "language": "en",
        "url": "https://www.dailymail.co.uk/oslo",
    }
    article = one(json.dumps(record).encode())
    assert article.text == TEXT
    assert (article.title, article.publisher, article.published) == ("Ministers meet", "Daily Mail", "2021-06-16")
    assert article.authors == ("Anna Example",)
    assert article.url == record["url"]


def test_given_wins() -> None:
    record = {"text": TEXT, "title": "A", "published": "not a date", "publisher": "B", "url": "c", "authors": ["D D"]}
    given = Given("2021-06-17", "Example Times", "Title", "https://example.org", ("E E",))
    article = one(json.dumps(record).encode(), given=given)
    assert (article.published, article.publisher, article.title, article.url, article.authors) == (
        "2021-06-17", "Example Times", "Title", "https://example.org", ("E E",),
    )  # fmt: skip


def test_ninjs_1() -> None:
    record = {
        "uri": "urn:example:1",
        "type": "text",
        "pubstatus": "usable",
        "versioncreated": "2021-06-16T18:30:00+02:00",
        "firstcreated": "2021-06-16T17:00:00+02:00",
        "headline": "Ministers meet",
        "byline": "By Anna Example",
        "infosource": [{"name": "Example Agency"}],
        "language": "en",
        "body_html": f"<h2>Talks</h2><p>{PARAGRAPHS[0]}</p>\n<p>One &amp; <b>two</b></p><script>x()</script>",
    }
    article = one(json.dumps(record).encode())
    assert article.text == f"Talks\n{PARAGRAPHS[0]}\nOne & two"
    assert article.id == "urn:example:1"
    assert article.url is None
    assert (article.title, article.publisher) == ("Ministers meet", "Example Agency")
    assert article.published == "2021-06-16T18:30:00+02:00"
    assert article.authors == ("Anna Example",)


@pytest.mark.parametrize(
    "keys", [("versioncreated", "contenttype", "pubstatus"), ("versionCreated", "contentType", "pubStatus")]
)
def test_ninjs_2_and_3(keys: tuple[str, str, str]) -> None:
    created, kind, status = keys
    record = {
        "uri": "https://example.org/items/1",
        created: "2021-06-16T18:30:00Z",
        status: "usable",
        "by": "Anna Example",
        "headlines": [{"role": "short", "value": "Meet"}, {"role": "main", "value": "Ministers meet"}],
        "bodies": [
            {"role": "html", kind: "text/html", "value": "<p>not this</p>"},
            {"role": "main", kind: "text/plain", "value": TEXT},
        ],
    }
    article = one(json.dumps(record).encode())
    assert article.text == TEXT
    assert article.title == "Ministers meet"
    assert article.published == "2021-06-16T18:30:00+00:00"
    assert article.url == record["uri"]
    with pytest.raises(InputError, match="canceled"):
        one(json.dumps({**record, status: "canceled"}).encode())


def test_findings() -> None:
    findings = {
        "format": "dateline/1",
        "article": {
            "id": "a-1", "url": None, "title": "T", "publisher": "AFP", "authors": [], "language": "en",
            "published": "2021-06-17", "dateline": None, "credits": [], "text": TEXT,
        },
        "statements": [],
    }  # fmt: skip
    article = one(json.dumps(findings).encode())
    assert (article.id, article.title, article.publisher, article.published) == ("a-1", "T", "AFP", "2021-06-17")
    assert article.dateline.place == "Oslo"


@pytest.mark.parametrize("layout", ["list", "lines", "named lines"])
def test_several_articles(layout: str) -> None:
    records = [{"text": TEXT, "id": str(n)} for n in range(3)]
    data = json.dumps(records) if layout == "list" else "\n".join(json.dumps(r) for r in records) + "\n\n"
    name = "x.jsonl" if layout == "named lines" else "x"
    assert [a.id for a in read_bytes(data.encode(), name=name)] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"text": ', "malformed JSON"),
        (b"[]", "empty list"),
        (b'{"title": "no text"}', "has no text"),
        (b'["text"]', "without an article"),
        (b'{"text": ["a"]}', "has no text"),
        (b'{"text": "Only a few words.", "published": "2021-02-30"}', "2021-02-30"),
        (b"[" * 100_000, "malformed JSON"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
    ],
)
def test_malformed(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_bytes(data, name="input.json" if data.startswith(b"[[") else "input")


def test_a_bracket_at_the_head_does_not_make_json() -> None:
    assert one(b"[Updated] The envoy has left.").text == "[Updated] The envoy has left."
    assert one(b"{sic} The envoy has left.").text == "{sic} The envoy has left."


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert one(b'{"text": "He \\ud800 left."}').text == "He \ufffd left."


def test_too_large() -> None:
    with pytest.raises(InputError, match="DATELINE_MAX_INPUT_BYTES"):
        read_bytes(b"He left. " * 20, settings=Settings(max_input_bytes=100))


def test_media_type_and_charset_are_heeded() -> None:
    assert one("<p>caf\u00e9</p>".encode("cp1252"), media_type="text/plain; charset=windows-1252").text
    article = one(page(), name="no-ending", media_type="TEXT/HTML; charset=utf-8")
    assert PARAGRAPHS[0] in article.text
