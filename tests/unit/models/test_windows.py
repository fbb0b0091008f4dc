"""Texts cut into windows: whole paragraphs as long as they fit, and what each piece is marked with."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.models.windows import Window, windows
from dateline.models.wordpieces import WordPieces

CLS, SEP = 101, 102
PIECES = WordPieces({"[UNK]": 0, "said": 1, "no": 2, ".": 3, "“": 4, "”": 5, '"': 6, "he": 7, "un": 8})
SMALL, CAPITALISED, CAPITALS, QUOTED = 0, 1, 2, 3


def words(window: Window, text: str) -> list[str]:
    spans = zip(window.starts.tolist(), window.ends.tolist(), strict=True)
    return [text[first:last] if first >= 0 else "|" for first, last in spans]


def test_paragraphs_share_a_window_while_they_fit() -> None:
    text = "no no\n\nhe said\nno no no"
    first, second = windows(text, PIECES, limit=8)
    assert words(first, text) == ["|", "no", "no", "|", "he", "said", "|"]
    assert words(second, text) == ["|", "no", "no", "no", "|"]
    assert first.ids.tolist() == [CLS, 2, 2, SEP, 7, 1, SEP]


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = "no no no. he said no. no"
    assert [words(w, text)[1:-1] for w in windows(text, PIECES, limit=9)] == [
        ["no", "no", "no", "."], ["he", "said", "no", ".", "no"],
    ]  # fmt: skip


def test_a_closing_mark_stays_with_its_sentence() -> None:
    text = "“no no no.” he said no no"
    assert words(windows(text, PIECES, limit=9)[0], text)[1:-1][-1] == "”"


def test_a_paragraph_without_an_end_is_cut_where_it_is_full() -> None:
    text = "no " * 20
    assert [len(w) for w in windows(text, PIECES, limit=9)] == [9, 9, 8]


def test_pieces_are_marked_by_quotation_and_capitals() -> None:
    text = "“No said”\nHe UN no"
    (window,) = windows(text, PIECES)
    assert window.marks.tolist() == [
        0, QUOTED, QUOTED + CAPITALISED, QUOTED, QUOTED, 0, CAPITALISED, CAPITALS, SMALL, 0,
    ]  # fmt: skip


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    (window,) = windows('"no\nno', PIECES)
    assert window.marks.tolist() == [0, QUOTED, QUOTED, 0, SMALL, 0]


def test_no_text_has_no_windows() -> None:
    assert windows("", PIECES) == windows(" \n\n", PIECES) == []


@given(st.text("no. \n“”hesaid", max_size=200), st.integers(6, 40))
def test_every_word_stands_in_one_window(text: str, limit: int) -> None:
    cut = windows(text, PIECES, limit)
    assert all(len(window) <= limit for window in cut)
    read = [piece for window in cut for piece in words(window, text) if piece != "|"]
    assert "".join(read) == "".join(text.split())
