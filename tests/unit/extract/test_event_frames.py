"""The event frames and measures as data: well formed, many enough, and true to their own examples."""

from collections import Counter

import pytest

from dateline.errors import DataError
from dateline.explain.lexicon import judge, samples
from dateline.extract.events.frames import LEXICONS, event_frames, frame, words
from dateline.lexicon import Entry, load
from dateline.ontology import load as load_ontology
from support.reading import read


def entry(**fields: object) -> Entry:
    return Entry("frames_x", "x", ("x",), (), (), fields)


def test_all_sixteen_types_have_frames() -> None:
    counts = Counter(e.get("type") for name in LEXICONS for e in load(name).entries)
    assert set(counts) == set(load_ontology().types)
    assert min(counts.values()) >= 5
    assert sum(counts.values()) >= 250


@pytest.mark.parametrize("name", [*LEXICONS, "measures"])
def test_every_entry_has_an_example_and_a_counter_example(name: str) -> None:
    assert [e.id for e in load(name).entries if not (e.examples and e.counter_examples)] == []


@pytest.mark.parametrize("name", [*LEXICONS, "measures"])
def test_examples_are_found_and_counter_examples_are_not(name: str) -> None:
    checks = [judge(sample, read(sample.sentence)) for sample in samples(load(name))]
    assert [c.sample.sentence for c in checks if not c.passed] == []


def test_the_most_particular_frame_comes_first() -> None:
    for frames in event_frames().values():
        assert [f.rank for f in frames] == sorted((f.rank for f in frames), reverse=True)


def test_an_unknown_class_is_named_in_the_error() -> None:
    with pytest.raises(DataError, match="no class 'nonsense'"):
        words(entry(theme_in=["@nonsense"]), "theme_in")


def test_known_must_be_one_of_four() -> None:
    with pytest.raises(DataError, match="known must be one of"):
        frame(entry(known="nobody"), "ACCUSE", None)
