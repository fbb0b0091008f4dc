"""Records of older versions come forward without loss, all or nothing."""

from pathlib import Path

import pytest

from dateline.domain.record import Filter, Page
from dateline.errors import RecordError
from dateline.merge import claims_of
from dateline.store import Store, schema
from support.claims import told

NOW = schema.VERSION
STEPS = {
    NOW + 1: [
        "ALTER TABLE articles ADD COLUMN desk TEXT",
        "UPDATE articles SET desk = 'europe' WHERE publisher = 'Courier'",
    ],
    NOW + 2: ["CREATE INDEX articles_desk ON articles (desk)"],
}


@pytest.fixture
def old(tmp_path: Path) -> str:
    """A record of today's version with three articles."""
    store = Store(str(tmp_path / "record.db"), "test")
    for number in range(3):
        findings = told(f"{number} came.", "2019-04-01", who=(("person:a", "A", "PRT"),), said="came")
        with store.transaction():
            store.add(findings, claims_of(findings), "2020-01-01", "test", b"")
    store.close()
    return str(tmp_path / "record.db")


def test_an_older_record_is_brought_forward_step_by_step(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Store(old, "test").find(Filter(), Page())
    monkeypatch.setattr(schema, "VERSION", NOW + 2)
    monkeypatch.setattr(schema, "_STEPS", STEPS)
    store = Store(old, "test")
    assert store.meta()["version"] == str(NOW + 2)
    assert store.find(Filter(), Page()) == before
    assert store._database.rows("SELECT DISTINCT desk FROM articles") == [("europe",)]
    assert Store(old, "test").find(Filter(), Page()) == before  # a second opening steps no further


def test_reading_alone_asks_for_the_step_to_be_made(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "VERSION", NOW + 2)
    monkeypatch.setattr(schema, "_STEPS", STEPS)
    with pytest.raises(RecordError, match=r"older Dateline.*open it once for writing"):
        Store(old, "test", read_only=True)


def test_a_step_that_fails_leaves_the_record_as_it_was(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(schema, "VERSION", NOW + 2)
        patched.setattr(schema, "_STEPS", {**STEPS, NOW + 2: ["CREATE INDEX x ON no_such_table (y)"]})
        with pytest.raises(RecordError):
            Store(old, "test")
    store = Store(old, "test")
    assert store.meta()["version"] == str(NOW)
    assert store._database.rows("SELECT 1 FROM pragma_table_info('articles') WHERE name = 'desk'") == []
    assert len(store.find(Filter(), Page())) == 3


def test_a_newer_record_is_refused_and_not_touched(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(schema, "VERSION", NOW + 1)
        patched.setattr(schema, "_STEPS", STEPS)
        Store(old, "test").close()
    before = Path(old).read_bytes()
    with pytest.raises(RecordError, match=rf"newer Dateline \(format {NOW + 1}; this one knows {NOW}\)"):
        Store(old, "test")
    assert Path(old).read_bytes() == before
