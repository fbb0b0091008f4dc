"""Reading a text of a test with the real parser, gazetteer and rules, loaded once.

Statements are read by the rules alone: what is tested is what the rules read, not what weights have learned.
"""

from functools import cache

from dateline.domain.article import Article, article_id
from dateline.domain.findings import Findings
from dateline.pipeline import Reader

PUBLISHED = "2021-05-27"  # a Thursday


@cache
def reader() -> Reader:
    return Reader.load(statements="rules")


def read(text: str, published: str | None = PUBLISHED) -> Findings:
    """The findings of a text without dateline or credits."""
    return reader().read(Article(text, article_id(text), published=published))
