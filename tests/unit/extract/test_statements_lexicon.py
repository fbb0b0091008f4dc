"""Every entry of the reporting lexicon reads its own examples and leaves its counter-examples alone."""

from dateline.explain.lexicon import judge, samples
from dateline.lexicon import load
from support.reading import read

KINDS = {
    "say", "report", "claim", "demand", "promise", "accuse", "praise", "criticise",
    "belief", "hope", "fear", "intention", "question", "denial",
}  # fmt: skip


def test_examples_and_counter_examples() -> None:
    checks = [judge(sample, read(sample.sentence)) for sample in samples(load("reporting"))]
    assert [(c.sample.entry.id, c.sample.sentence) for c in checks if not c.passed] == []


def test_entries_are_many_and_complete() -> None:
    entries = load("reporting").entries
    assert len(entries) >= 150
    for entry in entries:
        assert entry.get("kind") in KINDS
        assert entry.get("pos") in ("verb", "noun", "adjective", "adverb", "phrase", "carrier", "quoter")
        assert entry.get("frames") and entry.examples and entry.counter_examples
