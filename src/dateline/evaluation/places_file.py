"""Reads an XML file in the layout of TR-News: articles with the toponyms that somebody marked and located."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.errors import EvaluationError
from dateline.evaluation.files import read_text
from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym with coordinates; `country` is its English name, None for seas and continents."""

    span: Span
    country: str | None
    lat: float
    lon: float
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceDocument:
    """An article: the spans of all toponyms that are `marked`, and the `toponyms` among them that are located."""

    name: str
    text: str
    domain: str | None
    marked: tuple[Span, ...]
    toponyms: tuple[Toponym, ...]


def read_places(path: Path) -> list[PlaceDocument]:
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
    marked: dict[Span, None] = {}
    located = []
    for element in article.iter("toponym"):
        span = _span(element, text)
        if span is None:
            continue
        marked[span] = None
        if (toponym := _located(element, span)) is not None:
            located.append(toponym)
    domain = (article.findtext("domain") or "").strip() or None
    return PlaceDocument(article.get("docid", ""), text, domain, tuple(sorted(marked)), tuple(located))


def _span(element: ElementTree.Element, text: str) -> Span | None:
    """The place of a toponym's phrase nearest to the given offset, which may have drifted."""
    phrase, start = element.findtext("phrase") or "", int(element.findtext("start") or 0)
    around = (text.find(phrase, max(0, start)), text.rfind(phrase, 0, max(0, start) + len(phrase)))
    at = min((i for i in around if i >= 0), key=lambda i: abs(i - start), default=None)
    return None if at is None or not phrase else Span(at, at + len(phrase))


def _located(element: ElementTree.Element, span: Span) -> Toponym | None:
    place = element.find("gaztag")
    lat, lon = (place.findtext(axis) if place is not None else None for axis in ("lat", "lon"))
    if place is None or not lat or not lon:
        return None
    country, number = place.findtext("country"), place.get("geonameid") or ""
    geonames = int(number) if number.isdigit() else None
    return Toponym(span, country and country.strip(), float(lat), float(lon), geonames)
