"""Where paragraphs begin and end."""

import pytest

from dateline.text.paragraphs import paragraphs

WRAPPED = """\
GENEVA -- The two presidents will meet in the old villa above
the lake on Wednesday morning, and their aides expect them to
talk until the evening about arms, consulates and prisoners.

A joint press conference is not planned. Both delegations have
booked rooms for one night only, which says more about what is
expected of the day than any of the statements made before it.
"""


def quoted(text: str) -> list[str]:
    return [span.quote(text) for span in paragraphs(text)]


def test_each_line_is_a_paragraph() -> None:
    assert quoted("Talks fail\n\n  The talks failed.  \nNobody knows why.\n") == [
        "Talks fail",
        "The talks failed.",
        "Nobody knows why.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\r\n\u2028"])
def test_a_blank_text_has_none(text: str) -> None:
    assert paragraphs(text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined_and_blank_lines_part(newline: str) -> None:
    found = quoted(WRAPPED.replace("\n", newline))
    assert [p.split()[0] for p in found] == ["GENEVA", "A"]
    assert [p.split()[-1] for p in found] == ["prisoners.", "it."]


def test_an_indented_line_opens_a_paragraph_of_a_wrapped_text() -> None:
    text = WRAPPED.replace("\n\nA joint", "\n    A joint")
    assert [p.split()[0] for p in quoted(text)] == ["GENEVA", "A"]


def test_a_short_last_line_closes_a_paragraph_of_a_wrapped_text() -> None:
    text = WRAPPED.replace(" about arms, consulates and prisoners.\n\n", ".\n")
    assert [p.split()[-1] for p in quoted(text)] == ["evening.", "it."]


def test_a_list_of_short_lines_stays_a_list() -> None:
    text = "\n".join(f"Point {n} of the agenda, as the ministry put it" for n in range(9))
    assert len(paragraphs(text)) == 9


def test_a_list_of_headlines_as_long_as_wrapped_lines_stays_a_list() -> None:
    text = "\n".join(f"Minister number {n} flies to Geneva for talks on the treaty" for n in range(9))
    assert len(paragraphs(text)) == 9


def test_outer_white_space_and_line_ends_belong_to_no_paragraph() -> None:
    text = WRAPPED + "\f\u00a0The end.\u2029Copyright"
    for span in paragraphs(text):
        assert span.quote(text) == span.quote(text).strip(" \t\r\n\u00a0")
    assert quoted(text)[-2:] == ["The end.", "Copyright"]
