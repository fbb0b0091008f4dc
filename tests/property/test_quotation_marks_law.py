"""Laws of quotations and of the statements made from them, over texts full of marks."""

import string
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.text.quotation_marks import quoted
from support.reading import read

MARKS = ("“", "”", '"', "''", "``", "'", "‘", "’", "«", "»", "„")
WORDS = (
    "said",
    "the minister",
    "it’s",
    "'90s",
    "ministers'",
    "Paris",
    "“so”",
    "is late",
    "that",
    "he",
    ",",
    ".",
    "?",
    ":",
)
pieces = st.lists(st.sampled_from((*MARKS, *WORDS, " ", " ", "\n", "\n\n")), max_size=60)
texts = st.builds(lambda parts: "".join(parts), pieces) | st.text(
    st.sampled_from(string.printable + "“”‘’«»"), max_size=80
)


@given(texts)
@settings(max_examples=300)
def test_quotations_nest_and_stay_inside_the_text(text: str) -> None:
    found = quoted(text)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for one, other in pairwise(found):
        assert other.span.end <= one.span.end or other.span.start >= one.span.end
        assert (other.depth > one.depth) == (other.span.start < one.span.end)
    for q in found:
        assert 0 <= q.span.start <= q.inner.start <= q.inner.end <= q.span.end <= len(text)
        assert q.inner.trimmed(text) == q.inner


@given(texts, texts)
def test_what_follows_in_other_paragraphs_changes_no_closed_quotation(text: str, other: str) -> None:
    before = [(q.span, q.inner) for q in quoted(text) if q.closed]
    after = [(q.span, q.inner) for q in quoted(text + "\n\nAnd then.\n\n" + other)]
    assert set(before) <= set(after)


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_statements_hold_the_words_of_the_text_and_their_quotes_stand_in_their_content(text: str) -> None:
    findings = read(text)
    for statement in findings.statements:
        assert statement.content_spans
        for span in (*statement.content_spans, *statement.quotes):
            assert 0 <= span.start < span.end <= len(text)
        for quote in statement.quotes:
            assert any(content.contains(quote) for content in statement.content_spans)
        assert (statement.form == "indirect") == (not statement.quotes)
        if statement.form == "direct":
            assert statement.quotes == statement.content_spans
