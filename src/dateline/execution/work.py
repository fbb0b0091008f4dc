"""Reading one article without letting it harm the others."""

import os
from functools import cache

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DatelineError
from dateline.pipeline import Reader


@cache
def reader_for(model: str | None = None, statements: str | None = None) -> Reader:
    """The reader with this model and this way to read statements (None: the default ones), loaded once a process."""
    return Reader.load(model, statements)


def read_one(reader: Reader, article: Article) -> Findings | DatelineError:
    """The findings, or the error as a value. What breaks unexpectedly becomes a DatelineError too,
    so that one article never takes the rest of a batch with it."""
    try:
        return reader.read(article)
    except DatelineError as error:
        return error
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as fault:
        told = f"{type(fault).__name__}: {fault}".rstrip(": ")
        return DatelineError(f"Reading broke down ({told}). This is a fault of Dateline's; please report the article.")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
