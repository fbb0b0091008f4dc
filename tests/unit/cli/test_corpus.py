"""`dateline corpus`, on a small corpus folder."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.corpus import app
from dateline.gold import Corpus, load, loading
from support.corpus import HAGUE_1, write_corpus


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """The small corpus in the place of the one that comes with Dateline."""
    folder = write_corpus(tmp_path / "corpus")
    monkeypatch.setattr("dateline.gold.FOLDER", folder)
    monkeypatch.setattr("dateline.gold.load", lambda split=None: load(split, folder))
    monkeypatch.setattr("dateline.gold.annotations", lambda: loading.annotations(folder))
    return load(folder=folder)


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    return result.output


def test_list() -> None:
    told = run("list")
    assert "hague-1" in told
    assert "3 articles (train 2, test 1), " in told
    assert "3 event sentences; version 9.9.9, CC-BY-4.0." in told
    listed = json.loads(run("list", "--split", "test", "--json"))
    assert [(row["id"], row["words"], row["origin"]) for row in listed] == [("regatta", 7, "none")]


def test_check(tmp_path: Path) -> None:
    assert run("check") == "0 faults, 0 doubts.\n"
    path = tmp_path / "corpus" / "articles" / "hague-2.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("scheduled", "foreseen"), encoding="utf-8")
    assert "hague-2.toml: m1, status: 'foreseen' is not one of" in run("check", code=1)
    assert json.loads(run("check", "--json", code=1))[0]["where"] == "m1"


def test_show() -> None:
    told = run("show", "hague-1")
    assert told.startswith("THE HAGUE, May 14")
    assert "herring" in told.partition("────")[2]
    assert json.loads(run("show", "hague-1", "--json"))["storyline"] == "hague"
    result = CliRunner().invoke(app, ["show", "hague-7"])
    assert "no article 'hague-7'" in str(result.exception)


def test_export(tmp_path: Path) -> None:
    run("export", "--out", str(tmp_path / "out"))
    assert len((tmp_path / "out" / "train.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    written = json.loads(run("export", "--format", "conll", "--out", str(tmp_path / "out"), "--json"))
    assert [Path(path).name for path in written] == ["train.conll", "dev.conll", "test.conll", "about.json"]
    assert "said\t" in (tmp_path / "out" / "train.conll").read_text(encoding="utf-8")


def test_score(tmp_path: Path, small: Corpus) -> None:
    path = tmp_path / "predictions.jsonl"
    path.write_text("".join(json.dumps(article.to_json()) + "\n" for article in small.articles), encoding="utf-8")
    assert "found 1.000   right 1.000" in run("score", str(path))
    scores = json.loads(run("score", str(path), "--split", "train", "--json"))
    assert scores["measures"]["statements"] == 1.0


def test_agreement(tmp_path: Path) -> None:
    body = HAGUE_1[HAGUE_1.index("actors = [") :]
    for name, content in (("first", body), ("second", body.replace('status = "scheduled"', 'status = "proposed"'))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hague-1.toml").write_text(content, encoding="utf-8")
    folders = (str(tmp_path / "first"), str(tmp_path / "second"))
    assert "status 0.000" in run("agreement", *folders)
    line = "hague-1: status m1/m1: scheduled | proposed: m1 visit “fly to Oslo”"
    assert run("agreement", *folders, "--show", "meetings") == line + "\n"
    told = json.loads(run("agreement", *folders, "--show", "meetings", "--json"))
    assert (told["measures"]["meetings"], told["disagreements"]) == (1.0, [line])
    run("agreement", *folders, "--show", "parties", code=2)
