"""`clusters FILE`: which articles tell of the same happening, and which print the same text.

The file holds JSON lines with `id`, `title`, `text`, `published` and the gold `event_id`. Predictions: one line an
article, `{"id", "happening", "family"}`. The score is B³ (Bagga & Baldwin 1998), for all events and for the half
of them, by a hash of their ids, on which no threshold was set.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dateline.evaluation.files import read_jsonl
from dateline.evaluation.report import Report, Table
from dateline.evaluation.task import Json, Read, Task
from dateline.merge.families import families
from dateline.merge.happenings import Report as Told
from dateline.merge.happenings import happenings

KEYS = ("id", "text")


def predict(path: Path, read: Read) -> Iterator[Json]:
    """All articles are clustered together, as they would come in."""
    told = [Told(row["id"], row.get("title"), row["text"], row.get("published")) for row in read_jsonl(path, KEYS)]
    family = families({report.id: (report.text, report.published) for report in told})
    happening = happenings(told)
    for report in told:
        yield {"id": report.id, "happening": happening[report.id], "family": family[report.id]}


def score(path: Path, predictions: Sequence[Json]) -> Report:
    """B³ precision, recall and F1."""
    gold = {row["id"]: row for row in read_jsonl(path, (*KEYS, "event_id"))}
    rows: list[tuple[str, float, float, float]] = []
    chosen: dict[str, Callable[[Json], bool]] = {
        "all": lambda row: True,
        "tuned half": lambda row: _half(row) == 0,
        "unread half": lambda row: _half(row) == 1,
    }
    for name, wanted in chosen.items():
        of = [row for row in predictions if wanted(gold[row["id"]])]
        rows.append((name, *b_cubed([gold[row["id"]]["event_id"] for row in of], [row["happening"] for row in of])))
    measures = {f"B³ {name}": f1 for name, _, _, f1 in rows}
    copies = len(predictions) - len({row["family"] for row in predictions})
    note = f"\n{len(predictions)} articles, {copies} of them copies of another"
    return Report("clusters", Table(("articles", "P", "R", "F1"), tuple(rows)), measures, {}, notes=(note,))


def b_cubed(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 of a clustering; 0 for no articles."""
    if not gold:
        return 0.0, 0.0, 0.0
    both = Counter(zip(gold, found, strict=True))
    in_gold, in_found = Counter(gold), Counter(found)
    precision = sum(n * n / in_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _half(row: Json) -> int:
    return hashlib.sha256(str(row["event_id"]).encode()).digest()[-1] % 2


TASK = Task("clusters", "a file of JSON lines with articles and their event_id", predict, score)
