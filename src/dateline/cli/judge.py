"""`dateline judge`: an analyst's judgements, with name and date, each of which can be taken back."""

from typing import Annotated

import typer

import dateline
from dateline.cli.given import Json, RecordAt
from dateline.cli.output import colour, emit, emit_json, width
from dateline.errors import InputError

app = typer.Typer(
    help="Confirm, reject, merge, split, correct and annotate records; take it back.", no_args_is_help=True
)

Targets = Annotated[
    list[str], typer.Argument(metavar="ID…", help="Records (M-…) or claims (m-…), or their beginnings.")
]
Target = Annotated[str, typer.Argument(metavar="ID", help="A record (M-…) or claim (m-…), or its beginning.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", envvar="DATELINE_ANALYST", help="Who judges.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]


@app.command()
def confirm(
    targets: Targets, by: By, note: Note = None, record: RecordAt = "dateline.db", as_json: Json = False
) -> None:
    """Say that a record is right; it takes back a rejection."""
    _judge("confirm", targets, by, None, note, record, as_json)


@app.command()
def reject(
    targets: Targets, by: By, note: Note = None, record: RecordAt = "dateline.db", as_json: Json = False
) -> None:
    """Say that a record or claim is wrong: it vouches for nothing, and lists leave it out."""
    _judge("reject", targets, by, None, note, record, as_json)


@app.command()
def merge(targets: Targets, by: By, note: Note = None, record: RecordAt = "dateline.db", as_json: Json = False) -> None:
    """Say that records are one thing."""
    _judge("merge", targets, by, None, note, record, as_json)


@app.command()
def split(targets: Targets, by: By, note: Note = None, record: RecordAt = "dateline.db", as_json: Json = False) -> None:
    """Say that claims belong to another thing: those named form a record of their own."""
    _judge("split", targets, by, None, note, record, as_json)


@app.command(epilog="Example: dateline judge correct M-6f87 day=2021-06-16 place=Geneva --by 'A. Analyst'")
def correct(
    target: Target,
    values: Annotated[list[str], typer.Argument(metavar="PROPERTY=VALUE…", help="What is so: day=2021-06-16.")],
    by: By,
    note: Note = None,
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """Say what is so. What reports tell stays beside it."""
    told: dict[str, str | None] = {}
    for pair in values:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise InputError(f"{pair!r} is no correction; write PROPERTY=VALUE, such as day=2021-06-16.")
        told[name.strip()] = value.strip() or None
    _judge("correct", [target], by, told, note, record, as_json)


@app.command()
def note(
    targets: Targets,
    by: By,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The note.")],
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """Leave a note on a record."""
    _judge("note", targets, by, None, text, record, as_json)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="A judgement's id (d-…) or its beginning.")],
    by: By,
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """Take a judgement back. It stays on record as undone."""
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import judgements

    with dateline.open_record(record) as opened:
        made = opened.undo(judgement, by=by)
    emit_json(encode(made)) if as_json else emit(judgements([made], width(), colour()))


@app.command("list")
def list_(record: RecordAt = "dateline.db", as_json: Json = False) -> None:
    """List all judgements in the order in which they were made."""
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import judgements

    with dateline.open_record(record, read_only=True) as opened:
        found = opened.judgements()
    emit_json([encode(made) for made in found]) if as_json else emit(judgements(found, width(), colour()))


def _judge(
    kind: str,
    targets: list[str],
    by: str,
    value: dict[str, str | None] | None,
    note: str | None,
    at: str,
    as_json: bool,
) -> None:
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import judgements

    with dateline.open_record(at) as opened:
        made = opened.judge(kind, targets, by=by, value=value, note=note)
    emit_json(encode(made)) if as_json else emit(judgements([made], width(), colour()))
