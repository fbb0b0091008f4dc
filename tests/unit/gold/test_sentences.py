import csv
from pathlib import Path

import pytest

from dateline.gold.corpus import EventSentence, Party
from dateline.gold.problems import Problem
from dateline.gold.sentences import COLUMNS, disagreements, read_sentences, split_of
from support.corpus import SENTENCES

ROW = {
    "id": "z-0003",
    "text": "Lima and the Vatican rebuked Quito.",
    "type": "ACCUSE",
    "mode": "disapprove",
    "trigger": "rebuked",
    "actor": "Lima + Vatican",
    "actor_country": "PER + -",
    "recipient": "Quito",
}


def read(path: Path, *rows: dict[str, str]) -> tuple[list[EventSentence], list[Problem]]:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return read_sentences(path)


def test_a_row_is_one_event(tmp_path: Path) -> None:
    (tmp_path / "z.csv").write_text(SENTENCES, encoding="utf-8")
    sentences, problems = read_sentences(tmp_path / "z.csv")
    assert problems == []
    met, asked, sport = sentences
    assert [party.span.quote(met.text) for party in met.actors] == ["Quito's envoy", "Vatican's"]
    assert [party.country for party in met.actors] == ["ECU", "VAT"]
    assert met.recipients == ()
    assert asked.family == met.family == "z-0001"
    assert asked.trigger.quote(asked.text) == "asked"
    assert asked.actors[0].span.start == asked.text.index("then Quito") + 5
    assert (sport.type, sport.actors, sport.note) == (None, (), "sport")
    assert list(disagreements([("z.csv", sentence) for sentence in sentences])) == []


def test_a_party_without_a_state(tmp_path: Path) -> None:
    (sentence,), problems = read(tmp_path / "z.csv", ROW)
    assert problems == []
    assert [party.country for party in (*sentence.actors, *sentence.recipients)] == ["PER", None, None]
    assert isinstance(sentence.recipients[0], Party)


@pytest.mark.parametrize(
    ("changed", "key", "told"),
    [
        ({"id": "z-3"}, "id", "PREFIX-0001"),
        ({"text": "Lima and the Vatican rebuked  Quito."}, "text", "double spaces"),
        ({"type": "SCOLD"}, "type", "is not one of"),
        ({"mode": "visit"}, "mode", "no mode of ACCUSE"),
        ({"auxiliary": "past"}, "auxiliary", "is not one of"),
        ({"trigger": "scolded"}, "trigger", "does not stand in the text"),
        ({"trigger": ""}, "trigger", "names no words"),
        ({"recipient": "uito"}, "recipient", "cuts a word"),
        ({"actor_country": "PER"}, "actor_country", "1 for 2 phrases"),
        ({"recipient_country": "EC"}, "recipient_country", "ISO 3166-1"),
    ],
)
def test_faults_name_row_and_column(tmp_path: Path, changed: dict[str, str], key: str, told: str) -> None:
    sentences, problems = read(tmp_path / "z.csv", ROW | changed)
    assert sentences == []
    assert [problem.key for problem in problems] == [key]
    assert told in problems[0].what


def test_a_hard_negative_has_a_trigger_and_no_event(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "z.csv", ROW | {"type": "none"})
    assert [problem.key for problem in problems] == ["mode", "actor", "actor_country", "recipient"]


def test_files_of_another_form_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "z.csv"
    path.write_text("id,text\n", encoding="utf-8")
    assert "the header must be" in read_sentences(path)[1][0].what
    path.write_text(",".join(COLUMNS) + "\nz-0001,Lima, and Quito, met.\n", encoding="utf-8")
    assert "4 cells where 11 belong" in read_sentences(path)[1][0].what


def test_rows_that_contradict_each_other(tmp_path: Path) -> None:
    rows = [
        ROW,
        ROW | {"id": "z-0004"},  # same text, another number
        ROW | {"id": "z-0003b"},  # same event
        {"id": "z-0003c", "text": ROW["text"], "type": "none", "trigger": "rebuked"},
        ROW | {"text": "Lima rebuked Quito.", "actor": "Lima", "actor_country": "PER"},  # same id
    ]
    sentences, problems = read(tmp_path / "z.csv", *rows)
    assert problems == []
    found = list(disagreements([("z.csv", sentence) for sentence in sentences]))
    assert [(problem.where, problem.key) for problem in found] == [
        ("z-0004", "text"),
        ("z-0003b", "trigger"),
        ("z-0003c", "type"),
        ("z-0003", "id"),
    ]


def test_splits_of_families_are_about_sixty_twenty_twenty_and_stay() -> None:
    splits = [split_of(f"q-{number:04}") for number in range(2000)]
    assert 0.57 < splits.count("train") / 2000 < 0.63
    assert 0.17 < splits.count("dev") / 2000 < 0.23
    assert splits == [split_of(f"q-{number:04}") for number in range(2000)]
