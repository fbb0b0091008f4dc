"""The benchmark's parts run, and know every stage of reading."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "GENEVA, June 16 (Reuters) - Joe Biden met Vladimir Putin on Wednesday. “It was constructive,” Biden said.\n"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "texts.json"
    path.write_text(json.dumps([TEXT * 20]), encoding="utf-8")
    return path


def told(*command: str | Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("command", [("-m", "benchmarks.reading", "read"), ("benchmarks/parse.py", "--tuned")])
def test_time_and_memory_are_told(command: tuple[str, ...], texts: Path) -> None:
    taken = told(*command, texts)
    assert 0 < taken["seconds"] < 60
    assert 0 < taken["cpu"] < 60
    assert 50 < taken["peak"] < 2_000


def test_every_stage_is_timed(texts: Path) -> None:
    stages = told("-m", "benchmarks.reading", "stages", texts)["stages"]
    assert set(stages) >= {"parse", "quotations", "times", "match", "resolve", "statements", "meetings", "events"}
    slowest = sorted(stages, key=lambda stage: -stages[stage])[:2]
    assert set(slowest) <= {"parse", "statements", "events"}  # the parser and the two encoders; all else is far below
    assert stages["rest"] < 0.2 * sum(stages.values())
