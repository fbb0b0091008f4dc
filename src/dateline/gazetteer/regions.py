"""The divisions of states of the first order: entries by their code ('USA.KY'), and how reports abbreviate them."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.gazetteer.cities import PLACE_PREFIX
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.names import fold
from dateline.gazetteer.tables import Row, read_table

REGION_COLUMNS = ("geonames", "name", "names", "lat", "lon", "country", "region", "population", "weak")
REGION_NAME_COLUMNS = ("region", "kind", "names")
_KINDS = frozenset(("name", "abbreviation"))


def read_regions(directory: Traversable | Path) -> Iterator[tuple[Row, Entry]]:
    """Each region's row and entry, the most populous first; `names` include those of region_names.csv."""
    further = {
        row.required("region"): row.items("names")
        for row in read_table(directory / "region_names.csv", REGION_NAME_COLUMNS)
        if row.choice("kind", _KINDS) == "name"
    }
    for row in read_table(directory / "regions.csv", REGION_COLUMNS):
        code = f"{row.required('country')}.{row.required('region')}"
        number = row.number("geonames")
        yield (
            row,
            Entry(
                f"{PLACE_PREFIX}{number}",
                row.required("name"),
                "place",
                row.required("country"),
                lat=row.decimal("lat"),
                lon=row.decimal("lon"),
                geonames=number,
                population=row.number("population"),
                names=(*row.items("names"), *further.get(code, ())),
                weak=bool(row["weak"]),
                region=code,
            ),
        )


def read_abbreviations(directory: Traversable | Path) -> dict[str, str]:
    """Folded abbreviation ('ky', 'nsw') → code of its region."""
    return {
        fold(name): row.required("region")
        for row in read_table(directory / "region_names.csv", REGION_NAME_COLUMNS)
        if row["kind"] == "abbreviation"
        for name in row.items("names")
    }
