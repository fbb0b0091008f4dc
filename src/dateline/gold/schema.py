"""What an annotation file may hold: the keys of `schema.toml` with what each of them asks for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline import ontology


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what stands there (`schema.toml` lists the kinds), whether it must, and which values it may have.

    `of` is the section that ids point to; `values` is None where any string will do.
    """

    name: str
    kind: str
    needed: bool = False
    of: str | None = None
    values: frozenset[str] | None = None


Keys = Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Schema:
    """The keys of an article's header, of its parts, and of each section, in the order of the format."""

    header: Keys
    dateline: Keys
    credit: Keys
    role: Keys
    sections: Mapping[str, Keys]


@cache
def schema() -> Schema:
    """The schema that comes with Dateline."""
    table = tomllib.loads((resources.files(__package__) / "schema.toml").read_text(encoding="utf-8"))
    sections = {name: _keys(rows) for name, rows in table["section"].items()}
    header, dateline, credit, role = (_keys(table[part]) for part in ("header", "dateline", "credit", "role"))
    return Schema(header, dateline, credit, role, sections)


def _keys(rows: Mapping[str, Mapping[str, Any]]) -> Keys:
    return {name: _key(name, row) for name, row in rows.items()}


def _key(name: str, row: Mapping[str, Any]) -> Key:
    values = getattr(ontology.load(), row["ontology"]) if "ontology" in row else row.get("values")
    allowed = frozenset(values) if values is not None else None
    return Key(name, row["is"], row.get("needed", False), row.get("of"), allowed)
