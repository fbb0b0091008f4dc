"""`dateline who` and `dateline when` as a user runs them."""

import json
import os
import subprocess
import sys


def dateline(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, "COLUMNS": "100", **environment},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_who_tells_the_office_on_a_date_and_the_row_that_says_so() -> None:
    done = dateline("who", "Blinken", "--on", "27 May 2021")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Antony Blinken  person:antony-blinken\n  2021-05-27 ")
    assert "secretary of state, United States  occupancies.csv:" in done.stdout
    assert "no office known" in dateline("who", "Blinken", "--on", "2001-05-27").stdout


def test_who_ranks_namesakes_by_the_date() -> None:
    def first(on: str) -> str:
        return str(json.loads(dateline("who", "Bush", "--on", on, "--json").stdout)[0]["id"])

    assert (first("1991-02-01"), first("2005-02-01")) == ("person:george-h-w-bush", "person:george-w-bush")


def test_who_as_json() -> None:
    (told,) = json.loads(dateline("who", "Tony Blinken", "--on", "2021-05-27", "--json").stdout)
    assert {key: told[key] for key in ("id", "name", "kind", "country", "sector", "matched", "date")} == {
        "id": "person:antony-blinken", "name": "Antony Blinken", "kind": "person", "country": "USA",
        "sector": "GOV", "matched": "variant", "date": "2021-05-27",
    }  # fmt: skip
    assert told["office_on_date"] == ["secretary of state"]
    assert told["row"]["table"] == "persons.csv"
    (held,) = [office for office in told["offices"] if office["on_date"]]
    assert (held["of"], held["of_name"], held["from"], held["until"]) == (
        "USA", "United States", "2021-01-26", "2025-01-20",
    )  # fmt: skip


def test_who_knows_bodies_and_states_too() -> None:
    assert "government_body · RUS · GOV" in dateline("who", "the Kremlin").stdout
    assert dateline("who", "Burma").stdout.startswith("Myanmar ")


def test_who_is_not_known_and_no_date() -> None:
    done = dateline("who", "Xyzzy Plugh")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "'Xyzzy Plugh'" in done.stderr
    assert (dateline("who", "Xyzzy Plugh", "--json").returncode, done.stdout) == (1, "")
    bad = dateline("who", "Blinken", "--on", "2021-13-01")
    assert (bad.returncode, bad.stderr.count("\n")) == (2, 1)
    assert "2021-13-01" in bad.stderr


def test_when_tells_value_and_rule() -> None:
    done = dateline("when", "late next month", "--published", "2021-05-27")
    assert (done.returncode, done.stderr) == (0, "")
    assert "value       2021-06\n" in done.stdout
    assert "rule        times.end+next-unit\n" in done.stdout
    assert "pattern     next unit=UNIT" in done.stdout
    told = json.loads(dateline("when", "on Monday", "--published", "2021-05-27", "--tense", "future", "--json").stdout)
    assert (told["words"], told["type"], told["value"], told["mod"]) == ("Monday", "DATE", "2021-05-31", None)
    assert told["entries"][0]["examples"]


def test_when_no_time_is_told() -> None:
    done = dateline("when", "on the sidelines", "--published", "2021-05-27")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert dateline("when", "today", "--published", "someday").returncode == 2
    assert dateline("when", "today").returncode == 2


def test_help_shows_an_example() -> None:
    assert "Example: dateline who 'Antony Blinken' --on 2021-05-27" in dateline("who", "--help").stdout
    assert "Example: dateline when" in dateline("when", "--help").stdout
