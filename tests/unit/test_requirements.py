"""The locked requirements hold what the project file asks for, pinned by hash, and name no host."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = {"requirements.txt": "lock", "requirements-dev.txt": "dev", "requirements-stock.txt": "stock"}


def wanted(group: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = list(project["dependency-groups"][group])
    if group == "lock":
        asked += project["project"]["dependencies"]
    return {re.split(r"[\[<>=~! ]", requirement, maxsplit=1)[0] for requirement in asked}


@pytest.mark.parametrize(("name", "group"), LOCKS.items())
def test_a_lock_pins_what_is_asked_for(name: str, group: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE))
    assert wanted(group) <= pinned, f"run `make lock`: {wanted(group) - pinned} missing in {name}"
    assert "://" not in lock
    entries = re.split(r"\n(?=\w)", lock.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
