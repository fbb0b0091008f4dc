"""Words → pieces of a small vocabulary, worked out by hand."""

from pathlib import Path

import pytest

from dateline.models.loading import DATA
from dateline.models.wordpieces import WordPieces

VOCABULARY = [
    "[UNK]",
    "un",
    "##aff",
    "##able",
    "##a",
    "##ff",
    "muller",
    "said",
    ",",
    "‘",
    "a",
    "##1",
    "##2",
    "_",
    "the",
]
UNKNOWN = 0


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces({piece: number for number, piece in enumerate(VOCABULARY)})


def named(pieces: WordPieces, text: str) -> list[tuple[str, str]]:
    """The pieces of a text with the characters they stand for."""
    return [(VOCABULARY[number], text[first:last]) for number, first, last in pieces.of(text, 0, len(text))]


def test_the_longest_piece_wins(pieces: WordPieces) -> None:
    assert named(pieces, "unaffable") == [("un", "un"), ("##aff", "aff"), ("##able", "able")]


def test_letters_lose_case_and_accents_but_keep_their_place(pieces: WordPieces) -> None:
    assert named(pieces, "Müller SAID") == [("muller", "Müller"), ("said", "SAID")]


def test_a_mark_stands_alone(pieces: WordPieces) -> None:
    assert named(pieces, "‘said,_") == [("‘", "‘"), ("said", "said"), (",", ","), ("_", "_")]


def test_digits_go_on_with_letters(pieces: WordPieces) -> None:
    assert named(pieces, "a12") == [("a", "a"), ("##1", "1"), ("##2", "2")]


@pytest.mark.parametrize("word", ["unx", "x", "a" * 101, "人"])
def test_a_word_without_pieces_is_unknown_as_a_whole(pieces: WordPieces, word: str) -> None:
    assert pieces.of(word, 0, len(word)) == [(UNKNOWN, 0, len(word))]


def test_a_stretch_is_read_with_its_place_in_the_text(pieces: WordPieces) -> None:
    assert pieces.of("the Müller said", 4, 10) == [(6, 4, 10)]


def test_a_mark_that_is_only_an_accent_gives_no_piece(pieces: WordPieces) -> None:
    assert named(pieces, "said\u0301")[0] == ("said", "said")


def test_the_shipped_vocabulary_has_berts_numbers() -> None:
    shipped = WordPieces.load(DATA / "pieces.txt")
    text = "The minister said."
    # the numbers that 'bert-base-uncased' has had since 2018
    assert [number for number, *_ in shipped.of(text, 0, len(text))] == [1996, 2704, 2056, 1012]


def test_a_vocabulary_is_one_piece_a_line(tmp_path: Path) -> None:
    (tmp_path / "pieces.txt").write_text("[UNK]\nthe\n", encoding="utf-8")
    assert WordPieces.load(tmp_path / "pieces.txt").of("the", 0, 3) == [(1, 0, 3)]
