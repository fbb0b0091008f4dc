"""Claims ↔ JSON values, by the same rules as findings. Law: `from_json(to_json(x)) == x`."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dateline.domain.claim import Claim, Told
from dateline.domain.codec import decode, encode
from dateline.domain.findings import Event, Measure, Meeting, Outlook, Relation, Statement, Topic, Trip
from dateline.errors import DataError
from dateline.text.spans import Span

_KINDS: Mapping[str, type[Any]] = {
    "statements": Statement, "events": Event, "meetings": Meeting, "trips": Trip,
    "measures": Measure, "topics": Topic, "outlooks": Outlook, "relations": Relation,
}  # fmt: skip
# Decodes without trying the kinds of findings one after the other.
_STAND_IN = encode(Relation("", ("", ""), None, None, Span(0, 0)))


def to_json(claim: Claim) -> dict[str, Any]:
    """The claim's fields under their names, spans as `[start, end]`."""
    encoded: dict[str, Any] = encode(claim)
    return encoded


def from_json(data: Mapping[str, Any]) -> Claim:
    """The claim that a JSON object tells. DataError, with the path, when it does not fit."""
    kind = _KINDS.get(str(data.get("section")))
    if kind is None:
        raise DataError(f"claim JSON, section: expected one of {', '.join(_KINDS)}, got {data.get('section')!r}")
    finding: Told = decode(kind, data.get("finding"), "finding", sys.maxsize)
    shell: Claim = decode(Claim, {**data, "finding": _STAND_IN}, "", sys.maxsize)
    return replace(shell, finding=finding)
