"""`events FILE`: the events of single sentences, best first.

Each line has `id` and `sentence`, and for gold `events` (objects with a `type`), `types` or `type`.
Predictions: `{"id", "events": [{"type", "source": [{"text", "code"}], "target": […]}]}`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dateline.domain.findings import Actor, Event, Findings
from dateline.errors import EvaluationError
from dateline.evaluation.choosing import by_id, code, mention_in, ranked
from dateline.evaluation.files import read_jsonl
from dateline.evaluation.overlap import f1
from dateline.evaluation.report import Report, Table, unscored
from dateline.evaluation.task import Json, Read, Task, findings_of, unread


def predict(path: Path, read: Read) -> Iterator[Json]:
    """The events of each sentence."""
    for row in read_jsonl(path, ("id", "sentence")):
        findings = findings_of(read, row["sentence"], f"{path}, {row['id']}")
        if isinstance(findings, Findings):
            actors = by_id(findings)
            told = [_event(event, actors, findings.article.text) for event in ranked(findings.events)]
            yield {"id": row["id"], "events": told}
        else:
            yield {"id": row["id"], "events": [], "error": str(findings)}


def score(path: Path, predictions: Sequence[Json]) -> Report:
    """Types as sets: precision, recall and F1 over all sentences, and how often the best one is right."""
    rows = read_jsonl(path, ("id", "sentence"))
    if not any(_gold_types(row) for row in rows):
        return unscored("events", len(predictions))
    if len(rows) != len(predictions):
        raise EvaluationError(f"{path}: {len(rows)} lines, but {len(predictions)} predictions.")
    shared = in_gold = in_predicted = best_right = 0
    items = {}
    for row, prediction in zip(rows, predictions, strict=True):
        gold, types = _gold_types(row), [event["type"] for event in prediction["events"]]
        shared += len(gold & set(types))
        in_gold += len(gold)
        in_predicted += len(set(types))
        right = types[0] in gold if types else not gold
        best_right += right
        items[str(row["id"])] = right
    precision = shared / in_predicted if in_predicted else 0.0
    recall = shared / in_gold if in_gold else 0.0
    measures = {"type F1": f1(precision, recall), "best right": best_right / len(rows)}
    header = ("sentences", "types", "P", "R", "F1", "best right")
    values = (len(rows), in_gold, precision, recall, *measures.values())
    scores = dict(zip(("sentences", "gold", "p", "r", "f1", "best_right"), values, strict=True))
    return Report("events", Table(header, (values,)), measures, scores, items, unread(predictions))


def _event(event: Event, actors: Mapping[str, Actor], text: str) -> Json:
    return {
        "type": event.type,
        "source": _named(event.actors, event, actors, text),
        "target": _named(event.recipients, event, actors, text),
    }


def _named(ids: Iterable[str], event: Event, actors: Mapping[str, Actor], text: str) -> list[Json]:
    """Who takes part: the words that name them, and their code."""
    named = []
    for actor in (actors[ident] for ident in ids):
        mention = mention_in(actor, event)
        named.append({"text": mention.quote(text) if mention else actor.name, "code": code(actor)})
    return named


def _gold_types(row: Json) -> set[str]:
    if "events" in row:
        return {event["type"] for event in row["events"]}
    return set(row["types"]) if "types" in row else {row["type"]} if row.get("type") else set()


TASK = Task("events", "a JSONL file with id and sentence", predict, score)
