"""Files of findings, as `dateline read --json` writes them: one object, a list, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from dateline.domain.codec import from_json
from dateline.domain.findings import Findings
from dateline.errors import DatelineError, InputError
from dateline.ingest import Failure
from dateline.ingest.sources import given_bytes
from dateline.settings import Settings


def findings_in(file: str, settings: Settings) -> Iterator[Findings | Failure]:
    """The findings of a file or '-'; a Failure for each that does not fit the format."""
    name = "standard input" if file == "-" else file
    try:
        text = given_bytes(file, settings).decode("utf-8")
        items = list(_items(text, name))
    except UnicodeDecodeError:
        yield Failure(name, InputError(f"{name} is not UTF-8; findings are."))
        return
    except DatelineError as error:
        yield Failure(name, error)
        return
    for where, item in items:
        try:
            yield from_json(item)
        except DatelineError as error:
            yield Failure(where, InputError(f"{where}: {error}"))


def _items(text: str, name: str) -> Iterator[tuple[str, Any]]:
    """Each JSON value with where it stands. InputError when it is no JSON."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield f"{name}, line {number}", _parsed(line, f"{name}, line {number}")
        return
    if isinstance(whole, list):
        yield from ((f"{name}, item {number}", item) for number, item in enumerate(whole, 1))
    else:
        yield name, whole


def _parsed(line: str, where: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is no JSON; give what dateline read --json writes.") from error
