"""Bytes → articles: finds out the form of the input, reads it, and adds what the opening lines tell."""

import re
from collections.abc import Container, Iterator
from email.message import Message

from dateline.domain.article import Article, article_id
from dateline.errors import DatelineError, InputError
from dateline.ingest.bylines import find_authors
from dateline.ingest.credits import find_credits
from dateline.ingest.datelines import find_dateline
from dateline.ingest.dates import publication_date, with_year
from dateline.ingest.decoding import decode
from dateline.ingest.html import read_page
from dateline.ingest.language import require_english
from dateline.ingest.listings import Link, Listing, is_json_feed, read_json_feed, read_xml
from dateline.ingest.names import canonical, outlet_of_site
from dateline.ingest.packed import MAGIC, unpacked
from dateline.ingest.records import Failure, Given, Raw
from dateline.ingest.rows import csv_rows
from dateline.ingest.structured import json_items, raw_article
from dateline.settings import Settings

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|article|main|section|div|p|h1|meta|title)\b)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(
    r"\s*<\?xml\b|\s*<(?:rss|rdf:RDF|feed|opml|urlset|sitemapindex|newsItem|newsMessage|nitf)\b", re.IGNORECASE
)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_NOTHING = Given()
_DEFAULT = Settings()
_UNKNOWN = {"none", "null", "nan", "unknown", "n/a"}


def read_bytes(
    data: bytes,
    *,
    name: str = "input",
    given: Given = _NOTHING,
    media_type: str | None = None,
    settings: Settings = _DEFAULT,
    places: Container[str] | None = None,
) -> list[Article]:
    """The articles in the bytes of a file, a page or a stream; `name` is used in messages.

    Plain text (and Markdown) becomes `Article.text` as it stands: only a byte order mark goes, line
    ends stay, CRLF too, and no first line is cut away as a title. Of HTML the text is the main text
    of the page, one line a paragraph. JSON may be news-please, ninjs or `dateline/1`, one article, a
    list of them, one a line, or a JSON Feed; XML an RSS or Atom feed; CSV (by its name's ending) one a row.
    All of them may be packed with gzip. What is `given` wins over what the input says of itself. `places`
    (names in lower case) helps to tell datelines, see `find_dateline`. InputError on the first
    article that cannot be read.
    """
    articles: list[Article] = []
    for found in iter_articles(data, name=name, given=given, media_type=media_type, settings=settings, places=places):
        if isinstance(found, Failure):
            raise found.error
        articles.append(found)
    return articles


def iter_articles(
    data: bytes,
    *,
    name: str,
    given: Given,
    media_type: str | None,
    settings: Settings,
    places: Container[str] | None,
) -> Iterator[Article | Failure]:
    """As `read_bytes`, one by one: an article that cannot be read is a Failure beside the others."""
    for item in iter_items(data, name=name, given=given, media_type=media_type, settings=settings, places=places):
        if isinstance(item, Link):
            item = Failure(name, InputError(f"{name} lists addresses; give it to 'dateline read', which follows them"))
        yield item


def iter_items(
    data: bytes,
    *,
    name: str,
    given: Given,
    media_type: str | None,
    settings: Settings,
    places: Container[str] | None,
    follow: bool = False,
) -> Iterator[Article | Failure | Link]:
    """As `iter_articles`; of sitemaps, lists of feeds and, when one should `follow`, feeds the addresses in them."""
    try:
        if len(data) > settings.max_input_bytes:
            raise too_large(name, settings.max_input_bytes)
        fault = None
        if data.startswith(MAGIC):
            data, fault = unpacked(data, name=name, limit=settings.max_input_bytes)
        declared, charset = _media(media_type)
        text = decode(data, name=name, charset=charset)
        limit = settings.max_input_bytes
        for item_name, raw in _raws(text, name, declared, given.url, follow, limit):
            yield _article(raw, given, item_name, places) if isinstance(raw, Raw) else raw
        if fault:
            yield Failure(name, fault)
    except DatelineError as error:
        yield Failure(name, error)


def too_large(name: str, limit: int) -> InputError:
    return InputError(f"{name} is larger than {limit:,} bytes; split it, or raise DATELINE_MAX_INPUT_BYTES")


