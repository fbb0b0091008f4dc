"""The shipped weights: there, whole, and reading the same however they are used."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import ModelError
from dateline.models import available, load
from dateline.models.loading import DATA, manifest

TEXT = "The talks were useful, Ruritania’s foreign minister said on Monday. “We shall meet again,” he told reporters."
OTHER = "Bread cost more in June.\n\nAccording to the bakers, flour is to blame."


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "weights"))


@pytest.mark.parametrize("name", ["best", "open"])
def test_every_set_of_weights_reads(name: str) -> None:
    found = load(name).read(TEXT)
    assert [a.cue.quote(TEXT) for a in found] == ["said", "told"]
    assert [a.source and a.source.quote(TEXT) for a in found] == ["Ruritania’s foreign minister", "he"]
    assert "shall meet again" in found[1].content[0].quote(TEXT)


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    reader = load("best")
    alone = reader.read(TEXT)
    reader.read(OTHER)
    assert reader.read(TEXT) == alone


def test_a_window_is_read_alike_alone_and_among_others() -> None:
    reader = load("best")
    long = TEXT.replace("\n", " ") + " " + "Nothing else was new in the capital. " * 25
    alone = reader.read(long)
    behind = [a for a in reader.read(f"{long}\n{long}") if a.cue.end <= len(long)]
    assert behind == alone


@pytest.mark.parametrize("name", ["best", "open"])
def test_the_manifest_tells_licence_and_training(name: str) -> None:
    told = manifest()[name]
    assert told["licence"] and told["trained_on"]
    assert ("PolNeAR, train" in told["trained_on"]) == (name == "best")


def test_weights_nobody_knows() -> None:
    with pytest.raises(ModelError, match=r"no weights 'worst'.*best, open"):
        load("worst")


@pytest.mark.parametrize("file", ["best.npz", "vocabulary.npz", "pieces.txt"])
def test_a_file_that_was_changed_is_named(copied: Path, file: str) -> None:
    whole = bytearray((copied / file).read_bytes())
    whole[len(whole) // 2] ^= 1
    (copied / file).write_bytes(whole)
    with pytest.raises(ModelError, match=rf"{file} is not the file .*--statements rules"):
        load("best", copied)


@pytest.mark.parametrize("file", ["best.npz", "hashes.toml", "pieces.txt"])
def test_a_file_that_is_missing_is_named(copied: Path, file: str) -> None:
    (copied / file).unlink()
    with pytest.raises(ModelError, match=f"{file} is not there"):
        load("best", copied)


def test_an_installation_may_leave_the_weights_out(tmp_path: Path) -> None:
    assert available()
    assert not available(tmp_path)
    with pytest.raises(ModelError, match="is not there"):
        load("best", tmp_path)


def test_rare_pieces_share_the_row_of_the_unknown_one() -> None:
    vocabulary = load("best").encoder.vocabulary
    unknown, said = 100, 2056
    rare = 1000 + 672  # a Chinese character
    assert vocabulary.row[rare] == vocabulary.row[unknown] != vocabulary.row[said]
    assert np.abs(vocabulary.of(np.array([said]))).max() > 0
