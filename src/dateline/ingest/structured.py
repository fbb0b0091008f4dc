"""JSON → raw articles: news-please, ninjs 1.x to 3.x, `dateline/1` findings, and plain records of the same fields."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.ingest.html import text_of_fragment
from dateline.ingest.records import Raw

Record = Mapping[str, Any]

# Fields by meaning, the likeliest first. news-please: maintext, date_publish, source_domain.
_TEXT = ("maintext", "text", "body", "articleBody", "content")
_TITLE = ("title", "headline")
_PUBLISHED = ("published", "date_publish", "datePublished", "published_at", "date")
_PUBLISHER = ("publisher", "agency", "outlet", "source_domain", "source", "domain")
_AUTHORS = ("authors", "author", "byline")
_NINJS = {"body_text", "body_html", "body_xhtml", "bodies", "versioncreated", "firstcreated"}
_VERBS = re.compile(r"^\s*by\s+", re.IGNORECASE)


def json_items(text: str, *, name: str, lines: bool = False) -> Iterator[tuple[str, Any]]:
    """The items of a JSON text with a name for each: one object, the members of a list, or one a line.

    InputError when it is no JSON; of JSON Lines, each bad line is yielded as its InputError.
    """
    try:
        data = _loads(text) if not lines else None
    except ValueError as error:
        if not _one_a_line(text):
            raise InputError(f"{name} is malformed JSON ({error}); repair it or give plain text") from error
        lines = True
    if lines:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                yield f"{name} line {number}", _line(line, f"{name} line {number}")
    elif isinstance(data, list):
        if not data:
            raise InputError(f"{name} is an empty list; it must hold articles")
        yield from ((f"{name} item {number}", item) for number, item in enumerate(data, start=1))
    else:
        yield name, data


def raw_article(item: Any, *, name: str) -> Raw:
    """The article in one JSON object. InputError when there is no text in it."""
    if not isinstance(item, Mapping):
        raise InputError(f"{name} is JSON without an article; it needs an object with a text ({_forms()})")
    record: Record = item
    if isinstance(record.get("article"), Mapping):  # findings, format dateline/1
        record = record["article"]
    lowered = {key.lower(): value for key, value in record.items() if isinstance(key, str)}
    raw = _ninjs(lowered) if _NINJS & lowered.keys() else _flat(record)
    if not raw.text.strip():
        raise InputError(f"{name} has no text ({_forms()})")
    return raw


def _flat(record: Record) -> Raw:
    return Raw(
        text=_string(_pick(record, _TEXT), strip=False) or "",
        id=_string(record.get("id")),
        title=_string(_pick(record, _TITLE)),
        publisher=_label(_pick(record, _PUBLISHER)) or _host(_string(record.get("url"))),
        authors=_authors(_pick(record, _AUTHORS)),
        published=_string(_pick(record, _PUBLISHED)),
        url=_string(record.get("url")),
    )


def _ninjs(record: Record) -> Raw:
    """IPTC ninjs, keys in lower case (3.x writes `versionCreated`).

    1.x has `body_*`, `headline`, `byline`; 2.x and 3.x `bodies`, `headlines`, `by`.
    """
    if record.get("pubstatus") in ("canceled", "cancelled", "withheld"):
        raise InputError(f"the item was {record['pubstatus']} by its agency (pubstatus); it is not read")
    uri = _string(record.get("uri"))
    sources = [record.get(key) for key in ("infosource", "infosources", "provider", "source", "copyrightholder")]
    return Raw(
        text=_body(record),
        id=uri or _string(record.get("id")),
        title=_string(record.get("headline")) or _main_value(record.get("headlines")),
        publisher=next((label for source in sources if (label := _label(source))), None),
        authors=_authors(record.get("byline") or record.get("by")),
        published=_string(record.get("versioncreated") or record.get("firstcreated") or record.get("contentcreated")),
        url=_string(record.get("url")) or (uri if uri and uri.startswith(("http://", "https://")) else None),
    )


def _body(record: Record) -> str:
    plain = _string(record.get("body_text"), strip=False)
    if plain:
        return plain
    for key in ("body_xhtml", "body_html"):
        if marked := _string(record.get(key)):
            return text_of_fragment(marked)
    bodies = [b for b in _list(record.get("bodies")) if isinstance(b, Mapping) and _string(b.get("value"))]
    if not bodies:
        return _string(_pick(record, _TEXT), strip=False) or ""
    body = min(bodies, key=_is_marked_up)
    return text_of_fragment(body["value"]) if _is_marked_up(body) else str(body["value"])


def _is_marked_up(body: Record) -> bool:
    return "html" in f"{body.get('contenttype')} {body.get('contentType')} {body.get('role')}".lower()


def _main_value(values: Any) -> str | None:
    """The `value` of the main one of ninjs 2.x headlines."""
    found = [v for v in _list(values) if isinstance(v, Mapping)]
    found.sort(key=lambda v: v.get("role") not in (None, "main"))
    return _string(found[0].get("value")) if found else None


def _label(value: Any) -> str | None:
    """A name given as text, as an object with a name, or as a list of those."""
    for item in _list(value):
        text = _string(item.get("name") or item.get("literal")) if isinstance(item, Mapping) else _string(item)
        if text:
            return text
    return None


def _authors(value: Any) -> tuple[str, ...]:
    names: list[str] = []
    for item in _list(value):
        text = _string(item.get("name")) if isinstance(item, Mapping) else _string(item)
        if text:
            names.extend(n.strip() for n in re.split(r",|;|\band\b", _VERBS.sub("", text)) if n.strip())
    return tuple(dict.fromkeys(names))


def _line(line: str, name: str) -> Any:
    try:
        return _loads(line)
    except ValueError as error:
        return InputError(f"{name} is malformed JSON ({error}); repair or remove the line")


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _one_a_line(text: str) -> bool:
    """Whether the first line alone is a JSON object and others follow."""
    first, _, rest = text.lstrip().partition("\n")
    try:
        return bool(rest.strip()) and isinstance(_loads(first), dict)
    except ValueError:
        return False


def _pick(record: Record, keys: tuple[str, ...]) -> Any:
    return next((record[key] for key in keys if record.get(key)), None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _string(value: Any, *, strip: bool = True) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return value.strip() if strip else value


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _forms() -> str:
    return "news-please: maintext, ninjs: body_text or body_html, dateline/1: article.text"
