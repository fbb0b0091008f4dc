"""WARC archives (ISO 28500) → the web pages in them, one at a time, however large the archive."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.ingest.packed import MAGIC, unpacked
from dateline.settings import Settings

ENDINGS = (".warc", ".warc.gz")
_LINE = 16_384  # bytes of a header line
_HEADERS = 200  # lines of a header
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was answered, unpacked; `name` is for messages."""

    name: str
    url: str | None
    body: bytes
    media: str


def pages(path: str, settings: Settings) -> Iterator[Page | InputError]:
    """The HTML pages that were answered with 200; for each page or end of file that cannot be read its InputError.

    InputError when the file cannot be opened or is no archive.
    """
    try:
        with Path(path).open("rb") as raw:
            packed = raw.read(2) == MAGIC
            raw.seek(0)
            stream: BinaryIO = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
            yield from _pages(_Counted(stream, settings.max_archive_bytes), path, settings)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def _pages(stream: "_Counted", path: str, settings: Settings) -> Iterator[Page | InputError]:
    number = 0
    try:
        while (version := _first_line(stream)) is not None:
            number += 1
            if not version.startswith(b"WARC/"):
                raise InputError(f"{path} is no WARC archive at record {number}; get the file again")
            head = _header(stream)
            length = head.get("Content-Length", "")
            if not length.isdecimal():
                raise InputError(f"{path} record {number} does not say its length; get the file again")
            name = f"{path} record {number}"
            if head.get("WARC-Type", "").lower() != "response" or not _is_http(head):
                stream.skip(int(length))
            elif int(length) > settings.max_fetch_bytes:
                stream.skip(int(length))
                yield InputError(
                    f"{name} is larger than {settings.max_fetch_bytes:,} bytes; raise DATELINE_MAX_FETCH_BYTES"
                )
            else:
                found = _page(stream.take(int(length)), name, head.get("WARC-Target-URI"), settings)
                if found is not None:
                    yield found
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield InputError(
            f"{path} is damaged after record {number} ({error}); get the file again. What is before was read"
        )
    except InputError as error:
        yield error
    if not number:
        yield InputError(f"{path} is an archive without records; get the file again")


class _Counted:
    """A stream that ends with an error: where it stops too early, or goes on past the limit."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._left = limit

    def line(self) -> bytes:
        return self._counted(self._stream.readline(_LINE))

    def take(self, length: int) -> bytes:
        data = self._counted(self._stream.read(length))
        if len(data) < length:
            raise EOFError("it ends in the middle of a record")
        return data

    def skip(self, length: int) -> None:
        while length > 0:
            length -= len(self.take(min(length, _CHUNK)))

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise InputError("the archive is too large unpacked; split it, or raise DATELINE_MAX_ARCHIVE_BYTES")
        return data


def _first_line(stream: _Counted) -> bytes | None:
    """The line that opens a record, behind the empty ones that closed the last; None at the end."""
    for _ in range(_HEADERS):
        line = stream.line()
        if not line:
            return None
        if line.strip():
            return line
    return b""


def _header(stream: _Counted) -> Message:
    lines: list[bytes] = []
    while (line := stream.line()).strip():
        lines.append(line)
        if len(lines) > _HEADERS:
            raise InputError("the header of a record of the archive is too long; get the file again")
    return BytesHeaderParser().parsebytes(b"".join(lines))


def _is_http(head: Message) -> bool:
    return "http" in head.get("Content-Type", "application/http").lower()


def _page(answer: bytes, name: str, url: str | None, settings: Settings) -> Page | InputError | None:
    """The page of an HTTP answer; None when it is another status or kind."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, _, fields = head.partition(b"\r\n")
    message = BytesHeaderParser().parsebytes(fields)
    media = message.get("Content-Type", "")
    if status.split()[1:2] != [b"200"] or "html" not in media.lower():
        return None
    try:
        if "chunked" in message.get("Transfer-Encoding", "").lower():
            body = _unchunked(body)
        match message.get("Content-Encoding", "identity").strip().lower():
            case "gzip" | "x-gzip" if body.startswith(MAGIC):
                body, fault = unpacked(body, name=name, limit=settings.max_fetch_bytes)
                if fault:
                    return fault
            case "identity" | "gzip" | "x-gzip" | "":  # some crawlers unpack, and leave the header as it was
                pass
            case other:
                return InputError(f"{name} is compressed as {other[:20]!r}, which Dateline does not unpack")
    except (ValueError, InputError) as error:
        return error if isinstance(error, InputError) else InputError(f"{name} is damaged ({error})")
    return Page(f"{name} ({url})" if url else name, url, body, media)


def _unchunked(body: bytes) -> bytes:
    """HTTP's chunks put together; as it stands when it has none, since some crawlers put them together."""
    stream, parts = io.BytesIO(body), list[bytes]()
    while line := stream.readline(_LINE):
        size = line.split(b";")[0].strip()
        if not size:
            continue
        try:
            length = int(size, 16)
        except ValueError:
            return body
        if length == 0:
            break
        parts.append(stream.read(length))
    return b"".join(parts)
