"""Which words evoke which kind of finding: TOML tables with examples that tests run through the real reader.

A lexicon is one file under `data/`. It holds `[[entry]]` tables; each has an `id`, the `lemmas` that
evoke it, `examples` and `counter_examples` (whole sentences), and whatever else its extractor asks for.
A finding made by an entry carries `why.rule == "LEXICON.ID"`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import DataError

_COMMON = ("id", "lemmas", "examples", "counter_examples")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lexicon. `fields` holds what is particular to the lexicon."""

    lexicon: str
    id: str
    lemmas: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    fields: Mapping[str, Any]

    @property
    def rule(self) -> str:
        """What a finding made by this entry gives as its reason."""
        return f"{self.lexicon}.{self.id}"

    def get(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one file, and an index from lemma to entries in file order."""

    name: str
    entries: tuple[Entry, ...]
    by_lemma: Mapping[str, tuple[Entry, ...]]

    def of(self, lemma: str) -> tuple[Entry, ...]:
        """The entries that a lemma evokes."""
        return self.by_lemma.get(lemma, ())

    def entry(self, ident: str) -> Entry:
        for entry in self.entries:
            if entry.id == ident:
                return entry
        raise KeyError(ident)


@cache
def load(name: str) -> Lexicon:
    """The lexicon `data/NAME.toml`. DataError when it is missing or malformed."""
    path = resources.files(__package__) / "data" / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(f"There is no lexicon {name!r}.") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"The lexicon {name}.toml is not valid TOML: {error}.") from error
    entries: list[Entry] = []
    index: dict[str, list[Entry]] = {}
    for row in table.get("entry", []):
        entry = _entry(name, row)
        if any(e.id == entry.id for e in entries):
            raise DataError(f"The lexicon {name}.toml has two entries with the id {entry.id!r}.")
        entries.append(entry)
        for lemma in entry.lemmas:
            index.setdefault(lemma, []).append(entry)
    return Lexicon(name, tuple(entries), {lemma: tuple(found) for lemma, found in index.items()})


def names() -> list[str]:
    """The names of all lexicons that hold entries, in alphabetical order."""
    folder = resources.files(__package__) / "data"
    found = [p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")]
    return sorted(found)


def _entry(lexicon: str, row: dict[str, Any]) -> Entry:
    if "id" not in row:
        raise DataError(f"An entry of the lexicon {lexicon}.toml has no id: {row}.")
    lists = {}
    for key in _COMMON[1:]:
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise DataError(f"{lexicon}.toml, entry {row['id']}: {key} must be a list of strings.")
        lists[key] = tuple(value)
    rest = {key: value for key, value in row.items() if key not in _COMMON}
    return Entry(lexicon, row["id"], lists["lemmas"], lists["examples"], lists["counter_examples"], rest)
