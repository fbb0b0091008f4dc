"""Reading on several processes of this machine.

Processes are spawned, never forked, so that it works alike on every system and beside threads. Only
so many chunks are under way that memory stays bounded however long the stream of articles is.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DatelineError, ModelError, ParserError
from dateline.execution.work import read_one, reader_for

CHUNK = 8  # articles sent to a process at once: few enough to end soon, enough to hide the sending
AHEAD = 3  # chunks under way for each process

_Outcome = Findings | DatelineError

# One process, one core: linear algebra must not start threads of its own in each of them.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def read_on_pool(
    articles: Iterable[Article], processes: int, model: str | None, statements: str | None
) -> Iterator[_Outcome]:
    """Outcomes in the order of the articles. Stopping early, or Ctrl-C, ends the processes."""
    rest = iter(articles)
    pending: deque[Future[list[_Outcome]]] = deque()
    pool = ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare, initargs=(model, statements)
    )
    try:
        while True:
            while len(pending) < processes * AHEAD and (chunk := list(islice(rest, CHUNK))):
                with _interrupts_held_back(), _single_threaded():
                    pending.append(pool.submit(_read_chunk, chunk, model, statements))
            if not pending:
                break
            for outcome in pending.popleft().result():
                if isinstance(outcome, ParserError | ModelError):
                    raise outcome  # the next article would fare no better
                yield outcome
        pool.shutdown()
    except BrokenProcessPool as broken:
        raise DatelineError(
            "A reading process ended unexpectedly. Either memory ran out (use fewer processes), or the calling "
            'script starts its work at the top level: put it under `if __name__ == "__main__":`.'
        ) from broken
    finally:
        _end(pool)


def _read_chunk(articles: list[Article], model: str | None, statements: str | None) -> list[_Outcome]:
    try:
        reader = reader_for(model, statements)
    except DatelineError as error:
        return [error for _ in articles]
    return [read_one(reader, article) for article in articles]


def _prepare(model: str | None, statements: str | None) -> None:
    """Loads the reader while the first chunks are still on their way; `_read_chunk` reports if it cannot."""
    try:
        reader_for(model, statements)
    except DatelineError:
        return


def _end(pool: ProcessPoolExecutor) -> None:
    """Ends the processes at once; after a regular shutdown there are none left."""
    workers = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes started inside inherit a blocked SIGINT: Ctrl-C reaches this process alone, which ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _single_threaded() -> Iterator[None]:
    """Processes started inside see the thread limits before they import anything."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
