from hypothesis import given
from hypothesis import strategies as st

from dateline.export.html.segments import Mark, segments
from dateline.text.spans import Span


def mark(start: int, end: int, ident: str) -> Mark:
    return Mark(Span(start, end), ident, "event", "words")


def cut(marks: list[Mark], cuts: tuple[int, ...] = ()) -> list[tuple[int, int, str]]:
    return [(*s.span, "".join(m.finding for m in s.marks)) for s in segments(Span(0, 10), marks, cuts)]


def test_nested_marks_put_the_shortest_first() -> None:
    assert cut([mark(0, 8, "a"), mark(2, 4, "b")]) == [(0, 2, "a"), (2, 4, "ba"), (4, 8, "a"), (8, 10, "")]


def test_overlapping_marks_share_their_overlap() -> None:
    assert cut([mark(0, 5, "a"), mark(3, 9, "b")]) == [(0, 3, "a"), (3, 5, "ab"), (5, 9, "b"), (9, 10, "")]


def test_cuts_part_segments_that_no_mark_parts() -> None:
    assert cut([], (4,)) == [(0, 4, ""), (4, 10, "")]


def test_empty_marks_and_marks_outside_are_left_out() -> None:
    assert cut([mark(3, 3, "a"), mark(10, 12, "b"), mark(8, 15, "c")]) == [(0, 8, ""), (8, 10, "c")]


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.text("abc", min_size=1, max_size=1))))
def test_segments_tile_the_text_and_hold_exactly_the_marks_that_cover_them(drawn: list[tuple[int, int, str]]) -> None:
    marks = [mark(min(a, b), max(a, b), ident) for a, b, ident in drawn]
    found = list(segments(Span(0, 10), marks))
    assert [s.span.start for s in found] + [10] == [0] + [s.span.end for s in found]
    for segment in found:
        assert set(segment.marks) == {m for m in marks if m.span.contains(segment.span) and m.span.start < m.span.end}
