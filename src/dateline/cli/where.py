"""`dateline where`: which places bear a name, and why in that order."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.given import Json
from dateline.cli.output import complain, emit, emit_json

if TYPE_CHECKING:
    from dateline.resolve.candidates import Candidate


def where(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place as news writes it: 'Geneva', 'Adair County'.")],
    country: Annotated[
        str | None, typer.Option("--in", metavar="COUNTRY", help="Only places of this state: its name or ISO code.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell where the places of a name lie.

    States, regions, sites, cities and towns of the gazetteer, likeliest first, with coordinates, GeoNames id,
    inhabitants and what the rank rests on. Exit code 1 when the name is not known.
    """
    from dateline.service import where as places_of

    found = places_of(name, country)
    if as_json:
        emit_json([place.as_json() for place in found])
    else:
        for place in found:
            emit(rendered(place))
    if not found:
        complain(f"no place in the tables is called {name!r}" + (f" in {country}" if country else ""))
        raise typer.Exit(1)


def rendered(place: "Candidate") -> str:
    """One place in two lines: its name and where it lies, then the facts and the reason of its rank."""
    entry = place.entry
    within = [part for part in (place.region, place.country_name) if part and part != entry.name]
    facts = [
        f"{entry.lat:.2f}, {entry.lon:.2f}" if entry.lat is not None and entry.lon is not None else None,
        f"GeoNames {entry.geonames}" if entry.geonames else None,
        f"{entry.population:,} inhabitants" if entry.population else None,
        place.why,
    ]
    return ", ".join([entry.name, *within]) + "\n  " + " · ".join(fact for fact in facts if fact) + "\n"
