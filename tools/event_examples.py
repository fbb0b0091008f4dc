"""What events are learned from: our event sentences and articles, what frames take for events, and their examples."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline import gold, lexicon
from dateline.domain.findings import Event, Findings
from dateline.evaluation.pairs import _marked
from dateline.extract.events.frames import LEXICONS
from dateline.models.event_types import NONE
from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, who does what to whom in it; `types` are those that are right ('none': nothing is done).

    `source` is sentence, article, candidate, example, counter or plv; `rule` the frame of an example.
    """

    source: str
    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    trigger: Span | None
    types: tuple[str, ...]
    auxiliary: str | None = None
    rule: str | None = None


def our_examples() -> list[Told]:
    """All that the open weights learn from; of the corpus the train split, of its sentences dev as well."""
    return [*_sentences(), *_lexicons(), *_articles()]


def plv(path: Path, remainder: int) -> Iterator[Told]:
    """Every second row of PLV, beginning with row 0 or 1."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, itertools.islice(lines, remainder, None, 2)):
        source, target = _marked(row["marked"])
        types = ("CONCEDE", "RETREAT") if row["type"] == "YIELD" else (row["type"],)
        yield Told("plv", row["sentence"], tuple(source), tuple(target), None, types)


def _sentences() -> Iterator[Told]:
    for one in gold.load().sentences:
        if one.split != "test":
            sides = (tuple(party.span for party in parties) for parties in (one.actors, one.recipients))
            yield Told("sentence", one.text, *sides, one.trigger, (one.type or NONE,), one.auxiliary)


def _lexicons() -> Iterator[Told]:
    for entry in (entry for name in LEXICONS for entry in lexicon.load(name).entries):
        for text in entry.examples:
            found = dateline.read(text, statements="rules")
            event = next((e for e in found.events if e.why is not None and e.why.rule == entry.rule), None)
            if event is not None:
                yield from _told("example", found, found, event, event.type, event.auxiliary, entry.rule)
        for text in entry.counter_examples:
            yield Told("counter", text, (), (), None, (NONE,))


def _articles() -> Iterator[Told]:
    for article in gold.load("train").articles:
        known = article.findings
        about = known.article
        found = dateline.read(about.text, published=about.published, publisher=about.publisher, title=about.title)
        for event in known.events:
            yield from _told("article", known, found, event, event.type, event.auxiliary)
        for event in found.events:
            if event.why is not None and event.why.rule.startswith("models."):
                continue
            right = next((g for g in known.events if _meets(g, event)), None)
            kind, auxiliary = (right.type, right.auxiliary) if right is not None else (NONE, None)
            yield from _told("candidate", found, found, event, kind, auxiliary)


def _told(
    source: str, known: Findings, found: Findings, event: Event, kind: str, auxiliary: str | None,
    rule: str | None = None,
) -> Iterator[Told]:  # fmt: skip
    sentence = next((s for s in found.sentences if s.start <= event.trigger_span.start < s.end), None)
    if sentence is not None:
        sides = (_named(known, side, sentence, event.trigger_span) for side in (event.actors, event.recipients))
        trigger = _shifted(event.trigger_span, sentence)
        text = known.article.text[sentence.start : sentence.end]
        yield Told(source, text, *sides, trigger, (kind,), auxiliary, rule)


def _named(known: Findings, idents: Iterable[str], sentence: Span, trigger: Span) -> tuple[Span, ...]:
    """The mention of each that is nearest to the trigger, where the sentence has one."""
    actors = {actor.id: actor for actor in known.actors}
    inside = ([m for m in actors[ident].mentions if sentence.contains(m)] for ident in idents)
    nearest = (
        min(mentions, key=lambda m: min(abs(m.start - trigger.end), abs(trigger.start - m.end)))
        for mentions in inside
        if mentions
    )
    return tuple(_shifted(mention, sentence) for mention in nearest)


def _meets(event: Event, other: Event) -> bool:
    return any(span.overlaps(other.trigger_span) for span in (event.trigger_span, *event.mentions))


def _shifted(span: Span, sentence: Span) -> Span:
    return Span(span.start - sentence.start, span.end - sentence.start)
