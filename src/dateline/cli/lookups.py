"""`dateline who` and `dateline when`: what the tables and rules say of a name or a phrase of time."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.given import Json
from dateline.cli.output import colour, complain, emit, emit_json, width


class Tense(StrEnum):
    """Which way a phrase looks."""

    PAST = "past"
    FUTURE = "future"


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as news writes it: 'Sergei Lavrov', 'IAEA'.")],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Mark the offices held on that day, and rank by them.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell who bears a name, and which offices they held.

    Persons, states, bodies, organisations and places of the gazetteer, likeliest first, with the table and line
    that says so. A family name finds all who bear it. Exit code 1 when the name is not known.
    """
    from dateline.export.answers import render_bearers
    from dateline.service import day
    from dateline.service import who as bearers_of

    date = day(on) if on else None
    found = [bearer.as_json(date) for bearer in bearers_of(name, date)]
    if as_json:
        emit_json(found)
    elif found:
        emit(render_bearers(found, width(), colour()))
    if not found:
        complain(f"nobody in the tables is called {name!r}; try the full name or another spelling")
        raise typer.Exit(1)


def when(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="A phrase of time, in quotation marks of the shell.")],
    published: Annotated[str, typer.Option(metavar="DATE", help="When the article with the phrase appeared.")],
    tense: Annotated[Tense | None, typer.Option(help="Which way the phrase looks, where its clause tells.")] = None,
    as_json: Json = False,
) -> None:
    """Tell which time a phrase means, and by which rule.

    Type and value are those of TIMEX3. Exit code 1 when the phrase tells no time.
    """
    from dateline.export.answers import render_phrase
    from dateline.service import when as reckon

    note = reckon(phrase, published, tense)
    if as_json:
        emit_json(note.as_json() if note else None)
    elif note:
        emit(render_phrase(note.as_json(), width(), colour()))
    if note is None:
        complain(f"no time is told by {phrase!r}")
        raise typer.Exit(1)
