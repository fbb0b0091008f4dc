"""The words, patterns and calendars of time expressions: `data/times/*.toml`, read once.

    words.toml       [words.CLASS] word = value; [macros] NAME = pattern
    modifiers.toml   [[modifier]] words around an expression that change its span and `mod`
                     [[join]] which neighbours make one expression ('10 a.m.' + 'on' + 'Friday')
    context.toml     what the words around tell: [direction] whether a clause looks back or ahead,
                     [guards] where a pattern fits and no time is meant
    every other file [[rule]] patterns, and [[holiday]] named days

Rules, holidays and modifiers have an `id`, `examples` ("phrase => TYPE value") and `counter_examples`
(sentences in which they must not fire); tests run them through the real reader.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import DataError

_FOLDER = "data/times"


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern over words (`annotate/times/pattern.py`) and how its meaning is built."""

    id: str
    pattern: str
    build: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    fields: Mapping[str, Any]

    def get(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """All the tables. `words` maps a class to its words and their values."""

    words: Mapping[str, Mapping[str, Any]]
    macros: Mapping[str, str]
    rules: tuple[TimeRule, ...]
    modifiers: tuple[TimeRule, ...]
    joins: tuple[Mapping[str, Any], ...]
    direction: Mapping[str, frozenset[str]]
    guards: Mapping[str, Any]  # frozensets of words, and tables of them by the guard's name


@cache
def load_times() -> TimeLexicon:
    """The tables under `data/times`. DataError when one is malformed."""
    folder = resources.files(__package__).joinpath(_FOLDER)
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            try:
                tables[path.name] = tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise DataError(f"The lexicon times/{path.name} is not valid TOML: {error}.") from error
    rules = [_rule(name, row) for name, table in tables.items() for row in table.get("rule", [])]
    holidays = [_holiday(name, row) for name, table in tables.items() for row in table.get("holiday", [])]
    modifiers = [
        _rule(name, {"pattern": "", **row}) for name, table in tables.items() for row in table.get("modifier", [])
    ]
    found = [rule.id for rule in (*rules, *holidays, *modifiers)]
    twice = sorted({ident for ident in found if found.count(ident) > 1})
    if twice:
        raise DataError(f"The lexicon times/ has two entries with the same id: {', '.join(twice)}.")
    return TimeLexicon(
        words=tables["words.toml"]["words"],
        macros=tables["words.toml"]["macros"],
        rules=(*rules, *holidays),
        modifiers=tuple(modifiers),
        joins=tuple(tables["modifiers.toml"]["join"]),
        direction=_frozen(tables["context.toml"]["direction"]),
        guards=_frozen(tables["context.toml"]["guards"]),
    )


def _frozen(value: Any) -> Any:
    """The table with its lists as sets."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return frozenset(value) if isinstance(value, list) else value


def _rule(file: str, row: dict[str, Any]) -> TimeRule:
    for key in ("id", "pattern"):
        if not isinstance(row.get(key), str):
            raise DataError(f"times/{file}: an entry has no {key}: {row}.")
    rest = {k: v for k, v in row.items() if k not in ("id", "pattern", "build", "examples", "counter_examples")}
    return TimeRule(
        row["id"],
        row["pattern"],
        row.get("build", "point"),
        tuple(row.get("examples", ())),
        tuple(row.get("counter_examples", ())),
        rest,
    )


def _holiday(file: str, row: dict[str, Any]) -> TimeRule:
    """A named day as a rule: 'last' and 'next' may stand before it."""
    if not {"id", "names", "day"} <= row.keys():
        raise DataError(f"times/{file}: a holiday needs id, names and day: {row}.")
    names = " | ".join(sorted(row["names"], key=len, reverse=True))  # the first that fits is taken
    pattern = f"[side=SIDE] ( {names} ) [{row['tail']}]" if "tail" in row else f"[side=SIDE] ( {names} )"
    return _rule(file, {**row, "pattern": pattern, "set": {"holiday": row["day"], **row.get("set", {})}})
