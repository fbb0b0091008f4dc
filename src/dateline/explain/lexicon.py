"""What lexicon entries do to sentences: to their own examples, and to any sentence one wants to try."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline import lexicon
from dateline.domain.annotation import Token
from dateline.domain.findings import Findings
from dateline.domain.lookup import Finding, all_findings, kind_of
from dateline.explain.explanation import Explanation, explain
from dateline.lexicon import Entry, Lexicon
from dateline.lexicon.phrases import PhraseIndex

_RULE = re.compile(r"\b[a-z_]+\.[a-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Sample:
    """An example of an entry, which it must find something in, or a counter-example, in which it must not."""

    entry: Entry
    sentence: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A sample that was read. `made` are the rules that made findings of it, `helped` the entries that had
    a part in one: a word of modality or status makes no finding of its own."""

    sample: Sample
    made: frozenset[str]
    helped: frozenset[str]

    @property
    def passed(self) -> bool:
        """A helper may well look at a counter-example, as long as it makes nothing of it."""
        rule = self.sample.entry.rule
        return rule in self.made | self.helped if self.sample.wanted else rule not in self.made


@dataclass(frozen=True, slots=True)
class Trial:
    """`evoked` are the entries whose words stand in the sentence, with those words; `found` what came of it."""

    evoked: tuple[tuple[Entry, str], ...]
    found: tuple[Explanation, ...]
    findings: Findings

    def as_json(self) -> dict[str, Any]:
        had_a_part = rules_of(self.findings) | helpers_of(self.findings)
        return {
            "sentence": self.findings.article.text,
            "evoked": [
                {"rule": entry.rule, "words": words, "had_a_part": entry.rule in had_a_part}
                for entry, words in self.evoked
            ],
            "found": [explanation.as_json() for explanation in self.found],
        }


def samples(book: Lexicon) -> Iterator[Sample]:
    """The examples and counter-examples of all entries of a lexicon."""
    for entry in book.entries:
        yield from (Sample(entry, sentence, True) for sentence in entry.examples)
        yield from (Sample(entry, sentence, False) for sentence in entry.counter_examples)


def judge(sample: Sample, findings: Findings) -> Check:
    return Check(sample, rules_of(findings), helpers_of(findings))


def rules_of(findings: Findings) -> frozenset[str]:
    """The rules that made the findings."""
    return frozenset(finding.why.rule for finding in all_findings(findings) if finding.why)


def helpers_of(findings: Findings) -> frozenset[str]:
    """The lexicon entries that the findings' notes name."""
    books = set(lexicon.names())
    return frozenset(
        rule
        for finding in all_findings(findings)
        if finding.why and finding.why.note
        for rule in _RULE.findall(finding.why.note)
        if rule.partition(".")[0] in books
    )


def trial(findings: Findings, tokens: Iterable[Token]) -> Trial:
    """`tokens` are those of the sentence that the findings are of."""
    words = tuple(tokens)
    evoked: dict[tuple[str, str], tuple[Entry, str]] = {}
    for name in lexicon.names():
        index = PhraseIndex(lexicon.load(name))
        for i, token in enumerate(words):
            for last, entry in index.at(words, i):
                phrase = findings.article.text[token.start : words[last].end]
                evoked.setdefault((entry.rule, phrase), (entry, phrase))
    found = tuple(explain(findings, finding.id) for finding in _told(findings))
    return Trial(tuple(evoked.values()), found, findings)


def _told(findings: Findings) -> Iterator[Finding]:
    """The findings proper, without the actors, places and times that they name."""
    return (f for f in all_findings(findings) if kind_of(f) not in ("actor", "place", "time"))
