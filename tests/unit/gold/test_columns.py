import json
from pathlib import Path

import pytest

from dateline.domain.codec import from_json
from dateline.gold import load
from dateline.gold.columns import HEADER, columns
from dateline.gold.exporting import exported
from dateline.gold.tokens import sentences, tokens
from dateline.text.spans import Span
from support.corpus import write_corpus


def rows(block: str) -> dict[str, dict[str, str]]:
    """The lines by token (the last of its name), each by column."""
    lines = [line.split("\t") for line in block.splitlines() if "\t" in line]
    return {line[0]: dict(zip(HEADER, line, strict=True)) for line in lines}


def test_columns_label_statements_actors_times_places_and_triggers(tmp_path: Path) -> None:
    article = load(folder=write_corpus(tmp_path)).articles[0]
    block = columns(article)
    assert block.startswith("# article = hague-1\n# sentence = 1\nTHE\t0\t")
    told = rows(block)
    assert told["said"]["CUE"] == "B-CUE:s1"
    assert told["fly"]["CONTENT"] == "I-CONTENT:s1"
    assert told["fly"]["EVENT"] == "B-AGREE:e1"
    assert told["Hildur"]["SOURCE"] == "I-SOURCE:s1"
    assert told["Hildur"]["ACTOR"] == "B-person:a1"
    assert told["Ósk"]["ACTOR"] == "I-person:a1"
    assert told["We"]["CONTENT"] == "B-CONTENT:s2"
    assert told["Oslo"]["PLACE"] == "B-PLACE:p1"
    assert told["next"]["TIME"] == "B-DATE:t2"
    assert set(told["herring"].values()) == {"herring", told["herring"]["START"], "I-CONTENT:s2", "O"}
    for row in told.values():
        assert article.text[int(row["START"]) :].startswith(row["TOKEN"])


def test_content_within_content_has_a_column_of_its_own(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    path = folder / "articles" / "hague-1.toml"
    inner = '  {id = "s4", cue_span = "asked", content_spans = ["her to come"], form = "indirect", optional = true},'
    source = path.read_text(encoding="utf-8").replace("]\nevents", f"{inner}\n]\nevents", 1)
    path.write_text(source, encoding="utf-8")
    told = rows(columns(load(folder=folder).articles[0]))
    assert told["come"]["CONTENT"] == "I-CONTENT:s3"
    assert told["come"]["INNER"] == "I-CONTENT:s4"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("“Go.” He went.", ["“Go.”", "He went."]),
        ("Mr. Smith saw Gen. J. Doe on Jan. 5. He was out.", ["Mr. Smith saw Gen. J. Doe on Jan. 5.", "He was out."]),
        ("It cost 3.5 million. Really? Yes!", ["It cost 3.5 million.", "Really?", "Yes!"]),
        ("A headline\n\nA text", ["A headline", "A text"]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.quote(text) for span in sentences(text)] == expected


def test_tokens() -> None:
    text = "The U.S. envoy's plane, Côte d'Ivoire’s Su-24, cost $3.5 million."
    assert [span.quote(text) for span in tokens(text, Span(0, len(text)))] == [
        "The", "U.S.", "envoy", "'s", "plane", ",", "Côte", "d'Ivoire", "’s", "Su-24", ",", "cost", "$", "3.5",
        "million", ".",
    ]  # fmt: skip


def test_jsonl_holds_dateline_1_and_the_rest_of_the_corpus(tmp_path: Path) -> None:
    corpus = load(folder=write_corpus(tmp_path))
    files = dict(exported(corpus, "jsonl"))
    assert set(files) == {"train.jsonl", "dev.jsonl", "test.jsonl", "storylines.jsonl", "sentences.jsonl", "about.json"}
    first = json.loads(files["train.jsonl"].splitlines()[0])
    assert from_json(first) == corpus.articles[0].findings
    assert files["dev.jsonl"] == ""
    assert json.loads(files["storylines.jsonl"])["same"][0]["members"] == ["hague-1:m1", "hague-2:m1"]
    sentence = json.loads(files["sentences.jsonl"].splitlines()[0])
    assert sentence["sentence"][slice(*sentence["trigger"])] == "met"
    assert json.loads(files["about.json"]) == {"version": "9.9.9", "licence": "CC-BY-4.0", "form": "jsonl"}
