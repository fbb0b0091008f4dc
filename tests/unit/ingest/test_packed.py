"""Packed and large forms: gzip, WARC, CSV, Parquet; whole, cut off, and made to do harm."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from dateline.domain.article import Article
from dateline.ingest import Failure, read_all
from dateline.settings import Settings

LEFT, STAYED = "The envoy has left the talks in the town.", "The minister will stay in the town for the talks."
LINES = "".join(json.dumps({"text": text}) + "\n" for text in (LEFT, STAYED))
PAGE = (
    "<html><head><title>{0}</title><meta property='article:published_time' content='2021-05-27'></head>"
    "<body><article><p>{1}</p></article></body></html>"
)


def read(*paths: Path, settings: Settings | None = None) -> tuple[list[Article], list[str]]:
    """(articles, what was said of those that could not be read)."""
    outcomes = list(read_all([str(path) for path in paths], settings=settings or Settings()))
    articles = [one for one in outcomes if isinstance(one, Article)]
    return articles, [str(one.error) for one in outcomes if isinstance(one, Failure)]


def test_gzip_in_one_and_in_several_members(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl.gz"
    first, second = LINES.splitlines(keepends=True)
    path.write_bytes(gzip.compress(first.encode()) + gzip.compress(second.encode()))
    articles, told = read(path)
    assert ([a.text for a in articles], told) == ([LEFT, STAYED], [])
    assert len(read(tmp_path)[0]) == 2


def test_gzip_that_is_cut_off_keeps_what_is_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl.gz"
    lines = "".join(json.dumps({"text": f"{LEFT} {hash(str(n)):x}"}) + "\n" for n in range(400))
    data = gzip.compress(lines.encode())
    path.write_bytes(data[: len(data) // 2])
    articles, told = read(path)
    assert 50 < len(articles) < 350
    assert "malformed JSON" in told[0]
    assert "cut.jsonl.gz is damaged gzip (it ends in the middle); get the file again" in told[-1]


def test_a_bomb_is_not_unpacked_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a " * 20_000_000))
    _, (told,) = read(path, settings=Settings(max_input_bytes=1_000_000))
    assert "bomb.txt.gz unpacks to more than 1,000,000 bytes; split it, or raise DATELINE_MAX_INPUT_BYTES" in told


def test_what_is_no_gzip_behind_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "bad.json.gz"
    path.write_bytes(b"\x1f\x8bnonsense, nothing but nonsense")
    _, (told,) = read(path)
    assert "is damaged gzip" in told


def record(kind: str, url: str, body: bytes, media: str = "application/http; msgtype=response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def answer(body: bytes, *fields: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media}", *fields, "", ""]).encode() + body


def archive() -> list[bytes]:
    left, stayed = (PAGE.format("T", text).encode() for text in (LEFT, STAYED))
    chunks = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (left[:50], left[50:])) + b"0\r\n\r\n"
    return [
        record("warcinfo", "", b"software: a test", "application/warc-fields"),
        record("request", "http://a.example/1", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("response", "http://a.example/1", answer(chunks, "Transfer-Encoding: chunked")),
        record("response", "http://a.example/2", answer(gzip.compress(stayed), "Content-Encoding: gzip")),
        record("response", "http://a.example/3", answer(left, status="404 Not Found")),
        record("response", "http://a.example/4", answer(b"\xff\xd8\xff", media="image/jpeg")),
        record("response", "http://a.example/5", answer(b"x" * 300_000)),
        record("response", "http://a.example/6", answer(b"", "Content-Encoding: br")),
        record("response", "http://a.example/7", answer(stayed.replace(b"minister", b"chancellor"))),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in archive()))
    articles, told = read(path, settings=Settings(max_fetch_bytes=200_000))
    assert [(a.text, a.url) for a in articles] == [
        (LEFT, "http://a.example/1"),
        (STAYED, "http://a.example/2"),
        (STAYED.replace("minister", "chancellor"), "http://a.example/7"),
    ]
    assert {a.published for a in articles} == {"2021-05-27"}
    assert "record 7 is larger than 200,000 bytes; raise DATELINE_MAX_FETCH_BYTES" in told[0]
    assert "record 8 is compressed as 'br'" in told[1]


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_off_keeps_the_pages_before(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    records = [gzip.compress(one) if packed else one for one in archive()[:4]]
    path.write_bytes(b"".join(records)[:-60])
    articles, (told,) = read(path)
    assert [a.text for a in articles] == [LEFT]
    assert f"{path} is damaged after record 4" in told
    assert "get the file again" in told


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "archive without records"),
        (b"Dear diary\r\n\r\n", "no WARC archive at record 1"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "does not say its length"),
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 1_000, "header of a record"),
        (gzip.compress(record("warcinfo", "", b"x" * 9_000_000)), "too large unpacked"),
    ],
)
def test_what_is_no_archive(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    _, (told,) = read(path, settings=Settings(max_archive_bytes=1_000_000))
    assert says in told


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f'Title;Text;date;source\nOne;"{LEFT}\n\n""Yes,"" he said in the town.";2021-05-27;Post\nTwo;;2021-05-28;Post\n'
        f"Three;{STAYED};some day;Post\nFour;{STAYED};2021-05-29;Post\n",
        encoding="utf-8",
    )
    articles, told = read(path)
    assert [(a.title, a.published, a.publisher) for a in articles] == [
        ("One", "2021-05-27", "Post"),
        ("Four", "2021-05-29", "Post"),
    ]
    assert articles[0].text.endswith('\n\n"Yes," he said in the town.')
    assert "a.csv row 3 has no text" in told[0]
    assert "a.csv row 4: the publication date 'some day' is not a date" in told[1]


def test_csv_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\n")
    assert "is a table without rows" in read(path)[1][0]


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'dateline[parquet]')")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    rows = [{"text": LEFT, "published": date(2021, 5, 27), "n": 1}, {"text": None, "published": None, "n": 2}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    articles, told = read(path)
    assert [(a.text, a.published) for a in articles] == [(LEFT, "2021-05-27")]
    assert "row 2 has no text" in told[0]
    (tmp_path / "bad.parquet").write_bytes(b"PAR1" + path.read_bytes()[4:-30])
    assert "cannot be read as Parquet after row 0" in read(tmp_path / "bad.parquet")[1][0]
    assert "does not exist" in read(tmp_path / "none.parquet")[1][0]


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert "pip install 'dateline[parquet]'" in read(tmp_path / "a.parquet")[1][0]
