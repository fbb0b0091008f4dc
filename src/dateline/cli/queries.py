"""Queries of the record: lists by section, actors, full text, and what changed between two days."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

import dateline
from dateline.cli.asked import AsOf, Limit, Offset, asking
from dateline.cli.given import Json, RecordAt
from dateline.cli.output import colour, complain, emit, emit_json, width

if TYPE_CHECKING:
    from dateline.domain.views import View

Asked = dict[str, Any]


@asking
def statements(asked: Asked, record: str, as_json: bool) -> None:
    """List who said what.

    One utterance stands once, however many outlets tell it. The newest come first.
    """
    _list("statements", asked, record, as_json)


@asking
def measures(asked: Asked, record: str, as_json: bool) -> None:
    """List measures: sanctions, expulsions, agreements, aid …

    The day of the announcement, of taking effect and of the end are kept apart; 'dateline show ID' shows them.
    """
    _list("measures", asked, record, as_json)


@asking
def topics(asked: Asked, record: str, as_json: bool) -> None:
    """List what is talked and quarrelled about."""
    _list("topics", asked, record, as_json)


@asking
def meetings(
    asked: Asked,
    record: str,
    as_json: bool,
    upcoming: Annotated[bool, typer.Option("--upcoming", help="Only what lies ahead, the next one first.")] = False,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="With --upcoming: ahead of that day, as known then.")
    ] = None,
) -> None:
    """List meetings: proposed, scheduled, moved, held or cancelled.

    The newest in the news come first. Where reports differ in day or place, the line says so.
    """
    if on and not upcoming:
        raise typer.BadParameter("it goes with --upcoming", param_hint="--on")
    with dateline.open_record(record, read_only=True) as opened:
        _show(opened.meetings(upcoming=upcoming, on=on, **asked), as_json)


@asking
def events(
    asked: Asked,
    record: str,
    as_json: bool,
    outside: Annotated[
        bool, typer.Option("--outside", help="Instead the imported events of other collections, beside the record's.")
    ] = False,
) -> None:
    """List events by PLOVER type, one happening once."""
    if not outside:
        return _list("events", asked, record, as_json)
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import compared

    with dateline.open_record(record, read_only=True) as opened:
        found = opened.compare(**asked)
    if as_json:
        emit_json([encode(each) for each in found])
    elif found:
        emit(compared(found, width(), colour()))
    return _leave_if_none(found)


def _list(section: str, asked: Asked, record: str, as_json: bool) -> None:
    with dateline.open_record(record, read_only=True) as opened:
        _show(opened.records(section, **asked), as_json)


def _show(views: "Sequence[View]", as_json: bool) -> None:
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import listing

    if as_json:
        emit_json([encode(view) for view in views])
    elif views:
        emit(listing(views, width(), colour()))
    _leave_if_none(views)


def _leave_if_none(found: Sequence[object]) -> None:
    if not found:
        complain("nothing in the record fits")
        raise typer.Exit(1)


def actors(
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="Part of the name.")] = None,
    country: Annotated[str | None, typer.Option(metavar="STATE", help="A state's name or ISO code.")] = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    offset: Offset = 0,
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """List who takes part, the most active first.

    'dateline show KEY' tells the names and roles that articles give an actor.
    """
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import actors as rendered

    with dateline.open_record(record, read_only=True) as opened:
        found = opened.actors(name, country, as_of, limit, offset)
    if as_json:
        emit_json([encode(actor) for actor in found])
    elif found:
        emit(rendered(found, width(), colour()))
    _leave_if_none(found)


@asking
def search(
    asked: Asked,
    record: str,
    as_json: bool,
    words: Annotated[str, typer.Argument(metavar="TEXT", help="Words; those in quotation marks stand in a row.")],
    section: Annotated[str | None, typer.Option(metavar="SECTION", help="Only statements, meetings …")] = None,
) -> None:
    """Search the words in which things are told, best first."""
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import hits

    with dateline.open_record(record, read_only=True) as opened:
        found = opened.search(words, section=section, **{**asked, "text": None})
    if as_json:
        emit_json([encode(hit) for hit in found])
    elif found:
        emit(hits(found, width(), colour()))
    _leave_if_none(found)


@asking
def diff(
    asked: Asked,
    record: str,
    as_json: bool,
    first: Annotated[str, typer.Argument(metavar="FROM", help="The earlier day.")],
    last: Annotated[str, typer.Argument(metavar="TO", help="The later day.")],
    section: Annotated[str | None, typer.Option(metavar="SECTION", help="Only statements, meetings …")] = None,
) -> None:
    """Tell what is new or changed between the ends of two days."""
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import differences

    with dateline.open_record(record, read_only=True) as opened:
        found = opened.diff(first, last, section=section, **asked)
    if as_json:
        emit_json([encode(difference) for difference in found])
    elif found:
        emit(differences(found, width(), colour()))
    _leave_if_none(found)


def info(record: RecordAt = "dateline.db", as_json: Json = False) -> None:
    """Tell what the record holds."""
    from dateline.export.record_terminal import info as rendered

    with dateline.open_record(record, read_only=True) as opened:
        counts, meta, shown = opened.store.counts(), opened.store.meta(), opened.shown
    if as_json:
        emit_json({"record": shown, "counts": counts, "meta": meta})
    else:
        emit(rendered(shown, counts, meta, width(), colour()))
