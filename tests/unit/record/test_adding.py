from pathlib import Path

import pytest

import dateline
from dateline.domain.article import Article
from dateline.errors import InputError, RecordError
from dateline.ingest import Failure
from dateline.record import Added, Known, Record
from support.claims import told

OSLO = "OSLO (Northline) - Norway and Sweden will hold a summit on Friday, the Norwegian foreign ministry said."
FRANCE, PORTUGAL = ("state:FRA", "France", "FRA"), ("state:PRT", "Portugal", "PRT")
SUMMIT = told("France and Portugal meet.", "2020-03-01", who=(FRANCE, PORTUGAL), meeting={"day": "2020-03-09"})


@pytest.fixture
def record() -> Record:
    return Record(":memory:", "test")


def test_articles_texts_mappings_and_findings_are_kept_each_once(record: Record) -> None:
    items = [Article(text=OSLO, id="oslo", published="2021-05-26"), {"text": OSLO, "id": "oslo"}, SUMMIT, OSLO]
    done = record.ingest(items, progress=False)
    assert (done.added, done.known, done.failures) == (3, 1, ())
    again = record.ingest(items, progress=False)
    assert (again.added, again.known, again.claims) == (0, 4, 0)


def test_what_cannot_be_read_is_told_in_its_place_and_harms_nothing_else(record: Record) -> None:
    gone = Failure("gone.txt", InputError("gone.txt does not exist"))
    steps = list(record.ingesting([SUMMIT, "   ", gone, Article(text=OSLO, id="oslo")]))
    assert [type(step) for step in steps] == [Added, Failure, Failure, Added]
    assert isinstance(steps[1], Failure)
    assert "article 2 is empty" in str(steps[1].error)
    assert record.store.counts()["articles"] == 2


def test_each_article_is_kept_before_it_is_reported(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    with dateline.open_record(path) as writing:
        steps = writing.ingesting([SUMMIT, Article(text=OSLO, id="oslo")])
        assert next(steps) == Added(SUMMIT.article.id, SUMMIT.article.title, 1)
        with dateline.open_record(path, read_only=True) as reading:
            assert reading.store.has(SUMMIT.article.id)
            assert not reading.store.has("oslo")
        steps.close()
    with dateline.open_record(path) as again:  # an interrupted run is taken up
        assert [type(step) for step in again.ingesting([SUMMIT, Article(text=OSLO, id="oslo")])] == [Known, Added]


def test_a_record_that_is_not_there_cannot_be_read_from(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        dateline.open_record(str(tmp_path / "none.db"), read_only=True)
