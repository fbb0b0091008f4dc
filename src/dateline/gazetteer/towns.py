"""The table of towns: a hundred thousand rows that few texts ask for, so it stays one sorted stretch of bytes."""

from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.errors import DataError
from dateline.gazetteer.cities import PLACE_PREFIX
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.names import fold

_HEADER = b"key,name,geonames,lat,lon,country,region,population,kind\n"


class Towns:
    """Rows of towns.csv, sorted by folded name and found by bisection. Its cells hold no commas or quotation marks."""

    __slots__ = ("_name", "_rows", "_start")

    def __init__(self, path: Traversable | Path) -> None:
        self._name = path.name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DataError(f"{self._name}: the table cannot be read ({error}); install Dateline again") from error
        head = data.find(_HEADER)
        if head < 0:
            raise DataError(f"{self._name}: the header must be '{_HEADER.decode().strip()}'; run tools/build_places.py")
        self._rows = data
        self._start = head + len(_HEADER) - 1  # the line feed before the first row

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """The towns and counties that bear a name, largest first within each kind; time logarithmic in the table."""
        key = fold(name).encode()
        if not key:
            return ()
        rows, wanted = self._rows, key + b","
        low, high = self._start, len(rows) - 1
        while low < high:  # the last line feed whose row comes before the wanted one
            middle = (low + high) // 2
            start = rows.rfind(b"\n", 0, middle + 1)
            end = rows.find(b",", start)
            if rows[start + 1 : end] < key:
                low = rows.find(b"\n", start + 1)
            else:
                high = start
        found = []
        at = low
        while rows.startswith(wanted, at + 1):
            end = rows.find(b"\n", at + 1)
            found.append(self._entry(rows[at + 1 : end].decode()))
            at = end
        return tuple(found)

    def _entry(self, row: str) -> Entry:
        try:
            key, name, number, lat, lon, country, region, population, _ = row.split(",")
            return Entry(
                PLACE_PREFIX + number,
                name or key.title(),
                "place",
                country=country,
                lat=float(lat),
                lon=float(lon),
                geonames=int(number),
                population=int(population),
                region=f"{country}.{region}",
            )
        except ValueError as error:
            raise DataError(f"{self._name}: row '{row}' is malformed; run tools/build_places.py") from error
