"""The sets of weights that are shipped, checked against the manifest before they are used."""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dateline.errors import ModelError
from dateline.models.attributions import AttributionReader, Heads, Thresholds
from dateline.models.encoder import Encoder, Vocabulary, session
from dateline.models.event_types import EventTyper, TypeHeads
from dateline.models.wordpieces import WordPieces

DATA = Path(__file__).parent / "data"


@cache
def manifest(folder: Path = DATA) -> Mapping[str, Any]:
    """Per set of weights what `manifest.toml` tells: licence, training data, thresholds and scores."""
    return _table(folder / "manifest.toml")


def available(folder: Path = DATA) -> bool:
    """Whether there are any weights: an installation may leave them out, and then reads by rules."""
    return (folder / "manifest.toml").exists()


@cache
def load(name: str, folder: Path = DATA) -> AttributionReader:
    """The set of weights of that name, once a process. ModelError when its files are missing or not those named."""
    told = manifest(folder).get(name)
    if told is None:
        raise ModelError(f"There are no weights {name!r}. Choose one of {', '.join(manifest(folder))}; or 'rules'.")
    hashes = _table(folder / "hashes.toml")
    for file in (f"{name}.npz", "vocabulary.npz", "pieces.txt"):
        _check(folder / file, hashes.get(file, ""))
    heads = folder / f"{name}.npz"
    with np.load(heads, allow_pickle=False) as table:
        marks, places, gain, shift = (table[key].astype(np.float32) for key in ("marks", "places", "gain", "shift"))
        layers = session(table["layers"].tobytes())
    return AttributionReader(
        name,
        WordPieces.load(folder / "pieces.txt"),
        Encoder(_vocabulary(folder), marks, places, gain, shift, layers),
        Heads.load(heads),
        Thresholds(**told["thresholds"]),
        told["leads"],
    )


@cache
def load_typer(name: str, folder: Path = DATA) -> EventTyper | None:
    """The weights of that name that type events, once a process; None where there are none of that name.

    ModelError when their files are missing or not those named.
    """
    inside = folder / "events"
    told = _table(inside / "manifest.toml") if (inside / "manifest.toml").exists() else {}
    if name not in told:
        return None
    for file, expected in (*told["trunk"]["sha256"].items(), *told[name]["sha256"].items()):
        _check(inside / file, expected)
    with np.load(inside / "trunk.npz", allow_pickle=False) as table:
        marks, places, gain, shift = (table[key].astype(np.float32) for key in ("marks", "places", "gain", "shift"))
    trunk = Encoder(_vocabulary(folder), marks, places, gain, shift, session((inside / "trunk.onnx").read_bytes()))
    upper = session((inside / f"{name}.onnx").read_bytes())
    return EventTyper(
        name, WordPieces.load(folder / "pieces.txt"), trunk, upper, TypeHeads.load(inside / f"{name}.npz")
    )


@cache
def _vocabulary(folder: Path) -> Vocabulary:
    return Vocabulary.load(folder / "vocabulary.npz")


def _table(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(f"{path} is not there. {_REMEDY}") from error


def _check(path: Path, expected: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise ModelError(f"{path} is not there. {_REMEDY}") from error
    if found != expected:
        raise ModelError(f"{path} is not the file that the manifest names. {_REMEDY}")


_REMEDY = "Install Dateline again, or read with --statements rules, which needs no weights."
