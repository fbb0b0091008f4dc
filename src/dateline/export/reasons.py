"""An explanation, in the form of its JSON, as text for a terminal."""

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.export.terminal import rendered, shown

Json = Mapping[str, Any]

# What the JSON format's fields hold besides words and ids; shown as they are.
_HIDDEN = {"id", "mentions", "span", "content_spans", "quotes", "why", "roles"}


def render(explanation: Json, width: int = 80, colour: bool = False) -> str:
    """The finding's words, its rule, and below it what it was built on."""
    return rendered(Group(*_blocks(explanation)), width, colour)


def _blocks(explanation: Json) -> list[RenderableType]:
    blocks: list[RenderableType] = [_title(explanation), _table(explanation)]
    blocks += [Padding(entry_table(entry), (0, 0, 0, 2)) for entry in explanation["entries"]]
    for below in explanation["built_on"]:
        blocks += ["", Text(f"built on {below['id']}", "dim"), Padding(Group(*_blocks(below)), (0, 0, 0, 2))]
    return blocks


def _title(explanation: Json) -> Text:
    return Text(f"{explanation['id']} ", "bold").append(explanation["kind"], "bold magenta")


def _table(explanation: Json) -> Table:
    table = grid()
    for part in explanation["words"]:
        table.add_row(part["part"], Text(shown(part["text"])))
    for sentence in explanation["sentences"]:
        table.add_row(f"sentence {sentence['number']}", Text(shown(sentence["text"]), "dim"))
    called = {item["id"]: item["text"] for item in explanation["names"]}
    for name, value in explanation["finding"].items():
        if name not in _HIDDEN and not name.endswith("_span") and value not in (None, [], False):
            table.add_row(name, Text(shown(_value(value, called))))
    if explanation["definition"]:
        table.add_row("definition", Text(explanation["definition"]))
    table.add_row("rule", Text(explanation["rule"] or "not recorded", "cyan"))
    if explanation["fired"]:
        table.add_row("fired on", Text(", ".join(f"“{shown(w['text'])}”" for w in explanation["fired"])))
    if explanation["confidence"] is not None:
        table.add_row("confidence", f"{explanation['confidence']:.2f}")
    if explanation["note"]:
        table.add_row("note", Text(shown(explanation["note"])))
    return table


def entry_table(entry: Json) -> Table:
    """The lexicon entry: its words, its own fields, its examples."""
    table = grid()
    table.add_row("entry", Text(f"{entry['lexicon']}.toml, {entry['id']}"))
    for name, value in entry.items():
        if name in ("lexicon", "id") or value in (None, [], ()):
            continue
        if name in ("examples", "counter_examples"):
            table.add_row(name.replace("_", " "), Text("\n".join(value)))
        else:
            table.add_row(name, Text(_value(value, {})))
    return table


def _value(value: Any, called: Mapping[str, str]) -> str:
    """Ids with what they are called; lists with commas."""
    if isinstance(value, list):
        return ", ".join(_value(item, called) for item in value)
    if isinstance(value, str) and value in called:
        return f"{value} ({called[value]})"
    return str(value)


def grid() -> Table:
    """Two columns: what, and what of it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=10)
    table.add_column(ratio=1, overflow="fold")
    return table
