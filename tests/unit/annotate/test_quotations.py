"""Quotations with their tokens: scare quotes, and how deep each token stands."""

import pytest

from dateline.annotate.quotations import quotations
from support.reading import reader


def scare(text: str) -> list[bool]:
    tokens, _ = reader().parser.parse(text)
    return [q.scare for q in quotations(text, tokens)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "He has a 'red button' on his desk.",
        "The paper “Pravda” wrote of it.",
        "She praised the law, the “Peace and Freedom of the Seas Act”.",
        "They showed a “ ” to us.",
    ],
)
def test_words_and_names_are_scare_quotes(text: str) -> None:
    assert scare(text) == [True]


@pytest.mark.parametrize(
    "text",
    ["“We will see,” he said.", "“Never!” he said.", "He saw “a long and stony road ahead of us”."],
)
def test_what_somebody_said_is_none(text: str) -> None:
    assert scare(text) == [False]


def test_each_token_knows_how_many_quotations_it_stands_in() -> None:
    text = "He said “she called it ‘mad’ twice” “again”."
    tokens, _ = reader().parser.parse(text)
    depths = dict(zip([t.text for t in tokens], quotations(text, tokens)[1], strict=True))
    assert [depths[word] for word in ("He", "said", "she", "mad", "twice", "again", ".")] == [0, 0, 1, 2, 1, 1, 0]
