"""Which event ties a given actor to a given recipient: the typer's answer, with the weight of frames that join them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.domain.findings import Event, Findings
from dateline.models import EventTyper, Question
from dateline.ontology import load as load_ontology
from dateline.text.spans import Span

BOTH, ONE = 1.0, 0.5  # what a frame that names both parties, or one of them, adds to the typer's probability


@dataclass(frozen=True, slots=True)
class Between:
    """The type of an event, which is None where nothing at all is known, with what spoke for it.

    `weights` are of all types, the greatest first; `rules` frames and weights that took part.
    """

    type: str | None
    weights: tuple[tuple[str, float], ...]
    rules: tuple[str, ...]


def between(
    findings: Findings, actors: Sequence[Span], recipients: Sequence[Span], typer: EventTyper | None
) -> Between:
    """Spans are characters of the article."""
    weights = dict.fromkeys(load_ontology().types, 0.0)
    rules: list[str] = []
    around = _around(findings, [*actors, *recipients])
    if typer is not None and around is not None:
        question = Question(tuple(actors), tuple(recipients))
        for judgement in typer.judge(findings.article.text, around, [question]):
            likely = max(1 - judgement.no_event, 1e-6)
            for name in weights:
                weights[name] = judgement.of(name) / likely
            rules.append(f"models.events-{typer.name}")
    for event in findings.events:
        rule = event.why.rule if event.why is not None else ""
        joined = _named(findings, event.actors, actors) + _named(findings, event.recipients, recipients)
        if joined and not rule.startswith("models."):
            weights[event.type] += BOTH if joined == 2 else ONE
            rules.append(rule)
    if not rules and findings.events:
        surest = max(findings.events, key=_confidence)
        weights[surest.type] += 1
        rules.append(surest.why.rule if surest.why is not None else "")
    ranked = tuple(sorted(weights.items(), key=lambda item: -item[1]))
    return Between(ranked[0][0] if rules else None, ranked, tuple(dict.fromkeys(rules)))


def _around(findings: Findings, spans: Sequence[Span]) -> Span | None:
    """From the beginning of the first party's sentence to the end of the last one's."""
    holding = [s for s in findings.sentences if any(s.overlaps(span) for span in spans)]
    return Span(holding[0].start, holding[-1].end) if holding else None


def _named(findings: Findings, idents: Iterable[str], spans: Sequence[Span]) -> bool:
    known = {actor.id: actor for actor in findings.actors}
    return any(m.overlaps(span) for ident in idents for m in known[ident].mentions for span in spans)


def _confidence(event: Event) -> float:
    return event.why.confidence if event.why is not None else 0.0
