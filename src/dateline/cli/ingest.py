"""`dateline ingest`: articles into the record."""

from typing import TYPE_CHECKING, Annotated

import typer

import dateline
from dateline.cli.given import Json, Model, Processes, Published, Publisher, RecordAt, settings
from dateline.cli.output import complain, emit, emit_json

if TYPE_CHECKING:
    from dateline.record import Ingested


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files (text, HTML, JSON), folders, patterns, http(s) addresses, or - for standard input.",
            show_default=False,
        ),
    ],
    record: RecordAt = "dateline.db",
    published: Published = None,
    publisher: Publisher = None,
    model: Model = None,
    processes: Processes = 1,
    as_json: Json = False,
) -> None:
    """Read articles and keep what they say in the record.

    Each article is kept at once, with all that it says. What the record holds already is not read again, so a run
    that was stopped is taken up by running it again. What cannot be read is told and harms nothing else; the exit
    code is 1 then.
    """
    from dateline.execution import with_progress
    from dateline.ingest import Given, expand, read_all
    from dateline.record.adding import summed
    from dateline.service import PLACES

    total = len(list(expand(sources)))
    given = Given(published=published, publisher=publisher)
    with dateline.open_record(record) as opened:
        items = read_all(sources, given, settings=settings(), places=PLACES)
        steps = opened.ingesting(items, processes=processes, model=model)
        done = summed(with_progress(steps, "Ingesting", total=total if total > 1 else None))
        shown = opened.shown
    report(done, shown, as_json)


def report(done: "Ingested", shown: str, as_json: bool) -> None:
    """The counts on stdout, each failure on stderr, and the exit code."""
    for failure in done.failures:
        complain(str(failure.error))
    if as_json:
        failures = [{"source": failure.name, "error": str(failure.error)} for failure in done.failures]
        emit_json({"added": done.added, "known": done.known, "claims": done.claims, "failures": failures})
    else:
        held = f", {done.known} there already" if done.known else ""
        failed = f", {len(done.failures)} could not be read" if done.failures else ""
        emit(f"{shown}: {done.added} articles added with {done.claims} claims{held}{failed}\n")
    if done.failures:
        alone = done.total == 1
        raise typer.Exit(done.failures[0].error.exit_code if alone else 1)
