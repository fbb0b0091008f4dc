"""Reading brat's standoff format as PolNeAR uses it."""

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluation.attribution_score import Attribution
from dateline.evaluation.polnear import attributions, texts
from dateline.text.spans import Span

ANNOTATIONS = (
    "T1\tSource-span 0 4\tBerg\n"
    "T2\tCue-span 5 9\tsaid\n"
    "T3\tContent-span 10 13;18 21\tyes no\n"
    "T4\tContent-span 22 27\tmay\nbe\n"
    "T5\tDiscuss-span 0 2\tBe\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4\n"
    "E2\tAttribution-no-source:T2 Cue:T2 Content:T4\n"
    "E3\tDiscuss:T5 Content:T5\n"
)


@pytest.fixture
def compartment(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_b.txt").write_bytes(b"Berg said yes\r\n or no may be")
    (tmp_path / "attributions" / "a_b_y2.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "a_b_y1.ann").write_text(ANNOTATIONS, encoding="utf-8")
    return tmp_path


def test_texts_keep_their_line_ends(compartment: Path) -> None:
    assert list(texts(compartment)) == [("a_b", "Berg said yes\r\n or no may be")]


def test_roles_are_joined_and_the_first_annotator_counts(compartment: Path) -> None:
    content = (Span(10, 13), Span(18, 21), Span(22, 27))
    assert attributions(compartment) == {
        "a_b": [
            Attribution((Span(0, 4),), (Span(5, 9),), content),
            Attribution((), (Span(5, 9),), (Span(22, 27),)),
        ]
    }


def test_an_event_without_its_span_is_named(compartment: Path) -> None:
    (compartment / "attributions" / "a_b_y1.ann").write_text("E1\tAttribution:T9 Cue:T9\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"a_b_y1\.ann.*T9"):
        attributions(compartment)


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no texts"):
        list(texts(tmp_path))
