"""What happens to a record while articles come in: the process is killed, the disk is full, another one writes.

Law: what was reported as done is there, an article is there as a whole or not at all, and running again completes it.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from dateline.domain.findings import Findings
from dateline.errors import InputError, RecordError
from dateline.ingest import Failure
from dateline.merge import claims_of
from dateline.record import Added, Known, Record
from dateline.store import database
from support.claims import told

PEOPLE = [(f"person:p{n}", f"Person {n}", ("PRT", "FRA", "DEU", "ESP")[n % 4]) for n in range(8)]
SAID = "nothing is agreed until all of it is agreed by everyone at the table"
COUNT = 40


def articles() -> list[Findings | Failure]:
    """Small articles, one in five a copy of an earlier one, and between them inputs that cannot be read."""
    found: list[Findings | Failure] = []
    for n in range(COUNT):
        m = n - 2 if n % 5 == 4 else n
        one, other = PEOPLE[m % 8], PEOPLE[(m * 3 + 1) % 8]
        text = f'{one[1]} met {other[1]} on day {m} of the talks and told all who were there: "{SAID}".'
        found.append(
            told(text, f"2019-04-{m % 28 + 1:02}", f"Outlet {n % 5}", who=(one, other), said=SAID,
                 meeting={"day": f"2019-05-{m % 28 + 1:02}", "place": "Lisbon", "status": "scheduled"})
        )  # fmt: skip
        if n % 7 == 3:
            found.append(Failure(f"bad {n}", InputError(f"bad {n} is malformed")))
    return found


GIVEN = articles()
EXPECTED = {one.article.id: len(claims_of(one)) for one in GIVEN if isinstance(one, Findings)}


def begun(target: str) -> bool:
    """Whether there is a record at all: killed at once, a run leaves no file, or one in which nothing stands yet."""
    if not Path(target).exists():
        return False
    with sqlite3.connect(target) as connection:
        return connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,)


def state(target: str) -> tuple[dict[str, str], dict[str, str], int]:
    """({claim: record}, {article: family}, rows beside) of a record that is whole in itself."""
    with sqlite3.connect(target) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        claims = dict(connection.execute("SELECT id, record FROM claims"))
        families = dict(connection.execute("SELECT id, family FROM articles"))
        beside = sum(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("parties", "blocks", "article_keys", "claim_words", "article_words", "actors")
        )
    return claims, families, beside


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str], int]:
    """What the record is like when nothing happens."""
    target = str(tmp_path_factory.mktemp("clean") / "record.db")
    with Record(target, "test") as record:
        done = record.ingest(GIVEN, progress=False)
    assert (done.added, len(done.failures)) == (COUNT, len(GIVEN) - COUNT)
    return state(target)


def ingest(target: str, told_to: Connection) -> None:
    """Run in a process of its own: ingests, and tells each article that is done."""
    with Record(target, "test") as record:
        for step in record.ingesting(GIVEN):
            if isinstance(step, Added | Known):
                told_to.send(step.article)
    told_to.close()
    os._exit(0)


def killed(target: str, chance: random.Random) -> set[str]:
    """What a run reported as done before it was killed at some point."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=ingest, args=(target, theirs))
    process.start()
    theirs.close()
    wanted, done = chance.randrange(COUNT), set()
    deadline = time.monotonic() + 60
    while len(done) < wanted and time.monotonic() < deadline:
        try:
            done.add(ours.recv())
        except EOFError:
            break
    time.sleep(chance.random() * 0.03)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    try:
        while ours.poll():
            done.add(ours.recv())
    except EOFError:
        pass
    return done


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")
@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_at_any_point(kills: int, clean: tuple[object, ...], tmp_path: Path) -> None:
    chance = random.Random(kills)
    lost_whole = 0
    for n in range(kills):
        target = str(tmp_path / f"{n}.db")
        done = killed(target, chance)
        if n % 3 == 0:  # killed again while it was taken up
            done |= killed(target, chance)
        assert begun(target) or not done
        if begun(target):
            claims, families, _ = state(target)
            assert done <= families.keys()
            assert len(claims) == sum(EXPECTED[article] for article in families)
            lost_whole += len(families) < COUNT
        with Record(target, "test") as record:
            again = record.ingest(GIVEN, progress=False)
        assert again.added + again.known == COUNT
        assert again.known >= len(done)
        assert state(target) == clean
    assert lost_whole > kills / 2  # most were really stopped half way


def test_another_writer_is_waited_for(tmp_path: Path, clean: tuple[object, ...]) -> None:
    target = str(tmp_path / "record.db")
    with Record(target, "test") as record, Record(target, "test") as other:
        held = other.store.transaction()
        held.__enter__()
        release = threading.Timer(0.5, held.__exit__, (None, None, None))
        release.start()
        began = time.monotonic()
        assert record.ingest(GIVEN, progress=False).added == COUNT
        assert time.monotonic() - began >= 0.4
        release.join()
    assert state(target) == clean


def test_another_writer_that_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean: tuple[object, ...]
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    target = str(tmp_path / "record.db")
    with Record(target, "test") as record, Record(target, "test") as other:
        steps = record.ingesting(GIVEN)
        first = [next(steps) for _ in range(5)]
        with other.store.transaction(), pytest.raises(RecordError, match="another process is writing to it"):
            list(steps)
        assert sum(isinstance(step, Added) for step in first) == record.store.counts()["articles"]
        record.ingest(GIVEN, progress=False)
    assert state(target) == clean


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte. Skips where none can be made."""
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path, clean: tuple[object, ...]) -> None:
    target = small_disk / "record.db"
    done: set[str] = set()
    record = Record(str(target), "test")
    with pytest.raises(RecordError, match=r"disk is full .*Free some space and run the command again"):
        for step in record.ingesting(GIVEN):
            if isinstance(step, Added):
                done.add(step.article)
    record.close()
    assert 0 < len(done) < COUNT
    moved = tmp_path / "moved.db"
    for path in small_disk.iterdir():
        shutil.copy(path, tmp_path / path.name.replace("record", "moved"))
    assert done == state(str(moved))[1].keys()
    with Record(str(moved), "test") as record:
        assert record.ingest(GIVEN, progress=False).known == len(done)
    assert state(str(moved)) == clean
