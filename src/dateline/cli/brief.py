"""`dateline brief`: a dossier with citations."""

import sys
from pathlib import Path
from typing import Annotated

import typer

import dateline
from dateline.cli.asked import AsOf
from dateline.cli.given import Json, RecordAt
from dateline.cli.output import colour, complain, emit, emit_json, save, width


def brief(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="SUBJECT",
            help="A topic ('arms control'), an actor, a state, a pair of states (USA-RUS) or a meeting's id.",
        ),
    ],
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many in each section.")] = 30,
    as_markdown: Annotated[bool, typer.Option("--md", help="Print Markdown with numbered citations.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write one page.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Add the sentences cited, by number.")] = False,
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """Write a dossier: timeline, statements, what is upcoming, agenda, expectations, measures, disagreements.

    Every line carries its record's id and the numbers of the sentences that say it. Exit code 1 when the record
    holds nothing on the subject.
    """
    from dateline.domain.codec import encode
    from dateline.export import markdown, record_brief, terminal
    from dateline.export.html import dossier as page

    if as_json and as_markdown:
        raise typer.BadParameter("choose one of --json and --md", param_hint="--json / --md")
    with dateline.open_record(record, read_only=True) as opened:
        found = opened.brief(subject, as_of=as_of, limit=limit)
    composed = record_brief.compose(found)
    if html is not None:
        save(html, page.render(composed))
        print(html, file=sys.stderr)
    if as_json:
        emit_json(encode(found))
    elif as_markdown:
        emit(markdown.render(composed))
    elif html is None and composed.sections:
        emit(terminal.render(composed, width(), colour(), verbose))
    if not composed.sections:
        complain(f"the record holds nothing on {subject!r}")
        raise typer.Exit(1)
