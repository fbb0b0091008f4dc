"""The scores over time: what was recorded, what changed since, and which gold items were gained or lost.

A recorded run is a line of a JSONL file, `{"date", "commit", "task", "measures"}`, from which the table for
people is made. The items of the last run, recorded or not, are kept beside the working tree only.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.evaluation.files import read_json, read_jsonl
from dateline.evaluation.report import Table

_RUNS_SHOWN = 6
_ITEMS_SHOWN = 40
_SHOWN_FROM = 0.0005  # half of the last digit shown
_HEADING = """# Scoreboard

Every recorded run on the development corpora, newest at the right; written by `make eval RECORD=1` from
[scoreboard.jsonl](scoreboard.jsonl). `found` is the mean over the sections of F1 (recall for actors, places
and times); `right` the mean share of fields that are right among what was found.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One recorded run of one task."""

    date: str
    commit: str
    task: str
    measures: Mapping[str, float]


def read_runs(path: Path) -> list[Run]:
    """The recorded runs, oldest first; none if there is no file yet."""
    if not path.exists():
        return []
    rows = read_jsonl(path, ("date", "commit", "task", "measures"))
    return [Run(row["date"], row["commit"], row["task"], row["measures"]) for row in rows]


def append_runs(path: Path, runs: Iterable[Run]) -> None:
    with path.open("a", encoding="utf-8") as handle:
        for run in runs:
            handle.write(json.dumps(asdict(run)) + "\n")


def last_run(runs: Sequence[Run], task: str) -> Run | None:
    return next((run for run in reversed(runs) if run.task == task), None)


def change_table(measures: Mapping[str, float], before: Run) -> Table:
    """Each measure that is not what it was, with the change."""
    rows = []
    for name, now in measures.items():
        was = before.measures.get(name)
        if was is None or abs(now - was) >= _SHOWN_FROM:
            rows.append((name, was, now, "new" if was is None else f"{now - was:+.3f}"))
    return Table(("measure", f"{before.date} {before.commit}", "now", "change"), tuple(rows))


def markdown(runs: Sequence[Run]) -> str:
    """A table a task: measures down, the newest runs across."""
    parts = [_HEADING]
    for task in dict.fromkeys(run.task for run in runs):
        shown = [run for run in runs if run.task == task][-_RUNS_SHOWN:]
        head = ["", *(f"{run.date} `{run.commit}`" for run in shown)]
        body = [
            [name, *(f"{run.measures[name]:.3f}" if name in run.measures else "" for run in shown)]
            for name in shown[-1].measures
        ]
        lines = [head, ["---", *("--:" for _ in shown)], *body]
        parts.append(f"## {task}\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n")
    return "\n".join(parts)


def read_items(path: Path) -> dict[str, dict[str, bool]]:
    """The items of the last run by task."""
    return dict(read_json(path)) if path.exists() else {}


def write_items(path: Path, items: Mapping[str, Mapping[str, bool]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(items, indent=0, sort_keys=True), encoding="utf-8")


def gained_and_lost(before: Mapping[str, bool], now: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """Items that are right now and were not, and the reverse, in the order of this run.

    A field of a finding that one of the two runs did not find is not compared: the finding itself is listed.
    """
    both = [item for item in now if item in before]
    gained = [item for item in both if now[item] and not before[item]]
    lost = [item for item in both if before[item] and not now[item]]
    return gained, lost


def item_lines(sign: str, items: Sequence[str]) -> list[str]:
    """The items with a sign before each, the long tail only counted."""
    lines = [f"  {sign} {item}" for item in items[:_ITEMS_SHOWN]]
    rest = len(items) - _ITEMS_SHOWN
    return [*lines, f"  {sign} and {rest} more"] if rest > 0 else lines
