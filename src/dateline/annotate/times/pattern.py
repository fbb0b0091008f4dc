"""The notation of time rules, compiled to regular expressions over one character per word.

A text is first turned into a string with one character for each word, number or mark (`codes.py`); all
words that no rule knows share one character. A rule's pattern is then an ordinary regular expression over
that string, so matching is as fast as `re` and its length is bounded by the pattern.

    last  today  ,        these words or marks, in any case
    MONTH                 any word of a class
    @NUMBER               a pattern defined elsewhere under that name
    month=MONTH           the same, remembered as `month`
    [ … ]   ( … | … )     may be missing; one of these
"""

import re
from collections.abc import Callable, Mapping

from dateline.errors import DataError

_ITEM = re.compile(r"\s*(?:(?P<name>[a-z]\w*)=)?(?P<item>[\[\]()|]|@[A-Z]\w*|[^\s\[\]()|]+)")
_CLASS = re.compile(r"[A-Z][A-Z0-9]*$")


def compile_pattern(
    notation: str, macros: Mapping[str, str], characters: Callable[[str], str]
) -> tuple[re.Pattern[str], frozenset[str]]:
    """The regular expression and the characters that a match can begin with.

    `characters` gives the characters of a class or of a single word. DataError for broken notation.
    """
    expression, first, empty = _Reader(_expand(notation, macros, 0), characters).whole()
    if empty:
        raise DataError(f"The time pattern {notation!r} matches nothing at all; make one part of it required.")
    return re.compile(expression), frozenset(first)


def remembered(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """The remembered parts of a match by name: where they begin and end."""
    return {name.partition("__")[0]: match.span(name) for name, group in match.groupdict().items() if group}


def words_of(notation: str) -> set[str]:
    """The single words and marks that a pattern names."""
    found = {m["item"] for m in _ITEM.finditer(notation)}
    return {w for w in found if w not in "[]()|" and not w.startswith("@") and not _CLASS.match(w)}


def _expand(notation: str, macros: Mapping[str, str], depth: int) -> str:
    """The pattern with every @NAME replaced by what it stands for."""
    if depth > 5:
        raise DataError(f"The time pattern {notation!r} refers to itself.")

    def replacement(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise DataError(f"The time pattern {notation!r} uses @{match[1]}, which is not defined.")
        return f"( {_expand(macros[match[1]], macros, depth + 1)} )"

    return re.sub(r"@([A-Z]\w*)", replacement, notation)


class _Reader:
    """Recursive descent over a pattern. Every part gives (expression, first characters, may be empty)."""

    def __init__(self, notation: str, characters: Callable[[str], str]) -> None:
        self._notation = notation
        self._characters = characters
        self._items = [(m["name"], m["item"]) for m in _ITEM.finditer(notation)]
        self._at = 0
        self._groups = 0

    def whole(self) -> tuple[str, set[str], bool]:
        result = self._choice()
        if self._at != len(self._items):
            raise self._broken()
        return result

    def _broken(self) -> DataError:
        return DataError(f"The time pattern {self._notation!r} has brackets that do not match.")

    def _peek(self) -> str | None:
        return self._items[self._at][1] if self._at < len(self._items) else None

    def _choice(self) -> tuple[str, set[str], bool]:
        expression, first, empty = self._sequence()
        while self._peek() == "|":
            self._at += 1
            other, other_first, other_empty = self._sequence()
            expression, first, empty = f"{expression}|{other}", first | other_first, empty or other_empty
        return expression, first, empty

    def _sequence(self) -> tuple[str, set[str], bool]:
        expression, first, empty = "", set[str](), True
        while (item := self._peek()) is not None and item not in ("|", ")", "]"):
            part, part_first, part_empty = self._part()
            expression += part
            if empty:
                first |= part_first
            empty = empty and part_empty
        return expression, first, empty

    def _part(self) -> tuple[str, set[str], bool]:
        name, item = self._items[self._at]
        self._at += 1
        if item in ("(", "["):
            expression, first, empty = self._choice()
            if self._peek() != (")" if item == "(" else "]"):
                raise self._broken()
            self._at += 1
            optional = item == "["
            return f"{self._opening(name)}{expression}){'?' if optional else ''}", first, empty or optional
        found = self._characters(item)
        return f"{self._opening(name)}[{found}])" if name else f"[{found}]", set(found), False

    def _opening(self, name: str | None) -> str:
        """The beginning of a group. Alternatives may share a name; `re` wants them told apart."""
        self._groups += 1
        return f"(?P<{name}__{self._groups}>" if name else "(?:"
