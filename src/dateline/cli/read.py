"""`dateline read`: articles in, their briefs out."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.given import Model, Processes, Published, Publisher, Statements, Title, settings
from dateline.cli.output import colour, complain, emit, emit_json, save, width
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.domain.findings import Findings
    from dateline.ingest import Failure

Show = Callable[["Findings", int], None]  # the findings, and how many articles were shown before


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files (text, HTML, JSON), folders, patterns, http(s) addresses, or - for standard input.",
            show_default=False,
        ),
    ],
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    model: Model = None,
    statements: Statements = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print dateline/1 JSON: one article as an object, several one a line.")
    ] = False,
    as_markdown: Annotated[bool, typer.Option("--md", help="Print a Markdown brief with numbered citations.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the annotated article as one page; with several articles a folder of pages."
        ),
    ] = None,
    processes: Processes = 1,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Add the sentences by number, and what was left out and why.")
    ] = False,
) -> None:
    """Read articles and print a brief of each.

    Who said what, who meets whom, when, where and about what, measures, events, expectations. Every line
    points to the number of its sentence and carries an id that 'dateline explain' takes.
    """
    if as_json and as_markdown:
        raise typer.BadParameter("choose one of --json and --md", param_hint="--json / --md")
    from dateline.execution import with_progress
    from dateline.ingest import Failure, Given, expand
    from dateline.service import read_inputs

    inputs = list(expand(sources))
    several = len(inputs) != 1
    shows = _shows(as_json, as_markdown, verbose, html, several)
    given = Given(published=published, publisher=publisher, title=title)
    outcomes = read_inputs(sources, given, settings(), processes, model, statements)
    shown, failures = 0, list[Failure]()
    for outcome in with_progress(outcomes, "Reading", total=len(inputs) if several else None):
        if isinstance(outcome, Failure):
            complain(str(outcome.error))
            failures.append(outcome)
        else:
            for show in shows:
                show(outcome, shown)
            shown += 1
    _leave(shown, failures)


def _leave(shown: int, failures: "list[Failure]") -> None:
    """Ends with 0, with the error's own code when it was the only input, or with 1 when some failed."""
    if not failures:
        return
    if not shown and len({failure.error.exit_code for failure in failures}) == 1:
        raise typer.Exit(failures[0].error.exit_code)
    total = shown + len(failures)
    complain(f"{len(failures)} of {total} articles could not be read")
    raise typer.Exit(1)


def _shows(as_json: bool, as_markdown: bool, verbose: bool, html: Path | None, several: bool) -> list[Show]:
    """What is done with each article: printing it in one form, writing its page, or both."""
    shows: list[Show] = []
    if html is not None:
        shows.append(_pages(html, several))
    if as_json:
        shows.append(lambda findings, _: emit_json(findings.to_json(), line=several))
    elif as_markdown:
        shows.append(_markdown)
    elif html is None:
        shows.append(lambda findings, before: _brief(findings, before, verbose))
    return shows


def _brief(findings: "Findings", before: int, verbose: bool) -> None:
    from dateline.export.terminal import render
    from dateline.export.wording import compose

    rule = "\n" + "─" * width() + "\n\n" if before else ""
    emit(rule + render(compose(findings), width(), colour(), verbose))


def _markdown(findings: "Findings", before: int) -> None:
    from dateline.export.markdown import render
    from dateline.export.wording import compose

    emit(("\n---\n\n" if before else "") + render(compose(findings)))


def _pages(target: Path, several: bool) -> Show:
    """Writes one page to a file; several into a folder, each named after its article."""
    is_folder = several or target.is_dir()
    if is_folder and target.is_file():
        raise InputError(f"{target} is a file; name a folder for the pages of several articles.")

    def show(findings: "Findings", before: int) -> None:
        from dateline.export.html import render

        if before and not is_folder:
            raise InputError(f"There is more than one article in the input; name a folder instead of {target}.")
        page = f"{before + 1:02}-{_slug(findings.article.title or findings.article.publisher)}.html"
        path = target / page if is_folder else target
        save(path, render(findings))
        print(path, file=sys.stderr)

    return show


def _slug(title: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", "-", (title or "article").lower()).strip("-")[:60].rstrip("-") or "article"
