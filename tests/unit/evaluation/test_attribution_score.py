"""Scoring attributions, on two sentences whose right numbers can be told by hand."""

import pytest

from dateline.evaluation.attribution_score import Attribution, Counts
from dateline.text.spans import Span

TEXT = "Kovac said “we agree”. Talks will fail, Berg warned."


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


AGREE = Attribution(at("Kovac"), at("said"), at("“we agree”"))
FAIL = Attribution(at("Berg"), at("warned"), at("Talks will fail"))
GOLD = [AGREE, FAIL]


def scores(predicted: list[Attribution]) -> dict[str, object]:
    counts = Counts()
    counts.add(TEXT, GOLD, predicted)
    return counts.scores()


def row(precision: float, recall: float) -> dict[str, object]:
    both = precision + recall
    return {"p": precision, "r": recall, "f1": pytest.approx(2 * precision * recall / both if both else 0.0)}


def test_gold_against_itself() -> None:
    found = scores(GOLD)
    assert found["alpha"] == 1.0
    assert found["count all"] == {"gold": 2, "pred": 2}
    assert found["source all"] == {"any": 1.0, "exact": 1.0, "n": 2}
    assert all(value["f1"] == 1.0 for value in found.values() if isinstance(value, dict) and "f1" in value)


def test_nothing_found() -> None:
    found = scores([])
    assert found["overlap all"] == row(0.0, 0.0)
    assert found["count direct"] == {"gold": 1, "pred": 0}
    assert found["source all"] == {"any": 0.0, "exact": 0.0, "n": 0}


def test_marks_at_the_ends_matter_to_exact_alone() -> None:
    found = scores([Attribution(at("Kovac"), (), at("we agree")), FAIL])
    assert found["exact all"] == row(0.5, 0.5)
    assert found["exact-trim all"] == row(1.0, 1.0)
    assert found["exact direct"] == row(0.0, 0.0)
    assert found["overlap direct"] == row(1.0, 1.0)  # the marks stand beside the content


def test_a_wrong_source_spoils_the_pair_end_to_end() -> None:
    found = scores([AGREE, Attribution(at("Kovac"), (), FAIL.content)])
    assert found["overlap all"] == row(1.0, 1.0)
    assert found["content+source all"] == row(0.5, 0.5)
    assert found["source indirect"] == {"any": 0.0, "exact": 0.0, "n": 1}


def test_less_than_half_is_no_overlap() -> None:
    assert scores([Attribution((), (), at("Talks"))])["overlap all"] == row(0.0, 0.0)


def test_tokens_bear_the_label_of_most_of_their_letters() -> None:
    found = scores([Attribution((), at("said"), ())])
    assert found["token cue"] == row(1.0, 0.5)  # 'said', but not 'warned.'
    assert found["token content"] == row(0.0, 0.0)


def test_alpha_is_krippendorffs() -> None:
    """Nine tokens: gold has 2 sources, 2 cues and 5 contents; the prediction finds one cue and nothing else.

    Of the 18 labels 8 are 'none', 2 source, 3 cue and 5 content; 8 of 9 tokens are unequal.
    """
    observed = 2 * 8
    expected = 18 * 18 - (8 * 8 + 2 * 2 + 3 * 3 + 5 * 5)
    assert scores([Attribution((), at("said"), ())])["alpha"] == pytest.approx(1 - 17 * observed / expected)


def test_recall_is_told_by_sort() -> None:
    text = "Truce fails, rebels say\nShe said “we agree”. It is “good news”, he hinted. It was agreed to wait."

    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    gold = [
        Attribution(spans("rebels"), spans("say"), spans("Truce fails")),
        Attribution(spans("She"), spans("said"), spans("“we agree”")),
        Attribution(spans("he"), spans("hinted"), spans("It is “good news”")),
        Attribution((), spans("agreed"), spans("to wait")),
    ]
    counts = Counts()
    counts.add(text, gold, gold[:2])
    found = {name[7:]: row for name, row in counts.scores().items() if name.startswith("recall ")}
    assert {sort: row["n"] for sort, row in found.items()} == {
        "quoted": 1, "mixed": 1, "unquoted": 2, "no source": 1, "pronoun": 2, "headline": 1, "cue of saying": 2,
    }  # fmt: skip
    assert found["unquoted"]["overlap"] == 0.5
    assert found["cue of saying"]["content+source"] == found["quoted"]["overlap"] == 1.0
    assert found["no source"]["overlap"] == found["mixed"]["overlap"] == 0.0
