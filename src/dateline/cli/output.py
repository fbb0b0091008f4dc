"""What goes to the terminal: results to stdout, complaints to stderr, each made harmless and fit to its width."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from dateline.errors import InputError

WIDEST = 110  # columns; longer lines are hard to read


def emit(text: str) -> None:
    """Writes to stdout as UTF-8 whatever the locale; what UTF-8 cannot hold is escaped as JSON escapes it."""
    sys.stdout.flush()
    data = text.encode("utf-8", "backslashreplace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        buffer.write(data)
    sys.stdout.flush()


def emit_json(value: Any, line: bool = False) -> None:
    """One JSON value, indented; or on one line of its own."""
    emit(json.dumps(value, ensure_ascii=False, indent=None if line else 2, allow_nan=False) + "\n")


def complain(message: str) -> None:
    """One line on stderr."""
    told = " ".join(message.split())
    safe = "".join(c if c.isprintable() else "\ufffd" for c in f"dateline: {told}")
    print(safe.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


def width() -> int:
    """Columns to fill: those of the terminal, 80 where there is none."""
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)


def colour() -> bool:
    """Whether stdout is a terminal that wants colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def save(path: Path, text: str) -> None:
    """Writes a file as UTF-8. InputError, with the reason, when that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error
