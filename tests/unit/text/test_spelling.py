"""One key for one word, however an outlet spells it."""

import pytest

from dateline.text.spelling import same_spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neighbours", "neighbors"), ("favourable", "favorable"), ("recognise", "recognize"),
        ("organisations", "organizations"), ("travelled", "traveled"), ("defence", "defense"), ("centre", "center"),
        ("programme", "program"), ("Labour", "LABOR"), ("Minister’s", "minister's"),
    ],
)  # fmt: skip
def test_two_spellings_of_a_word_have_one_key(one: str, other: str) -> None:
    assert same_spelling(one) == same_spelling(other)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("won’t", ("will", "not")), ("can't", ("can", "not")), ("cannot", ("can", "not")), ("don’t", ("do", "not")),
        ("we'll", ("we", "will")), ("they’re", ("they", "are")), ("I'm", ("i", "am")),
    ],
)  # fmt: skip
def test_contractions_are_written_out(short: str, full: tuple[str, ...]) -> None:
    assert same_spelling(short) == full


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("our", "or"), ("your", "yor"), ("wise", "wize")])
def test_short_words_stay_apart(one: str, other: str) -> None:
    assert same_spelling(one) != same_spelling(other)
