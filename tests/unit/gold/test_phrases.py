import pytest

from dateline.gold.phrases import PhraseError, cuts_word, locate
from dateline.text.spans import Span

TEXT = "The other man, he said, was “he who said no”."


@pytest.mark.parametrize(
    ("phrase", "start"),
    [
        ("said", TEXT.index("said")),
        ("said#2", TEXT.index("said no")),
        ("he who >> he", TEXT.index("he who")),
        ("he said, was “he who >> he#2", TEXT.index("he who")),
    ],
)
def test_a_phrase_points_at_its_words(phrase: str, start: int) -> None:
    span = locate(TEXT, phrase)
    assert span.start == start
    assert span.quote(TEXT) == phrase.split(" >> ")[-1].split("#")[0]


def test_occurrences_inside_longer_words_count() -> None:
    # T-he, ot-he-r, he, he: the pronoun is the third.
    assert locate(TEXT, "he#3") == Span(TEXT.index("he said"), TEXT.index("he said") + 2)


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("he", "cuts a word"),
        ("said#3", "does not stand in the text"),
        ("other man >> said", "does not stand in the context"),
        ("a >> b >> c", "more than one"),
        ("", "names no words"),
        ("said#0", "names no words"),
    ],
)
def test_what_cannot_be_pointed_at_is_refused(phrase: str, told: str) -> None:
    with pytest.raises(PhraseError, match=told):
        locate(TEXT, phrase)


def test_possessives_and_hyphens_part_words_letters_and_digits_do_not() -> None:
    text = "Moscow’s Su-24s"
    assert not cuts_word(text, Span(0, 6))
    assert not cuts_word(text, Span(9, 11))
    assert cuts_word(text, Span(12, 14))
