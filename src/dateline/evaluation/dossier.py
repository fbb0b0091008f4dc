"""`dossier DIR`: whole articles with gold findings of every section, one `dateline/1` file each.

Predictions: one line an article, its findings with the gold file's name under `file`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.domain.article import Article
from dateline.domain.codec import from_json
from dateline.domain.findings import Findings
from dateline.errors import DataError, EvaluationError
from dateline.evaluation.files import read_json
from dateline.evaluation.findings_score import Score, measures
from dateline.evaluation.likeness import SECTIONS
from dateline.evaluation.report import Report, Table, unscored
from dateline.evaluation.task import Json, Read, Task, findings_of, unread

_METADATA = ("published", "publisher", "title")


def predict(folder: Path, read: Read) -> Iterator[Json]:
    """Findings of each article, read from its text and what is known of its publication."""
    for path in _files(folder):
        article = _article(path)
        metadata = {key: article.get(key) for key in _METADATA}
        findings = findings_of(read, article["text"], path.name, **metadata)
        if isinstance(findings, Findings):
            yield {"file": path.name, **findings.to_json()}
        else:
            yield {"file": path.name, "error": str(findings)}


def score(folder: Path, predictions: Sequence[Json]) -> Report:
    """Section by section over all articles; 'found' and 'right' also for each article."""
    by_file = {row.get("file"): row for row in predictions}
    total = Score()
    articles: dict[str, Any] = {}
    for path in _files(folder):
        data = read_json(path)
        if not any(section in data for section in SECTIONS):
            continue
        gold = _decode(path, data)
        pred = _predicted(by_file.get(path.name), gold.article)
        optional = _optional(data)
        total.add(path.stem, gold, pred, optional)
        alone = Score()
        alone.add(path.stem, gold, pred, optional)
        articles[path.stem] = alone.rows()["all"]
    if not articles:
        return unscored("dossier", len(predictions))
    return _report(total, articles, unread(predictions))


def _report(total: Score, articles: Json, notes: tuple[str, ...]) -> Report:
    rows = total.rows()
    overall = rows["all"]
    each = "   ".join(f"{name} {a['found']:.3f}/{a['right']:.3f}" for name, a in articles.items())
    summary = f"\nfound {overall['found']:.3f}   right {overall['right']:.3f}\nfound/right: {each}"
    table = Table(
        ("section", "gold", "P", "R", "F1", "fields over matches"),
        tuple(_line(section, rows[section]) for section in SECTIONS),
    )
    return Report("dossier", table, measures(rows), {**rows, "articles": articles}, total.items, (summary, *notes))


def _line(section: str, row: Json) -> tuple[str | int | float, ...]:
    shares = [f"{name} {row[name]:.2f}" for name in SECTIONS[section].fields if row[name] is not None]
    return section, row["gold"], row["precision"], row["recall"], row["f1"], "  ".join(shares)


def _files(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(".meta.json")]
    if not found:
        raise EvaluationError(f"{folder}: no gold files (*.json) in this folder.")
    return found


def _article(path: Path) -> Json:
    data = read_json(path)
    article = data.get("article") if isinstance(data, dict) else None
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise EvaluationError(f"{path}: no article with a text; expected the format dateline/1.")
    return article


def _decode(path: Path, data: Json) -> Findings:
    try:
        return from_json(data)
    except DataError as error:
        raise EvaluationError(f"{path}: {error}") from error


def _predicted(row: Json | None, article: Article) -> Findings:
    """The findings of a prediction line; none where there is no line or the text could not be read."""
    if row is None or "error" in row:
        return Findings(article)
    findings = _decode(Path(row["file"]), row)
    if findings.article.text != article.text:
        raise EvaluationError(f"{row['file']}: the predictions' text is not the gold's.")
    return findings


def _optional(data: Json) -> set[str]:
    """Ids of the findings that the gold marks as optional."""
    return {finding["id"] for section in SECTIONS for finding in data.get(section, []) if finding.get("optional")}


TASK = Task("dossier", "a folder of dateline/1 files", predict, score)
