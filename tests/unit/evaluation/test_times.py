"""Reading TimeML and scoring by the rules of TempEval-3."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.domain.annotation import TimeExpression
from dateline.errors import EvaluationError
from dateline.evaluation.times import read_timeml, score_times
from dateline.text.spans import Span

FILE = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-27" functionInDocument="CREATION_TIME">27 May</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-05-24">Monday</TIMEX3> &amp; will
meet <TIMEX3 tid="t2" type="DATE" value="2021-06">next month</TIMEX3>, <TIMEX3 tid="t3" type="DURATION" value="P2D">two
days</TIMEX3>.</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.tml").write_text(FILE)
    (tmp_path / "sub" / "._a.tml").write_bytes(b"\x00\x05not a TimeML file")
    return tmp_path


def test_text_and_offsets_of_a_file(folder: Path) -> None:
    document = read_timeml(folder / "sub" / "a.tml")
    assert document.text == "They met on Monday & will\nmeet next month, two\ndays."
    assert document.created == "2021-05-27"
    assert [(t.span.quote(document.text), t.type, t.value) for t in document.times] == [
        ("Monday", "DATE", "2021-05-24"),
        ("next month", "DATE", "2021-06"),
        ("two\ndays", "DURATION", "P2D"),
    ]


def test_strict_relaxed_and_value_scores(folder: Path) -> None:
    def find(text: str, published: str | None) -> Sequence[TimeExpression]:
        assert published == "2021-05-27"
        monday, month = text.index("Monday"), text.index("month")
        return [
            TimeExpression(Span(monday, monday + 6), "DATE", "2021-05-24", None, ""),  # equal
            TimeExpression(Span(month, month + 5), "DATE", "2021-07", None, ""),  # overlaps, wrong value
            TimeExpression(Span(0, 4), "DATE", "2021", None, ""),  # nothing there
            TimeExpression(Span(5, 8), "DATE", "2021", None, ""),  # nor there
        ]

    scores = score_times(folder, find)
    assert (scores["documents"], scores["gold"], scores["found"]) == (1, 3, 4)
    assert scores["strict"]["f1"] == pytest.approx(2 / 7)
    assert scores["relaxed"] == {"precision": 0.5, "recall": pytest.approx(2 / 3), "f1": pytest.approx(4 / 7)}
    assert scores["value_accuracy"] == 0.5
    assert scores["value_f1"] == pytest.approx(2 / 7)


def test_the_gold_itself_scores_one(folder: Path) -> None:
    gold = read_timeml(folder / "sub" / "a.tml").times
    scores = score_times(folder, lambda *_: [TimeExpression(t.span, t.type, t.value, None, "") for t in gold])
    assert scores["strict"]["f1"] == scores["relaxed"]["f1"] == scores["value_f1"] == scores["type_accuracy"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<TimeML><TEXT>open", "not well-formed"),
        ("<TimeML></TimeML>", "no TEXT element"),
        ('<!DOCTYPE t [<!ENTITY a "b">]><TimeML><TEXT>&a;</TEXT></TimeML>', "entities"),
    ],
)
def test_a_file_that_is_no_timeml_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "broken.tml").write_text(content)
    with pytest.raises(EvaluationError, match=rf"broken\.tml.*{message}"):
        score_times(tmp_path, lambda *_: [])


def test_a_folder_without_timeml_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no TimeML files"):
        score_times(tmp_path, lambda *_: [])
