"""What a user names on the command line → inputs, and inputs → articles. One bad input loses nothing else."""

import glob
import os
import sys
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from dateline.domain.article import Article
from dateline.errors import DatelineError, InputError
from dateline.ingest import warc
from dateline.ingest.reader import read_bytes, row_article, too_large
from dateline.ingest.records import Failure, Given
from dateline.ingest.rows import parquet_rows
from dateline.ingest.walk import Walk
from dateline.settings import Settings

ENDINGS = (
    ".txt", ".html", ".htm", ".json", ".jsonl", ".jsonl.gz", ".rss", ".atom", ".xml", ".parquet", *warc.ENDINGS,
)  # fmt: skip
_DEFAULT = Settings()
_NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a path, a URL, or '-' for standard input."""

    name: str
    form: Literal["file", "url", "stdin"]


def expand(sources: Sequence[str]) -> Iterator[Source]:
    """Files, folders (searched through for texts), patterns with * or ?, URLs and '-' → single inputs, in order.

    Names that lead nowhere come through as files, so that reading reports them.
    """
    for name in sources:
        if name == "-":
            yield Source(name, "stdin")
        elif name.lower().startswith(("http://", "https://")):
            yield Source(name, "url")
        else:
            paths = _paths(name)
            yield from (Source(path, "file") for path in paths or [name])


def _paths(name: str) -> list[str]:
    if Path(name).is_dir():
        return _texts_in(name)
    if not os.path.lexists(name) and glob.has_magic(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (a Path globs below a folder only)
        return [path for match in found for path in (_texts_in(match) if Path(match).is_dir() else [match])]
    return []


def _texts_in(folder: str) -> list[str]:
    """The texts under a folder in the order of their paths; hidden ones and links to folders are passed over."""
    found: list[str] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found.extend(str(Path(root, f)) for f in files if f.lower().endswith(ENDINGS) and not f.startswith("."))
    return sorted(found)


def read_all(
    sources: Sequence[str],
    given: Given = _NOTHING,
    *,
    settings: Settings = _DEFAULT,
    places: Container[str] | None = None,
    stdin: BinaryIO | None = None,
    follow: bool = False,
    allow_private: bool = False,
) -> Iterator[Article | Failure]:
    """The articles of all sources, in order, each read when it is asked for; what cannot be read is a Failure.

    Lists of feeds and of pages are followed to what they name, politely; feeds to the pages of their items when one
    should `follow`. `allow_private` opens addresses inside the own network; it is for tests.
    """
    walk = Walk(settings, places, follow, allow_private)
    for source in expand(sources):
        name = "standard input" if source.form == "stdin" else source.name
        try:
            if source.form == "url":
                yield from walk.named(source.name, given)
            elif source.form == "file" and source.name.lower().endswith(warc.ENDINGS):
                for page in warc.pages(source.name, settings):
                    if isinstance(page, InputError):
                        yield Failure(name, page)
                    else:
                        here = replace(given, url=given.url or page.url)
                        yield from walk.content(page.body, page.name, here, page.media)
            elif source.form == "file" and source.name.lower().endswith(".parquet"):
                _bytes_at(source.name, settings, only_look=True)
                for row_name, row in parquet_rows(source.name):
                    yield row_article(row, row_name, given, places)
            else:
                data = (
                    _bytes_of(stdin or sys.stdin.buffer, settings)
                    if source.form == "stdin"
                    else _bytes_at(source.name, settings)
                )
                yield from walk.content(data, name, given, None)
        except DatelineError as error:
            yield Failure(source.name, error)


def given_bytes(name: str, settings: Settings = _DEFAULT) -> bytes:
    """What is in a file or, for '-', comes in on standard input. InputError when it cannot be read or is too large."""
    return _bytes_of(sys.stdin.buffer, settings) if name == "-" else _bytes_at(name, settings)


def read_file(
    path: str | Path,
    given: Given = _NOTHING,
    *,
    settings: Settings = _DEFAULT,
    places: Container[str] | None = None,
) -> list[Article]:
    """The articles in a file, see `read_bytes`. InputError when there is none or it cannot be opened."""
    return read_bytes(_bytes_at(path, settings), name=str(path), given=given, settings=settings, places=places)


def read_stdin(
    stream: BinaryIO,
    given: Given = _NOTHING,
    *,
    settings: Settings = _DEFAULT,
    places: Container[str] | None = None,
) -> list[Article]:
    """The articles in a stream of bytes, see `read_bytes`."""
    data = _bytes_of(stream, settings)
    return read_bytes(data, name="standard input", given=given, settings=settings, places=places)


def read_url(
    url: str,
    given: Given = _NOTHING,
    *,
    settings: Settings = _DEFAULT,
    places: Container[str] | None = None,
    allow_private: bool = False,
) -> list[Article]:
    """The articles at an http(s) address, see `read_bytes`. FetchError when it cannot or may not be fetched.

    `allow_private` opens addresses inside the own network; it is for tests.
    """
    from dateline.ingest.fetch import fetch

    data, media, final = fetch(url, settings=settings, allow_private=allow_private)
    here = replace(given, url=given.url or final)
    return read_bytes(data, name=url, given=here, media_type=media, settings=settings, places=places)


def _bytes_at(path: str | Path, settings: Settings, only_look: bool = False) -> bytes:
    try:
        if Path(path).is_dir():
            raise InputError(f"{path} is a folder without texts (*{', *'.join(ENDINGS)})")
        with Path(path).open("rb") as stream:
            return b"" if only_look else _bytes_of(stream, settings, name=str(path))
    except FileNotFoundError as error:
        hint = "no file matches it" if glob.has_magic(str(path)) else "check the path"
        raise InputError(f"{path} does not exist; {hint}") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{path} cannot be read: {reason}") from error


def _bytes_of(stream: BinaryIO, settings: Settings, *, name: str = "standard input") -> bytes:
    data = stream.read(settings.max_input_bytes + 1)
    if len(data) > settings.max_input_bytes:
        raise too_large(name, settings.max_input_bytes)
    return data
