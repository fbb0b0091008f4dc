"""Finding → Explanation, down to the rule and the words, and on to what it depended on."""

from dataclasses import dataclass
from typing import Any

from dateline import lexicon, ontology
from dateline.domain.codec import to_json
from dateline.domain.findings import Event, Findings, Topic, Why
from dateline.domain.lookup import Finding, Words, by_id, kind_of, refers_to, words_of
from dateline.domain.records import SECTIONS
from dateline.errors import InputError
from dateline.lexicon import Entry
from dateline.lexicon.times import load_times
from dateline.text.spans import Span


@dataclass(frozen=True, slots=True)
class RuleNote:
    """The rule that made a finding, with what the lexicon says of it when it is an entry there or joins several."""

    id: str
    entries: tuple[Entry, ...]  # none for a rule that is written in code


@dataclass(frozen=True, slots=True)
class Explanation:
    """`words` with the part each plays; `fired` are the words that the rule itself names; `built_on`
    explains what the finding depended on, each finding once; `names` are the other ids it points at."""

    id: str
    kind: str
    fields: dict[str, Any]  # the finding as the JSON format has it, without `why`
    words: tuple[tuple[str, Span, str], ...]
    fired: tuple[tuple[Span, str], ...]
    sentences: tuple[tuple[int, str], ...]  # number from 1, and text
    rule: RuleNote | None
    definition: str | None  # of its kind, from the ontology
    confidence: float | None
    note: str | None
    built_on: tuple["Explanation", ...]
    names: tuple[tuple[str, str], ...]  # id and name or words

    def as_json(self) -> dict[str, Any]:
        """The explanation as JSON values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "finding": self.fields,
            "words": [{"part": part, "span": list(span), "text": text} for part, span, text in self.words],
            "sentences": [{"number": number, "text": text} for number, text in self.sentences],
            "rule": self.rule.id if self.rule else None,
            "fired": [{"span": list(span), "text": text} for span, text in self.fired],
            "entries": [
                {
                    "lexicon": entry.lexicon, "id": entry.id, "lemmas": list(entry.lemmas), **entry.fields,
                    "examples": list(entry.examples), "counter_examples": list(entry.counter_examples),
                }
                for entry in (self.rule.entries if self.rule else ())
            ],
            "definition": self.definition,
            "confidence": self.confidence,
            "note": self.note,
            "built_on": [part.as_json() for part in self.built_on],
            "names": [{"id": ident, "text": text} for ident, text in self.names],
        }  # fmt: skip


def explain(findings: Findings, ident: str) -> Explanation:
    """The explanation of the finding with this id. InputError, naming the ids there are, when there is none."""
    known = by_id(findings)
    if ident not in known:
        raise InputError(f"There is no finding {ident!r} in this article. {_ids(findings)}")
    return _Explainer(findings, known).explain(ident)


class _Explainer:
    def __init__(self, findings: Findings, known: dict[str, Finding]) -> None:
        self.findings = findings
        self.known = known
        self.text = findings.article.text
        self.explained: set[str] = set()
        encoded = to_json(findings)
        self.fields = {
            item["id"]: {key: value for key, value in item.items() if key != "why"}
            for section in SECTIONS
            for item in encoded[section]
        }

    def explain(self, ident: str) -> Explanation:
        """The finding's explanation with those of what it was built on, save for what is explained already."""
        self.explained.add(ident)
        finding = self.known[ident]
        why: Why | None = finding.why
        words = words_of(finding)
        return Explanation(
            id=ident,
            kind=kind_of(finding),
            fields=self.fields[ident],
            words=tuple((w.part, w.span, w.span.quote(self.text)) for w in words),
            fired=tuple((span, span.quote(self.text)) for span in (why.words if why else ())),
            sentences=self.sentences(words),
            rule=RuleNote(why.rule, entries_of(why.rule)) if why else None,
            definition=definition_of(finding),
            confidence=why.confidence if why else None,
            note=why.note if why else None,
            built_on=self.built_on(why.depends_on if why else ()),
            names=tuple((i, self.called(self.known[i])) for i in refers_to(finding) if i in self.known),
        )

    def built_on(self, idents: tuple[str, ...]) -> tuple[Explanation, ...]:
        return tuple(self.explain(i) for i in idents if i in self.known and i not in self.explained)

    def sentences(self, words: tuple[Words, ...]) -> tuple[tuple[int, str], ...]:
        touched = (
            (number, sentence.quote(self.text))
            for number, sentence in enumerate(self.findings.sentences, 1)
            if any(w.span.overlaps(sentence) for w in words)
        )
        return tuple(touched)

    def called(self, finding: Finding) -> str:
        """A finding's name, or else its first words."""
        name = getattr(finding, "name", None)
        words = words_of(finding)
        return name or (words[0].span.quote(self.text) if words else kind_of(finding))


def entries_of(rule: str) -> tuple[Entry, ...]:
    """The lexicon entries that a rule id names: 'LEXICON.ID', or 'times.ID+ID' where rules of time joined."""
    book, _, idents = rule.partition(".")
    if book == "times":
        found = (_time_entry(ident) for ident in idents.split("+"))
        return tuple(entry for entry in found if entry)
    if book not in lexicon.names():
        return ()
    try:
        return (lexicon.load(book).entry(idents),)
    except KeyError:
        return ()


def _time_entry(ident: str) -> Entry | None:
    times = load_times()
    for rule in (*times.rules, *times.modifiers):
        if rule.id == ident:
            fields = {"pattern": rule.pattern} if rule.pattern else {}
            return Entry("times", ident, (), rule.examples, rule.counter_examples, fields)
    return None


def definition_of(finding: Finding) -> str | None:
    """What the ontology says of the finding's kind: its event type and mode, its topic."""
    kinds = ontology.load()
    if isinstance(finding, Event) and (kind := kinds.types.get(finding.type)):
        mode = kind.modes.get(finding.mode or "")
        return f"{kind.definition} {mode.id}: {mode.definition}" if mode else kind.definition
    if isinstance(finding, Topic):
        return kinds.topics.get(finding.label or "")
    return None


def _ids(findings: Findings) -> str:
    """'It has a1 to a9, s1 to s4.'"""
    ranges = []
    for section in SECTIONS:
        idents = [finding.id for finding in getattr(findings, section)]
        if idents:
            ranges.append(idents[0] if len(idents) == 1 else f"{idents[0]} to {idents[-1]}")
    return f"It has {', '.join(ranges)}." if ranges else "Nothing was found in it."
