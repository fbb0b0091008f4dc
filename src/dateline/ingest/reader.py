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
from dateline.ingest.names import canonical, outlet_of_site
from dateline.ingest.records import Failure, Given, Raw
from dateline.ingest.structured import json_items, raw_article
from dateline.settings import Settings

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|article|main|section|div|p|h1|meta|title)\b)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|newsItem|newsMessage|nitf)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
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
    list of them, or one a line. What is `given` wins over what the input says of itself. `places`
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
    try:
        if len(data) > settings.max_input_bytes:
            raise too_large(name, settings.max_input_bytes)
        declared, charset = _media(media_type)
        raws = _raws(decode(data, name=name, charset=charset), name, declared, given.url)
        for item_name, raw in raws:
            yield raw if isinstance(raw, Failure) else _article(raw, given, item_name, places)
    except DatelineError as error:
        yield Failure(name, error)


def too_large(name: str, limit: int) -> InputError:
    return InputError(f"{name} is larger than {limit:,} bytes; split it, or raise DATELINE_MAX_INPUT_BYTES")


def _raws(text: str, name: str, media: str, url: str | None) -> Iterator[tuple[str, Raw | Failure]]:
    """The raw articles of a decoded text, each with a name for messages."""
    ending = name.lower().rpartition(".")[2]
    if "html" in media or ending in ("html", "htm", "xhtml") or _HTML.match(text):
        yield name, read_page(text, name=name, url=url)
    elif _XML.match(text):
        raise InputError(f"{name} is XML that Dateline does not read; give it as text, HTML or JSON")
    elif "json" in media or ending in ("json", "jsonl", "ndjson") or _JSON.match(text):
        lines = ending in ("jsonl", "ndjson") or media.endswith(("jsonl", "ndjson", "json-lines"))
        for item_name, item in json_items(text, name=name, lines=lines):
            yield item_name, _raw_of(item, item_name)
    else:
        yield name, Raw(text)


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
        url=given.url or (raw.url and _clean(raw.url)),
        dateline=line,
        credits=tuple(credit for credit in find_credits(text, line) if credit.agency != own),
    )


def _outlet(name: str | None) -> str | None:
    """A publisher's name; a host name becomes the name of its outlet."""
    if name and _HOST.fullmatch(name.strip()):
        return outlet_of_site(name)
    return name and _clean(name)


def _clean(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)


def _media(media_type: str | None) -> tuple[str, str | None]:
    """'text/html; charset=ISO-8859-1' → its type in lower case and its charset."""
    message = Message()
    message["Content-Type"] = " ".join((media_type or "").split())
    charset = message.get_param("charset") if media_type else None
    return message.get_content_type() if media_type else "", charset if isinstance(charset, str) else None
