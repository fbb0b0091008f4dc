"""Findings as flat rows, one table a section, for pandas or polars.

Each row opens with the article's `article`, `published` and `publisher`, so that tables of many
articles can be stacked. Then, per field of the dataclass:

- ids of actors, places, times and topics become what they name, the ids stay beside them in `…_id`;
- a span becomes the words at it, with `start` and `end` for the finding's main span;
- several values stand in one cell, joined by '; ', several stretches of text by ' … ';
- `why` becomes `rule` and `confidence`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from dateline.domain.article import Article
from dateline.domain.findings import Findings, Role, Why
from dateline.text.spans import Span

SECTIONS = (
    "actors", "places", "times", "statements", "events", "meetings",
    "trips", "measures", "topics", "outlooks", "relations",
)  # fmt: skip

# Fields that hold ids, and what a row shows for them.
_ACTORS = {
    "speakers", "actors", "recipients", "participants", "by", "targets", "host", "traveller", "holder",
}  # fmt: skip
_NAMED = {"place", "time", "agenda"}

Row = dict[str, Any]


def to_records(findings: Findings) -> dict[str, list[Row]]:
    """`{section: [row, …]}` for the eleven sections, empty ones included."""
    names = _names(findings)
    return {
        section: [_row(findings.article, finding, names) for finding in getattr(findings, section)]
        for section in SECTIONS
    }


def _names(findings: Findings) -> dict[str, str]:
    """What each id that other findings point at is called."""
    return {
        **{actor.id: actor.name for actor in findings.actors},
        **{place.id: place.name for place in findings.places},
        **{time.id: time.value for time in findings.times},
        **{topic.id: topic.text for topic in findings.topics},
    }


def _row(article: Article, finding: Any, names: Mapping[str, str]) -> Row:
    row: Row = {"article": article.id, "published": article.published, "publisher": article.publisher}
    for field in fields(finding):
        row.update(_cells(field.name, getattr(finding, field.name), article.text, names))
    return row


def _cells(name: str, value: Any, text: str, names: Mapping[str, str]) -> Row:
    """The columns that one field becomes."""
    if name in _ACTORS or name in _NAMED:
        several = value if isinstance(value, tuple) else () if value is None else (value,)
        return {
            name: _join(several, lambda ident: names.get(ident, ident)),
            f"{name}_id": _join(several, str),
        }
    if name == "why":
        why: Why | None = value
        return {"rule": why and why.rule, "confidence": why and why.confidence}
    if name == "roles":
        return {name: _join(value, _role)}
    if name == "span":
        return {"quote": value.quote(text), "start": value.start, "end": value.end}
    if name.endswith("_span"):
        return {f"{name.removesuffix('_span')}_quote": value and value.quote(text)}
    if name in ("content_spans", "quotes", "mentions"):
        return {name.removesuffix("_spans"): _stretches(value, text)}
    if isinstance(value, tuple):
        return {name: _join(value, str)}
    return {name: value}


def _join(values: Iterable[Any], show: Callable[[Any], str]) -> str | None:
    return "; ".join(map(show, values)) or None


def _stretches(spans: Iterable[Span], text: str) -> str | None:
    return " … ".join(span.quote(text) for span in spans) or None


def _role(role: Role) -> str:
    return f"{role.title} ({role.country})" if role.country else role.title
