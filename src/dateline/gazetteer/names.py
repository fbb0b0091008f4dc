"""Names as sequences of folded parts, and the index that finds them in a row of tokens.

A part is a token without accents, apostrophes and full stops, in lower case. Hyphens inside a name
separate parts and are otherwise ignored, so that 'Kim Jong-un', 'Kim Jong Un' and the older wires'
'Kim Jong- un' are one name, however the tokenizer cuts them.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.domain.annotation import Token

_HYPHENS = re.compile("[-\u2010\u2011]+")
_DROPPED = str.maketrans("", "", ".'\u2018\u2019\u02bc\u02bf\u02be`")
_SPECIAL = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_PLAIN = re.compile("[A-Za-z0-9]+")
_PLAIN_WORDS = re.compile("[A-Za-z0-9 ]+")

LOWER, CAPITAL, MIXED, CAPITALS = 0, 1, 2, 3
_ALONE = tuple(bytes((written,)) for written in (LOWER, CAPITAL, MIXED, CAPITALS))
_ANY = _ALONE[LOWER]
_ONE = (1,)


def unaccented(text: str) -> str:
    """The text without diacritical marks; may change its length."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def shape(part: str) -> int:
    """How a part is written: in lower case, with a capital first, with capitals inside ('LeT', 'SpaceX'), or in
    capitals throughout (two letters or more)."""
    if part.istitle() and part.isalpha() and part.isascii():  # most of the thousands of names
        return CAPITAL
    if part[1:].islower() and part.isalpha():
        return CAPITAL if part[0].isupper() else LOWER
    if part.isupper() and sum(map(str.isalpha, part)) > 1:
        return CAPITALS
    if not part[:1].isupper() and not part[:1].isdigit():
        return LOWER
    return CAPITAL if part[1:].islower() or not any(map(str.isupper, part[1:])) else MIXED


def split_word(word: str) -> list[str]:
    """The parts of one word, with their case: "Sana'a" → ['Sanaa'], 'Jong-un' → ['Jong', 'un'].

    A possessive ending is a part of its own: "People's" → ['People', 's'].
    """
    if _PLAIN.fullmatch(word):
        return [word]
    if word.endswith(("'s", "\u2019s")) and len(word) > 2:
        return [*split_word(word[:-2]), "s"]
    pieces = (unaccented(p).translate(_DROPPED) for p in _HYPHENS.split(word))
    return [p for p in pieces if p]


def split_name(name: str) -> list[str]:
    """The parts of a name, with their case."""
    if _PLAIN_WORDS.fullmatch(name):
        return name.split()
    return [part for word in name.split() for part in split_word(word)]


