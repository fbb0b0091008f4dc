"""The limits a user may move. Read once at the edge from DATELINE_* variables, then passed down as a value."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

PREFIX = "DATELINE_"


def home(environ: Mapping[str, str]) -> Path:
    """Where Dateline keeps what users add: DATELINE_HOME, else the platform's place for data of programs.

    ~/Library/Application Support/dateline on macOS, %LOCALAPPDATA%\\dateline on Windows, elsewhere
    $XDG_DATA_HOME/dateline or ~/.local/share/dateline. The folder need not be there.
    """
    if told := environ.get(PREFIX + "HOME", "").strip():
        return Path(told).expanduser()
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/dateline").expanduser()
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path("~/AppData/Local").expanduser(), "dateline")
    return Path(environ.get("XDG_DATA_HOME") or Path("~/.local/share").expanduser(), "dateline")


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes are in bytes, times in seconds."""

    max_input_bytes: int = 20_000_000  # one file, one stdin
    max_fetch_bytes: int = 10_000_000  # one page, after decompression
    fetch_seconds: float = 30.0  # one page, all redirects included
    max_redirects: int = 5
    max_archive_bytes: int = 20_000_000_000  # one WARC archive, unpacked; it is never in memory as a whole
    max_links: int = 1_000  # pages and lists that the sitemaps, feeds and OPML lists named lead to
    visit_seconds: float = 1.0  # between two requests to a host that lists led to

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """The defaults, overruled by DATELINE_MAX_INPUT_BYTES and so on.

        ValueError names the variable when its value is not a positive number.
        """
        settings = cls()
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            if raw := environ.get(name, "").strip():
                kind = type(getattr(settings, field.name))
                try:
                    value = kind(raw)
                except ValueError:
                    value = 0
                if not 0 < value < float("inf"):
                    raise ValueError(f"{name} is {raw!r}; it must be a positive {_NUMBER[kind]}")
                settings = replace(settings, **{field.name: value})
        return settings


_NUMBER = {int: "whole number", float: "number"}
