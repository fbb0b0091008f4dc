"""What look-ups answer, in the form of their JSON, as text for a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.export.reasons import entry_table, grid
from dateline.export.terminal import rendered, shown

Json = Mapping[str, Any]

_MATCHED = {"name": "the name", "variant": "another form of the name", "part": "a part of the name"}


def render_bearers(found: Sequence[Json], width: int = 80, colour: bool = False) -> str:
    """Who bears a name: each with kind, country, variants, offices, and the rows that say so."""
    blocks: list[RenderableType] = []
    for bearer in found:
        blocks += ["", *_bearer(bearer)]
    return rendered(Group(*blocks[1:]), width, colour)


def _bearer(bearer: Json) -> list[RenderableType]:
    title = Text(shown(bearer["name"]), "bold").append(f"  {bearer['id']}", "not bold dim")
    facts = [bearer["kind"], bearer["country"], bearer["sector"]]
    table = grid()
    if "date" in bearer:
        now = ", ".join(bearer["office_on_date"])
        table.add_row(bearer["date"], Text(now or "no office known", "cyan" if now else "dim"))
    table.add_row("is", Text(" · ".join(filter(None, facts))))
    if bearer["wikidata"]:
        table.add_row("wikidata", Text(bearer["wikidata"]))
    if bearer["variants"]:
        table.add_row("also", Text(shown(", ".join(bearer["variants"]))))
    for held in bearer["offices"]:
        style = "cyan" if held["on_date"] else ""
        period = f"{held['from'] or '?'} – {held['until'] or ''}".rstrip()
        told = Text(f"{held['title']}, {held['of_name']}", style)
        table.add_row(period, told.append(f"  {_row(held['row'])}", "dim"))
    table.add_row("why", Text(f"{_MATCHED[bearer['matched']]}, {_row(bearer['row'])}", "dim"))
    return [title, Padding(table, (0, 0, 0, 2))]


def _row(row: Json) -> str:
    where = row["table"] if row["line"] is None else f"{row['table']}:{row['line']}"
    return f"{where} ({shown(row['source'])})" if row["source"] else str(where)


def render_phrase(note: Json, width: int = 80, colour: bool = False) -> str:
    """What a phrase of time means, and the entries of the rules behind it."""
    table = grid()
    table.add_row("words", Text(f"“{shown(note['words'])}”"))
    table.add_row("type", Text(note["type"]))
    table.add_row("value", Text(note["value"], "bold cyan"))
    if note["mod"]:
        table.add_row("mod", Text(note["mod"]))
    table.add_row("rule", Text(note["rule"], "cyan"))
    entries = [Padding(entry_table(entry), (0, 0, 0, 2)) for entry in note["entries"]]
    return rendered(Group(table, *entries), width, colour)
