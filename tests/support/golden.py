"""A golden file and the findings of its article, compared line by line.

A line of a golden file is a table of wishes for one finding: `{speaker = "he", cue = "said", first = "It is"}`.
It is met when one finding of its section has all of them. Wishes with words (`words`, `first`, `last`, `speaker`,
`cue`) are read off the article at the finding's spans; wishes for actors are met by a part of the actor's name,
its country or the id of its state; "none" wishes for nothing being there.
"""

from collections.abc import Iterable
from typing import Any

from dateline.domain.findings import Actor, Findings
from dateline.domain.lookup import Finding, by_id, words_of
from dateline.text.spans import Span

Line = dict[str, Any]


def finds(findings: Findings, section: str, line: Line) -> bool:
    """Whether one finding of the section is what the line asks for."""
    if section == "text":
        return line["words"] in findings.article.text
    known = by_id(findings)
    return any(
        all(_meets(findings, known, finding, key, wish) for key, wish in line.items())
        for finding in getattr(findings, section)
    )


def shown(section: str, line: Line) -> str:
    """A line as it stands in messages: 'statements: speaker=he, cue=said'."""
    return f"{section}: " + ", ".join(f"{key}={wish}" for key, wish in line.items())


def _meets(findings: Findings, known: dict[str, Finding], finding: Any, key: str, wish: Any) -> bool:
    text = findings.article.text
    match key:
        case "words":
            return any(wish in words.span.quote(text) for words in words_of(finding))
        case "first":
            return finding.content_spans[0].quote(text).startswith(wish)
        case "last":
            return finding.content_spans[-1].quote(text).endswith(wish)
        case "speaker" | "cue":
            return _quote(getattr(finding, f"{key}_span"), text) == wish
        case "via":
            return any(wish in name for name in finding.via)
        case "legs":
            return _legs(finding.legs, wish, known, text)
        case "actor":
            return _each((wish,), finding.speakers, known)
        case "participants" | "by" | "targets" | "actors" | "recipients":
            return _each(wish, getattr(finding, key), known)
        case "date" | "time":
            return _pointed(finding.time, "value", known).startswith(wish)
        case "place":
            return _pointed(finding.place, "name", known) == wish
        case "holder" | "traveller":
            owner = getattr(finding, key)
            return owner is None if wish == "none" else _each((wish,), (owner,), known)
        case _:
            value = getattr(finding, key)
            return value is None if wish == "none" else bool(value == wish)


def _quote(span: Span | None, text: str) -> str | None:
    return span.quote(text) if span else None


def _pointed(ident: str | None, field: str, known: dict[str, Finding]) -> str:
    """What stands in a field of the finding that is pointed at; 'none' when none is."""
    return "none" if ident is None else str(getattr(known[ident], field))


def _each(wishes: Iterable[str], idents: Iterable[str | None], known: dict[str, Finding]) -> bool:
    """Whether every wish is met by one of the actors."""
    actors = [actor for ident in idents if ident and isinstance(actor := known[ident], Actor)]
    return all(any(wish in actor.name or wish == actor.country for actor in actors) for wish in wishes)


def _legs(legs: tuple[str, ...], wishes: list[str], known: dict[str, Finding], text: str) -> bool:
    """Whether the trip has these legs and no others, each named by words that the meeting's mentions hold."""
    return len(legs) == len(wishes) and all(
        any(wish in words.span.quote(text) for words in words_of(known[leg]))
        for leg, wish in zip(legs, wishes, strict=True)
    )
