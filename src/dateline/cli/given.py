"""What the user says about an article on the command line, and the limits from the environment."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.settings import Settings

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When the article appeared, as 2021-05-27 or with a time. Wins over what the input says."
    ),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.")]
Model = Annotated[str | None, typer.Option(metavar="PACKAGE", help="Another installed spaCy model to parse with.")]
Statements = Annotated[
    str | None,
    typer.Option(
        metavar="best|open|rules",
        envvar="DATELINE_STATEMENTS",
        show_envvar=False,
        help="What reads statements: the best or the open weights, or rules alone. DATELINE_STATEMENTS names another "
        "default.",
    ),
]
RecordAt = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="RECORD",
        envvar="DATELINE_RECORD",
        show_envvar=False,
        help="The record: a file, or a postgresql:// address. DATELINE_RECORD names another default.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Processes = Annotated[
    int, typer.Option(min=0, metavar="N", help="How many processes read; 0 takes all cores. The output is the same.")
]


def settings() -> "Settings":
    """The limits. InputError when a DATELINE_* variable is no number."""
    from dateline.settings import Settings

    try:
        return Settings.from_environment(os.environ)
    except ValueError as error:
        raise InputError(f"{error}.") from error
