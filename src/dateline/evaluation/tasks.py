"""The tasks by name, and the one way to run them."""

from collections.abc import Mapping
from pathlib import Path

from dateline.errors import EvaluationError
from dateline.evaluation import attribution, clusters, corpus, dossier, events, pairs, places, times_task
from dateline.evaluation.files import write_jsonl
from dateline.evaluation.report import Report
from dateline.evaluation.task import Read, Task

TASKS: Mapping[str, Task] = {
    module.TASK.name: module.TASK
    for module in (dossier, corpus, attribution, pairs, events, times_task, places, clusters)
}


def run(task: str, path: Path, predictions: Path | None, read: Read) -> Report:
    """Predict from the texts at `path`, write the predictions if asked to, and then score them.

    EvaluationError for an unknown task, and for data or a predictions file that cannot be used.
    """
    if task not in TASKS:
        raise EvaluationError(f"There is no task {task!r}; there are {', '.join(TASKS)}.")
    chosen = TASKS[task]
    if not path.exists():
        raise EvaluationError(f"{path} is not there; {task} needs {chosen.data}.")
    predicted = list(chosen.predict(path, read))
    if predictions is not None:
        write_jsonl(predictions, predicted)
    return chosen.score(path, predicted)
