"""The program as a user runs it, on articles of the sample world."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORLD = ROOT / "examples" / "world"
FLASH = WORLD / "01-flash-biden-proposes-summit.json"
GENEVA = WORLD / "14-geneva-it-is.json"
HTML = WORLD / "05-prague-expels-eighteen.html"


def dateline(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, "COLUMNS": "100", **environment},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture(scope="module")
def geneva() -> dict[str, object]:
    done = dateline("read", GENEVA, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)  # type: ignore[no-any-return]


# --- look-ups ---------------------------------------------------------------------------------------


def test_where_lists_the_places_of_a_name_with_reasons() -> None:
    done = dateline("where", "Georgia", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    state, region = json.loads(done.stdout)[:2]
    assert (state["kind"], state["country"]) == ("state", "GEO")
    assert (region["country"], region["geonames"]) == ("USA", 4197000)
    assert "first-order division" in region["why"]
    told = dateline("where", "Georgia", "--in", "United States").stdout
    assert told.startswith("Georgia, United States\n")
    assert "GeoNames 4197000" in told


def test_where_complains_about_unknown_names_and_states() -> None:
    unknown = dateline("where", "Xyzzy")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "no place in the tables is called 'Xyzzy'" in unknown.stderr
    assert dateline("where", "Paris", "--in", "Narnia").returncode == 2


# --- reading ---------------------------------------------------------------------------------------


def test_the_brief_shows_head_statements_and_meetings() -> None:
    done = dateline("read", GENEVA)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Biden and Putin to hold first summit in Geneva on June 16\n")
    assert "Published 25 May 2021" in done.stdout
    assert "“Switzerland keeps its door open”" in done.stdout
    assert re.search(r"m1 +scheduled · summit · 16 June 2021 · Geneva \(CHE\)", done.stdout)
    assert "\x1b" not in done.stdout


def test_json_quotes_the_text_to_the_letter(geneva: dict) -> None:  # type: ignore[type-arg]
    assert geneva["format"] == "dateline/1"
    text = geneva["article"]["text"]
    quotes = [text[a:b] for said in geneva["statements"] for a, b in said["quotes"]]
    assert "Switzerland keeps its door open" in quotes


def test_python_gives_the_same_as_the_command_line(geneva: dict) -> None:  # type: ignore[type-arg]
    import dateline as package

    (findings,) = package.read_many([json.loads(GENEVA.read_text(encoding="utf-8"))])
    assert findings.to_json() == geneva


def test_markdown_cites_its_sentences() -> None:
    done = dateline("read", GENEVA, "--md")
    assert done.returncode == 0
    assert done.stdout.startswith("# Biden and Putin")
    assert "## Sentences\n\n1. GENEVA (HPA) —" in done.stdout


def test_a_page_is_written_and_nothing_printed(tmp_path: Path) -> None:
    target = tmp_path / "new" / "page.html"
    done = dateline("read", HTML, "--html", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{target}\n")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert 'id="w-s1"' in page


def test_several_articles_become_lines_of_json_and_pages_in_a_folder(tmp_path: Path) -> None:
    done = dateline("read", FLASH, GENEVA, "--json", "--html", tmp_path)
    assert done.returncode == 0
    titles = [json.loads(line)["article"]["title"] for line in done.stdout.splitlines()]
    assert [title[:5] for title in titles] == ["FLASH", "Biden"]
    assert sorted(path.name[:8] for path in tmp_path.iterdir()) == ["01-flash", "02-biden"]


def test_standard_input_and_what_the_user_says_of_it() -> None:
    text = "LONDON (Northline) - The two ministers will meet on Friday, the spokesman said."
    done = dateline(
        "read", "-", "--published", "2021-05-26", "--publisher", "Northline", "--title", "Ministers", "--json",
        stdin=text.encode(),
    )  # fmt: skip
    article = json.loads(done.stdout)["article"]
    assert (article["text"], article["title"], article["publisher"]) == (text, "Ministers", "Northline")
    assert article["dateline"]["place"] == "London"
    assert [time["value"] for time in json.loads(done.stdout)["times"]] == ["2021-05-28"]


@pytest.mark.slow
def test_any_number_of_processes_prints_the_same_bytes() -> None:
    one, two = (dateline("read", WORLD / "[0-9]*", "--json", "--processes", n) for n in (1, 2))
    assert one.returncode == two.returncode == 0
    assert one.stdout.count("\n") == 30
    assert one.stdout == two.stdout


# --- bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (bytes(range(256)) * 20, "text"),
        (
            "Les ministres se sont rencontrés hier à Paris pour parler de la paix et de la guerre. ".encode() * 4,
            "French",
        ),
    ],
    ids=["empty", "blank", "binary", "French"],
)
def test_what_is_no_english_article_gets_one_clear_line(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(data)
    done = dateline("read", path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("dateline: ")
    assert done.stderr.count("\n") == 1
    assert str(path) in done.stderr
    assert told in done.stderr


def test_missing_files_folders_without_texts_and_impossible_dates_are_named(tmp_path: Path) -> None:
    for arguments, told in (
        (("read", tmp_path / "none.txt"), "does not exist"),
        (("read", tmp_path), "folder without texts"),
        (("read", GENEVA, "--published", "2021-02-30"), "2021-02-30"),
        (("explain", GENEVA, "s99"), "'s99'"),
        (("read", GENEVA, "--model", "no_such_model"), None),
    ):
        done = dateline(*arguments)
        assert done.returncode == (2 if told else 4), done.stderr
        assert (told or "no_such_model") in done.stderr
        assert done.stderr.count("\n") == 1


def test_one_bad_input_loses_nothing_else(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    done = dateline("read", FLASH, bad, tmp_path / "none.txt", GENEVA, "--json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "bad.json" in done.stderr
    assert "none.txt" in done.stderr
    assert done.stderr.rstrip().endswith("2 of 4 articles could not be read")


def test_usage_errors_exit_with_2() -> None:
    assert dateline("read").returncode == 2
    assert dateline("read", GENEVA, "--json", "--md").returncode == 2
    assert dateline("nonsense").returncode == 2


# --- explain and lexicon ---------------------------------------------------------------------------


def test_explain_shows_words_rule_and_sentence() -> None:
    done = dateline("explain", GENEVA, "m1")
    assert done.returncode == 0
    assert "their first summit in Geneva" in done.stdout
    assert "rule          meetings.summit" in done.stdout
    assert "sentence 1" in done.stdout
    as_json = json.loads(dateline("explain", GENEVA, "m1", "--json").stdout)
    assert as_json["rule"] == "meetings.summit"
    assert as_json["entries"][0]["kind"] == "summit"


def test_lexicon_try_tells_entries_and_findings() -> None:
    sentence = "Iran and France put off their summit in Geneva."
    done = dateline("lexicon", "try", sentence)
    assert done.returncode == 0
    assert "+ meetings.summit  “summit”" in done.stdout
    tried = json.loads(dateline("lexicon", "try", sentence, "--json").stdout)
    assert {"rule": "meetings.summit", "words": "summit", "had_a_part": True} in tried["evoked"]
    assert "postponed" in [found["finding"].get("status") for found in tried["found"]]


def test_lexicon_list_and_check() -> None:
    assert re.search(r"^meetings: \d+ entries", dateline("lexicon", "list").stdout, re.MULTILINE)
    assert "meetings.summit: summit" in dateline("lexicon", "list", "meetings").stdout
    unknown = dateline("lexicon", "check", "no_such")
    assert (unknown.returncode, unknown.stderr.count("\n")) == (5, 1)
    checked = json.loads(dateline("lexicon", "check", "meeting_status", "--json").stdout)
    assert checked["checked"] > 10


# --- manners ---------------------------------------------------------------------------------------


def test_version_and_help_come_without_loading_the_parser() -> None:
    assert re.fullmatch(r"dateline \d+\.\d+\.\d+\n", dateline("--version").stdout)
    source = (
        "import sys; sys.argv = ['dateline', '--help']\n"
        "from dateline.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({'spacy', 'numpy', 'trafilatura', 'httpx', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "from dateline.cli import main; main()", "read", FLASH, GENEVA, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout
        program.stdout.close()
        assert program.stderr
        told = program.stderr.read()
    assert told == b""


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_ends_quietly_with_130(processes: int) -> None:
    import signal

    with subprocess.Popen(
        [
            sys.executable, "-c", "from dateline.cli import main; main()",
            "read", "--json", "--processes", str(processes), *[str(WORLD)] * 40,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as program:  # fmt: skip
        assert program.stdout
        program.stdout.readline()
        os.killpg(program.pid, signal.SIGINT)
        begun = time.monotonic()
        _, told = program.communicate(timeout=30)
    assert (program.returncode, told) == (130, b"")
    assert time.monotonic() - begun < 5
