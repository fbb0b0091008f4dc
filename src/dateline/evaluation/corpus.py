"""`corpus DIR`: our own corpus of annotated articles, section by section, beside the dossier.

The measures are those of the articles outside train (dev and test); with ', all' behind their name, of all articles.
Predictions: one line an article, its findings in `dateline/1`; they are matched with the gold by the text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dateline.domain.codec import from_json
from dateline.domain.findings import Findings
from dateline.errors import DataError, EvaluationError
from dateline.evaluation.findings_score import Score, measures
from dateline.evaluation.likeness import SECTIONS
from dateline.evaluation.report import Report, Table
from dateline.evaluation.task import Json, Read, Task, findings_of, unread
from dateline.gold import GoldArticle, load

HELD_OUT = ("dev", "test")


def predict(folder: Path, read: Read) -> Iterator[Json]:
    """Findings of each article, read from its text and what is known of its publication."""
    for gold in load(folder=folder).articles:
        article = gold.findings.article
        findings = findings_of(
            read, article.text, gold.id, published=article.published, publisher=article.publisher, title=article.title
        )
        if isinstance(findings, Findings):
            yield findings.to_json()
        else:
            yield {"article": {"text": article.text}, "error": str(findings)}


def score(folder: Path, predictions: Sequence[Json]) -> Report:
    """Section by section over the articles outside train, and over all."""
    articles = load(folder=folder).articles
    by_text = predicted(predictions)
    everything = scored(articles, by_text)
    held_out = scored((article for article in articles if article.split in HELD_OUT), by_text)
    rows, all_rows = held_out.rows(), everything.rows()
    told = measures(rows) | {f"{name}, all": value for name, value in measures(all_rows).items()}
    scores = {"held out": rows, "all": all_rows}
    notes = (*_summary("dev and test", rows), *_summary("all", all_rows), *unread(predictions))
    return Report("corpus", table(rows, all_rows), told, scores, everything.items, notes)


def score_articles(articles: Sequence[GoldArticle], predictions: Sequence[Json]) -> Report:
    """The given articles alone. EvaluationError when none of the predictions is one of them."""
    by_text = predicted(predictions)
    missing = sum(article.text not in by_text for article in articles)
    if missing == len(articles):
        raise EvaluationError("None of the predictions has the text of an article of the corpus.")
    total = scored(articles, by_text)
    rows = total.rows()
    notes = (*_summary(f"{len(articles)} articles", rows), *unread(predictions))
    if missing:
        notes = (*notes, f"{missing} articles have no prediction; nothing is counted as found in them.")
    return Report("corpus", table(rows), measures(rows), rows, total.items, notes)


def scored(articles: Iterable[GoldArticle], by_text: Mapping[str, Findings]) -> Score:
    total = Score()
    for gold in articles:
        found = by_text.get(gold.text, Findings(gold.findings.article))
        total.add(gold.id, gold.findings, found, gold.optional)
    return total


def predicted(predictions: Sequence[Json]) -> dict[str, Findings]:
    """The findings of the predictions' lines by their article's text; lines with an error have none."""
    found = {}
    for number, row in enumerate(predictions, 1):
        if "error" in row:
            continue
        try:
            findings = from_json(row)
        except DataError as error:
            raise EvaluationError(f"prediction {number}: {error}") from error
        found[findings.article.text] = findings
    return found


def table(rows: Json, all_rows: Json | None = None) -> Table:
    """The sections; with a last column for F1 over all articles when their rows are given too."""
    header = ("section", "gold", "P", "R", "F1", *(("F1, all",) if all_rows else ()), "fields over matches")
    lines = []
    for section, measured in SECTIONS.items():
        row = rows[section]
        fields = "  ".join(f"{name} {row[name]:.2f}" for name in measured.fields if row[name] is not None)
        over_all = (all_rows[section]["f1"],) if all_rows else ()
        lines.append((section, row["gold"], row["precision"], row["recall"], row["f1"], *over_all, fields))
    return Table(header, tuple(lines))


def beside(corpus: Mapping[str, float], dossier: Mapping[str, float]) -> Table:
    """The measures of both that are about the same thing, with how much easier the corpus is."""
    lines = tuple(
        (name, corpus[name], dossier[name], f"{corpus[name] - dossier[name]:+.3f}")
        for name in dossier
        if name in corpus
    )
    return Table(("measure", "corpus", "dossier", "difference"), lines)


def _summary(name: str, rows: Json) -> tuple[str, ...]:
    overall = rows["all"]
    return (f"\n{name}: found {overall['found']:.3f}   right {overall['right']:.3f}",)


TASK = Task("corpus", "the folder of the corpus (its articles lie in articles/)", predict, score)
