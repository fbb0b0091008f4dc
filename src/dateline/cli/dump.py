"""`dateline dump`, `restore`, `rebuild`: a whole record into a file, out of one, and computed again."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

import dateline
from dateline.cli.given import Model, RecordAt
from dateline.cli.output import emit

File = Annotated[Path, typer.Argument(metavar="FILE", help="The dump; packed with gzip if its name ends in .gz.")]


def dump(file: File, record: RecordAt = "dateline.db") -> None:
    """Write the whole record to a file.

    Articles with what was read in them, judgements and watched feeds, as lines of JSON. 'dateline restore' makes a
    record of them again, in a file or on PostgreSQL.
    """
    from dateline.execution import with_progress
    from dateline.record import dumping

    with dateline.open_record(record, read_only=True) as opened:
        total = opened.store.counts()["articles"]
        counts = Counter(with_progress(dumping.dump(opened.store, file), "Dumping", total=total))
        emit(f"{file}: {counts['article']} articles, {counts['judgement']} judgements\n")


def restore(file: File, record: RecordAt = "dateline.db") -> None:
    """Add what a dump holds to the record.

    What is there already stays as it is. A restore that was stopped is taken up by running it again.
    """
    from dateline.execution import with_progress
    from dateline.record import dumping

    with dateline.open_record(record) as opened:
        counts = Counter(with_progress(dumping.restore(opened.store, file), "Restoring"))
        opened.store.analyse()
        emit(f"{opened.shown}: {counts['article']} articles, {counts['judgement']} judgements restored\n")


def rebuild(
    record: RecordAt = "dateline.db",
    read: Annotated[
        bool, typer.Option("--read", help="Read every article again, with this version of Dateline.")
    ] = False,
    model: Model = None,
) -> None:
    """Compute claims, families and records again.

    All of them follow from the articles and the judgements, which stay. It is done as a whole or not at all, and
    others may read the record meanwhile.
    """
    from dateline.execution import reader_for, with_progress
    from dateline.record import dumping

    with dateline.open_record(record) as opened:
        total = opened.store.counts()["articles"]
        steps = dumping.rebuild(opened.store, dateline.__version__, reader_for(model).read if read else None)
        done = sum(1 for _ in with_progress(steps, "Rebuilding", total=total))
        opened.store.analyse()
        emit(f"{opened.shown}: {done} articles, all that follows from them computed again\n")
