"""The same flow over many articles: in this process, or on several.

Results come in the order of the articles and are the same to the byte however many processes work.
"""

from collections.abc import Iterable, Iterator

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DatelineError
from dateline.execution.pool import read_on_pool
from dateline.execution.progress import with_progress
from dateline.execution.work import cores, read_one, reader_for

__all__ = ["cores", "read_each", "reader_for", "with_progress"]


def read_each(
    articles: Iterable[Article], processes: int = 1, model: str | None = None, statements: str | None = None
) -> Iterator[Findings | DatelineError]:
    """For each article its findings, or the error that kept it from being read.

    `processes` 0 stands for all cores. The reader is loaded when the first article comes; ParserError
    when its model cannot be used, ModelError when the weights that `statements` names cannot. ValueError when
    `processes` is negative.
    """
    if processes < 0:
        raise ValueError(f"processes must be 0 (all cores) or more, not {processes}")
    if (processes or cores()) == 1:
        return (read_one(reader_for(model, statements), article) for article in articles)
    return read_on_pool(articles, processes or cores(), model, statements)
