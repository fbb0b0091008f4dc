"""`Record`: one object for all that can be done with a record."""

from collections.abc import Iterable, Iterator
from types import TracebackType

from dateline.domain.findings import Findings
from dateline.execution import with_progress
from dateline.ingest import Failure
from dateline.record import adding
from dateline.record.adding import Added, Ingested, Known, Step
from dateline.service import ArticleLike
from dateline.store import Store


class Record:
    """An open record. Use it in a `with`, or close it when done.

    `target` is a path, ':memory:' or a postgresql:// address. RecordError when it cannot be opened, and from
    any method when the database will not.
    """

    def __init__(self, target: str, version: str, read_only: bool = False) -> None:
        self.store = Store(target, version, read_only)
        self._version = version

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def shown(self) -> str:
        """Where the record is, for messages; without a password."""
        return self.store.shown

    def close(self) -> None:
        self.store.close()

    # --- articles in -------------------------------------------------------------------------------

    def add(self, findings: Findings) -> Added | Known:
        """Keeps what one article says. An article that is there already changes nothing."""
        return adding.add(self.store, findings, self._version)

    def ingest(
        self,
        items: Iterable[ArticleLike | Findings | Failure],
        *,
        processes: int = 1,
        progress: bool | None = None,
        model: str | None = None,
    ) -> Ingested:
        """Reads articles and keeps what they say, each in a transaction of its own; findings are kept as they are.

        What cannot be read is among the failures of the answer. Articles that are there already are not read again,
        so that an interrupted run is taken up by running it again.
        """
        steps = self.ingesting(items, processes=processes, model=model)
        return adding.summed(with_progress(steps, "Ingesting", show=progress))

    def ingesting(
        self, items: Iterable[ArticleLike | Findings | Failure], *, processes: int = 1, model: str | None = None
    ) -> Iterator[Step]:
        """As `ingest`, step by step: what became of each item, told once it is kept."""
        return adding.ingesting(self.store, items, self._version, processes, model)
