"""Queries, as-of answers, judgements and differences, on findings made by hand."""

import pytest

from dateline.domain.findings import Findings
from dateline.domain.views import View
from dateline.errors import InputError
from dateline.record import Record
from support.claims import told

SILVA, MOREAU = ("person:rui-silva", "Rui Silva", "PRT"), ("person:luc-moreau", "Luc Moreau", "FRA")
FRANCE, PORTUGAL = ("state:FRA", "France", "FRA"), ("state:PRT", "Portugal", "PRT")
BOTH = (SILVA, MOREAU)


def summit(published: str, outlet: str, status: str, day: str | None = None, place: str | None = "Porto") -> Findings:
    # Words that no other report has, so that no two are copies of each other.
    text = f"{outlet} on {published}: Silva and Moreau, {status} {day} {place}."
    return told(text, published, outlet, who=BOTH, meeting={"status": status, "day": day, "place": place})


STORY = [
    summit("2020-03-01", "Courier", "proposed", None, None),
    summit("2020-03-05", "Herald", "scheduled", "2020-04-10"),
    summit("2020-03-20", "Courier", "scheduled", "2020-04-17"),
    summit("2020-03-21", "Tribune", "scheduled", "2020-04-17"),
    summit("2020-04-17", "Herald", "held", "2020-04-17"),
]


@pytest.fixture
def record() -> Record:
    opened = Record(":memory:", "test")
    assert opened.ingest(STORY, progress=False).added == len(STORY)
    return opened


def only(record: Record, **asked: str) -> View:
    (view,) = record.meetings(**asked)  # type: ignore[arg-type]
    return view


def turns(view: View) -> list[tuple[str, str | None, str | None]]:
    return [(step.step, step.published, step.day) for step in view.life]


def test_a_life_from_proposal_over_a_moved_date_to_the_meeting(record: Record) -> None:
    view = only(record)
    assert turns(view) == [
        ("proposed", "2020-03-01", None),
        ("scheduled", "2020-03-05", "2020-04-10"),
        ("moved", "2020-03-20", "2020-04-17"),
        ("held", "2020-04-17", "2020-04-17"),
    ]
    assert (view.value("status"), view.value("day")) == ("held", "2020-04-17")
    assert view.outcome is not None
    assert (view.outcome.state, view.outcome.promised.step) == ("kept", "proposed")
    assert view.families == 5


@pytest.mark.parametrize(
    ("as_of", "status", "day"),
    [
        ("2020-03-01", "proposed", None),
        ("2020-03-04", "proposed", None),
        ("2020-03-05", "scheduled", "2020-04-10"),
        ("2020-03-20", "scheduled", "2020-04-17"),
        ("2020-04-16", "scheduled", "2020-04-17"),
        ("2020-04-17", "held", "2020-04-17"),
    ],
)
def test_as_of_answers_as_the_record_would_have_then(record: Record, as_of: str, status: str, day: str | None) -> None:
    view = only(record, as_of=as_of)
    assert (view.value("status"), view.value("day")) == (status, day)
    # The same answer comes from a record into which nothing later was ever put.
    young = Record(":memory:", "test")
    young.ingest([item for item in STORY if (item.article.published or "") <= as_of], progress=False)
    assert only(young, as_of=as_of) == view


def test_before_the_first_report_there_is_nothing(record: Record) -> None:
    assert record.meetings(as_of="2020-02-28") == ()
    with pytest.raises(InputError, match="was not yet in the news"):
        record.show(only(record).id, as_of="2020-02-28")


def test_upcoming_on_a_day_knows_what_was_known_then(record: Record) -> None:
    assert [view.value("day") for view in record.meetings(upcoming=True, on="2020-03-10")] == ["2020-04-10"]
    assert [view.value("day") for view in record.meetings(upcoming=True, on="2020-04-01")] == ["2020-04-17"]
    assert record.meetings(upcoming=True, on="2020-04-18") == ()


def test_a_day_that_passes_without_a_report_is_overdue() -> None:
    with Record(":memory:", "test") as record:
        record.ingest(STORY[:2], progress=False)
        record.ingest([told("Nothing.", "2020-05-01")], progress=False)
        outcome = only(record, as_of="2020-05-01").outcome
    assert outcome is not None
    assert outcome.state == "overdue"


