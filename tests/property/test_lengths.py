"""Texts of any length are read, in time linear in it: with much in them, and with nothing but trouble."""

import gc
import time

import pytest

from dateline.annotate.parser import LONGEST
from dateline.domain.article import Article
from dateline.domain.findings import Findings
from support.long_texts import story
from support.reading import reader

GROWTH = 5.5  # times as long for four times the words, noise of the machine included
CHUNK = 800  # words; small, so that the tests are quick


def read(text: str) -> tuple[Findings, float]:
    """The findings and the seconds that reading them took, without those for clearing up after earlier tests."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        findings = reader().read(Article(text, "long", published="2021-06-10"))
        return findings, time.process_time() - begun
    finally:
        gc.enable()


def is_linear(short: str, long: str) -> bool:
    """Whether the long text, of four times the words, takes no more than its share: in one try of four at the
    least, since what else the machine does only ever adds."""
    return any(read(long)[1] < GROWTH * read(short)[1] for _ in range(4))


def test_a_text_four_times_as_long_takes_four_times_as_long() -> None:
    assert is_linear(story(2 * CHUNK), story(8 * CHUNK))


def test_the_findings_grow_with_the_text() -> None:
    short, long = read(story(CHUNK))[0], read(story(4 * CHUNK))[0]
    assert len(short.statements) > 10
    assert 3 < len(long.statements) / len(short.statements) < 5


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("Putin said that ", "he would leave."),  # ever deeper
        ("Norway, ", "and Japan met in Oslo."),  # ever wider
        ("the minister of ", "Norway said so."),
        ("Anna Berg met Ivo Kask and ", "left."),
        ("“yes” ", "he said."),
        ("“", "so"),
        ("(", "so"),
        ("😀", "so"),
        ("12 June, ", "and later"),
        ("a-", "b"),
        ("x\n\n", "y"),
        ("president ", "he"),
    ],
)
def test_repetition_without_end_takes_linear_time(unit: str, end: str) -> None:
    times = 2 * LONGEST // len(unit)  # twice what is parsed at once: below that, fixed costs hide the growth
    assert is_linear(unit * times + end, unit * 4 * times + end)


def test_a_sentence_of_two_thousand_words_is_read() -> None:
    sentence = ", and ".join(part.strip(".") for part in story(2_000).replace("\n\n", " ").split(". ")) + "."
    findings, _ = read(sentence)
    assert len(sentence.split()) > 2_000
    assert findings.statements and findings.meetings
    text = findings.article.text
    assert all(span.quote(text) for s in findings.statements for span in s.content_spans)


@pytest.mark.slow
def test_a_hundred_thousand_words_are_read() -> None:
    assert is_linear(story(25_000), story(100_000))
