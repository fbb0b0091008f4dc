from typing import cast

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DatelineError, InputError
from dateline.execution.work import read_one
from dateline.pipeline import Reader

ARTICLE = Article("Rain fell.", "r")


class Breaking:
    """A reader that fails in a given way."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error

    def read(self, article: Article) -> Findings:
        if self.error:
            raise self.error
        return Findings(article)


def outcome(error: Exception | None) -> Findings | DatelineError:
    return read_one(cast(Reader, Breaking(error)), ARTICLE)


def test_findings_come_through() -> None:
    assert outcome(None) == Findings(ARTICLE)


def test_an_error_is_a_value() -> None:
    error = InputError("empty")
    assert outcome(error) is error


def test_a_fault_becomes_an_error_that_names_it() -> None:
    found = outcome(KeyError("x"))
    assert isinstance(found, DatelineError)
    assert "KeyError: 'x'" in str(found)
