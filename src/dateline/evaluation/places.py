"""`places FILE`: toponyms and where on earth they lie, on an XML file in the layout of TR-News.

Predictions: one line an article, `{"doc", "mentions": [{"start", "end", "phrase", "name", "country", "lat",
"lon", "geonames", "why"}], "given": [the same]}`, offsets into the article's text. `mentions` are found in the
text; `given` are the toponyms that the file marks, of which only the words are looked at. States count as toponyms
wherever they act, and so do their adjectives ('Turkish'), as in TR-News.
"""

from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from dateline import gazetteer
from dateline.domain.findings import Findings
from dateline.evaluation.overlap import f1
from dateline.evaluation.places_file import PlaceDocument, Toponym, read_places
from dateline.evaluation.report import Report, Table, unscored
from dateline.evaluation.task import Json, Read, Task, findings_of, unread
from dateline.evaluation.toponyms import Map
from dateline.text.spans import Span

NEAR_KM = 161  # a hundred miles, the usual bound in toponym resolution (Gritta et al. 2020)
_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


def predict(path: Path, read: Read) -> Iterator[Json]:
    """The located mentions of each article, and where the marked toponyms lie, in the order of the text."""
    for document in read_places(path):
        findings = findings_of(read, document.text, document.name, publisher=document.domain)
        drawn = Map(document.text, document.domain)
        given = [drawn.located(span) for span in document.marked]
        if isinstance(findings, Findings):
            yield {"doc": document.name, "mentions": drawn.mentions(findings), "given": given}
        else:
            yield {"doc": document.name, "mentions": [], "given": given, "error": str(findings)}


def score(path: Path, predictions: Sequence[Json]) -> Report:
    """Right country and within 161 km of the toponyms given; precision, recall and F1 of those found and located.

    Only toponyms that the gold locates count; for countries, those whose country it names. A mention found is right
    when it overlaps a gold toponym and lies within 161 km of it, or has its GeoNames id: so a large state is right
    wherever its middle is put. Each gold toponym counts once for recall, each mention for precision; mentions over a
    toponym that the gold does not locate count for neither. A place that the reader names but cannot locate is no
    mention: it claims nothing.
    """
    documents = read_places(path)
    rows = {row["doc"]: row for row in predictions}
    if not any(document.toponyms for document in documents):
        return unscored("places", len(predictions))
    given = _given(documents, rows)
    found = _end_to_end(documents, rows)
    scores: dict[str, float] = {**{f"given_{k}": v for k, v in given.items()}, **found}
    table = Table(
        ("over", "toponyms", "country", "≤ 161 km", "P", "R", "F1"),
        (
            ("toponyms given", int(given["toponyms"]), given["country"], given["within_161_km"], "", "", ""),
            ("found in the text", int(given["toponyms"]), "", "", found["precision"], found["recall"], found["f1"]),
        ),
    )
    measures = {"country": given["country"], "within_161_km": given["within_161_km"], "f1": found["f1"]}
    return Report("places", table, measures, scores, notes=unread(predictions))


def _given(documents: Sequence[PlaceDocument], rows: dict[str, Json]) -> dict[str, float]:
    pairs: list[tuple[Toponym, Json | None]] = []
    for document in documents:
        by_span = {(m["start"], m["end"]): m for m in rows.get(document.name, {}).get("given", [])}
        pairs += [(toponym, by_span.get((toponym.span.start, toponym.span.end))) for toponym in document.toponyms]
    codes = _country_codes({toponym.country for toponym, _ in pairs if toponym.country})
    countries = [found is not None and found["country"] == codes[t.country] for t, found in pairs if t.country in codes]
    near = [found is not None and _distance(toponym, found) <= NEAR_KM for toponym, found in pairs]
    return {
        "toponyms": len(pairs),
        "country": sum(countries) / max(1, len(countries)),
        "within_161_km": sum(near) / len(near),
        "located": sum(found is not None and found["lat"] is not None for _, found in pairs) / len(pairs),
    }


def _end_to_end(documents: Sequence[PlaceDocument], rows: dict[str, Json]) -> dict[str, float]:
    right_mentions = right_toponyms = mentions = toponyms = 0
    for document in documents:
        unlocated = set(document.marked) - {t.span for t in document.toponyms}
        toponyms += len(document.toponyms)
        hit: set[Span] = set()
        for mention in rows.get(document.name, {}).get("mentions", []):
            span = Span(mention["start"], mention["end"])
            over = [t for t in document.toponyms if t.span.overlaps(span)]
            if not over and any(span.overlaps(other) for other in unlocated):
                continue
            mentions += 1
            right = [t for t in over if is_right(t, mention)]
            right_mentions += bool(right)
            hit.update(t.span for t in right)
        right_toponyms += sum(t.span in hit for t in document.toponyms)
    precision, recall = right_mentions / max(1, mentions), right_toponyms / max(1, toponyms)
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def is_right(gold: Toponym, found: Json) -> bool:
    """Whether a mention lies where the gold puts it."""
    same = gold.geonames is not None and found["geonames"] == gold.geonames
    return same or _distance(gold, found) <= NEAR_KM


def _country_codes(names: set[str]) -> dict[str, str]:
    """ISO codes of the country names that the gazetteer knows."""
    known = gazetteer.load()
    states = {name: known.state_by_name(name) for name in names}
    return {name: state.country for name, state in states.items() if state and state.country}


def _distance(gold: Toponym, found: Json) -> float:
    """Great-circle distance in km (haversine); infinite without coordinates."""
    if found["lat"] is None or found["lon"] is None:
        return float("inf")
    lat1, lon1, lat2, lon2 = map(radians, (gold.lat, gold.lon, found["lat"], found["lon"]))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(half))


TASK = Task("places", "an XML file in the layout of TR-News", predict, score)
