"""Whether two claims tell of one thing, and why."""

from dataclasses import dataclass
from typing import Protocol

from dateline.domain.claim import Claim


@dataclass(frozen=True, slots=True)
class Verdict:
    """A link between two claims: how strong it is, 0 to 1, and the reasons in words that a reader understands."""

    score: float
    reasons: tuple[str, ...]


class Section(Protocol):
    """How the claims of one section are merged. Every answer hangs on the claims alone and is symmetric."""

    name: str

    @property
    def within(self) -> int | None:
        """Days between the publication of two claims of one thing, where keys alone do not say when they are."""
        ...

    def keys(self, claim: Claim) -> tuple[str, ...]:
        """Claims of one thing share a key; few others do."""
        ...

    def is_anchored(self, claim: Claim) -> bool:
        """Whether the claim says enough of itself (its day, its words) to stand for a thing.

        What does not, such as 'the summit', joins the anchored claim it is likest to and never ties two
        of them together.
        """
        ...

    def verdict(self, one: Claim, other: Claim) -> Verdict | None:
        """None when they are two things, or nobody can tell."""
        ...
