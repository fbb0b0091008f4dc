"""Reading a text of a test with the real parser and gazetteer, loaded once."""

from functools import cache

from dateline.domain.article import Article, article_id
from dateline.domain.findings import Findings
from dateline.pipeline import Reader

PUBLISHED = "2021-05-27"  # a Thursday


@cache
def reader() -> Reader:
    return Reader.load()


def read(text: str, published: str | None = PUBLISHED) -> Findings:
    """The findings of a text without dateline or credits."""
    return reader().read(Article(text, article_id(text), published=published))
