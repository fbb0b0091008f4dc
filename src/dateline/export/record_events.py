"""Events in the forms that political scientists' scripts read: PLOVER as JSON lines, the columns of ICEWS and POLECAT.

One line is one happening, however many outlets report it; `families` of the PLOVER form counts their reports.
Column names and orders are those of the published files of ICEWS (Boschee et al., Harvard Dataverse) and POLECAT
(Halterman et al. 2023). What a record does not know stays empty. CAMEO codes are given to the root that a PLOVER type
stands for (`data/cameo.csv`).
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from dateline import gazetteer, ontology
from dateline.domain.claim import Claim, Party
from dateline.domain.views import View

Told = tuple[View, Claim]  # an event, and the claim of its first report

ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = {"verbal_cooperation": "1", "material_cooperation": "2", "verbal_conflict": "3", "material_conflict": "4"}


def plover(told: Iterable[Told]) -> Iterator[str]:
    """One JSON object a line: type, mode, contexts, auxiliary, both sides, place, score, and every report's words."""
    for view, claim in told:
        event = {
            "id": view.id,
            "date": day_of(view),
            "type": view.value("type"),
            "mode": view.value("mode"),
            "contexts": _listed(view, "contexts"),
            "auxiliary": view.value("auxiliary"),
            "certainty": view.value("certainty"),
            "quad": _quad(view),
            "score": _score(view),
            "actors": [_party(party) for party in _parties(claim, "actor")],
            "recipients": [_party(party) for party in _parties(claim, "recipient")],
            "place": _place(claim),
            "families": view.families,
            "reports": [
                {name: getattr(told_by, name) for name in ("claim", "article", "outlets", "published", "words")}
                for told_by in view.tellings
            ],
        }  # fmt: skip
        yield json.dumps(event, ensure_ascii=False, allow_nan=False) + "\n"


def icews(told: Iterable[Told]) -> Iterator[Mapping[str, Any]]:
    """Rows of ICEWS: one for each source and target. Plans, hypotheses and denials are left out, as there."""
    for view, claim in told:
        if view.value("auxiliary"):
            continue
        kind = view.value("type") or ""
        for source, target in _dyads(claim):
            yield {
                "Event ID": view.id,
                "Event Date": day_of(view),
                "Source Name": source.name if source else None,
                "Source Country": _country(source.country) if source else None,
                "Event Text": ontology.load().types[kind].definition if kind in ontology.load().types else kind,
                "CAMEO Code": _cameo().get(kind),
                "Intensity": _score(view),
                "Target Name": target.name if target else None,
                "Target Country": _country(target.country) if target else None,
                "Story ID": claim.article,
                "Publisher": "; ".join(view.outlets),
                **_located(claim),
                "Country": _country(claim.where.country) if claim.where else None,
            }


def polecat(told: Iterable[Told]) -> Iterator[Mapping[str, Any]]:
    """Rows of POLECAT: one for each actor and recipient. Plans, hypotheses and denials are left out, as there."""
    for view, claim in told:
        if view.value("auxiliary"):
            continue
        for actor, recipient in _dyads(claim):
            yield {
                "Event ID": view.id,
                "Event Date": day_of(view),
                "Event Type": view.value("type"),
                "Event Mode": view.value("mode"),
                "Intensity": _score(view),
                "Quad Code": _QUADS.get(_quad(view) or ""),
                "Contexts": ";".join(_listed(view, "contexts")),
                **_described("Actor", actor),
                **_described("Recipient", recipient),
                "Placename": claim.where.name if claim.where else None,
                **_located(claim),
                "Country": claim.where.country if claim.where else None,
                "GeoNames ID": claim.where.geonames if claim.where else None,
                "Source": "; ".join(view.outlets),
                "Publication Date": (view.first_published or "")[:10],
                "Language": "en",
                "Version": "dateline/1",
            }


def day_of(view: View) -> str | None:
    """The first day of the happening as shown; failing that the day of the first report."""
    day = view.value("day")
    return day.partition("/")[0] if day else (view.first_published or "")[:10] or None


def _dyads(claim: Claim) -> Iterator[tuple[Party | None, Party | None]]:
    """Everyone who acts with everyone acted upon; those who act together, pair by pair."""
    actors, recipients = _parties(claim, "actor"), _parties(claim, "recipient")
    if not recipients and len(actors) > 1:
        yield from ((one, other) for at, one in enumerate(actors) for other in actors[at + 1 :])
        return
    for actor in (*actors, *([] if actors else [None])):
        for recipient in (*recipients, *([] if recipients else [None])):
            yield actor, recipient


def _parties(claim: Claim, part: str) -> list[Party]:
    return [party for party in claim.parties if party.part == part]


def _party(party: Party) -> dict[str, str | None]:
    return {"key": party.key, "name": party.name, "kind": party.kind, "country": party.country, "role": party.role}


def _described(side: str, party: Party | None) -> dict[str, str | None]:
    if party is None:
        return {}
    return {
        f"{side} Name": _country(party.country) or party.name,
        f"{side} Country": party.country,
        f"{side} Title": party.role,
        f"{side} Name Raw": party.name,
    }


def _place(claim: Claim) -> dict[str, Any] | None:
    where = claim.where
    if where is None:
        return None
    return {
        "name": where.name, "country": where.country, "lat": where.lat, "lon": where.lon, "geonames": where.geonames,
    }  # fmt: skip


def _located(claim: Claim) -> dict[str, Any]:
    where = claim.where
    return {"City": where.name, "Latitude": where.lat, "Longitude": where.lon} if where else {}


def _listed(view: View, name: str) -> list[str]:
    found = view.get(name)
    return list(found.chosen) if found else []


def _score(view: View) -> float | None:
    score = view.value("score")
    return float(score) if score else None


def _quad(view: View) -> str | None:
    kind = ontology.load().types.get(view.value("type") or "")
    return kind.quad if kind else None


def _country(code: str | None) -> str | None:
    entry = gazetteer.load().entries.get(f"state:{code}") if code else None
    return entry.name if entry else code


@cache
def _cameo() -> Mapping[str, str]:
    table = (resources.files(__package__) / "data" / "cameo.csv").read_text(encoding="utf-8")
    return {row["plover"]: row["cameo"] for row in csv.DictReader(table.splitlines())}
