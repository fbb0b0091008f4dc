"""Which kinds of things exist: PLOVER 2.0's event types with modes and scores, contexts, topic labels.

The tables lie in `data/*.toml`, in our own words; what the PLOVER manual leaves open or contradicts is
settled there, in the notes at the top.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import DataError

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of its type is done. `score` runs from -10 (conflict) to 10 (cooperation)."""

    id: str
    definition: str
    score: float


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen event types. `quad` is one of `QUADS`."""

    id: str
    quad: str
    score: float
    definition: str
    requires_recipient: bool
    modes: Mapping[str, Mode]

    @property
    def is_material(self) -> bool:
        return self.quad.startswith("material")


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds, by id. `contexts`, `auxiliaries` and `topics` map an id to its definition."""

    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    topics: Mapping[str, str]

    def score(self, event_type: str, mode: str | None) -> float:
        """PLOVER's conflict–cooperation score. KeyError when type or mode do not exist."""
        found = self.types[event_type]
        return found.score if mode is None else found.modes[mode].score


@cache
def load() -> Ontology:
    """The ontology that comes with Dateline. DataError when a table is malformed."""
    plover = _table("plover")
    topics = _table("topics")
    try:
        return Ontology(
            types={row["id"]: _event_type(row) for row in plover["type"]},
            contexts=plover["contexts"],
            auxiliaries=plover["auxiliaries"],
            topics=topics["topics"],
        )
    except KeyError as error:
        raise DataError(f"The ontology lacks {error}; install Dateline again.") from error


def _event_type(row: Mapping[str, Any]) -> EventType:
    if row["quad"] not in QUADS:
        raise DataError(f"plover.toml, type {row['id']}: no quad category {row['quad']!r}; use one of {QUADS}.")
    score = float(row["score"])
    modes = {
        name: Mode(name, mode["definition"], float(mode.get("score", score)))
        for name, mode in row.get("modes", {}).items()
    }
    requires = bool(row.get("requires_recipient", False))
    return EventType(row["id"], row["quad"], score, row["definition"], requires, modes)


def _table(name: str) -> dict[str, Any]:
    path = resources.files(__package__) / "data" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"The ontology's table {name}.toml cannot be read: {error}.") from error
