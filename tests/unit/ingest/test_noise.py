import pytest

from dateline.ingest import noise_spans
from dateline.ingest.tables import table

ROWS = table("dateline.ingest", "noise.toml")["noise"]


@pytest.mark.parametrize(("rule", "line"), [(row["id"], line) for row in ROWS for line in row["examples"]])
def test_examples(rule: str, line: str) -> None:
    text = f"The envoy left.\n{line}\nHe came back."
    assert [span.quote(text) for span in noise_spans(text)] == [line]


@pytest.mark.parametrize(("rule", "line"), [(row["id"], line) for row in ROWS for line in row["counter_examples"]])
def test_counter_examples(rule: str, line: str) -> None:
    assert noise_spans(line) == ()


def test_captions_and_titles_are_no_noise() -> None:
    text = "Leaders meet in Geneva\nFILE - In this photo of June 16, 2021, the two shake hands.\nBiden’s first trip"
    assert noise_spans(text) == ()


def test_white_space_and_line_ends_are_outside() -> None:
    text = "He left.\r\n  * ADVERTISEMENT *  \r\nHe came back."
    assert [span.quote(text) for span in noise_spans(text)] == ["* ADVERTISEMENT *"]


def test_phrases_are_in_the_form_that_they_are_compared_in() -> None:
    for row in ROWS:
        assert all(phrase == " ".join(phrase.lower().split()) for phrase in row["phrases"]), row["id"]
        assert row["match"] in ("is", "begins", "ends", "contains")
