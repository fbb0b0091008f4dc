"""Recorded runs, and what changed between two."""

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluation import scoreboard
from dateline.evaluation.scoreboard import Run

FIRST = Run("2021-05-01", "aaaa111", "dossier", {"found": 0.5, "right": 0.75})
OTHER = Run("2021-05-01", "aaaa111", "pairs", {"accuracy": 0.4})
SECOND = Run("2021-05-09", "bbbb222", "dossier", {"found": 0.6, "right": 0.7504, "events": 0.3})


def test_runs_are_appended_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "scoreboard.jsonl"
    assert scoreboard.read_runs(path) == []
    scoreboard.append_runs(path, [FIRST, OTHER])
    scoreboard.append_runs(path, [SECOND])
    runs = scoreboard.read_runs(path)
    assert runs == [FIRST, OTHER, SECOND]
    assert scoreboard.last_run(runs, "dossier") == SECOND
    assert scoreboard.last_run(runs, "times") is None


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "scoreboard.jsonl"
    path.write_text('{"date": "2021-05-01"}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1"):
        scoreboard.read_runs(path)


def test_only_what_changed_is_shown() -> None:
    table = scoreboard.change_table(SECOND.measures, FIRST)
    assert table.rows == (("found", 0.5, 0.6, "+0.100"), ("events", None, 0.3, "new"))


def test_the_page_has_a_table_a_task() -> None:
    lines = scoreboard.markdown([FIRST, OTHER, SECOND]).split("\n")
    assert lines[0] == "# Scoreboard"
    assert "|  | 2021-05-01 `aaaa111` | 2021-05-09 `bbbb222` |" in lines
    assert "| found | 0.500 | 0.600 |" in lines
    assert "| events |  | 0.300 |" in lines
    assert "## pairs" in lines


def test_items_gained_and_lost() -> None:
    before = {"a": False, "b": True, "c": True, "gone": True}
    now = {"a": True, "b": False, "c": True, "fresh": True}
    assert scoreboard.gained_and_lost(before, now) == (["a"], ["b"])


def test_a_long_list_of_items_is_cut() -> None:
    lines = scoreboard.item_lines("+", [f"item {i}" for i in range(45)])
    assert len(lines) == 41
    assert lines[-1] == "  + and 5 more"


def test_items_are_kept_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "last.json"
    assert scoreboard.read_items(path) == {}
    scoreboard.write_items(path, {"dossier": {"a": True}})
    assert scoreboard.read_items(path) == {"dossier": {"a": True}}
