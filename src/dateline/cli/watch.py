"""`dateline watch`: feeds polled into the record."""

from typing import TYPE_CHECKING, Annotated

import typer

import dateline
from dateline.cli.given import Model, RecordAt, settings
from dateline.cli.output import complain, emit

if TYPE_CHECKING:
    from dateline.record.watching import Polled


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED",
            help="Addresses of RSS, Atom or JSON feeds, or files with lists of them (OPML).",
            show_default=False,
        ),
    ],
    record: RecordAt = "dateline.db",
    every: Annotated[
        float, typer.Option(min=60, metavar="SECONDS", help="How long to wait between two polls of a feed.")
    ] = 900,
    once: Annotated[bool, typer.Option("--once", help="Poll the feeds that are due, and end.")] = False,
    follow: Annotated[
        bool, typer.Option("--follow", help="Read the page of each item instead of what the feed has of it.")
    ] = False,
    model: Model = None,
) -> None:
    """Poll feeds and keep what their articles say in the record.

    A feed that has not changed is not sent again, sites are asked as their robots.txt allows and never in haste, and
    one that fails is left alone for longer each time. Stop it with Ctrl-C; nothing that it reported is lost. With
    --once the exit code is 1 when a feed or an article could not be read.
    """
    from dateline.record.watching import Watch, feeds_in

    urls = feeds_in(feeds)
    failed = False
    with dateline.open_record(record) as opened:
        watching = Watch(
            opened.store, urls, dateline.__version__, settings(), every=every, follow=follow, model=model
        )  # fmt: skip
        for polled in watching.once() if once else watching.forever():
            failed |= _report(polled)
    if failed:
        raise typer.Exit(1)


def _report(polled: "Polled") -> bool:
    """One line for a poll, one on stderr for each failure. Whether there were any."""
    if polled.error:
        complain(str(polled.error))
        return True
    done = polled.ingested
    if done is None:
        emit(f"{polled.url}: not changed\n")
        return False
    for failure in done.failures:
        complain(str(failure.error))
    emit(f"{polled.url}: {done.added} articles added, {done.known} there already\n")
    return bool(done.failures)
