"""How far two stretches of text coincide, and how to pair the likeliest one to one."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from dateline.text.spans import Span

Characters = AbstractSet[int]


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """The character positions that any of the spans covers."""
    return frozenset(i for span in spans for i in range(span.start, span.end))


def jaccard(a: Characters, b: Characters) -> float:
    """Shared characters over all characters; 0 for two empty sets."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if a or b else 0.0


def containment(a: Characters, b: Characters) -> float:
    """Shared characters over the smaller set's; 0 if one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def best_pairs(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs out of (likeness, left, right), likeliest first, then by left and right."""
    pairs: list[tuple[int, int]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, left, right in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if left not in taken_left and right not in taken_right:
            pairs.append((left, right))
            taken_left.add(left)
            taken_right.add(right)
    return pairs


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
