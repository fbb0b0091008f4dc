"""Text → word pieces as BERT's uncased vocabulary has them (Wu et al. 2016, arXiv:1609.08144, greedy longest match).

Words are runs of letters and digits, every other mark stands alone; letters lose their case and their accents.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 100  # characters of a word; a longer one is unknown as a whole
_REMEMBERED = 50_000  # words whose pieces are kept at hand
_UNKNOWN = "[UNK]"

Piece = tuple[int, int, int]  # number in the vocabulary, first character, character behind the last


class WordPieces:
    """A vocabulary: one piece a line, its number being its line."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._unknown = numbers[_UNKNOWN]
        self._of_word = lru_cache(_REMEMBERED)(self._split)

    @staticmethod
    def load(path: Path) -> "WordPieces":
        lines = path.read_text(encoding="utf-8").split("\n")
        return WordPieces({piece: number for number, piece in enumerate(lines) if piece})

    def of(self, text: str, start: int, end: int) -> list[Piece]:
        """The pieces of a stretch of the text, with their characters in the text."""
        found: list[Piece] = []
        for match in _WORD.finditer(text, start, end):
            at = match.start()
            found += [(number, at + first, at + last) for number, first, last in self._of_word(match[0])]
        return found

    def _split(self, word: str) -> tuple[Piece, ...]:
        """The pieces of one word, characters counted from its beginning."""
        if len(word) > _LONGEST:
            return ((self._unknown, 0, len(word)),)
        plain, origin = _plain(word)
        pieces: list[Piece] = []
        first = 0
        while first < len(plain):
            last = len(plain)
            while last > first and (number := self._numbers.get(("##" if first else "") + plain[first:last])) is None:
                last -= 1
            if number is None:
                return ((self._unknown, 0, len(word)),)
            pieces.append((number, origin[first], origin[last - 1] + 1))
            first = last
        return tuple(pieces)


def _plain(word: str) -> tuple[str, list[int]]:
    """The word in small letters without accents, and for each of its characters where it stood."""
    if word.isascii():
        return word.lower(), list(range(len(word)))
    letters: list[str] = []
    origin: list[int] = []
    for i, character in enumerate(word):
        for letter in unicodedata.normalize("NFD", character.lower()):
            if unicodedata.category(letter) != "Mn":
                letters.append(letter)
                origin.append(i)
    return "".join(letters), origin
