"""Feeds (RSS, Atom, JSON Feed) → raw articles; lists of feeds (OPML) and of pages (sitemaps) → addresses.

XML from the web is hostile: what declares entities is not read, nothing outside is loaded.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin

from dateline.errors import InputError
from dateline.ingest.html import text_of_fragment
from dateline.ingest.records import Raw

_DECLARES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_JSON_FEED = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/")


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a list: of a page, a feed, or another list. `published` and `title` are what the list says."""

    url: str
    kind: Literal["page", "list"]
    published: str | None = None
    title: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed, sitemap or OPML list holds: items in their order."""

    items: tuple[Raw | Link, ...]


def read_xml(text: str, *, name: str, url: str | None = None) -> Listing:
    """The listing in an XML text; `url` is where it comes from. InputError when it is none or malformed."""
    from lxml import etree  # type: ignore[import-untyped]

    if _DECLARES.search(text):
        raise InputError(f"{name} is XML that declares entities of its own, which may be an attack; it is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    source = _NOT_IN_XML.sub("", _HEAD.sub("", text, count=1)).encode("utf-8", "replace")
    try:
        root = etree.fromstring(source, parser)
    except etree.LxmlError as error:
        raise InputError(f"{name} is malformed XML ({error}); check where it comes from") from error
    readers: dict[str, Callable[[Any, str | None], Iterator[Raw | Link]]] = {
        "rss": _feed, "rdf": _feed, "feed": _feed, "channel": _feed,
        "opml": _opml, "urlset": _sitemap, "sitemapindex": _sitemap,
    }  # fmt: skip
    reader = readers.get(_kind(root).lower()) if root is not None else None
    if reader is None:
        raise InputError(
            f"{name} is XML that is no feed (RSS, Atom), list of feeds (OPML) or sitemap; give it as text, HTML or JSON"
        )
    items = tuple(reader(root, url))
    if not items:
        raise InputError(f"{name} is an XML feed or list without entries; there is nothing to read in it")
    return Listing(items)


def is_json_feed(data: Any) -> bool:
    return isinstance(data, Mapping) and isinstance(v := data.get("version"), str) and bool(_JSON_FEED.match(v))


def read_json_feed(data: Mapping[str, Any], url: str | None = None) -> Listing:
    """The items of a JSON Feed, version 1 or 1.1 (jsonfeed.org)."""
    publisher = _string(data.get("title"))
    items: list[Raw] = []
    for item in data.get("items") or []:
        if not isinstance(item, Mapping):
            continue
        marked, plain = _string(item.get("content_html")), _string(item.get("content_text"))
        names = [a.get("name") for a in item.get("authors") or [item.get("author")] if isinstance(a, Mapping)]
        items.append(
            Raw(
                text=plain or (text_of_fragment(marked) if marked else "") or _string(item.get("summary")) or "",
                title=_string(item.get("title")),
                publisher=publisher,
                authors=tuple(name for name in map(_string, names) if name),
                published=_string(item.get("date_published")) or _string(item.get("date_modified")),
                url=_web(_string(item.get("url")) or _string(item.get("external_url")), url),
                listed=True,
            )
        )
    return Listing(tuple(items))


# --- the kinds of XML --------------------------------------------------------------------------------


def _feed(root: Any, url: str | None) -> Iterator[Raw]:
    """RSS 0.9 to 2.0 and Atom: the elements have other names, and mean the same."""
    head = next((e for e in root.iter() if _kind(e) == "channel"), root)
    publisher = _text(head, "title")
    for item in root.iter():
        if _kind(item) in ("item", "entry"):
            yield Raw(
                text=max((_body(item, kind) for kind in ("encoded", "content", "description", "summary")), key=len),
                title=_fragment(_text(item, "title")),
                publisher=publisher,
                authors=_authors(item),
                published=_text(item, "published", "pubDate", "date", "issued", "updated"),
                url=_web(_link(item), url),
                listed=True,
            )


def _body(item: Any, kind: str) -> str:
    """The text of an element that holds HTML, escaped (RSS, Atom) or as elements (Atom's xhtml)."""
    for element in item:
        if _kind(element) == kind:
            if len(element):
                from lxml import etree

                return text_of_fragment(etree.tostring(element, encoding="unicode", with_tail=False))
            return text_of_fragment(element.text or "")
    return ""


def _authors(item: Any) -> tuple[str, ...]:
    found = [
        _text(element, "name") or " ".join((element.text or "").split())
        for element in item
        if _kind(element) in ("author", "creator")
    ]
    # RSS asks for an address: 'desk@example.org (Ana Example)'.
    named = (re.sub(r"^\S+@\S+\s*\(([^)]*)\)$", r"\1", name) for name in found if name)
    return tuple(dict.fromkeys(name for name in named if "@" not in name))


def _link(item: Any) -> str | None:
    links = [element for element in item if _kind(element) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    if told := next((link.text.strip() for link in links if link.text and link.text.strip()), None):
        return str(told)
    guid = next((e for e in item if _kind(e) == "guid" and e.get("isPermaLink", "true") == "true"), None)
    return guid.text if guid is not None else None


def _opml(root: Any, url: str | None) -> Iterator[Link]:
    for outline in root.iter():
        if _kind(outline) == "outline" and (address := _web(outline.get("xmlUrl") or outline.get("xmlurl"), url)):
            yield Link(address, "list", title=outline.get("title") or outline.get("text"))


def _sitemap(root: Any, url: str | None) -> Iterator[Link]:
    """Pages, with what a news sitemap says of them, or further sitemaps. `lastmod` is no date of publication."""
    for entry in root:
        if (address := _web(_text(entry, "loc"), url)) is None:
            continue
        if _kind(entry) == "sitemap":
            yield Link(address, "list")
        elif _kind(entry) == "url":
            news = next((e for e in entry if _kind(e) == "news"), None)
            if news is None:
                yield Link(address, "page")
            else:
                outlet = next((_text(e, "name") for e in news if _kind(e) == "publication"), None)
                yield Link(address, "page", _text(news, "publication_date"), _text(news, "title"), outlet)


# --- small steps -------------------------------------------------------------------------------------


def _kind(element: Any) -> str:
    """An element's name without its namespace; '' for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: Any, *kinds: str) -> str | None:
    """The text of the first child of the first of these kinds that has one."""
    for kind in kinds:
        for child in element:
            if _kind(child) == kind and (told := " ".join("".join(child.itertext()).split())):
                return told
    return None


def _fragment(marked: str | None) -> str | None:
    """A title without the markup that some feeds have in it."""
    return " ".join(text_of_fragment(marked).split()) or None if marked and re.search("[<&]", marked) else marked


def _web(address: str | None, base: str | None) -> str | None:
    if not address or not address.strip():
        return None
    try:
        whole = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _string(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None
