"""`dateline evaluate`: one task measured on a gold set."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.given import Json, Model, Statements
from dateline.cli.output import emit, emit_json


def evaluate(
    task: Annotated[str, typer.Argument(metavar="TASK", help="dossier, attribution, pairs, events, times, places …")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The gold set: a folder or a file, as the task has it.")],
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="OUT.jsonl", help="Write what was predicted, made without looking at the gold."),
    ] = None,
    model: Model = None,
    statements: Statements = None,
    as_json: Json = False,
) -> None:
    """Measure one task on a gold set."""

    from dateline import evaluation
    from dateline.evaluation.reading import Reading

    report = evaluation.run(task, path, predictions, Reading(model, statements))
    if as_json:
        emit_json(report.as_json())
    else:
        emit(report.as_text().rstrip("\n") + "\n")
