"""The task `corpus`, with readers that know everything or nothing."""

from pathlib import Path
from typing import Any

import pytest

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import EvaluationError, InputError
from dateline.evaluation import corpus
from dateline.gold import load
from support.corpus import write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with most of it held out."""
    write_corpus(tmp_path)
    (tmp_path / "splits.toml").write_text('train = ["regatta"]\ndev = []\ntest = ["hague"]\n', encoding="utf-8")
    return tmp_path


def test_gold_against_itself_scores_one(folder: Path) -> None:
    known = {article.text: article.findings for article in load(folder=folder).articles}

    def read(text: str, **_: Any) -> Findings:
        return known[text]

    report = corpus.score(folder, list(corpus.predict(folder, read)))
    assert report.measures["found"] == report.measures["found, all"] == 1.0
    assert report.measures["right"] == 1.0
    assert report.scores["held out"]["statements"]["gold"] == 2


def test_articles_that_cannot_be_read_have_nothing_found(folder: Path) -> None:
    def read(text: str, *, published: str | None = None, **_: Any) -> Findings:
        if "regatta" in text:
            raise InputError("not today")
        assert published is not None
        return Findings(Article(text, "x"))

    predictions = list(corpus.predict(folder, read))
    assert [row.get("error") for row in predictions] == [None, None, "not today"]
    report = corpus.score(folder, predictions)
    assert report.measures["found"] == 0.0
    assert "1 texts could not be read; the predictions say why." in report.notes


def test_predictions_are_matched_by_their_text(folder: Path) -> None:
    articles = load(folder=folder).articles
    report = corpus.score_articles(articles, [articles[1].to_json()])
    assert (report.scores["meetings"]["gold"], report.scores["meetings"]["recall"]) == (2, 0.5)
    assert any("2 articles have no prediction" in note for note in report.notes)
    with pytest.raises(EvaluationError, match="None of the predictions"):
        corpus.score_articles(articles[:1], [articles[1].to_json()])
    with pytest.raises(EvaluationError, match="prediction 1: findings JSON"):
        corpus.score_articles(articles, [{"format": "other"}])


def test_the_corpus_beside_the_dossier() -> None:
    table = corpus.beside({"found": 0.5, "trips": 0.1}, {"found": 0.625, "places": 1.0})
    assert table.rows == (("found", 0.5, 0.625, "-0.125"),)
