"""The table of cities: too long to make an entry of each when it is loaded, so entries are made when asked for."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.errors import DataError
from dateline.gazetteer.entries import Entry

_HEADER = "geonames,name,lat,lon,country,region,population,weak"
PLACE_PREFIX = "place:geonames:"


class Cities:
    """Rows of cities.csv by their entry's id. Cells of that table hold no commas and no quotation marks."""

    __slots__ = ("_name", "_rows")

    def __init__(self, path: Traversable | Path) -> None:
        self._name = path.name
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"{self._name}: the table cannot be read ({error}); install Dateline again") from error
        rows = [line for line in lines if not line.startswith("#")]
        if not rows or rows[0] != _HEADER:
            raise DataError(f"{self._name}: the header must be '{_HEADER}'; build it with tools/build_places.py")
        self._rows: dict[str, str] = {PLACE_PREFIX + row[: row.find(",")]: row for row in rows[1:]}

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def names(self) -> Iterator[tuple[str, str, int]]:
        """Name, entry id and inhabitants of each city, the largest first."""
        for entry_id, row in self._rows.items():
            _, name, _, _, _, _, population, _ = row.split(",")
            yield name, entry_id, int(population)

    def entry(self, entry_id: str, metonym_of: str | None = None, names: tuple[str, ...] = ()) -> Entry:
        """The entry of a city. KeyError when there is none; DataError when its row is malformed."""
        row = self._rows[entry_id]
        try:
            number, name, lat, lon, country, region, population, weak = row.split(",")
            return Entry(
                entry_id,
                name,
                "place",
                country=country,
                lat=float(lat),
                lon=float(lon),
                geonames=int(number),
                population=int(population),
                metonym_of=metonym_of,
                names=names,
                weak=bool(weak),
                region=f"{country}.{region}",
            )
        except ValueError as error:
            raise DataError(f"{self._name}: row '{row}' is malformed; run tools/build_places.py") from error
