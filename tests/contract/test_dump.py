"""A dump of one back end restored on any other is the same record; a rebuilt record is the same too."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.domain.record import Feed, Filter, Page
from dateline.errors import InputError
from dateline.record import Record, dumping
from dateline.store import Store
from support.claims import told

ALVAREZ, MOREAU = ("person:ana-alvarez", "Ana Alvarez", "PRT"), ("person:luc-moreau", "Luc Moreau", "FRA")
SAID = "we shall not leave the table before there is an answer \ud800\x00 é"
FEED = Feed("https://a.example/f", '"1"', None, "2020-01-01T00:00:00Z", 2, "2020-01-02T00:00:00Z")


@pytest.fixture
def full(tmp_path: Path) -> Record:
    """A record with copies, a merged meeting, and judgements of which one was taken back."""
    record = Record(str(tmp_path / "first.db"), "test")
    summit = {"day": "2019-05-04", "place": "Lisbon"}
    held = {**summit, "status": "held"}
    record.ingest(
        [
            told("They meet in Lisbon.", "2019-04-01", "Ledger", who=(ALVAREZ, MOREAU), meeting=summit),
            told("The two met in Lisbon.", "2019-05-05", "Post", who=(ALVAREZ, MOREAU), meeting=held),
            told(f'"{SAID}," she said to all.', "2019-05-04", "Post", who=(ALVAREZ,), said=SAID),
            told(f'"{SAID}," she said to all.', "2019-05-04", "Courier", who=(ALVAREZ,), said=SAID),
        ],
        progress=False,
    )  # fmt: skip
    (statement,) = record.store.record_ids(Filter(section="statements"), Page())
    first, second = record.store.find(Filter(section="meetings"), Page())
    assert first.record == second.record
    record.judge("split", [first.claim.id], by="Lee")
    undone = record.judge("reject", [statement], by="Lee", note="é \ud800")
    record.undo(undone.id, by="Kim")
    record.store.feeds.keep(FEED)
    return record


def content(store: Store) -> object:
    """All that a record says."""
    held = store.find(Filter(), Page(1000))
    return held, store.judgements(), store.feeds.all(), store.actors(), store.counts()


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.jsonl.gz"])
def test_a_dump_makes_the_same_record_again(full: Record, target: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert list(dumping.dump(full.store, path)).count("article") == 4
    with Record(target, "test") as other:
        list(dumping.restore(other.store, path))
        assert content(other.store) == content(full.store)
        list(dumping.restore(other.store, path))  # twice changes nothing
        assert content(other.store) == content(full.store)
        again = tmp_path / f"again-{name}"
        list(dumping.dump(other.store, again))
        assert again.read_bytes() == path.read_bytes()


def test_rebuilding_changes_nothing(full: Record, target: str, tmp_path: Path) -> None:
    list(dumping.dump(full.store, tmp_path / "dump.jsonl"))
    with Record(target, "test") as record:
        list(dumping.restore(record.store, tmp_path / "dump.jsonl"))
        before = content(record.store)
        assert len(list(dumping.rebuild(record.store, "test"))) == 4
        assert content(record.store) == before
        assert [hit.claim for hit in record.store.search(Filter(text="answer table"), Page())]


def test_reading_again_takes_what_is_read_now_and_keeps_the_judgements(full: Record) -> None:
    before = full.judgements()

    def read(article: object) -> object:
        kept = full.store.findings(article.id)  # type: ignore[attr-defined]
        assert kept is not None
        one = kept.article
        if not kept.statements:
            return kept
        return told(one.text, one.published or "", one.publisher or "", who=(MOREAU,), said=SAID[:5])

    list(dumping.rebuild(full.store, "test 2", read))  # type: ignore[arg-type]
    assert [kept.reader for kept in full.store.all_articles()] == ["test 2"] * 4
    said = full.store.find(Filter(section="statements"), Page())
    assert {party.key for one in said for party in one.claim.parties} == {MOREAU[0]}
    assert full.judgements() == before
    assert len(full.store.record_ids(Filter(section="meetings"), Page())) == 2


def test_a_rebuild_that_fails_changes_nothing(full: Record) -> None:
    before = content(full.store)

    def read(article: object) -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(dumping.rebuild(full.store, "test", read))  # type: ignore[arg-type]
    assert content(full.store) == before


Change = Callable[[list[str]], list[str]]


@pytest.mark.parametrize(
    ("change", "says", "kept"),
    [
        (lambda lines: lines[:-1], "is cut off after 8 lines; get the file again", 4),
        (lambda lines: [*lines[:2], *lines[3:]], "lacks lines", 3),
        (lambda lines: lines[1:], "is no dump of a record", 0),
        (lambda lines: ["Dear diary"], "line 1 is no line of a dump", 0),
        (lambda lines: [], "is cut off after 0 lines", 0),
        (lambda lines: [*lines[:3], lines[3][:50], *lines[4:]], "line 4 is no line of a dump", 2),
        (lambda lines: [*lines[:3], '{"article": {"findings": 1}}', *lines[4:]], "line 4 is no line of a dump", 2),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_damaged_dumps(full: Record, change: Change, says: str, kept: int, packed: bool, tmp_path: Path) -> None:
    path = tmp_path / "dump"
    list(dumping.dump(full.store, path))
    data = "".join(f"{line}\n" for line in change(path.read_text().splitlines())).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    with Record(":memory:", "test") as other:
        with pytest.raises(InputError, match=says):
            list(dumping.restore(other.store, path))
        assert other.store.counts()["articles"] == kept


def test_a_packed_dump_that_is_cut_off(full: Record, tmp_path: Path) -> None:
    path = tmp_path / "dump.gz"
    list(dumping.dump(full.store, path))
    path.write_bytes(path.read_bytes()[:-40])
    with Record(":memory:", "test") as other, pytest.raises(InputError, match="is cut off after"):
        list(dumping.restore(other.store, path))


def test_a_dump_that_cannot_be_written_leaves_nothing(full: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        list(dumping.dump(full.store, tmp_path / "none" / "dump"))
    steps = dumping.dump(full.store, tmp_path / "dump")
    next(steps)
    steps.close()
    assert not list(tmp_path.glob("dump*"))


def test_lines_are_plain_json(full: Record, tmp_path: Path) -> None:
    list(dumping.dump(full.store, tmp_path / "dump"))
    kinds = [next(iter(json.loads(line))) for line in (tmp_path / "dump").read_text("ascii").splitlines()]
    assert kinds == ["dump", *["article"] * 4, *["judgement"] * 2, "feed", "end"]
