"""`dateline export` and `dateline import`: the record in the forms of others, and what comes from others."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import dateline
from dateline.cli.asked import AsOf
from dateline.cli.given import Json, RecordAt, settings
from dateline.cli.output import complain, emit, emit_json
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.record import Record
    from dateline.record.asked import Asked

MEETINGS, EVENTS = "meetings", "events"


class Form(StrEnum):
    """The forms that a record can leave in."""

    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"
    ICEWS = "icews"
    POLECAT = "polecat"
    ICALENDAR = "icalendar"
    JSON_LD = "json-ld"
    FTM = "ftm"


class Origin(StrEnum):
    """What can come in."""

    FINDINGS = "findings"
    GDELT = "gdelt"
    POLECAT = "polecat"


def export(
    form: Annotated[Form, typer.Argument(metavar="FORMAT", help=" · ".join(Form), show_default=False)],
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="PATH", help="A file or - for standard output; for tables a folder.")
    ] = "-",
    pair: Annotated[str | None, typer.Option(metavar="A-B", help="Two states, as USA-RUS.")] = None,
    country: Annotated[list[str] | None, typer.Option(metavar="STATE", help="A state that takes part.")] = None,
    actor: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who takes part.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published by that day.")] = None,
    as_of: AsOf = None,
    record: RecordAt = "dateline.db",
) -> None:
    """Write the record in a form that other programs read.

    csv and parquet: a table for each section and one of all claims, in a folder. plover: events as JSON lines. icews,
    polecat: events in their columns, tab-separated. icalendar: meetings with their status. json-ld: meetings as
    schema.org Events. ftm: actors, meetings, measures and events as entities of FollowTheMoney.
    """
    asked: Asked = {
        "pair": pair, "country": country, "actor": actor, "since": since, "until": until, "as_of": as_of,
    }  # fmt: skip
    with dateline.open_record(record, read_only=True) as opened:
        if form in (Form.CSV, Form.PARQUET):
            _tables(opened, form, out, asked)
        else:
            _written(out, _FORMS[form](opened, asked))


def _tables(opened: "Record", form: Form, out: str, asked: "Asked") -> None:
    """A file for each section, and the claims. InputError when the folder cannot be made."""
    from dateline.domain.views import COLUMNS, table_columns
    from dateline.export import record_tables as tables
    from dateline.record.asked import filter_of
    from dateline.record.exchange import every_claim

    if out == "-":
        raise InputError(f"{form} makes several tables; name a folder with --out.")
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror or error}.") from error
    rows: dict[str, tuple[Iterable[tables.Row], tuple[str, ...]]] = {
        section: (tables.view_rows(opened.every(section, **asked)), table_columns(section)) for section in COLUMNS
    }
    claims = every_claim(opened.store, filter_of(opened.store, asked))
    rows["claims"] = (map(tables.claim_row, claims), tables.CLAIM_COLUMNS)
    for name, (table, columns) in rows.items():
        path = folder / f"{name}.{form}"
        if form == Form.CSV:
            _written(str(path), tables.separated(table, columns))
        else:
            tables.write_parquet(path, table, columns)


def _written(out: str, parts: Iterator[str]) -> None:
    """Texts to a file, or to standard output for '-'. InputError, with the reason, when it cannot be written."""
    if out == "-":
        for part in parts:
            emit(part)
        return
    try:
        with Path(out).open("wb") as file:
            file.writelines(part.encode("utf-8", "replace") for part in parts)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror or error}.") from error


def _plover(opened: "Record", asked: "Asked") -> Iterator[str]:
    from dateline.export.record_events import plover
    from dateline.record.exchange import with_first_claims

    return plover(with_first_claims(opened.store, opened.every(EVENTS, **asked)))


def _icews(opened: "Record", asked: "Asked") -> Iterator[str]:
    from dateline.export.record_events import ICEWS, icews
    from dateline.export.record_tables import separated
    from dateline.record.exchange import with_first_claims

    return separated(icews(with_first_claims(opened.store, opened.every(EVENTS, **asked))), ICEWS, "\t")


def _polecat(opened: "Record", asked: "Asked") -> Iterator[str]:
    from dateline.export.record_events import POLECAT, polecat
    from dateline.export.record_tables import separated
    from dateline.record.exchange import with_first_claims

    return separated(polecat(with_first_claims(opened.store, opened.every(EVENTS, **asked))), POLECAT, "\t")


def _icalendar(opened: "Record", asked: "Asked") -> Iterator[str]:
    """The calendar; how many meetings have no day exact enough is told on stderr."""
    from dateline.export.record_calendar import calendar, has_place

    views = list(opened.every(MEETINGS, **asked))
    if left := sum(not has_place(view) for view in views):
        complain(f"{left} of {len(views)} meetings have no day exact enough for a calendar and are left out")
    return calendar(views, dateline.__version__)


def _json_ld(opened: "Record", asked: "Asked") -> Iterator[str]:
    import json

    from dateline.export.record_graph import json_ld
    from dateline.record.exchange import articles_of

    views = list(opened.every(MEETINGS, **asked))
    graph = json_ld(views, articles_of(opened.store, views))
    return iter((json.dumps(graph, ensure_ascii=False, indent=2, allow_nan=False), "\n"))


def _ftm(opened: "Record", asked: "Asked") -> Iterator[str]:
    from dateline import gazetteer
    from dateline.export.record_graph import follow_the_money
    from dateline.record.exchange import articles_of

    sections = (opened.every(section, **asked) for section in (MEETINGS, "measures", EVENTS))
    views = list(chain.from_iterable(sections))
    codes = {code: "gb" if domain == "uk" else domain for domain, code in gazetteer.load().domains.items()}
    return follow_the_money(views, articles_of(opened.store, views), codes)


_FORMS: dict[Form, Callable[["Record", "Asked"], Iterator[str]]] = {
    Form.PLOVER: _plover,
    Form.ICEWS: _icews,
    Form.POLECAT: _polecat,
    Form.ICALENDAR: _icalendar,
    Form.JSON_LD: _json_ld,
    Form.FTM: _ftm,
}


def import_(
    origin: Annotated[Origin, typer.Argument(metavar="FORMAT", help=" · ".join(Origin), show_default=False)],
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files, or - for standard input.")],
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """Take in what others made: findings of dateline/1 as articles that are read already, or event data.

    Rows of GDELT and POLECAT stand beside the record, are never merged into it, and 'dateline events --outside' lists
    them with what the record has of each.
    """
    if origin == Origin.FINDINGS:
        _import_findings(files, record, as_json)
        return
    from dateline.ingest import outside
    from dateline.ingest.sources import given_bytes

    read = outside.gdelt if origin == Origin.GDELT else outside.polecat
    kept = left_out = 0
    with dateline.open_record(record) as opened:
        for file in files:
            table = read(given_bytes(file, settings()).decode("utf-8", "replace"), file)
            kept += opened.add_outside(table.events)
            left_out += table.left_out
        shown = opened.shown
    if as_json:
        emit_json({"events": kept, "left_out": left_out})
    else:
        left = f", {left_out} rows did not fit" if left_out else ""
        emit(f"{shown}: {kept} events of {origin.upper()} beside the record{left}\n")


def _import_findings(files: list[str], record: str, as_json: bool) -> None:
    from dateline.cli.ingest import report
    from dateline.execution import with_progress
    from dateline.record.adding import summed
    from dateline.record.findings_files import findings_in

    with dateline.open_record(record) as opened:
        found = (item for file in files for item in findings_in(file, settings()))
        done = summed(with_progress(opened.ingesting(found), "Importing"))
        shown = opened.shown
    report(done, shown, as_json)
