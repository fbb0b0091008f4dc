"""The tool that looks for copied words."""

import importlib.util
import json
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "check_copying", Path(__file__).parents[2] / "tools" / "check_copying.py"
)
assert _SPEC is not None
assert _SPEC.loader is not None
check_copying = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(check_copying)

OURS = "a grey heron stood for hours beside the frozen lock, waiting for boats"


def found(tmp_path: Path, foreign: str, name: str = "theirs.txt") -> list[str]:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ours.toml").write_text(f'text = "{OURS}"\nspan = "stood for hours"\n', encoding="utf-8")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / name).write_text(foreign, encoding="utf-8")
    stretches = check_copying.shared(check_copying.index([tmp_path / "own"]), [tmp_path / "theirs"])
    return [stretch for found_there in stretches.values() for stretch in found_there]


def test_eight_words_are_found_and_shown_as_long_as_they_are(tmp_path: Path) -> None:
    assert found(tmp_path, "There, ‘A GREY heron stood for\nhours beside the frozen’ pond.") == [
        "a grey heron stood for hours beside the frozen"
    ]


def test_seven_words_are_not(tmp_path: Path) -> None:
    assert found(tmp_path, "a grey heron stood for hours beside a frozen lock waiting for boats") == []


def test_two_stretches_of_one_text_are_two(tmp_path: Path) -> None:
    foreign = "a grey heron stood for hours beside the pond; heron stood for hours beside the frozen lock"
    assert found(tmp_path, foreign) == [
        "a grey heron stood for hours beside the",
        "heron stood for hours beside the frozen lock",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("theirs.tml", OURS.replace("hours", '<TIMEX3 tid="t1">hours</TIMEX3>')),
        ("theirs.jsonl", '{"id": 1}\n' + json.dumps({"body": [OURS.replace(" ", "\u00a0")]})),
    ],
)
def test_marked_up_and_escaped_text_is_read_as_text(tmp_path: Path, name: str, content: str) -> None:
    assert len(found(tmp_path, content, name)) == 1


def test_values_of_a_table_do_not_run_on_into_one_another(tmp_path: Path) -> None:
    assert found(tmp_path, "frozen lock waiting for boats stood for hours") == []


def test_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(tmp_path, OURS)
    own = ["--own", str(tmp_path / "own")]
    assert check_copying.main([str(tmp_path / "theirs"), *own]) == 1
    assert "ours.toml | " in capsys.readouterr().out
    (tmp_path / "theirs" / "theirs.txt").write_text("nothing of it", encoding="utf-8")
    assert check_copying.main([str(tmp_path / "theirs"), *own]) == 0
