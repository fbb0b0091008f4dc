"""The brief as text for a terminal, in colour or plain, for any width."""

from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.export.brief import (
    IN_SHORT,
    NOT_IN_BRIEF,
    Brief,
    LeftOut,
    Line,
    Pieces,
    Section,
    folded,
    pointer,
)

_STYLES = {
    "plain": "", "name": "bold", "label": "magenta", "faint": "dim",
    "words": "", "verbatim": "cyan", "cue": "italic", "id": "dim",
}  # fmt: skip
_NARROW = 60  # below this width ids stand in the line, not in a column of their own

# Characters of a text that would command the terminal instead of being shown: controls and bidi overrides.
_CONTROLS = {
    **{code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


def render(brief: Brief, width: int = 80, colour: bool = False, verbose: bool = False) -> str:
    """The brief at a width in columns; `verbose` adds what was left out and every sentence by its number."""
    parts: list[RenderableType] = [_head(brief)]
    for section in brief.sections:
        if section.name not in NOT_IN_BRIEF:
            body = _run_in(section) if section.name in IN_SHORT else _list(section, width)
            parts += ["", _heading(section), body]
    if not brief.sections:
        parts += ["", Text("Nothing of diplomacy was found in this article.", "dim")]
    if brief.left_out:
        parts += ["", _left_out(brief, verbose)]
    if verbose and brief.sentences:
        parts += ["", _sentences(brief)]
    elif brief.sections and brief.sentences:
        parts += ["", Text("[n] is the number of the sentence; -v lists the sentences.", "dim")]
    return rendered(Group(*parts), width, colour)


def rendered(what: RenderableType, width: int = 80, colour: bool = False) -> str:
    """Anything of rich's as text, without trailing blanks; plain text has no escape sequences."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 20),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(what)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def shown(text: str) -> str:
    """Text made harmless for a terminal, on one line."""
    return folded(text).translate(_CONTROLS)


def _head(brief: Brief) -> RenderableType:
    parts: list[RenderableType] = [Text(shown(brief.title), "bold")] if brief.title else []
    if brief.head:
        line = Text()
        for i, (label, value) in enumerate(brief.head):
            line.append(" · " if i else "", "dim").append(f"{label} ", "dim").append(shown(value))
        parts.append(line)
    return Group(*(parts or [Text("An article without a title, publisher or date", "dim")]))


def _heading(section: Section) -> Text:
    return Text(section.title.upper(), "bold").append(f"  {len(section.lines)}", "dim not bold")


def _list(section: Section, width: int) -> RenderableType:
    if width < _NARROW:
        return Group(*(_body(line, with_id=True) for line in section.lines))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=3, justify="right")
    table.add_column(ratio=1, overflow="fold")
    for line in section.lines:
        table.add_row(line.id, _body(line))
    return table


def _body(line: Line, with_id: bool = False) -> RenderableType:
    blocks = [_text(line.pieces), *(_text(note) for note in line.notes)]
    if with_id:
        blocks[0] = Text(f"{line.id}  ", "dim").append_text(blocks[0])
    if line.sentences:
        blocks[-1].append(f" [{pointer(line.sentences)}]", "dim")
    first, *rest = blocks
    return Group(first, *(Padding(block, (0, 0, 0, 2)) for block in rest))


def _run_in(section: Section) -> Text:
    text = Text()
    for i, line in enumerate(section.lines):
        text.append("; " if i else "", "dim").append(f"{line.id} ", "dim").append_text(_text(line.pieces))
    return text


def _text(pieces: Pieces) -> Text:
    text = Text()
    for piece in pieces:
        text.append(shown(piece.shown), _STYLES[piece.style])
    return text


def _left_out(brief: Brief, verbose: bool) -> RenderableType:
    total = sum(len(group.spans) for group in brief.left_out)
    head = Text("LEFT OUT", "bold").append(f"  {total}", "dim not bold")
    if not verbose:
        return head.append("  -v lists them with their reasons", "dim not bold")
    return Group(head, *(_reason(group) for group in brief.left_out))


def _reason(group: LeftOut) -> Text:
    return Text(f"{len(group.spans):>3}  ", "dim").append(f"{group.stage}: {group.reason}")


def _sentences(brief: Brief) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, justify="right")
    table.add_column(ratio=1, overflow="fold")
    for number, sentence in enumerate(brief.sentences, 1):
        table.add_row(f"[{number}]", Text(shown(sentence)))
    return Group(Text("SENTENCES", "bold"), table)
