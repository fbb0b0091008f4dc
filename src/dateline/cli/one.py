"""Reading the one article that a command is about."""

from typing import TYPE_CHECKING

from dateline.cli.given import settings
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.domain.findings import Findings


def findings_of(source: str, published: str | None, model: str | None, statements: str | None = None) -> "Findings":
    """What one source says. Its error when it cannot be read; InputError when it holds several articles."""
    from dateline.ingest import Failure, Given
    from dateline.service import read_inputs

    outcomes = list(read_inputs([source], Given(published=published), settings(), model=model, statements=statements))
    if len(outcomes) != 1:
        raise InputError(f"{source} holds {len(outcomes)} articles; name a file with one.")
    if isinstance(outcomes[0], Failure):
        raise outcomes[0].error
    return outcomes[0]
