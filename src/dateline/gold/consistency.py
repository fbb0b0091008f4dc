"""What findings must agree on among themselves, and what is mostly a slip where it does not hold.

Doubts are no errors: a phrase means its first occurrence, so the wrong 'said' or 'he' is easily pointed at, and far
or foreign words are the sign of it.
"""

from collections.abc import Iterable, Iterator, Set

from dateline.domain.findings import Actor, Event, Findings, Meeting, Statement
from dateline.gold.problems import Problem
from dateline.text.spans import Span, covering

FAR = 400  # characters between a cue and its content: no sentence of ours puts them further apart
_CLOSING = " \t\n,.;:!?—–-…“”\"'‘’«»()[]"


def problems(file: str, findings: Findings, optional: Set[str]) -> list[Problem]:
    """Faults and doubts of one article's findings; of what is optional only the faults."""
    actors = {actor.id: actor for actor in findings.actors}
    told: list[Problem] = []
    for statement in findings.statements:
        told += _statement(file, statement, findings.article.text)
        told += _pointing(file, statement, actors)
    told += _repeated(file, findings.statements)
    for event in findings.events:
        told += _event(file, event)
    for meeting in findings.meetings:
        told += _meeting(file, meeting)
    return [problem for problem in told if problem.grave or problem.where not in optional]


def _statement(file: str, statement: Statement, text: str) -> Iterator[Problem]:
    for quote in statement.quotes:
        if not any(content.contains(quote) for content in statement.content_spans):
            words = quote.quote(text)[:40]
            yield Problem(file, statement.id, "quotes", f"{words!r} lies outside the content (point with >> or #)")
    if (statement.form == "indirect") == bool(statement.quotes):
        count = len(statement.quotes)
        yield Problem(file, statement.id, "form", f"{statement.form}, but there are {count} quotes")
    elif statement.form != "indirect":
        outside = _uncovered(statement.content_spans, statement.quotes, text)
        if statement.form == "direct" and outside:
            yield Problem(file, statement.id, "form", f"direct, but {outside[:40]!r} is in no quote", grave=False)
        if statement.form == "mixed" and not outside:
            yield Problem(file, statement.id, "form", "mixed, but all of the content is quoted", grave=False)


def _uncovered(content: Iterable[Span], quotes: Iterable[Span], text: str) -> str:
    """The content's words that stand in no quote."""
    quoted = {i for quote in quotes for i in range(*quote)}
    left = "".join(text[i] for span in content for i in range(*span) if i not in quoted)
    return left.strip(_CLOSING)


def _pointing(file: str, statement: Statement, actors: dict[str, Actor]) -> Iterator[Problem]:
    """Doubts about what a speaker's or cue's phrase points at."""
    content = covering(statement.content_spans)
    for key, span in (("speaker_span", statement.speaker_span), ("cue_span", statement.cue_span)):
        if span is None:
            continue
        if max(content.start - span.end, span.start - content.end) > FAR:
            yield Problem(file, statement.id, key, "far from the content: is it the right occurrence?", grave=False)
        if any(span.overlaps(part) for part in statement.content_spans):
            yield Problem(file, statement.id, key, "lies in the content: is it the right occurrence?", grave=False)
    speaker = statement.speaker_span
    if speaker is None or len(statement.speakers) != 1:  # 'the two ministers' is no mention of either
        return
    actor = actors[statement.speakers[0]]
    named = (*actor.mentions, *(role.span for role in actor.roles if role.span))
    if not any(speaker.overlaps(mention) for mention in named):
        yield Problem(file, statement.id, "speaker_span", f"no mention of {actor.name} stands there", grave=False)


def _repeated(file: str, statements: Iterable[Statement]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], str] = {}
    for statement in statements:
        told = (statement.cue_span, statement.content_spans, statement.speakers)
        if told in seen:
            yield Problem(file, statement.id, "", f"the same statement as {seen[told]}")
        seen[told] = statement.id


def _event(file: str, event: Event) -> Iterator[Problem]:
    if not any(event.trigger_span.overlaps(span) for span in (event.span, *event.mentions)):
        yield Problem(file, event.id, "trigger_span", "lies outside the clause: the right occurrence?", grave=False)
    if set(event.actors) & set(event.recipients):
        yield Problem(file, event.id, "recipients", "somebody is actor and recipient", grave=False)


def _meeting(file: str, meeting: Meeting) -> Iterator[Problem]:
    if meeting.id in meeting.follows:
        yield Problem(file, meeting.id, "follows", "a meeting does not follow itself")
    if len(set(meeting.participants)) != len(meeting.participants):
        yield Problem(file, meeting.id, "participants", "somebody is named twice")
