"""What can be asked of a finding of any kind: its id, its words, and which others it points at."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from dateline.domain.findings import (
    Actor,
    Event,
    Findings,
    Measure,
    Meeting,
    Outlook,
    Place,
    Relation,
    Statement,
    Time,
    Topic,
    Trip,
)
from dateline.domain.records import SECTIONS
from dateline.text.spans import Span

Finding = (
    Actor | Place | Time | Statement | Event | Meeting | Trip | Measure | Topic | Outlook | Relation
)  # fmt: skip

# The fields that hold ids of other findings. `about` holds one only when it is a string.
_POINTERS = (
    "speakers", "actors", "recipients", "participants", "by", "targets", "host", "traveller", "holder",
    "place", "time", "agenda", "follows", "legs", "about", "statement",
)  # fmt: skip

# The fields that hold spans, the finding's own words first.
_WORDS = (
    "speaker_span", "cue_span", "content_spans", "quotes", "span", "trigger_span", "mentions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a finding stands on, and the part they play: speaker, cue, content, mention …"""

    part: str
    span: Span


def kind_of(finding: Finding) -> str:
    """'statement', 'meeting' …"""
    return type(finding).__name__.lower()


def all_findings(findings: Findings) -> Iterator[Finding]:
    """Every actor, place, time and finding in the order of the format."""
    for section in SECTIONS:
        yield from getattr(findings, section)


def by_id(findings: Findings) -> dict[str, Finding]:
    return {finding.id: finding for finding in all_findings(findings)}


def words_of(finding: Finding) -> tuple[Words, ...]:
    """Every stretch of the article that the finding stands on."""
    return tuple(
        Words(_part(name), span) for name in _WORDS if hasattr(finding, name) for span in _spans(getattr(finding, name))
    )


def refers_to(finding: Finding) -> tuple[str, ...]:
    """The ids of the other findings that this one names, each once, in the order of its fields."""
    found: dict[str, None] = {}
    for field in fields(finding):
        if field.name in _POINTERS:
            value: Any = getattr(finding, field.name)
            if isinstance(value, str):
                found[value] = None
            elif field.name != "about" and isinstance(value, tuple):
                found.update(dict.fromkeys(value))
    return tuple(found)


def _part(name: str) -> str:
    if name == "span":
        return "words"
    return name.removesuffix("_spans").removesuffix("_span").removesuffix("s")


def _spans(value: Any) -> tuple[Span, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, Span) else tuple(value)
