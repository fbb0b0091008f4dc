"""A reader with chosen weights, for tasks that ask more of it than findings."""

from dataclasses import dataclass

from dateline.domain.findings import Findings
from dateline.execution import reader_for
from dateline.ingest import Given
from dateline.models import EventTyper
from dateline.service import read


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads as `dateline.read` does with this model and these weights, and gives the weights that type events."""

    model: str | None = None
    statements: str | None = None

    def __call__(
        self,
        text: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> Findings:
        given = Given(published=published, publisher=publisher, title=title)
        return read(text, given, self.model, self.statements)

    @property
    def typer(self) -> EventTyper | None:
        return reader_for(self.model, self.statements).typer
