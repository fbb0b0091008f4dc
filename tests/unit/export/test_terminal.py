from dataclasses import replace

import pytest

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.export.terminal import render, shown
from dateline.export.wording import compose
from support.findings import FINDINGS

BRIEF = compose(FINDINGS)


def test_plain_output_has_no_escape_sequences_and_coloured_has() -> None:
    assert "\x1b" not in render(BRIEF)
    assert "\x1b[" in render(BRIEF, colour=True)


@pytest.mark.parametrize("width", [24, 44, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in render(BRIEF, width=width, verbose=True).splitlines()) <= width


def test_ids_and_pointers_stand_with_each_line() -> None:
    out = render(BRIEF, width=100)
    assert "s1  Ana Kovac (foreign minister, AUT) said" in out
    assert "ties with Norway were “better than ever” [1]" in out


def test_verbose_adds_sentences_and_reasons() -> None:
    brief, verbose = render(BRIEF, width=100), render(BRIEF, width=100, verbose=True)
    assert "no meeting near" not in brief
    assert "1  topics: no meeting near" in verbose
    assert "[1]  VIENNA (Danube Wire)" in verbose


def test_an_article_without_findings_says_so() -> None:
    assert "Nothing of diplomacy was found" in render(compose(Findings(Article("Rain.", "r"))))


def test_a_text_cannot_command_the_terminal() -> None:
    text = "a\x1b[31mred\x9b0m \u202egnp"
    assert shown(text) == "a␛[31mred\ufffd0m \ufffdgnp"
    hostile = replace(FINDINGS, article=replace(FINDINGS.article, title="\x1b]0;owned\x07"))
    assert "\x1b" not in render(compose(hostile))
