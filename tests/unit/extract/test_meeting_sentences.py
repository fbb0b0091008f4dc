"""Planned, moved, cancelled, refused, held and merely wished meetings: one sentence, one phenomenon, by name.

`meeting_sentences.csv` holds what is expected, written as in `test_meetings`; nothing for no meeting. All
texts are as of Thursday, 27 May 2021.
"""

import csv
from pathlib import Path

import pytest

from support.meetings import check

_FILE = Path(__file__).with_name("meeting_sentences.csv")
ROWS = tuple(csv.DictReader(_FILE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phenomenon"])
def test_a_meeting_stands_where_its_sentence_says(row: dict[str, str]) -> None:
    check(row["sentence"], row["expected"])


def test_each_sentence_stands_for_a_phenomenon_of_its_own_name() -> None:
    assert len({row["phenomenon"] for row in ROWS}) == len({row["sentence"] for row in ROWS}) == len(ROWS) >= 150
