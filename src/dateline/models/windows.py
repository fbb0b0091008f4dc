"""Text → windows of word pieces, cut alike for training and for reading.

A window is as many whole paragraphs as fit, '[CLS] p [SEP] p [SEP]'; a paragraph longer than a window is cut
behind a sentence. Every piece carries two marks that the pieces, all in small letters, have lost: whether it
stands inside quotation marks, and how it is capitalised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.models.wordpieces import WordPieces

LIMIT = 192  # pieces of a window, special ones included
MARKS = 6  # inside quotation marks or not × small, capitalised, all capitals
_CLS, _SEP = 101, 102
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_OPENING, _CLOSING, _STRAIGHT = "“„", "”", '"'
_ENDS = frozenset('.!?"”')


@dataclass(frozen=True, slots=True)
class Window:
    """Per piece its number in the vocabulary, its marks, and its characters; special pieces have -1, -1."""

    ids: NDArray[np.int64]
    marks: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


_Piece = tuple[int, int, int, int]  # number, marks, first character, character behind the last
_FIRST: _Piece = (_CLS, 0, -1, -1)
_LAST: _Piece = (_SEP, 0, -1, -1)


def windows(text: str, pieces: WordPieces, limit: int = LIMIT, first: int | None = None) -> list[Window]:
    """The windows of a text. `first` is the limit of the first one: training varies it, and with it all cuts."""
    found: list[Window] = []
    gathered: list[_Piece] = []
    room = first or limit
    for paragraph in _paragraphs(text, pieces):
        for part in _parts(paragraph, text, limit - 2):
            if gathered and len(gathered) + len(part) + 1 > room:
                found.append(_window(gathered))
                gathered, room = [], limit
            if not gathered:
                gathered.append(_FIRST)
            gathered += part
            gathered.append(_LAST)
    return [*found, _window(gathered)] if gathered else found


def _window(gathered: list[_Piece]) -> Window:
    columns = np.array(gathered, np.int64).T
    return Window(*columns)


def _paragraphs(text: str, pieces: WordPieces) -> Iterator[list[_Piece]]:
    for line in _LINE.finditer(text):
        first, last = line.span()
        quoted = _quoted(text, first, last)
        found = [
            (number, 3 * quoted[start - first] + _capitals(text[start:end]), start, end)
            for number, start, end in pieces.of(text, first, last)
        ]
        if found:
            yield found


def _quoted(text: str, start: int, end: int) -> bytearray:
    """Per character of a paragraph 1 inside double quotation marks, the marks included, else 0."""
    inside = bytearray(end - start)
    on = 0
    for i in range(start, end):
        mark = text[i]
        if mark == _STRAIGHT:
            inside[i - start] = 1
            on = 1 - on
            continue
        if mark in _OPENING:
            on = 1
        inside[i - start] = on
        if mark == _CLOSING:
            inside[i - start] = 1
            on = 0
    return inside


def _capitals(piece: str) -> int:
    """0 small, 1 capitalised, 2 all capitals."""
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def _parts(paragraph: list[_Piece], text: str, room: int) -> Iterator[list[_Piece]]:
    """The paragraph, cut behind the last sentence end that still leaves half a window; else where it is full."""
    while len(paragraph) > room:
        cut = next((k for k in range(room, room // 2, -1) if _ends_sentence(paragraph, k, text)), room)
        yield paragraph[:cut]
        paragraph = paragraph[cut:]
    yield paragraph


def _ends_sentence(paragraph: list[_Piece], cut: int, text: str) -> bool:
    before, behind = paragraph[cut - 1], paragraph[cut]
    return text[before[2] : before[3]] in _ENDS and text[behind[2]] not in _ENDS
