"""The record of the sample world. What is expected here was written down from the articles and their README."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.domain.views import View
from dateline.ingest import read_file
from dateline.record import Record

WORLD = Path(__file__).parents[2] / "examples" / "world"
LEADERS = {"person:joe-biden", "person:vladimir-putin"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with dateline.open_record(str(tmp_path_factory.mktemp("world") / "world.db")) as opened:
        articles = [article for path in sorted(WORLD.glob("[0-9]*")) for article in read_file(path)]
        assert opened.ingest(articles, progress=False).added == 30
        yield opened


def values(view: View, name: str) -> list[str]:
    return [value.value for shown in view.properties if shown.name == name for value in shown.values]


def disputed(view: View) -> set[str]:
    return {shown.name for shown in view.properties if shown.disputed}


def summits(record: Record, as_of: str | None = None) -> list[View]:
    """The meetings of the two leaders that are a summit."""
    found = record.meetings(pair="USA,RUS", as_of=as_of, limit=500)
    return [v for v in found if v.value("kind") == "summit" and set(values(v, "participants")) >= LEADERS]


def test_there_is_one_geneva_summit(record: Record) -> None:
    (summit,) = summits(record)
    assert (summit.value("day"), summit.value("place"), summit.value("status")) == ("2021-06-16", "Geneva", "held")


def test_its_life_is_told_turn_by_turn(record: Record) -> None:
    (summit,) = summits(record)
    steps = [(step.step, (step.published or "")[:10]) for step in summit.life]
    assert steps[0] == ("proposed", "2021-04-13")  # 01: Biden offers a summit
    assert ("scheduled", "2021-05-25") in steps  # 14, 15: announced for 16 June in Geneva
    assert steps[-1] == ("held", "2021-06-16")  # 22, 23, 24
    announced = next(step for step in summit.life if (step.published or "")[:10] == "2021-05-25")
    assert (announced.day, announced.place) == ("2021-06-16", "Geneva")
    assert "Hanse Press Agency (HPA)" in announced.outlets


def test_what_was_promised_was_kept(record: Record) -> None:
    (summit,) = summits(record)
    assert summit.outcome is not None
    assert summit.outcome.state == "kept"
    assert (summit.outcome.promised.published or "")[:10] == "2021-04-13"
    assert summit.outcome.done is not None
    assert (summit.outcome.done.published or "")[:10] == "2021-06-16"


def test_its_agenda_has_arms_control(record: Record) -> None:
    (summit,) = summits(record)
    assert "arms_control" in values(summit, "agenda")  # 16, 17


def test_the_wrong_day_that_a_correction_tells_is_shown_as_disputed(record: Record) -> None:
    (summit,) = summits(record)
    assert "2021-06-15" in values(summit, "day")  # 18
    assert "day" in disputed(summit)


# What could be known of the summit at the end of a day: its status and its day, as far as exactly told.
KNOWN = {
    "2021-04-13": ("proposed", None),
    "2021-04-14": ("proposed", None),
    "2021-04-30": ("proposed", None),
    "2021-05-25": ("scheduled", "2021-06-16"),
    "2021-05-26": ("scheduled", "2021-06-16"),
    "2021-05-27": ("scheduled", "2021-06-16"),
    "2021-06-08": ("scheduled", "2021-06-16"),
    "2021-06-15": ("scheduled", "2021-06-16"),
    "2021-06-16": ("held", "2021-06-16"),
    "2021-06-24": ("held", "2021-06-16"),
    "2021-07-09": ("held", "2021-06-16"),
    "2021-07-29": ("held", "2021-06-16"),
}


@pytest.mark.parametrize("day", KNOWN)
def test_the_summit_as_it_was_known_on_a_day(record: Record, day: str) -> None:
    (summit,) = summits(record, as_of=day)
    told = summit.value("day")
    assert (summit.value("status"), told if told and "/" not in told else None) == KNOWN[day]


def test_before_the_offer_nothing_was_known(record: Record) -> None:
    assert not record.meetings(as_of="2021-04-12")


@pytest.mark.parametrize(
    ("as_of", "upcoming"), [("2021-05-26", True), ("2021-06-15", True), ("2021-06-17", False), ("2021-07-29", False)]
)
def test_it_is_upcoming_until_it_is_held(record: Record, as_of: str, upcoming: bool) -> None:
    found = record.meetings(upcoming=True, on=as_of, pair="USA,RUS", limit=500)
    assert any(set(values(v, "participants")) >= LEADERS and v.value("day") == "2021-06-16" for v in found) is upcoming


def test_the_ministers_met_on_19_may_and_not_before_it_was_reported(record: Record) -> None:
    def met(as_of: str) -> list[View]:
        found = record.meetings(pair="USA,RUS", as_of=as_of, limit=500)
        both = {"person:antony-blinken", "person:sergei-lavrov"}
        return [v for v in found if v.value("status") == "held" and both <= set(values(v, "participants"))]

    assert not met("2021-05-18")
    (ministers,) = met("2021-05-21")
    assert ministers.value("day") == "2021-05-19"
    assert {"Hanse Press Agency (HPA)", "nevinform.example"} <= set(ministers.outlets)  # 10, 11


def test_the_first_round_on_stability_was_on_28_july(record: Record) -> None:
    both = {"person:sergei-ryabkov", "person:wendy-sherman"}
    (talks,) = [v for v in record.meetings(pair="USA,RUS", limit=500) if both <= set(values(v, "participants"))]
    assert (talks.value("day"), talks.value("status")) == ("2021-07-28", "held")  # 30


def test_wire_copies_are_counted_once_and_all_outlets_listed(record: Record) -> None:
    counts = record.info()["counts"]
    assert (counts["articles"], counts["families"]) == (30, 28)  # 14 → 15, 22 → 23
    (summit,) = summits(record)
    assert {"Northline", "Salève Messenger"} <= set(summit.outlets)
    assert summit.families < len(summit.claims)


def test_an_article_without_diplomacy_makes_no_meeting(record: Record) -> None:
    (article,) = read_file(WORLD / "20-swimmers-in-the-heat.txt")
    sections = {held.claim.section for held in record.store.claims_of_article(article.id)}
    assert "meetings" not in sections
