"""Overlap of spans and one-to-one pairing."""

import pytest

from dateline.evaluation.overlap import best_pairs, characters, containment, f1, jaccard
from dateline.text.spans import Span


def test_characters_of_overlapping_spans_are_counted_once() -> None:
    assert characters([Span(2, 5), Span(4, 6), Span(9, 9)]) == {2, 3, 4, 5}


@pytest.mark.parametrize(
    ("a", "b", "over_all", "over_smaller"),
    [
        ({1, 2, 3, 4}, {3, 4}, 0.5, 1.0),
        ({1, 2}, {2, 3}, 1 / 3, 0.5),
        ({1}, {2}, 0.0, 0.0),
        ({1}, set(), 0.0, 0.0),
        (set(), set(), 0.0, 0.0),
    ],
)
def test_likeness_of_sets(a: set[int], b: set[int], over_all: float, over_smaller: float) -> None:
    assert jaccard(a, b) == jaccard(b, a) == over_all
    assert containment(a, b) == containment(b, a) == over_smaller


def test_the_likeliest_pair_goes_first_and_takes_both_sides() -> None:
    assert best_pairs([(0.6, 0, 0), (0.9, 0, 1), (0.5, 1, 1)]) == [(0, 1)]
    assert best_pairs([(0.6, 0, 0), (0.9, 0, 1), (0.3, 1, 0)]) == [(0, 1), (1, 0)]


def test_ties_go_to_what_stands_first() -> None:
    assert best_pairs([(0.5, 1, 0), (0.5, 0, 1), (0.5, 0, 0)]) == [(0, 0)]


def test_f1_is_the_harmonic_mean() -> None:
    assert f1(1.0, 0.5) == pytest.approx(2 / 3)
    assert f1(0.0, 0.0) == 0.0
