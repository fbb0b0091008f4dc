"""What an evaluation yields: numbers for machines, a table for people, items for comparing two runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header. Fractions are shown with three decimals, None as nothing."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_text(self) -> str:
        """Columns in line: the first and all text to the left, numbers to the right."""
        shown = [self.header, *(tuple(map(_show, row)) for row in self.rows)]
        widths = [max(len(row[i]) for row in shown) for i in range(len(self.header))]
        numeric = [i > 0 and not any(isinstance(row[i], str) for row in self.rows) for i in range(len(self.header))]
        return "\n".join(_line(row, widths, numeric) for row in shown)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one task.

    `measures` are the few numbers to follow from run to run; `scores` all of them, nested as the task's
    own documentation says; `items` tells of every gold item by its id whether it was got right.
    """

    task: str
    table: Table
    measures: Mapping[str, float] = field(default_factory=dict)
    scores: Mapping[str, Any] = field(default_factory=dict)
    items: Mapping[str, bool] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """`{"task", "measures", "scores", "notes"}`."""
        return {
            "task": self.task,
            "measures": dict(self.measures),
            "scores": dict(self.scores),
            "notes": list(self.notes),
        }

    def as_text(self) -> str:
        """The table with the notes under it."""
        return "\n".join([self.table.as_text(), *self.notes])


def unscored(task: str, predictions: int) -> Report:
    """The report on data that bring no gold."""
    note = f"{predictions} predictions; no gold here, so there is nothing to score."
    return Report(task, Table(("predictions",), ((predictions,),)), notes=(note,))


def _show(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    aligned = [
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, numeric, strict=True)
    ]
    return "  ".join(aligned).rstrip()
