"""Records as linked data: schema.org Events in JSON-LD, and entities of FollowTheMoney (OpenSanctions, Aleph)."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.domain.record import StoredArticle
from dateline.domain.views import Value, View

Json = dict[str, Any]

_SCHEMA = "https://schema.org"
_EVENT_STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}
# The FollowTheMoney schema of an actor's key, 'person:dmitry-peskov'.
_FTM = {"person": "Person", "state": "PublicBody", "body": "PublicBody", "government_body": "PublicBody",
        "company": "Company", "vessel": "Vessel"}  # fmt: skip
_LD = {"person": "Person", "state": "Country"}


# --- schema.org ---------------------------------------------------------------------------------------


def json_ld(views: Iterable[View], articles: Mapping[str, StoredArticle]) -> Json:
    """The meetings as schema.org Events with place, people, status, the former date of moved ones, and the articles
    that tell of them."""
    return {"@context": _SCHEMA, "@graph": [_ld_event(view, articles) for view in views]}


def _ld_event(view: View, articles: Mapping[str, StoredArticle]) -> Json:
    start, _, end = (view.value("day") or "").partition("/")
    moved = [step for step in view.life if step.step == "moved"]
    former = next((step.day for step in view.life if step.day and step.day != view.value("day")), None)
    status = view.value("status") or ""
    told = "EventRescheduled" if moved and status not in _EVENT_STATUS else _EVENT_STATUS.get(status, "EventScheduled")
    place, people = view.get("place"), view.get("participants")
    event = {
        "@type": "Event",
        "@id": f"urn:dateline:{view.id}",
        "name": view.title,
        "eventStatus": f"{_SCHEMA}/{told}",
        "startDate": start or None,
        "endDate": end or start or None,
        "previousStartDate": former.partition("/")[0] if moved and former else None,
        "location": _ld_place(place.shown[0]) if place and place.shown else None,
        "attendee": [_ld_party(value) for value in people.shown] if people else None,
        "about": view.label("agenda"),
        "additionalProperty": {"@type": "PropertyValue", "name": "status", "value": status} if status else None,
        "subjectOf": [_ld_article(article) for article in _told_in(view, articles)],
    }  # fmt: skip
    return {name: value for name, value in event.items() if value not in (None, [])}


def _told_in(view: View, articles: Mapping[str, StoredArticle]) -> list[StoredArticle]:
    return [articles[ident] for ident in dict.fromkeys(told.article for told in view.tellings) if ident in articles]


def _ld_place(value: Value) -> Json:
    address = {"address": {"@type": "PostalAddress", "addressCountry": value.country}} if value.country else {}
    return {"@type": "Place", "name": value.value, **address}


def _ld_party(value: Value) -> Json:
    kind = _LD.get(value.value.partition(":")[0].rstrip("?"), "Organization")
    return {"@type": kind, "@id": f"urn:dateline:{value.value}", "name": _bare(value)}


def _ld_article(article: StoredArticle) -> Json:
    told = {
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": article.title,
        "url": article.url,
        "datePublished": article.published,
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
    }
    return {name: value for name, value in told.items() if value is not None}


# --- FollowTheMoney -----------------------------------------------------------------------------------


def follow_the_money(
    views: Iterable[View], articles: Mapping[str, StoredArticle], codes: Mapping[str, str]
) -> Iterator[str]:
    """Entities, one JSON object a line: each actor once, then meetings, measures and events as Events that involve
    them. `codes` turn ISO 3166 alpha-3 into the alpha-2 that FollowTheMoney uses."""
    told: set[str] = set()
    for view in views:
        parties = [value for name in _INVOLVED for value in _shown(view, name)]
        for value in parties:
            if value.value not in told:
                told.add(value.value)
                yield _line(_ftm_actor(value, codes))
        yield _line(_ftm_event(view, parties, articles, codes))


_INVOLVED = ("participants", "host", "actors", "recipients", "by", "targets")


def _shown(view: View, name: str) -> tuple[Value, ...]:
    prop = view.get(name)
    return prop.shown if prop else ()


def _ftm_actor(value: Value, codes: Mapping[str, str]) -> Json:
    schema = _FTM.get(value.value.partition(":")[0].rstrip("?"), "Organization")
    return _entity(_ftm_id(value.value), schema, name=[_bare(value)], country=_codes([value.country], codes))


def _ftm_event(
    view: View, parties: Iterable[Value], articles: Mapping[str, StoredArticle], codes: Mapping[str, str]
) -> Json:
    day = view.value("day") or view.value("announced") or view.value("in_force")
    start, _, end = (day or "").partition("/")
    known = _told_in(view, articles)
    places = _shown(view, "place")
    return _entity(
        f"dateline-{view.id}",
        "Event",
        name=[view.title],
        date=[start] if start and not end else [],
        startDate=[start] if end else [],
        endDate=[end] if end else [],
        location=[place.value for place in places],
        country=_codes([place.country for place in places], codes),
        involved=[_ftm_id(value.value) for value in parties],
        summary=[told.words for told in view.tellings],
        sourceUrl=[article.url for article in known if article.url],
        publisher=list(view.outlets),
    )


def _entity(ident: str, schema: str, **properties: list[str]) -> Json:
    """An entity without its empty properties; values of one property stand once."""
    kept = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": ident, "schema": schema, "properties": kept}


def _ftm_id(key: str) -> str:
    """Ids may hold letters, digits, dots and hyphens; keys with others are hashed."""
    plain = key.replace(":", "-").replace("?", "")
    if plain.replace("-", "").replace(".", "").isascii() and plain.replace("-", "").replace(".", "").isalnum():
        return f"dateline-{plain}"
    return f"dateline-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _codes(countries: Iterable[str | None], codes: Mapping[str, str]) -> list[str]:
    return [codes[country] for country in countries if country and country in codes]


def _bare(value: Value) -> str:
    """A name without its country in brackets."""
    return value.label.removesuffix(f" ({value.country})") if value.country else value.label


def _line(entity: Json) -> str:
    return json.dumps(entity, ensure_ascii=False, allow_nan=False) + "\n"
