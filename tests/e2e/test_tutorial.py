"""What README and tutorial tell a newcomer to type does work. What it prints is for people to look at."""

import importlib.util
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = sorted(str(p.relative_to(ROOT)) for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))


def _refreshed() -> Callable[[str, Callable[[str], str]], str]:
    spec = importlib.util.spec_from_file_location("refresh_docs", ROOT / "tools" / "refresh_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.refreshed  # type: ignore[no-any-return]


def _run(command: str) -> str:
    """A command of the page: our own in this process, which spares loading the parser each time."""
    if not command.startswith("dateline "):
        return subprocess.run(command, shell=True, check=True, capture_output=True, text=True).stdout
    command, _, target = command.partition(" > ")
    done = CliRunner().invoke(app, shlex.split(command)[1:], catch_exceptions=False)
    assert done.exit_code == 0, f"{command}: {done.output}"
    if target:
        Path(target).write_text(done.stdout, encoding="utf-8")
        return ""
    return done.stdout


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/concepts/gazetteer.md"])
def test_every_command_of_the_page_works(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / page).read_text(encoding="utf-8")
    assert "$ dateline " in text or ">>> " in text
    _refreshed()(text, _run)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:\s]+)\)", text)
    missing = [t for t in targets if not (ROOT / page).parent.joinpath(t).exists()]
    assert not missing
