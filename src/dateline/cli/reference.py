"""Writes docs/reference/command-line.md from the commands: `python -m dateline.cli.reference [--check]`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from dateline.cli.app import app

TARGET = Path("docs/reference/command-line.md")
WIDTH = 100

_HEAD = """# The command line

This page is written from the code by `python -m dateline.cli.reference`; `make check` fails when it is out of date.
"""


def reference() -> str:
    """The page: each command with its help, as the command itself prints it."""
    parts = [_HEAD]
    for path, context in _contexts("dateline", typer.main.get_command(app), None):
        parts.append(f"## `{path}`\n\n```text\n{context.get_help().strip()}\n```\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """0 when the page is written, or with `--check` when it is current; 1 when it is not."""
    page = reference()
    if "--check" not in arguments:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(page, encoding="utf-8")
        return 0
    if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == page:
        return 0
    print(f"{TARGET} is out of date; run python -m dateline.cli.reference", file=sys.stderr)
    return 1


def _contexts(path: str, command: Any, parent: Any) -> Iterator[tuple[str, Any]]:
    """The context of a command and of all those below it, each with the words that call it."""
    name = path.rpartition(" ")[2]
    context = command.make_context(
        name, [], parent, resilient_parsing=True, max_content_width=WIDTH, terminal_width=WIDTH
    )
    yield path, context
    for below, subcommand in getattr(command, "commands", {}).items():
        yield from _contexts(f"{path} {below}", subcommand, context)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
