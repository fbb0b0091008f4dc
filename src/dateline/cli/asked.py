"""The filters that every query of the record takes, written once."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, cast

import typer

from dateline.cli.given import Json, RecordAt

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Answer as the record would have on that day.")
]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")]
Offset = Annotated[int, typer.Option(min=0, metavar="N", help="Leave out the first so many.")]


def filters(
    actor: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who takes part: a name or key. Several must all.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="STATE", help="A state that takes part: its name or ISO code.")
    ] = None,
    pair: Annotated[str | None, typer.Option(metavar="A-B", help="Two states, as USA-RUS.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Summit, sanction, ACCUSE …")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Of meetings and measures: held …")] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="Where: a place's name or an ISO code.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that it is told in.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published by that day.")] = None,
    day_from: Annotated[str | None, typer.Option(metavar="DATE", help="Happens on that day or later.")] = None,
    day_to: Annotated[str | None, typer.Option(metavar="DATE", help="Happens by that day.")] = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    offset: Offset = 0,
    everything: Annotated[bool, typer.Option("--all", help="Also what an analyst rejected.")] = False,
) -> None:
    """Only its parameters count: they are given to every query."""


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes the filters, the record and --json besides its own parameters.

    It is called with `asked`, a dict of the filters, `record` and `as_json`.
    """
    shared = inspect.signature(filters).parameters
    own = [p for p in inspect.signature(command).parameters.values() if p.name not in ("asked", "record", "as_json")]
    keyword = inspect.Parameter.KEYWORD_ONLY
    given = [
        inspect.Parameter("record", keyword, default="dateline.db", annotation=RecordAt),
        inspect.Parameter("as_json", keyword, default=False, annotation=Json),
    ]
    every = [*own, *(p.replace(kind=keyword) for p in shared.values()), *given]

    @functools.wraps(command)
    def asked_for(**told: Any) -> None:
        asked = {name: told.pop(name) for name in shared}
        command(asked=asked, **told)

    described = cast(Any, asked_for)
    described.__signature__ = inspect.Signature([p.replace(kind=keyword) for p in every])
    described.__annotations__ = {p.name: p.annotation for p in every}
    del described.__wrapped__  # its signature is not the one that counts
    return asked_for
