"""`places FILE`: toponyms and where on earth they lie, on an XML file in the layout of TR-News.

Predictions: one line an article, `{"doc", "mentions": [{"start", "end", "phrase", "name", "country", "lat",
"lon", "geonames"}]}`, offsets into the article's text. States count as toponyms too, wherever they act.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from xml.etree import ElementTree

from dateline import gazetteer
from dateline.domain.findings import Findings
from dateline.errors import EvaluationError
from dateline.evaluation.files import read_text
from dateline.evaluation.report import Report, Table, unscored
from dateline.evaluation.task import Json, Read, Task, findings_of, unread
from dateline.text.spans import Span

NEAR_KM = 161  # a hundred miles, the usual bound in toponym resolution (Gritta et al. 2020)
_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym with coordinates; `country` is its English name, None for seas and continents."""

    span: Span
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class PlaceDocument:
    name: str
    text: str
    toponyms: tuple[Toponym, ...]


def predict(path: Path, read: Read) -> Iterator[Json]:
    """The located mentions of each article, in the order of the text."""
    for document in _documents(path):
        findings = findings_of(read, document.text, document.name)
        if isinstance(findings, Findings):
            yield {"doc": document.name, "mentions": _mentions(findings)}
        else:
            yield {"doc": document.name, "mentions": [], "error": str(findings)}


def score(path: Path, predictions: Sequence[Json]) -> Report:
    """Found, right country and within 161 km: over all gold toponyms, and over those found.

    Only toponyms that the gold locates count; for countries, those whose country it names.
    """
    documents = _documents(path)
    by_name = {row["doc"]: row["mentions"] for row in predictions}
    pairs = [
        (toponym, _counterpart(toponym, by_name.get(document.name, [])))
        for document in documents
        for toponym in document.toponyms
    ]
    if not pairs:
        return unscored("places", len(predictions))
    codes = _country_codes({toponym.country for toponym, _ in pairs if toponym.country})
    with_country = [(codes[gold.country], found) for gold, found in pairs if gold.country in codes]
    right = sum(found is not None and found["country"] == code for code, found in with_country)
    near = sum(found is not None and _distance(gold, found) <= NEAR_KM for gold, found in pairs)
    hits = sum(found is not None for _, found in pairs)
    hits_with_country = sum(found is not None for _, found in with_country)
    scores = {
        "toponyms": len(pairs),
        "found": hits / len(pairs),
        "country": right / max(1, len(with_country)),
        "within_161_km": near / len(pairs),
        "country_of_found": right / max(1, hits_with_country),
        "within_161_km_of_found": near / max(1, hits),
    }
    table = Table(
        ("over", "toponyms", "found", "country", "≤ 161 km"),
        (
            ("all", len(pairs), scores["found"], scores["country"], scores["within_161_km"]),
            ("found", hits, 1.0, scores["country_of_found"], scores["within_161_km_of_found"]),
        ),
    )
    measures = {name: scores[name] for name in ("found", "country", "within_161_km")}
    return Report("places", table, measures, scores, notes=unread(predictions))


def _mentions(findings: Findings) -> list[Json]:
    text = findings.article.text
    located = [
        (mention, place.name, place.country, place.lat, place.lon, place.geonames)
        for place in findings.places
        for mention in place.mentions
    ]
    located += [
        (mention, actor.name, actor.country, None, None, None)
        for actor in findings.actors
        if actor.kind == "state"
        for mention in actor.mentions
    ]
    keys = ("start", "end", "phrase", "name", "country", "lat", "lon", "geonames")
    return [
        dict(zip(keys, (*mention, mention.quote(text), *rest), strict=True))
        for mention, *rest in sorted(located, key=lambda row: row[0])
    ]


def _counterpart(toponym: Toponym, mentions: Sequence[Json]) -> Json | None:
    """The predicted mention that overlaps a gold one; one with coordinates before one without."""
    overlapping = [m for m in mentions if Span(m["start"], m["end"]).overlaps(toponym.span)]
    return min(overlapping, key=lambda m: m["lat"] is None, default=None)


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


def _documents(path: Path) -> list[PlaceDocument]:
    source = read_text(path)
    if "<!ENTITY" in source:
        raise EvaluationError(f"{path} declares XML entities; such files are not read. Remove the declaration.")
    try:
        root = ElementTree.fromstring(source.encode())
    except ElementTree.ParseError as error:
        raise EvaluationError(f"{path} is not well-formed XML: {error}.") from error
    documents = [_document(article) for article in root.iter("article")]
    if not documents:
        raise EvaluationError(f"{path} has no article elements, so it is not in the layout of TR-News.")
    return documents


def _document(article: ElementTree.Element) -> PlaceDocument:
    text = article.findtext("text") or ""
    toponyms = [_toponym(element, text) for element in article.iter("toponym")]
    located = tuple(toponym for toponym in toponyms if toponym)
    return PlaceDocument(article.get("docid", ""), text, located)


def _toponym(element: ElementTree.Element, text: str) -> Toponym | None:
    """A toponym at the place of its phrase nearest to the given offset, which may have drifted."""
    phrase, start = element.findtext("phrase") or "", int(element.findtext("start") or 0)
    place = element.find("gaztag")
    lat, lon = (place.findtext(axis) if place is not None else None for axis in ("lat", "lon"))
    if place is None or not lat or not lon or not phrase:
        return None
    around = (text.find(phrase, max(0, start)), text.rfind(phrase, 0, max(0, start) + len(phrase)))
    at = min((i for i in around if i >= 0), key=lambda i: abs(i - start), default=None)
    if at is None:
        return None
    country = place.findtext("country")
    return Toponym(Span(at, at + len(phrase)), country and country.strip(), float(lat), float(lon))


TASK = Task("places", "an XML file in the layout of TR-News", predict, score)
