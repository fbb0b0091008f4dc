"""Analysts' judgements: they take effect at once, are told with name and date, and can be taken back."""

import pytest

from dateline.domain.findings import Findings
from dateline.errors import InputError
from dateline.record import Record
from support.claims import told

SILVA, MOREAU = ("person:rui-silva", "Rui Silva", "PRT"), ("person:luc-moreau", "Luc Moreau", "FRA")


def visit(published: str, outlet: str, day: str, place: str = "Porto") -> Findings:
    return told(f"{outlet}, {published}: they meet on {day}.", published, outlet, who=(SILVA, MOREAU),
                meeting={"day": day, "place": place})  # fmt: skip


APRIL = [visit("2020-03-05", "Courier", "2020-04-10"), visit("2020-03-06", "Herald", "2020-04-10")]
NOVEMBER = [visit("2020-10-05", "Courier", "2020-11-10", "Paris")]


@pytest.fixture
def record() -> Record:
    opened = Record(":memory:", "test")
    opened.ingest([*APRIL, *NOVEMBER], progress=False)
    return opened


def groups(record: Record) -> list[int]:
    """How many claims each meeting has, the newest first."""
    return [len(view.claims) for view in record.meetings()]


def test_merge_and_its_undoing(record: Record) -> None:
    assert groups(record) == [1, 2]
    november, april = record.meetings()
    made = record.judge("merge", [april.id, november.id], by="A. Analyst", note="the same, put off")
    assert groups(record) == [3]
    (merged,) = record.meetings()
    assert merged.id == april.id
    assert [(remark.kind, remark.author, remark.text) for remark in merged.remarks] == [
        ("merge", "A. Analyst", "the same, put off")
    ]
    assert "merged by A. Analyst" in record.why(merged.id)[2].reasons[0]
    undone = record.undo(made.id[:8], by="B. Boss")
    assert (undone.undone_by, groups(record)) == ("B. Boss", [1, 2])
    with pytest.raises(InputError, match=r"taken back by B\. Boss already"):
        record.undo(made.id, by="B. Boss")


def test_split_and_its_undoing(record: Record) -> None:
    april = record.meetings()[1]
    made = record.judge("split", april.claims[1], by="A. Analyst")
    assert groups(record) == [1, 1, 1]
    record.undo(made.id, by="A. Analyst")
    assert groups(record) == [1, 2]


def test_a_rejected_record_is_hidden_until_it_is_confirmed(record: Record) -> None:
    november = record.meetings()[0]
    record.judge("reject", november.id, by="A. Analyst")
    assert [view.id for view in record.meetings()] != [november.id]
    assert len(record.meetings()) == 1
    assert [view.rejected for view in record.meetings(everything=True)] == [True, False]
    assert record.show(november.id).rejected
    record.judge("confirm", november.id, by="B. Boss")
    assert len(record.meetings()) == 2


def test_a_rejected_claim_vouches_for_nothing(record: Record) -> None:
    april = record.meetings()[1]
    record.judge("reject", april.claims[1], by="A. Analyst")
    view = record.show(april.id)
    assert (view.rejected, view.families, view.outlets) == (False, 1, ("Courier",))


def test_a_correction_is_shown_first_and_reports_stand_beside_it(record: Record) -> None:
    april = record.meetings()[1]
    made = record.judge("correct", april.id, by="A. Analyst", value={"day": "11 April 2020"}, note="embassy")
    view = record.show(april.id)
    day = view.get("day")
    assert day is not None
    assert (view.value("day"), day.reason[:24]) == ("2020-04-11", "corrected by A. Analyst ")
    assert [(value.value, value.families) for value in day.values] == [("2020-04-11", 0), ("2020-04-10", 2)]
    assert day.values[0].vouchers[0].author == "A. Analyst"
    record.undo(made.id, by="A. Analyst")
    assert record.show(april.id).value("day") == "2020-04-10"


def test_judgements_hold_when_the_record_is_made_again_from_the_articles(record: Record) -> None:
    november, april = record.meetings()
    made = record.judge("merge", [april.id, november.id], by="A. Analyst")
    again = Record(":memory:", "newer")
    with again.store.transaction():
        again.store.judge(made)
    again.ingest([*NOVEMBER, *APRIL], progress=False)  # in another order
    assert groups(again) == [3]
    assert [view.claims for view in again.meetings()] == [view.claims for view in record.meetings()]


@pytest.mark.parametrize(
    ("kind", "targets", "more", "told_what"),
    [
        ("merge", ["M"], {}, "two or more records"),
        ("split", ["M"], {}, "ids of the claims"),
        ("correct", ["M"], {}, "PROPERTY=VALUE"),
        ("note", ["M"], {}, "needs its text"),
        ("praise", ["M"], {}, "no judgement 'praise'"),
        ("confirm", ["M-0000aaaa"], {}, "There is no record"),
        ("confirm", [], {}, "Name the records"),
        ("correct", ["M"], {"value": {"day": "someday"}}, "the date"),
        ("correct", ["M"], {"value": {"colour": "red"}}, "no property 'colour'"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    record: Record, kind: str, targets: list[str], more: dict[str, dict[str, str | None]], told_what: str
) -> None:
    named = [record.meetings()[1].id if target == "M" else target for target in targets]
    with pytest.raises(InputError, match=told_what):
        record.judge(kind, named, by="A. Analyst", **more)  # type: ignore[arg-type]
    assert record.judgements() == []


def test_a_judgement_needs_a_name(record: Record) -> None:
    with pytest.raises(InputError, match="needs the name"):
        record.judge("confirm", record.meetings()[0].id, by=" ")