def fold(name: str) -> str:
    """The key of a name: its folded parts, joined by single spaces."""
    return " ".join(split_name(name)).lower()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a row of tokens: folded `keys`, their `shapes`, the token each comes from, and for
    each part whether it opens or closes its token."""

    keys: list[str]
    shapes: list[int]
    owners: list[int]

    def opens(self, i: int) -> bool:
        return i == 0 or self.owners[i - 1] != self.owners[i]

    def closes(self, i: int) -> bool:
        return i + 1 == len(self.owners) or self.owners[i + 1] != self.owners[i]


def parts_of(tokens: Sequence[Token], start: int = 0, stop: int | None = None) -> Parts:
    """The parts of the tokens from number `start` up to `stop`; owners are numbers into `tokens`.

    A hyphen that touches the word before it joins; one that stands free is a dash and separates.
    """
    keys: list[str] = []
    shapes: list[int] = []
    owners: list[int] = []
    last_end = -1
    for number in range(start, len(tokens) if stop is None else min(stop, len(tokens))):
        token = tokens[number]
        text = token.text
        if text.isalpha() and text.isascii():
            keys.append(token.lower)
            shapes.append(LOWER if text[0] >= "a" else CAPITAL if text[1:].islower() else shape(text))
            owners.append(number)
        elif not (_HYPHENS.fullmatch(text) and len(text) == 1 and token.start == last_end):
            for part in split_word(text) or ("",):
                keys.append(part.lower())
                shapes.append(shape(part))
                owners.append(number)
        last_end = token.end
    return Parts(keys, shapes, owners)


def first_part(token: Token) -> str:
    """The key of the first part that `parts_of` makes of a token."""
    if token.text.isalpha() and token.text.isascii():
        return token.lower
    return next(iter(split_word(token.text)), "").lower()


def fits(pattern: bytes, shapes: Sequence[int], start: int) -> bool:
    """Whether a name may be written as it stands: 'US' only in capitals, 'Turkey' not in lower case."""
    return all(wanted <= shapes[start + k] for k, wanted in enumerate(pattern))


class NameIndex:
    """From the key of a name to the ids that bear it, each with the way it must be written.

    Built once, then only read. Likelier bearers of a name are added first.
    """

    __slots__ = ("_lengths", "_names")

    def __init__(self) -> None:
        self._names: dict[str, tuple[tuple[bytes, str], ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # first part → numbers of parts, longest first

    def add(self, name: str, entry_id: str, any_case: bool = False) -> None:
        """Let `name` stand for an entry; written in any case, or as `name` is or in capitals."""
        if name.isalnum() and name.isascii():  # most of the thousands of places: worth its lines
            key, pattern = name.lower(), _ANY if any_case else _ALONE[shape(name)]
            if key in self._lengths:
                self._put(key, pattern, entry_id)
            else:  # no name begins with it yet
                self._names[key] = ((pattern, entry_id),)
                self._lengths[key] = _ONE
        elif parts := split_name(name):
            plain = name.istitle() and name.isascii() and name.replace(" ", "").isalpha()
            shapes = _ALONE[CAPITAL] * len(parts) if plain else bytes(map(shape, parts))
            pattern = bytes(len(parts)) if any_case else shapes
            self._put(" ".join(parts).lower(), pattern, entry_id)

    def _put(self, key: str, pattern: bytes, entry_id: str) -> None:
        bearers = self._names.get(key)
        if bearers is not None:
            if (pattern, entry_id) not in bearers:
                self._names[key] = (*bearers, (pattern, entry_id))
            return
        self._names[key] = ((pattern, entry_id),)
        first = key if len(pattern) == 1 else key[: key.index(" ")]
        lengths = self._lengths.get(first)
        if lengths is None:
            self._lengths[first] = _ONE if len(pattern) == 1 else (len(pattern),)
        elif len(pattern) not in lengths:
            self._lengths[first] = tuple(sorted((*lengths, len(pattern)), reverse=True))

    def opens(self, part: str) -> bool:
        """Whether any name begins with a part: the cheap question before the dear one."""
        return part in self._lengths

    def longest(self, parts: Parts, i: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest name that begins at part `i`: its number of parts and its bearers."""
        keys = parts.keys
        for length in self._lengths.get(keys[i], ()):
            if i + length > len(keys) or not parts.closes(i + length - 1):
                continue
            bearers = self._names.get(keys[i] if length == 1 else " ".join(keys[i : i + length]))
            if bearers and (ids := self._fitting(bearers, parts.shapes, i)):
                return length, ids
        return None

    @staticmethod
    def _fitting(bearers: tuple[tuple[bytes, str], ...], shapes: Sequence[int], i: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry_id for pattern, entry_id in bearers if fits(pattern, shapes, i)))

    def bearers(self, name: str) -> tuple[str, ...]:
        """The ids that bear a name, however it is written."""
        return tuple(dict.fromkeys(entry_id for _, entry_id in self._names.get(fold(name), ())))

    def items(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Every key with its bearers."""
        return ((key, tuple(dict.fromkeys(i for _, i in bearers))) for key, bearers in self._names.items())
