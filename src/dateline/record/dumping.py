"""A whole record as lines of JSON, and a record from them; and a record built again from what it holds.

A dump holds what cannot be computed: articles with what was read in them, judgements, feeds. Claims, families and
records follow from these, and are the same whatever database they are in.
"""

import gzip
import io
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from dateline.domain import codec
from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.domain.record import Feed, Judgement
from dateline.errors import DataError, InputError
from dateline.merge import claims_of
from dateline.merge.engine import SECTIONS, place_article, place_claims, settle
from dateline.merge.families import pack, shingles
from dateline.store import Kept, Store

FORMAT = "dateline-dump/1"
LONGEST = 200_000_000  # characters of a line
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError)


def dump(store: Store, path: Path) -> Iterator[str]:
    """Writes the record to a file, packed if its name ends in .gz. Yields the kind of each line that is written.

    The file appears when it is complete. InputError when it cannot be written.
    """
    beside = path.with_name(f"{path.name}.part")
    counts: Counter[str] = Counter()
    try:
        with _writing(beside, path.suffix == ".gz") as stream:
            for kind, value in _lines(store):
                stream.write(json.dumps({kind: value}, separators=(",", ":")).encode() + b"\n")
                counts[kind] += 1
                yield kind
            stream.write(json.dumps({"end": dict(counts)}).encode() + b"\n")
        beside.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        beside.unlink(missing_ok=True)


def _lines(store: Store) -> Iterator[tuple[str, Any]]:
    yield "dump", {"format": FORMAT}
    for kept in store.all_articles():
        yield "article", {"recorded": kept.recorded, "reader": kept.reader, "findings": codec.to_json(kept.findings)}
    for judgement in store.judgements():
        yield "judgement", asdict(judgement)
    for feed in store.feeds.all():
        yield "feed", asdict(feed)


@contextmanager
def _writing(path: Path, packed: bool) -> Iterator[BinaryIO]:
    with path.open("wb") as raw:
        if not packed:
            yield raw
            return
        with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0) as stream:
            yield stream  # type: ignore[misc]


def restore(store: Store, path: Path) -> Iterator[str]:
    """Adds what a dump holds; what is there already stays as it is. Yields the kind of each line that is done.

    Every line is a transaction, so that a restore that was stopped is taken up by doing it again. InputError, naming
    the line, when the file is none, damaged or cut off; what is before is there then.
    """
    known = {judgement.id for judgement in store.judgements()}
    counts: Counter[str] = Counter()
    for number, line in enumerate(_read(path), start=1):
        kind, value = _parsed(line, f"{path} line {number}")
        if (kind == "dump") != (number == 1) or (kind == "dump" and value.get("format") != FORMAT):
            raise InputError(f"{path} is no dump of a record ({FORMAT}); make one with: dateline dump FILE")
        if kind == "end":
            if value != dict(counts):
                raise InputError(f"{path} lacks lines: it has {dict(counts)}, and says {value}; get the file again")
            return
        try:
            _take(store, kind, value, known)
        except (KeyError, TypeError, DataError) as error:
            raise InputError(f"{path} line {number} is no line of a dump ({error}); get the file again") from error
        counts[kind] += 1
        yield kind
    raise InputError(f"{path} is cut off after {sum(counts.values())} lines; get the file again. These are restored")


def _take(store: Store, kind: str, value: dict[str, Any], known: set[str]) -> None:
    if kind == "article":
        kept = Kept(codec.from_json(value["findings"]), value["recorded"], value["reader"])
        if not store.has(kept.findings.article.id):
            with store.transaction():
                _keep(store, kept)
    elif kind == "judgement" and value["id"] not in known:
        judgement = Judgement(**{**value, "targets": tuple(value["targets"])})
        with store.transaction():
            store.judge(judgement)
            if judgement.undone:
                store.undo(judgement.id, judgement.undone, judgement.undone_by or "")
            _settle(store, judgement.targets)
    elif kind == "feed":
        store.feeds.keep(Feed(**value))


def _keep(store: Store, kept: Kept) -> None:
    article, claims = kept.findings.article, claims_of(kept.findings)
    store.add(kept.findings, claims, kept.recorded, kept.reader, pack(shingles(article.text)))
    place_article(store, article.id, article.text, article.published)
    place_claims(store, claims)


def _settle(store: Store, targets: Iterable[str]) -> None:
    held = store.claims(targets)
    for name, section in SECTIONS.items():
        changed = [one.claim for one in held if one.claim.section == name]
        if changed:
            settle(store, section, changed)


def _read(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if packed else raw
            while line := stream.readline(LONGEST):
                yield line
    except _DAMAGED:
        return  # told as cut off
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error


def _parsed(line: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """The one key of a line and its value."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is no line of a dump ({error}); get the file again") from error
    if isinstance(found, dict) and len(found) == 1:
        ((kind, value),) = found.items()
        if isinstance(value, dict):
            return kind, value
    raise InputError(f"{name} is no line of a dump; get the file again")


def rebuild(store: Store, version: str, read: Callable[[Article], Findings] | None = None) -> Iterator[str]:
    """Computes everything that follows from the articles again, all or nothing. Yields the id of each article.

    With `read` the articles are read again too, by the reader of this `version`. Judgements stay, and count for the
    claims that are still made.
    """
    with store.transaction():
        store.forget_what_follows()
        for kept in store.all_articles():
            article = kept.findings.article
            findings, reader = (read(article), version) if read else (kept.findings, kept.reader)
            claims = claims_of(findings)
            store.say_again(findings, claims, reader)
            place_article(store, article.id, article.text, article.published)
            place_claims(store, claims)
            yield article.id
