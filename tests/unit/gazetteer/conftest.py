"""Tokens for the matcher's tests, cut as spaCy's English tokenizer cuts them, without spaCy."""

import re
from collections.abc import Callable

import pytest

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer, load_from
from dateline.gazetteer.tables import data_directory

# Abbreviations with full stops stay whole; a possessive ending, hyphens inside words and marks are tokens of their own.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\b[A-Z]\.|(?:No|St|Mr|Gen|Lt|Sen|Dr)\.|['’]s\b"
    r"|\w+(?:['’](?!s\b)\w+)*-(?=\s)|\w+(?:['’](?!s\b)\w+)*|[^\w\s]"
)


def cut(text: str) -> list[Token]:
    """The tokens of a text, without grammar."""
    return [
        Token(i, m.start(), m.end(), m.group(), m.group(), "", "", "", "", 0)
        for i, m in enumerate(_TOKEN.finditer(text))
    ]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_from(data_directory())  # without the tables of whoever runs the tests


@pytest.fixture(scope="session")
def tokens() -> Callable[[str], list[Token]]:
    return cut


@pytest.fixture(scope="session")
def found(gazetteer: Gazetteer) -> Callable[[str], dict[str, str]]:
    """The names in a text, as written, each with its likeliest entry."""

    def find(text: str) -> dict[str, str]:
        cut_text = cut(text)
        return {text[cut_text[m.first].start : cut_text[m.last].end]: m.entries[0] for m in gazetteer.match(cut_text)}

    return find
