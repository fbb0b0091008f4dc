"""Reports as text and JSON."""

import json

from dateline.evaluation.report import Report, Table, unscored


def test_columns_stand_in_line() -> None:
    table = Table(("section", "gold", "F1", "fields"), (("events", 7, 0.5, "type 0.90"), ("a", 11, None, "")))
    assert table.as_text().split("\n") == [
        "section  gold     F1  fields",
        "events      7  0.500  type 0.90",
        "a          11",
    ]


def test_a_report_is_json_as_it_stands() -> None:
    report = Report("pairs", Table(("n",), ((1,),)), {"accuracy": 0.5}, {"types": {}}, {"1": True}, ("note",))
    assert json.loads(json.dumps(report.as_json())) == {
        "task": "pairs",
        "measures": {"accuracy": 0.5},
        "scores": {"types": {}},
        "notes": ["note"],
    }
    assert report.as_text() == "n\n1\nnote"


def test_without_gold_it_says_so() -> None:
    assert "3 predictions; no gold here" in unscored("events", 3).as_text()