def test_reports_that_differ_both_stand_and_one_voice_does_not_outweigh_two() -> None:
    with Record(":memory:", "test") as record:
        record.ingest(
            [
                summit("2020-03-05", "Courier", "scheduled", "2020-04-10"),
                summit("2020-03-05", "Herald", "scheduled", "2020-04-10"),
                summit("2020-03-06", "Tribune", "scheduled", "2020-04-11"),
            ],
            progress=False,
        )
        view = only(record)
    day = view.get("day")
    assert day is not None
    assert [(value.value, value.outlets) for value in day.values] == [
        ("2020-04-10", ("Courier", "Herald")),
        ("2020-04-11", ("Tribune",)),
    ]
    assert day.disputed
    assert view.disputed == ("day",)
    assert "2 reports agree" in day.reason
    assert [step for step, _, _ in turns(view)] == ["scheduled"]  # and so it has not moved


def test_copies_of_one_report_are_one_voice() -> None:
    text = "Rui Silva and Luc Moreau will meet in Porto, the two governments said in a short note this morning. " * 2
    copies = [
        told(text + ending, "2020-03-05", outlet, who=BOTH, meeting={"day": "2020-04-10", "place": "Porto"})
        for outlet, ending in (("Courier", ""), ("Herald", "Herald staff."), ("Tribune", "More follows."))
    ]
    with Record(":memory:", "test") as record:
        record.ingest(copies, progress=False)
        view = only(record)
    day = view.get("day")
    assert day is not None
    assert (view.families, day.values[0].families, len(day.values[0].outlets)) == (1, 1, 3)
    assert day.reason == "told by one report"


def test_diff_tells_what_is_new_and_what_changed(record: Record) -> None:
    (new,) = record.diff("2020-02-01", "2020-03-02")
    assert (new.kind, new.changes) == ("new", ())
    (changed,) = record.diff("2020-03-05", "2020-03-21")
    assert changed.kind == "changed"
    assert changed.changes == (("day", "10 April 2020", "17 April 2020"),)
    assert changed.reports == 2
    assert record.diff("2020-04-17", "2020-05-01") == []
    with pytest.raises(InputError, match="is not after"):
        record.diff("2020-03-05", "2020-03-05")


def test_filters_find_by_who_where_when_and_words(record: Record) -> None:
    asked_by_who = ({"actor": "Silva"}, {"country": "Portugal"}, {"pair": "FRA-PRT"}, {"outlet": "Tribune"})
    asked_by_what = ({"place": "Porto"}, {"status": "held"}, {"since": "2020-04-01"}, {"day_from": "2020-04-17"})
    for asked in (*asked_by_who, *asked_by_what):
        assert len(record.meetings(**asked)) == 1, asked  # type: ignore[arg-type]
    for asked in ({"pair": "FRA-ESP"}, {"outlet": "Nobody"}, {"status": "cancelled"}, {"until": "2020-02-01"}):
        assert record.meetings(**asked) == (), asked  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no state 'Narnia'"):
        record.meetings(country="Narnia")
    with pytest.raises(InputError, match="knows nobody called"):
        record.meetings(actor="Nobody Atall")


def test_ids_of_claims_and_their_beginnings_mean_their_record(record: Record) -> None:
    view = only(record)
    for claim in view.claims:
        assert record.show(claim) == view
        assert record.show(claim[:9]) == view
    with pytest.raises(InputError, match="There is no record"):
        record.show("M-ffffffffffff")


def test_why_gives_sentence_and_link_for_every_claim(record: Record) -> None:
    grounds = record.why(only(record).id)
    assert [ground.claim for ground in grounds] == list(only(record).claims)
    assert all(ground.reasons and ground.other for ground in grounds)
    assert grounds[1].sentence == "Herald on 2020-03-05: Silva and Moreau, scheduled 2020-04-10 Porto."


def test_a_data_frame_row_has_iso_days_and_keys(record: Record) -> None:
    (row,) = record.meetings().to_records()
    assert row["day"] == "2020-04-17"
    assert row["participants"] == "Rui Silva (PRT); Luc Moreau (FRA)"
    assert row["participants_id"] == "person:rui-silva; person:luc-moreau"
    assert row["families"] == 5
