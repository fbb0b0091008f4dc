"""A progress bar on stderr for what takes longer than a moment."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 2.0  # seconds without a bar


def with_progress(items: Iterable[T], what: str, total: int | None = None, show: bool | None = None) -> Iterator[T]:
    """The items unchanged, counted on a bar labelled `what`.

    `show` None: only when stderr is a terminal, and only after two seconds; True: at once, wherever
    stderr leads.
    """
    if show is None and not sys.stderr.isatty():
        show = False
    if show is False:
        yield from items
        return

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    bar = Progress(*columns, console=console, transient=console.is_terminal)
    task = bar.add_task(what, total=total)
    begun = time.monotonic()
    running = False
    try:
        for item in items:
            if not running and (show or time.monotonic() - begun > PATIENCE):
                bar.start()
                running = True
            yield item
            bar.advance(task)
    finally:
        if running:
            bar.stop()
