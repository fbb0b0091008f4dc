"""`dateline gazetteer` as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path


def dateline(home: Path, *arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, arguments)],
        input=given, capture_output=True, encoding="utf-8", timeout=120, check=False,
        env={**os.environ, "COLUMNS": "110", "DATELINE_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_from_the_file_to_who_and_back(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "Ministers of 2031.csv"
    file.write_text("name,country,office,from\nJane Roe,NOR,foreign minister,2031-01-02\nX,NOR,king,\n", "utf-8")
    done = dateline(home, "gazetteer", "add", file)
    assert done.returncode == 1
    assert done.stdout.startswith("ministers-of-2031: 1 rows of persons kept, 1 left out\n")
    assert done.stderr == f"dateline: {file}, line 3, name: 'X' is too short for a name; write it out\n"
    listed = dateline(home, "gazetteer", "list")
    assert listed.stdout.startswith("ministers-of-2031: 1 rows of persons, from Ministers of 2031.csv, added 20")
    told = dateline(home, "who", "Jane Roe", "--on", "2031-06-01")
    assert "foreign minister, Norway  yours/ministers-of-2031.csv:3 (Ministers of 2031.csv, added" in told.stdout
    (person,) = json.loads(dateline(home, "who", "Jane Roe", "--json").stdout)
    assert person["offices"][0]["row"]["source"].startswith("Ministers of 2031.csv")
    assert dateline(home, "gazetteer", "remove", "ministers-of-2031").stdout == "ministers-of-2031: removed\n"
    assert dateline(home, "who", "Jane Roe").returncode == 1
    assert dateline(home, "gazetteer", "remove", "ministers-of-2031").returncode == 2


def test_standard_input_and_json(tmp_path: Path) -> None:
    result = json.dumps([{"name": "Roe Institute", "kind": "ngo"}])
    done = dateline(tmp_path, "gazetteer", "add", "-", "--name", "bodies", "--json", given=result)
    told = json.loads(done.stdout)
    assert (done.returncode, told["name"], told["kind"], told["rows"], told["faults"]) == (
        0, "bodies", "organisations", 1, [],
    )  # fmt: skip
    assert Path(told["path"]).is_file()


def test_what_cannot_be_added(tmp_path: Path) -> None:
    none = dateline(tmp_path, "gazetteer", "add", tmp_path / "none.csv")
    assert (none.returncode, none.stderr.count("\n")) == (2, 1)
    bad = dateline(tmp_path, "gazetteer", "add", "-", "--name", "x", given="name,office\nx,y\n")
    assert (bad.returncode, bad.stderr.count("\n"), bad.stdout) == (5, 1, "")
    assert list(tmp_path.iterdir()) == []


def test_queries(tmp_path: Path) -> None:
    done = dateline(tmp_path, "gazetteer", "query", "persons", "--country", "Norway", "--since", "2005")
    assert 'wdt:P298 "NOR"' in done.stdout
    assert "YEAR(?begun) >= 2005" in done.stdout
    assert dateline(tmp_path, "gazetteer", "query", "persons", "--country", "Narnia").returncode == 2
    assert dateline(tmp_path, "gazetteer", "query", "shoes").returncode == 2
