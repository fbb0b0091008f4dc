"""What is no record, or cannot be used as one now, gets one clear message."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.merge import claims_of
from dateline.store import Store, database
from support.claims import told

ALVAREZ = ("person:ana-alvarez", "Ana Alvarez", "PRT")


def made(path: Path) -> Path:
    """A record with one article."""
    store = Store(str(path), "test")
    add(store, 1)
    store.close()
    return path


def add(store: Store, number: int) -> None:
    findings = told(f"{number} came.", "2019-04-01", who=(ALVAREZ,), said="came")
    with store.transaction():
        store.add(findings, claims_of(findings), "2020-01-01", "test", b"")


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name)")


def newer(path: Path) -> None:
    with sqlite3.connect(made(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'version'")


def unversioned(path: Path) -> None:
    with sqlite3.connect(made(path)) as connection:
        connection.execute("DELETE FROM meta")


def damaged(path: Path) -> None:
    data = bytearray(made(path).read_bytes())
    data[100:8192] = b"\xff" * 8092
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (foreign, "database of another program; name another"),
        (newer, "made by a newer Dateline (format 99; this one knows 2). Install that version"),
        (unversioned, "does not say its version; restore the record from a dump"),
        (damaged, "damaged; restore it from a dump"),
        (lambda path: path.write_text("Dear diary, this is no database at all. " * 50), "is no SQLite database; name"),
        (lambda path: path.mkdir(), "is a folder; name a file"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_record(prepare: Callable[[Path], object], told: str, read_only: bool, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    prepare(path)
    with pytest.raises(RecordError) as caught:
        Store(str(path), "test", read_only)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"record\.db.*there is no folder .*none; make it"):
        Store(str(tmp_path / "none" / "record.db"), "test")


def test_nothing_is_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"There is no record .*; make one with: dateline ingest"):
        Store(str(tmp_path / "record.db"), "test", read_only=True)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(RecordError, match="check the rights"):
        Store(str(tmp_path / "record.db"), "test")
    tmp_path.chmod(0o755)


def test_a_record_opened_for_reading_is_not_written_to(tmp_path: Path) -> None:
    store = Store(str(made(tmp_path / "record.db")), "test", read_only=True)
    assert store.counts()["articles"] == 1
    with pytest.raises(RecordError, match="opened for reading only"):
        add(store, 2)
    assert store.counts()["articles"] == 1
    store.close()


def test_a_second_writer_waits_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    path = str(made(tmp_path / "record.db"))
    one, other = Store(path, "test"), Store(path, "test")
    with one.transaction():
        with pytest.raises(RecordError, match="another process is writing to it; wait until that has ended"):
            add(other, 2)
        assert other.counts()["articles"] == 1
    add(other, 2)
    assert one.counts()["articles"] == 2
    one.close()
    other.close()


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError) as caught:
        Store("postgresql://reader:secret@127.0.0.1:9/record", "test")
    assert "Check the address and that the server runs" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"pip install 'dateline\[postgres\]'"):
        Store("postgresql://127.0.0.1:9/record", "test")


def test_a_full_disk_loses_nothing_that_was_done(tmp_path: Path) -> None:
    store = Store(str(made(tmp_path / "record.db")), "test")
    pages = store._database.row("PRAGMA page_count")
    assert pages is not None
    store._database.execute(f"PRAGMA max_page_count = {pages[0] + 12}")
    done = 1
    with pytest.raises(RecordError, match="the disk is full"):
        for number in range(2, 2000):
            add(store, number)
            done = number
    assert 1 < done < 1999
    assert store.counts()["articles"] == done
    assert store._database.row("PRAGMA integrity_check") == ("ok",)
    store._database.execute("PRAGMA max_page_count = 1000000")
    add(store, done + 1)
    store.close()
    again = Store(str(tmp_path / "record.db"), "test")
    assert again.counts()["articles"] == done + 1
    again.close()
