"""A text as words, numbers and marks, each with the classes that time rules ask for.

The parser's tokens are not used here: 'mid-1996', '1990s' and '2pm' are one token to it and several
words to a rule, and a phrase can be read without any parser.
"""

import re
from dataclasses import dataclass

from dateline.lexicon.times import TimeLexicon

OTHER = "."  # the character of every word that no rule knows
_FIRST = 0xE000  # the Unicode private use area: never special inside a regular expression
_ATOM = re.compile(
    r"""(?P<word>[^\W\d_]+|9/11(?![\d/]))
      | (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?!\d))
      | (?P<numeric>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/.]*\d))
      | (?P<clock>\d{1,2}:\d{2}(?![\d:]))
      | (?P<decimal>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}\.\d+)
      | (?P<number>\d+)
      | (?P<mark>\S)""",
    re.X,
)
_NUMBERS = ("INT", "D31", "H12", "YY", "YEAR", "MIL")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, number or mark at `start:end`; `word` is in lower case."""

    word: str
    start: int
    end: int


class Alphabet:
    """Gives every word that some rule knows a character, and every class its characters."""

    def __init__(self, lexicon: TimeLexicon, words: set[str]) -> None:
        self._next = _FIRST
        self._of_word: dict[str, str] = {}
        self._of_class: dict[str, str] = {}
        self._of_shape: dict[tuple[str, ...], str] = {}
        for word in sorted(words | {w for table in lexicon.words.values() for w in table}):
            self._of_word[word] = self._new()
        for name, table in lexicon.words.items():
            self._of_class[name] = "".join(self._of_word[word] for word in table)
        for name in ("ISO", "NUMERIC", "CLOCK", "DECIMAL", "CLOCKDOT"):
            self._of_class[name] = self._new()
        self._of_class["DECIMAL"] += self._of_class["CLOCKDOT"]
        for shape in {_shape(text) for text in _samples()}:
            character = self._of_shape[shape] = self._new()
            for name in shape:
                self._of_class[name] = self._of_class.get(name, "") + character

    def _new(self) -> str:
        self._next += 1
        return chr(self._next)

    def characters(self, item: str) -> str:
        """The characters of a class (upper case) or of a single word. KeyError when there is none."""
        return self._of_class[item] if item.isupper() and item in self._of_class else self._of_word[item]

    def read(self, text: str) -> tuple[list[Atom], str]:
        """The atoms of a text and the string with one character for each."""
        atoms: list[Atom] = []
        codes: list[str] = []
        of_word = self._of_word
        for match in _ATOM.finditer(text):
            word = match.group()
            kind = match.lastgroup
            if kind == "word":
                word = word.lower()
                codes.append(of_word.get(word, OTHER))
            elif kind == "mark":
                codes.append(of_word.get(word, OTHER))
            else:
                codes.append(self._number(word, kind or ""))
            atoms.append(Atom(word, *match.span()))
        return atoms, "".join(codes)

    def _number(self, word: str, kind: str) -> str:
        if kind == "number":
            return self._of_shape.get(_shape(word), OTHER)
        if kind == "clock":
            hour, _, minute = word.partition(":")
            return self._of_class["CLOCK"] if int(hour) < 25 and int(minute) < 60 else OTHER
        if kind == "decimal":
            return self._of_class["CLOCKDOT" if re.fullmatch(r"\d{1,2}\.[0-5]\d", word) else "DECIMAL"][0]
        return self._of_class["ISO" if kind == "iso" else "NUMERIC"]


def _shape(digits: str) -> tuple[str, ...]:
    """The classes that a run of digits belongs to."""
    if len(digits) > 9:
        return ()
    value, length = int(digits), len(digits)
    tests = (
        length < 7 or value == 0,
        0 < value < 32 and length < 3,
        0 < value < 13 and length < 3,
        length == 2,
        length == 4 and 1000 <= value < 2200,
        length == 4 and value < 2400 and value % 100 < 60,
    )
    return tuple(name for name, holds in zip(_NUMBERS, tests, strict=True) if holds)


def _samples() -> list[str]:
    """Digits of every shape."""
    return [f"{n:0{width}}" for width in (1, 2, 3, 4) for n in range(10**width)] + ["99999", "9999999"]
