"""The typer: what it answers for marked parties, and that its files are those of the manifest."""

from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from dateline.errors import ModelError
from dateline.models import EventTyper, Question, load_typer
from dateline.models.event_types import TYPES
from dateline.models.loading import DATA
from dateline.text.spans import Span

NAMES = [name for name in ("best", "open") if load_typer(name) is not None]


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def typer(name: str) -> EventTyper:
    found = load_typer(name)
    assert found is not None
    return found


def asked(name: str, text: str, actor: str, recipient: str) -> str:
    question = Question((at(text, actor),), (at(text, recipient),))
    (judgement,) = typer(name).judge(text, Span(0, len(text)), [question])
    return judgement.best[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind"),
    [
        ("Chad condemned Togo for shelling a harbour.", "Chad", "Togo", "ACCUSE"),
        ("Gunmen killed three soldiers near the Malian border.", "Gunmen", "three soldiers", "ASSAULT"),
        ("Finland sent tents and blankets to survivors in Nepal.", "Finland", "survivors in Nepal", "AID"),
        ("Police in Quito arrested a Danish reporter.", "Police in Quito", "Danish reporter", "COERCE"),
        ("Laos rejected the offer of Bhutan.", "Laos", "Bhutan", "REJECT"),
        ("Malta urged Libya to open the port.", "Malta", "Libya", "REQUEST"),
    ],
)
def test_plain_deeds_have_their_type(name: str, text: str, actor: str, recipient: str, kind: str) -> None:
    assert asked(name, text, actor, recipient) == kind


@pytest.mark.parametrize("name", NAMES)
def test_the_marked_pair_moves_the_answer(name: str) -> None:
    text = "Police arrested a rebel after rebels shot a judge."
    pairs = [("Police", "a rebel"), ("rebels", "a judge")]
    questions = [Question((at(text, actor),), (at(text, recipient),)) for actor, recipient in pairs]
    arrest, shot = typer(name).judge(text, Span(0, len(text)), questions)
    assert arrest.best[0] == "COERCE"
    assert shot.of("ASSAULT") > arrest.of("ASSAULT")


@pytest.mark.parametrize("name", NAMES)
def test_judgements_are_probabilities_and_name_a_word_of_the_sentence(name: str) -> None:
    text = "It rained. Oman expelled the ambassador of Kuwait."
    sentence = Span(11, len(text))
    questions = [Question((at(text, "Oman"),)), Question((at(text, "Oman"),), (at(text, "Kuwait"),))]
    judgements = typer(name).judge(text, sentence, questions)
    assert len(judgements) == 2
    for judgement in judgements:
        assert judgement.types.shape == (len(TYPES),)
        assert np.isclose(judgement.types.sum(), 1, atol=1e-4)
        assert judgement.word is not None
        assert sentence.contains(judgement.word)
        assert judgement.of(judgement.best[0]) == judgement.best[1]
    assert typer(name).judge(text, sentence, []) == []


@pytest.mark.parametrize("name", NAMES)
def test_asking_together_or_alone_gives_the_same(name: str) -> None:
    text = "Oman expelled the ambassador of Kuwait."
    questions = [Question((at(text, "Oman"),)), Question((at(text, "Kuwait"),))]
    whole = Span(0, len(text))
    together = typer(name).judge(text, whole, questions)
    for question, judgement in zip(questions, together, strict=True):
        (alone,) = typer(name).judge(text, whole, [question])
        assert np.allclose(alone.types, judgement.types, atol=0.02)


@pytest.mark.skipif(not NAMES, reason="no weights that type events are installed")
def test_a_file_that_the_manifest_does_not_name_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    copytree(DATA, folder)
    (folder / "events" / f"{NAMES[0]}.npz").write_bytes(b"something else")
    with pytest.raises(ModelError, match="is not the file that the manifest names"):
        load_typer(NAMES[0], folder)
    assert load_typer("of no such name", folder) is None
