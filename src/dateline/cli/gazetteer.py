"""`dateline gazetteer`: tables of the user's own beside those that come with Dateline."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.given import Json, settings
from dateline.cli.output import complain, emit, emit_json

app = typer.Typer(
    help="Add tables of your own: persons with offices, organisations, places.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Kind(StrEnum):
    """What a table holds."""

    PERSONS = "persons"
    ORGANISATIONS = "organisations"
    PLACES = "places"


@app.command("add", epilog="Example: dateline gazetteer add ministers.csv --name ministers")
def add(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV or JSON file, or - for standard input.")],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call the table; the file's name if not told.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add a table from a file.

    CSV with a header, or the result of a query of 'dateline gazetteer query', as CSV or JSON. Columns for persons
    and their offices (one office a row): name, names, alone, country, gender, sector, office, level, of, from,
    until, wikidata; for organisations: name, names, kind, country, sector, from, until, wikidata; for places: name,
    names, country, lat, lon, geonames, wikidata. Only the column that tells the kind (office, kind or lat) and name
    must be there. Good rows are kept; each bad one is named with its line, column and remedy, and then the exit
    code is 1. When no row is good nothing is kept. A table of the same name is replaced. Tables stand in the folder
    that DATELINE_HOME names, else in the platform's folder for data of programs.
    """
    from dateline.service import add_table

    added = add_table(file, name, settings())
    for fault in added.faults:
        complain(f"{file}, {fault}")
    if as_json:
        emit_json(added.as_json())
    else:
        repeated = f", {added.repeated} told twice" if added.repeated else ""
        refused = f", {len(added.faults)} left out" if added.faults else ""
        emit(f"{added.table.name}: {added.table.rows} rows of {added.table.kind} kept{repeated}{refused}\n")
        emit(f"{added.table.path}\n")
    if added.faults:
        raise typer.Exit(1)


@app.command("list", epilog="Example: dateline gazetteer list")
def list_tables(as_json: Json = False) -> None:
    """List the tables you have added.

    Each with its kind, its number of rows, and the file and day it came from.
    """
    from dateline.service import user_tables

    found = user_tables()
    if as_json:
        emit_json([table.as_json() for table in found])
        return
    for table in found:
        emit(f"{table.name}: {table.rows} rows of {table.kind}, from {table.source}\n  {table.path}\n")
    if not found:
        complain("no table has been added; see dateline gazetteer add --help")


@app.command("remove", epilog="Example: dateline gazetteer remove ministers")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A table's name, as 'dateline gazetteer list' gives it.")],
) -> None:
    """Remove a table that you have added.

    A table that another one needs, because it has the organisation whose offices that one tells, is not removed.
    """
    from dateline.service import remove_table

    table = remove_table(name)
    emit(f"{table.name}: removed\n")


@app.command("query", epilog="Example: dateline gazetteer query persons --country Norway > norway.rq")
def query(
    kind: Annotated[Kind, typer.Argument(help="What to ask for.")],
    country: Annotated[
        str | None, typer.Option(metavar="COUNTRY", help="Only of this state: its name or ISO code.")
    ] = None,
    since: Annotated[int, typer.Option(min=1000, max=2100, metavar="YEAR", help="Offices begun then or later.")] = 1990,
) -> None:
    """Print a query whose result can be added.

    SPARQL for the Wikidata query service. Download the result as CSV or JSON and give it to 'dateline gazetteer
    add'. Without a country the query is large, and the service may refuse it.
    """
    from dateline.service import wikidata_query

    emit(wikidata_query(kind, country, since))
