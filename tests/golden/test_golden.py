"""Six articles of the sample world against what a reader wrote down from each before the program saw it.

Beside every `NN-slug.toml` of this folder stands what must be found, `number` of it, and what must be `absent`.
`known_misses` holds what the reader found and the program does not find yet, with the reason; a line there that is
found after all fails too, so that it is moved up.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.domain.findings import Findings
from dateline.ingest import Given
from dateline.service import read_inputs
from dateline.settings import Settings
from support.golden import Line, finds, shown

HERE = Path(__file__).parent
WORLD = HERE.parents[1] / "examples" / "world"
FILES = sorted(path.stem for path in HERE.glob("*.toml"))
ABOUT = {"article", "published", "authors", "dateline", "number", "absent", "known_misses"}


@cache
def golden(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@cache
def found(name: str) -> Findings:
    (outcome,) = read_inputs([str(WORLD / golden(name)["article"])], Given(), Settings())
    assert isinstance(outcome, Findings)
    return outcome


def lines(tables: dict[str, Any]) -> Iterator[tuple[str, Line]]:
    """Every line of a golden file, or of a part of it, with its section."""
    for section, entries in tables.items():
        if section not in ABOUT:
            yield from ((section, entry) for entry in entries)


HEADED = [  # 'RUSSIA / UNITED STATES:' is a heading, and is read as a dateline
    pytest.param(name, marks=pytest.mark.xfail(strict=True, reason="a heading of two states"))
    if name == "25-readout"
    else name
    for name in FILES
]


@pytest.mark.parametrize("name", HEADED)
def test_publication_dateline_and_authors(name: str) -> None:
    article, wanted = found(name).article, golden(name)
    assert (article.published or "").startswith(wanted["published"])
    assert article.authors == tuple(wanted.get("authors", article.authors))
    line = article.dateline and {
        key: getattr(article.dateline, key) for key in ("place", "agency", "date") if getattr(article.dateline, key)
    }
    assert line == wanted.get("dateline")


@pytest.mark.parametrize("name", FILES)
def test_what_a_reader_found_is_found(name: str) -> None:
    missed = [shown(*line) for line in lines(golden(name)) if not finds(found(name), *line)]
    assert not missed, "not found:\n" + "\n".join(missed)


@pytest.mark.parametrize("name", FILES)
def test_as_many_as_a_reader_counts(name: str) -> None:
    wanted = golden(name)["number"]
    assert {section: len(getattr(found(name), section)) for section in wanted} == wanted


@pytest.mark.parametrize("name", FILES)
def test_false_friends_are_not_found(name: str) -> None:
    wrong = [shown(*line) for line in lines(golden(name)["absent"]) if finds(found(name), *line)]
    assert not wrong, "found, though the article does not say it:\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", FILES)
def test_known_misses_are_still_missed(name: str) -> None:
    known = [(section, dict(line)) for section, line in lines(golden(name).get("known_misses", {}))]
    assert all(line.pop("why", "") for _, line in known), "every known miss says why"
    better = [shown(*line) for line in known if finds(found(name), *line)]
    assert not better, "now found, move it up:\n" + "\n".join(better)
