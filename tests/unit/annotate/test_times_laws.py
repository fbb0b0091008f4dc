"""What holds for every text: spans inside it and apart, no year from nowhere, time linear in its length."""

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.times import find_times, normalise_phrase
from dateline.annotate.times.grammar import grammar
from dateline.domain.annotation import Sentence, Token
from dateline.lexicon.times import load_times
from dateline.text.spans import Span

WORDS = sorted({word for table in load_times().words.values() for word in table})
FILLERS = [
    "the",
    "of",
    "in",
    "on",
    "at",
    "and",
    "ago",
    "earlier",
    "to",
    ",",
    ".",
    "(",
    ")",
    "16",
    "7",
    "30",
    "4,000",
    "he",
    "met",
]
BEYOND_ALL = ["99999999999", "0000", "00", "1/0", "İ", "\u2028", "13:61", "2021-99-99", "99/99/9999", "900000"]
TEXTS = st.lists(st.sampled_from(WORDS + FILLERS + BEYOND_ALL), max_size=40).map(" ".join)
DAYS = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["0001-01-01", "9999-12-31", "nonsense"]))


def tokens_of(text: str) -> tuple[list[Token], list[Sentence]]:
    """Tokens without any analysis: every word its own, one sentence."""
    tokens = [
        Token(i, m.start(), m.end(), m[0], m[0].lower(), "NN", "NOUN", "dep", "", 0)
        for i, m in enumerate(re.finditer(r"\S+", text))
    ]
    return tokens, [Sentence(0, 0, len(tokens) - 1, Span(0, len(text)), 0)]


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, published: str | None) -> None:
    end = 0
    for found in find_times(*tokens_of(text), text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.quote(text).strip() == found.span.quote(text)
        end = found.span.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_text_can_be_read(text: str, published: str | None) -> None:
    find_times(*tokens_of(text), text, published)
    normalise_phrase(text, published)


YEARLESS = st.lists(
    st.sampled_from([w for w in WORDS + FILLERS if w != "9/11" and not re.search(r"ies$|century|centuries", w)]),
    max_size=30,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(YEARLESS)
def test_without_a_day_of_publication_no_year_is_invented(text: str) -> None:
    spoken = re.compile(
        r"teen|ten|eleven|twelve|thousand|hundred|year|century|\bs\b"
    )  # 'nineteen ninety', 'the 16th century'
    for found in find_times(*tokens_of(text), text, None):
        if found.type in ("DATE", "TIME") and not spoken.search(found.span.quote(text)):
            assert not re.match(r"\d{2}", found.value), (found, found.span.quote(text))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.dates().map(str))
def test_reading_twice_gives_the_same(text: str, published: str) -> None:
    first = find_times(*tokens_of(text), text, published)
    assert find_times(*tokens_of(text), text, published) == first


def test_time_grows_no_faster_than_the_text() -> None:
    text = "On Tuesday , 3 May 2019 , two days after the third week of last month , he met them at 10 a.m. again . "
    grammar()

    def seconds(copies: int) -> float:
        long = text * copies
        tokens, sentences = tokens_of(long)
        best = float("inf")
        for _ in range(3):
            begin = time.perf_counter()
            find_times(tokens, sentences, long, "2021-05-27")
            best = min(best, time.perf_counter() - begin)
        return best

    assert seconds(400) < 40 * seconds(40) + 0.05  # ten times the text; room for a busy machine


def test_one_endless_run_of_numbers_and_units_is_read_in_time() -> None:
    text = "two " * 20_000 + "and " * 20_000 + "the end of " * 5_000
    begin = time.perf_counter()
    find_times(*tokens_of(text), text, "2021-05-27")
    assert time.perf_counter() - begin < 10
