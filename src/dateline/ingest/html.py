"""A web page → its article: main text by trafilatura, the metadata by our own reading.

htmldate, which trafilatura uses, drops the time and the zone and may guess a date from the text, so
the date is read here: JSON-LD of schema.org, Open Graph and the older `meta` names, in that order.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.errors import InputError
from dateline.ingest.dates import publication_date
from dateline.ingest.records import Raw

_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Reportage|Report)$")  # schema.org: NewsArticle, BlogPosting …
_DATE_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_TIMES = "//time[@itemprop='datePublished' or @pubdate]/@datetime | //*[@itemprop='datePublished']/@content"
_LONGEST_NAME = 120
_DEEPEST = 6  # levels of JSON-LD nesting that are searched for the article

for _library in ("trafilatura", "htmldate", "justext"):  # their complaints about pages are not for our users
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_page(page: str, *, name: str, url: str | None = None) -> Raw:
    """The article of a page. `url` is where it was fetched from. InputError when no article text is found."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    source = _NOT_IN_XML.sub("", _XML_HEAD.sub("", page, count=1))
    try:
        tree = lxml_html.document_fromstring(source)
        facts = _facts(tree, url)
        text = _main_text(tree) or facts.body
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise InputError(f"{name} is HTML that cannot be read: {error}; save the article as plain text") from error
    if not text or not text.strip():
        raise InputError(f"{name} is a web page without an article's text; save the article as plain text")
    return Raw(
        text=text, title=facts.title, publisher=facts.publisher, authors=facts.authors,
        published=facts.published, url=facts.url,
    )  # fmt: skip


def text_of_fragment(fragment: str) -> str:
    """The text of an HTML body such as ninjs carries: one line a block."""
    from lxml import etree
    from lxml import html as lxml_html

    source = _NOT_IN_XML.sub("", _XML_HEAD.sub("", fragment, count=1))
    if not source.strip():
        return ""
    try:
        root = lxml_html.fragment_fromstring(source, create_parent="div")
        for skipped in root.xpath(".//script|.//style|.//noscript|.//template"):
            skipped.drop_tree()
        for block in root.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "hr"):
            block.tail = "\n" + (block.tail or "")
            if block.tag not in ("br", "hr"):
                block.text = "\n" + (block.text or "")
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise InputError(f"an HTML body cannot be read: {error}; give it as plain text") from error
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).split("\n"))
    return "\n".join(line for line in lines if line)


def _main_text(tree: Any) -> str | None:
    import trafilatura

    try:
        found = trafilatura.extract(
            tree, output_format="txt", include_comments=False, include_tables=False, deduplicate=False
        )
    except Exception as error:  # hostile pages reach corners of the library that raise anything
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return found if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class _Facts:
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    body: str | None


def _facts(tree: Any, url: str | None) -> _Facts:
    metas = _metas(tree)
    linked = _linked_article(tree)
    links = tree.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href")
    site = _first(metas.get("og:site_name"), *_names(linked.get("publisher")), metas.get("application-name"))
    address = url or _web(_first(*links, metas.get("og:url"), *_names(linked.get("url"))))
    headings = [*_only(tree.xpath("//h1")), *_only(tree.xpath("//title"))]
    title = _first(metas.get("og:title"), _string(linked.get("headline")), *headings)
    authors = tuple(_names(linked.get("author"))) or _people(next((metas[n] for n in _AUTHOR_NAMES if n in metas), ""))
    times = tree.xpath(_TIMES)
    in_address = _DATE_IN_URL.search(address or "")
    dates: list[Any] = [linked.get("datePublished"), *(metas.get(n) for n in _DATE_NAMES), *times]
    dates.append("-".join(in_address.groups()) if in_address else None)
    return _Facts(
        title=_without_site(title, site),
        publisher=site,
        authors=tuple(dict.fromkeys(authors)),
        published=next(_valid(dates), None),
        url=address,
        body=_string(linked.get("articleBody")),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Content of the `meta` elements by name or property in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = (meta.get("content") or "").strip()
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _linked_article(tree: Any) -> dict[str, Any]:
    """The first schema.org article among the page's JSON-LD blocks; malformed blocks are passed over."""
    for block in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(block.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, _DEEPEST):
            kinds = node.get("@type")
            if any(_ARTICLE_TYPE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return node
    return {}


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    if depth and isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _nodes(value, depth - 1)


def _names(value: Any) -> list[str]:
    """Names in a JSON-LD value: a string, an object with a name, or a list of those."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        text = _string(item.get("name") if isinstance(item, dict) else item)
        if text and len(text) <= _LONGEST_NAME:
            found.extend([text] if isinstance(item, dict) else _people(text) or [text])
    return found


def _people(text: str) -> tuple[str, ...]:
    """'By Anna Example and Jo Example' → both; addresses are no names."""
    parts = re.split(r"\s*(?:,|;|\||\band\b|&)\s*", re.sub(r"^\s*by\s+", "", text[:500], flags=re.IGNORECASE))
    return tuple(p.strip() for p in parts if p.strip() and "://" not in p and "@" not in p and len(p) <= _LONGEST_NAME)


def _valid(dates: Iterable[Any]) -> Iterator[str]:
    """The dates that are ones: a page's slips are passed over, since the next `meta` may be right."""
    for value in dates:
        if isinstance(value, str) and value.strip():
            try:
                yield publication_date(value)
            except InputError:
                continue


def _without_site(title: str | None, site: str | None) -> str | None:
    """'Leaders meet - Example Times' without the name of the site."""
    if title and site:
        for mark in (" - ", " | ", " – ", " — ", " :: ", " · "):
            head, found, tail = title.rpartition(mark)
            if found and head and tail.casefold().strip() == site.casefold():
                return head.strip()
    return title


def _only(elements: list[Any]) -> list[str]:
    """The text of an element of which the page has one."""
    return [" ".join(elements[0].text_content().split())] if len(elements) == 1 else []


def _first(*values: str | None) -> str | None:
    return next((" ".join(v.split()) for v in values if v and v.strip()), None)


def _string(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _web(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None
