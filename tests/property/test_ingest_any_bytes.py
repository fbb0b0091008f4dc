"""Whatever bytes come in, articles or a DatelineError come out, and every span quotes what it says."""

import json
import string
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.domain.article import Article
from dateline.errors import DatelineError, FetchError, InputError
from dateline.ingest import Given, find_credits, find_dateline, noise_spans, publication_date, read_bytes
from dateline.ingest.decoding import decode
from dateline.ingest.fetch import fetch
from dateline.ingest.names import canonical
from dateline.settings import Settings

NEWSY = st.lists(
    st.sampled_from(
        [
            "GENEVA", "Paris", "ST. PETERSBURG", "LONDON/PARIS", "June 16", "Nov. 2, 2005", "31 June",
            "Monday", "(Reuters)", "(AP)",
            "/TASS/", "[AFP]", "(", ")", "/", ",", ".", ":", "-", "--", "—", "_", "\n", "\r\n", "\n\n", " ",
            " ", " ", "By Jane Doe",
            "AP", "Yonhap News Agency", "the daily Example", "Example Herald", "news agency", "said",
            "reported", "told", "according to",
            "The envoy has left.", "“Yes”", "Advertisement", "Read more: that", "’s", "\u00a0", "\u2028", "İ",
            "ß", "\U0001f600", "\ud800",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip
ANY_TEXT = st.one_of(NEWSY, st.text(max_size=300))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            [
                "article", "text", "maintext", "title", "headline", "headlines", "body_text", "body_html",
                "bodies", "value", "role",
                "contenttype", "versioncreated", "date_publish", "published", "authors", "byline", "by",
                "publisher", "source", "name",
                "source_domain", "infosource", "uri", "url", "id", "pubstatus", "language",
            ]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=12,
)  # fmt: skip
MARKUP = st.lists(
    st.sampled_from(
        [
            "<!DOCTYPE html>", "<html>", "</html>", "<body>", "<p>", "</p>", "<div", ">", "<article>",
            "</article>", "<h1>", "<!--", "-->",
            "<script type='application/ld+json'>", "</script>", '{"@type": "NewsArticle", "datePublished": ',
            '"2021-06-16"', "}", "[", "]",
            "<meta property='og:title' content='", "'>", "<time datetime=", "&amp;", "&#0;", "&#xD800;", "&",
            "\x00", "<![CDATA[", "]]>",
            "<title>", "<br/>", "<table><tr><td>", "<link rel=canonical href=", "http://[",
            "<?xml version='1.0' encoding='x'?>",
            "The envoy has left the town, and the ministers will meet again before the end of the month. ",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip

untimed = settings(deadline=None)  # a first example may load the language model


def check(article: Article) -> None:
    """The laws of an article that ingest hands over."""
    text = article.text
    text.encode("utf-8")
    spans = [credit.span for credit in article.credits] + ([article.dateline.span] if article.dateline else [])
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    for credit in article.credits:
        quoted = credit.span.quote(text)
        assert canonical(quoted) == credit.agency or quoted == credit.agency or quoted.startswith(credit.agency)
    if article.dateline and article.dateline.place:
        assert article.dateline.place.lower() in article.dateline.span.quote(text).lower()


def read(data: bytes, **options: Any) -> None:
    try:
        articles = read_bytes(data, **options)
    except DatelineError as error:
        assert str(error)
        return
    assert articles
    for article in articles:
        check(article)


@untimed
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@untimed
@given(ANY_TEXT, st.sampled_from(["utf-8", "utf-16", "cp1252", "koi8-r"]))
def test_any_text(text: str, encoding: str) -> None:
    read(text.encode(encoding, "replace"))


@untimed
@given(MARKUP | st.text(max_size=200))
def test_any_markup(text: str) -> None:
    read(text.encode("utf-8", "replace"), media_type="text/html")


@untimed
@given(JSON_VALUES)
def test_any_json(value: object) -> None:
    data = json.dumps(value)
    read(data.encode(), name="x.json")
    read(f"{data}\n{data}\n{{".encode(), name="x.jsonl")


@untimed
@given(st.text(alphabet=string.ascii_letters + "/;=\"' -", max_size=60), st.text(max_size=20))
def test_any_media_type(media_type: str, rest: str) -> None:
    read(b"The envoy has left.", media_type=media_type + rest)


@untimed
@given(ANY_TEXT)
def test_spans_are_in_the_text_in_order_and_apart(text: str) -> None:
    line = find_dateline(text)
    found = [credit.span for credit in find_credits(text, line)]
    for spans in (found, list(noise_spans(text))):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    if line:
        assert line.span.quote(text).strip() == line.span.quote(text) != ""


@untimed
@given(st.text(min_size=1, max_size=200))
def test_utf8_text_is_unchanged(text: str) -> None:
    try:
        assert decode(text.encode("utf-8", "replace"), name="x") == text.encode(
            "utf-8", "replace"
        ).decode().removeprefix("\ufeff")
    except InputError as error:
        assert str(error).startswith("x is ")


@untimed
@given(
    st.text(max_size=100)
    | st.datetimes().map(str)
    | st.from_regex(r"[A-Z][a-z]{2,8}\.? \d{1,2}(, \d{4})?", fullmatch=True)
)
def test_any_date(written: str) -> None:
    try:
        value = publication_date(written)
    except InputError:
        return
    assert publication_date(value) == value
    read(b"The envoy has left.", given=Given(published=written))


@untimed
@given(st.text(max_size=60) | st.text(alphabet="abc.:/@[]%#?é0", max_size=30).map("http://{}".format))
def test_any_address(url: str) -> None:
    """No address gets past the checks with anything but a FetchError; nothing here resolves to a public host."""
    try:
        fetch(url, settings=Settings(fetch_seconds=0.001))
    except FetchError as error:
        assert str(error)
