"""A phrase of time by itself: its value, and the rules of the lexicon that gave it."""

from dataclasses import dataclass
from typing import Any

from dateline.domain.annotation import TimeExpression
from dateline.explain.explanation import entries_of
from dateline.lexicon import Entry


@dataclass(frozen=True, slots=True)
class PhraseNote:
    """`words` are those of the phrase that tell the time; `entries` the rules that were joined in it."""

    phrase: str
    words: str
    type: str  # DATE, TIME, DURATION or SET
    value: str  # TIMEX3
    mod: str | None
    rule: str
    entries: tuple[Entry, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "phrase": self.phrase, "words": self.words, "type": self.type, "value": self.value, "mod": self.mod,
            "rule": self.rule,
            "entries": [
                {
                    "lexicon": entry.lexicon, "id": entry.id, **entry.fields,
                    "examples": list(entry.examples), "counter_examples": list(entry.counter_examples),
                }
                for entry in self.entries
            ],
        }  # fmt: skip


def phrase_note(phrase: str, found: TimeExpression) -> PhraseNote:
    rule = f"times.{found.rule}"
    return PhraseNote(phrase, found.span.quote(phrase), found.type, found.value, found.mod, rule, entries_of(rule))
