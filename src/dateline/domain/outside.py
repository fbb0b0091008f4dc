"""Events of other collections, kept beside the record for comparison. They are never merged into it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutsideEvent:
    """A row of another event data set. `source` is gdelt or polecat, `ident` its id there; `type` a PLOVER type.

    Countries are ISO 3166-1 alpha-3 codes; `reports` is how many mentions or articles it counts, where it says.
    """

    source: str
    ident: str
    day: str | None
    type: str | None
    actor: str | None
    actor_country: str | None
    recipient: str | None
    recipient_country: str | None
    place: str | None = None
    score: float | None = None
    reports: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """An outside event, and the record's events of the same type and states within days: none where it has none."""

    event: OutsideEvent
    records: tuple[str, ...]
    same_day: bool
