import io
from pathlib import Path

import pytest

from dateline.domain.article import Article
from dateline.errors import InputError
from dateline.ingest import Failure, Given, Source, expand, read_all, read_file, read_stdin
from dateline.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "empty").mkdir()
    for name in ("b.txt", "a.html", "sub/c.JSONL", "sub/d.md", "e.pdf", ".f.txt", ".hidden/g.txt"):
        (tmp_path / name).write_text("The envoy has left.", encoding="utf-8")
    return tmp_path


def names(folder: Path, *sources: str) -> list[str]:
    return [str(Path(source.name).relative_to(folder)) for source in expand(sources)]


def test_folders_are_searched_in_order(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.html", "b.txt", "sub/c.JSONL"]


def test_patterns(folder: Path) -> None:
    assert names(folder, f"{folder}/*.txt", f"{folder}/**/*.md") == ["b.txt", "sub/d.md"]


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    (folder / "x[1].txt").write_text("He left.", encoding="utf-8")
    assert names(folder, str(folder / "x[1].txt")) == ["x[1].txt"]


def test_urls_and_standard_input() -> None:
    assert list(expand(["-", "HTTPS://example.org/a"])) == [
        Source("-", "stdin"),
        Source("HTTPS://example.org/a", "url"),
    ]


def test_one_bad_input_loses_nothing_else(folder: Path) -> None:
    (folder / "bad.jsonl").write_text('{"text": "He left."}\nnonsense\n{"text": "He came."}\n', encoding="utf-8")
    sources = [
        f"{folder}/no.txt",
        f"{folder}/e.pdf.txt*",
        f"{folder}/bad.jsonl",
        f"{folder}/empty",
        "-",
        f"{folder}/b.txt",
    ]
    found = list(read_all(sources, Given(publisher="P"), stdin=io.BytesIO(b"He stayed.")))
    shown = [f.text if isinstance(f, Article) else type(f.error).__name__ for f in found]
    assert shown == [
        "InputError", "InputError", "He left.", "InputError", "He came.", "InputError", "He stayed.",
        "The envoy has left.",
    ]  # fmt: skip
    failures = [f for f in found if isinstance(f, Failure)]
    assert "no.txt does not exist; check the path" in str(failures[0].error)
    assert "no file matches" in str(failures[1].error)
    assert failures[2].name.endswith("bad.jsonl line 2")
    assert "folder without texts" in str(failures[3].error)
    assert all(a.publisher == "P" for a in found if isinstance(a, Article))


def test_url_failures_are_reported_too() -> None:
    (found,) = read_all(["http://127.0.0.1:9/"])
    assert isinstance(found, Failure)
    assert "private network" in str(found.error)


def test_read_file_and_stdin(folder: Path) -> None:
    assert read_file(folder / "b.txt")[0].text == "The envoy has left."
    assert read_stdin(io.BytesIO(b"He left."))[0].text == "He left."


@pytest.mark.parametrize("path", ["a\0b.txt", "/", "x" * 5000])
def test_names_that_lead_nowhere(path: str) -> None:
    with pytest.raises(InputError):
        read_file(path)


def test_the_limit_holds_before_all_is_read(folder: Path) -> None:
    with pytest.raises(InputError, match="larger than 10 bytes"):
        read_file(folder / "b.txt", settings=Settings(max_input_bytes=10))
    with pytest.raises(InputError, match="larger than 10 bytes"):
        read_stdin(io.BytesIO(b"x" * 11), settings=Settings(max_input_bytes=10))
