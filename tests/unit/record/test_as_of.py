"""What the record says as of a day is what it would have said had nothing been added since."""

import pytest
from benchmarks.record_world import World

from dateline.domain.findings import Findings
from dateline.domain.record import Filter, Page
from dateline.record import Record
from dateline.record.asking import views

ARTICLES = 240
DAYS = ("2010-01-05", "2010-01-08")
SECTIONS = ("meetings", "measures", "statements", "topics")


@pytest.fixture(scope="module")
def told() -> list[Findings]:
    return list(World().articles(ARTICLES))


@pytest.fixture(scope="module")
def everything(told: list[Findings]) -> Record:
    return made_of(told)


def made_of(told: list[Findings]) -> Record:
    record = Record(":memory:", "test")
    for findings in told:
        record.add(findings)
    return record


def grouped(record: Record, section: str, as_of: str | None) -> set[frozenset[str]]:
    """The claims of each record of a section."""
    idents = record.store.record_ids(Filter(section=section, as_of=as_of), Page(10_000))
    return {frozenset(view.claims) for view in views(record.store, idents, as_of, as_of or "2010-02-01")}


@pytest.mark.parametrize("day", DAYS)
def test_as_of_a_day(told: list[Findings], everything: Record, day: str) -> None:
    by_then = made_of([findings for findings in told if (findings.article.published or "~")[:10] <= day])
    for section in SECTIONS:
        then = grouped(by_then, section, None)
        assert then
        assert grouped(everything, section, day) == then
        assert grouped(everything, section, None) != then