def _raws(
    text: str, name: str, media: str, url: str | None, follow: bool, limit: int
) -> Iterator[tuple[str, Raw | Failure | Link]]:
    """The raw articles of a decoded text, each with a name for messages, and the addresses in it."""
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    if "html" in media or ending in ("html", "htm", "xhtml") or _HTML.match(text):
        yield name, read_page(text, name=name, url=url)
    elif _XML.match(text):
        yield from _listed(read_xml(text, name=name, url=url), name, follow)
    elif "json" in media or ending in ("json", "jsonl", "ndjson") or _JSON.match(text):
        lines = ending in ("jsonl", "ndjson") or media.endswith(("jsonl", "ndjson", "json-lines"))
        for item_name, item in json_items(text, name=name, lines=lines):
            if is_json_feed(item):
                yield from _listed(read_json_feed(item, url), item_name, follow)
            else:
                yield item_name, _raw_of(item, item_name)
    elif ending in ("csv", "tsv") or media in ("text/csv", "text/tab-separated-values"):
        for item_name, row in csv_rows(text, name=name, limit=limit):
            yield item_name, _raw_of(row, item_name)
    else:
        yield name, Raw(text)


def _listed(listing: Listing, name: str, follow: bool) -> Iterator[tuple[str, Raw | Failure | Link]]:
    for number, item in enumerate(listing.items, start=1):
        item_name = f"{name} item {number}"
        if isinstance(item, Link):
            yield item_name, item
        elif follow and item.url:
            yield item_name, Link(item.url, "page", item.published, item.title, item.publisher)
        elif item.text:
            yield item_name, item
        else:
            yield item_name, Failure(item_name, InputError(f"{item_name} has no text; read its page with --follow"))


def row_article(row: object, name: str, given: Given, places: Container[str] | None) -> Article | Failure:
    """The article in a row of a table, which has the fields that JSON articles have."""
    raw = _raw_of(row, name)
    return _article(raw, given, name, places) if isinstance(raw, Raw) else raw


def _raw_of(item: object, name: str) -> Raw | Failure:
    if isinstance(item, InputError):
        return Failure(name, item)
    try:
        return raw_article(item, name=name)
    except InputError as error:
        return Failure(name, error)


def _article(raw: Raw, given: Given, name: str, places: Container[str] | None) -> Article | Failure:
    try:
        return to_article(raw, given, name, places)
    except InputError as error:
        return Failure(name, error)


def to_article(raw: Raw, given: Given = _NOTHING, name: str = "text", places: Container[str] | None = None) -> Article:
    """The article of a raw one, with what its opening lines tell; `name` is used in messages.

    InputError when it has no text, is not English, or its date cannot be read.
    """
    text = _clean(raw.text)
    if not text.strip():
        raise InputError(f"{name} is empty; give it the text of an article")
    require_english(text, name=name)
    if given.published:
        published: str | None = publication_date(given.published, where="the publication date given,")
    elif raw.published and raw.published.lower() not in _UNKNOWN:
        published = publication_date(raw.published, where=f"{name}: the publication date")
    else:
        published = None
    publisher = given.publisher or _outlet(raw.publisher)
    line = find_dateline(text, places)
    if line is not None:
        line = type(line)(line.place, line.agency, with_year(line.date, published), line.span)
    own = publisher and (canonical(publisher) or publisher)
    return Article(
        text=text,
        id=_clean(raw.id) if raw.id else article_id(text),
        title=given.title or (raw.title and _clean(raw.title)),
        publisher=publisher,
        authors=given.authors or tuple(map(_clean, raw.authors)) or find_authors(text),
        published=published,
        url=(raw.listed and raw.url) or given.url or (raw.url and _clean(raw.url)),
        dateline=line,
        credits=tuple(credit for credit in find_credits(text, line) if credit.agency != own),
    )


def _outlet(name: str | None) -> str | None:
    """A publisher's name; a host name becomes the name of its outlet."""
    if name and _HOST.fullmatch(name.strip()):
        return outlet_of_site(name)
    return name and _clean(name)


def _clean(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, and null characters, which databases refuse,
    replaced one for one."""
    return _UNSTORABLE.sub("\ufffd", text)


def _media(media_type: str | None) -> tuple[str, str | None]:
    """'text/html; charset=ISO-8859-1' → its type in lower case and its charset."""
    message = Message()
    message["Content-Type"] = " ".join((media_type or "").split())
    charset = message.get_param("charset") if media_type else None
    return message.get_content_type() if media_type else "", charset if isinstance(charset, str) else None
