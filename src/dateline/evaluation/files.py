"""Reading gold and writing predictions: UTF-8 files, with errors that name file and line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.errors import EvaluationError


def read_text(path: Path) -> str:
    """The text to the letter: line ends stay as they are, because offsets count them."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return handle.read()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read as UTF-8 text ({error}).") from error


def read_json(path: Path) -> Any:
    try:
        return json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{path}: not valid JSON ({error}).") from error


def read_jsonl(path: Path, keys: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The objects of a JSONL file. EvaluationError names the line that is no object or lacks one of the keys."""
    required = tuple(keys)
    rows = []
    # Not splitlines(): a text inside a row may hold a U+2028.
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise EvaluationError(f"{path}, line {number}: not valid JSON ({error}).") from error
        missing = required if not isinstance(row, dict) else [key for key in required if key not in row]
        if not isinstance(row, dict) or missing:
            raise EvaluationError(f"{path}, line {number}: expected an object with {', '.join(required)}.")
        rows.append(row)
    return rows


def write_jsonl(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as handle:
            for row in rows:
                handle.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written ({error}).") from error
