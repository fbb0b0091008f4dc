"""Findings against gold findings, section by section.

Predicted findings are paired with gold ones, one to one, likeliest first. Of each section: precision,
recall and F1 of finding it at all, and the share of each field that is right over the pairs. Optional
gold costs nothing when missed and nothing when found.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from dateline.domain.findings import Findings
from dateline.evaluation.likeness import SECTIONS, Section, Side
from dateline.evaluation.overlap import best_pairs, f1


@dataclass(slots=True)
class Tally:
    """Counts of one section over any number of articles."""

    gold: int = 0
    predicted: int = 0
    hits: int = 0
    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def row(self, section: Section) -> dict[str, Any]:
        """`{gold, precision, recall, f1, FIELD: share right or None, …}`."""
        precision = self.hits / self.predicted if self.predicted else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        fields = {
            name: self.right[name] / self.compared[name] if self.compared[name] else None for name in section.fields
        }
        return {"gold": self.gold, "precision": precision, "recall": recall, "f1": f1(precision, recall), **fields}


class Score:
    """The tallies of all sections, article after article; `items` tells which gold findings and fields were got.

    Keys of `items`: 'ARTICLE SECTION ID' for a finding, 'ARTICLE SECTION ID.FIELD' for a field of one found.
    """

    def __init__(self) -> None:
        self.tallies = {name: Tally() for name in SECTIONS}
        self.items: dict[str, bool] = {}

    def add(self, name: str, gold: Findings, predicted: Findings, optional: Set[str]) -> None:
        """Count one article. `optional` holds the ids of the gold findings that need not be found."""
        sides = Side(gold), Side(predicted)
        for section in SECTIONS:
            self._add_section(f"{name} {section}", section, *sides, optional)

    def _add_section(self, label: str, name: str, gold: Side, pred: Side, optional: Set[str]) -> None:
        section, tally = SECTIONS[name], self.tallies[name]
        gs, ps = gold.section(name), pred.section(name)
        pairs = _match(section, gold, gs, pred, ps)
        hits = [(gs[i], ps[j]) for i, j in pairs if gs[i].id not in optional]
        tally.gold += sum(g.id not in optional for g in gs)
        tally.predicted += len(ps) - (len(pairs) - len(hits))
        tally.hits += len(hits)
        self.items.update({f"{label} {g.id}": False for g in gs if g.id not in optional})
        for g, p in hits:
            self.items[f"{label} {g.id}"] = True
            for field_name, compare in section.fields.items():
                share = compare(gold, g, pred, p)
                if share is not None:
                    tally.compared[field_name] += 1
                    tally.right[field_name] += float(share)
                    self.items[f"{label} {g.id}.{field_name}"] = share == 1

    def rows(self) -> dict[str, dict[str, Any]]:
        """`{SECTION: row, …, "all": {"found", "right"}}`.

        'found' is the mean over the sections that have gold of F1 (of recall where more is no error);
        'right' the mean over all fields that were compared.
        """
        rows = {name: tally.row(SECTIONS[name]) for name, tally in self.tallies.items()}
        found = [found_measure(name, row) for name, row in rows.items() if row["gold"]]
        right = [share for name, row in rows.items() for share in shares_right(name, row)]
        return {**rows, "all": {"found": _mean(found), "right": _mean(right)}}


def measures(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """The few numbers to follow: 'found' and 'right' over all, and SECTION and 'SECTION right' where there is gold."""
    told: dict[str, float] = {"found": rows["all"]["found"], "right": rows["all"]["right"]}
    for section in SECTIONS:
        if rows[section]["gold"]:
            told[section] = found_measure(section, rows[section])
            if shares := shares_right(section, rows[section]):
                told[f"{section} right"] = sum(shares) / len(shares)
    return told


def found_measure(section: str, row: Mapping[str, Any]) -> float:
    """The number of a section's row that counts towards 'found'."""
    measure: float = row["recall" if SECTIONS[section].recall_only else "f1"]
    return measure


def shares_right(section: str, row: Mapping[str, Any]) -> list[float]:
    """The shares of a section's row that count towards 'right'."""
    return [row[name] for name in SECTIONS[section].fields if row[name] is not None]


def _match(section: Section, gold: Side, gs: Sequence[Any], pred: Side, ps: Sequence[Any]) -> list[tuple[int, int]]:
    scored = [
        (likeness, i, j)
        for i, g in enumerate(gs)
        for j, p in enumerate(ps)
        if (likeness := section.likeness(gold, g, pred, p)) >= section.least
    ]
    return best_pairs(scored)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
