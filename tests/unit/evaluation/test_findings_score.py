"""Scoring findings, on one small article whose right numbers can be told by hand."""

from dataclasses import replace

import pytest

from dateline.domain.findings import Actor, Event, Findings, Meeting, Relation, Statement
from dateline.evaluation.findings_score import Score
from dateline.evaluation.likeness import SECTIONS
from dateline.text.spans import Span
from support.findings import FINDINGS, at


def scored(predicted: Findings, gold: Findings = FINDINGS, optional: frozenset[str] = frozenset()) -> Score:
    score = Score()
    score.add("vienna", gold, predicted, optional)
    return score


def test_gold_against_itself_is_right_throughout() -> None:
    score = scored(FINDINGS)
    rows = score.rows()
    assert rows.pop("all") == {"found": 1.0, "right": 1.0}
    assert set(rows) == set(SECTIONS)
    for row in rows.values():
        assert row.pop("gold") >= 1
        assert set(row.values()) <= {1.0, None}
    assert all(score.items.values())


def test_nothing_found_is_nothing_right() -> None:
    score = scored(Findings(FINDINGS.article))
    assert score.rows()["all"] == {"found": 0.0, "right": 0.0}
    assert len(score.items) == 13
    assert not any(score.items.values())


def test_optional_gold_costs_nothing_missed_or_found() -> None:
    optional = frozenset({"o1"})
    missed = scored(replace(FINDINGS, outlooks=FINDINGS.outlooks[1:]), optional=optional)
    found = scored(FINDINGS, optional=optional)
    for score in (missed, found):
        row = score.rows()["outlooks"]
        assert (row["gold"], row["precision"], row["recall"]) == (1, 1.0, 1.0)


def test_a_false_alarm_costs_precision_but_not_among_actors() -> None:
    extra_actor = Actor("a9", None, "Oslo", "state", "NOR", None, mentions=(at("Oslo"),))
    extra_relation = Relation("r9", ("AUT", "SWE"), "tense", None, at("ties"))
    score = scored(
        replace(
            FINDINGS,
            actors=(*FINDINGS.actors, extra_actor),
            relations=(*FINDINGS.relations, extra_relation),
        )
    )
    rows = score.rows()
    assert rows["relations"]["precision"] == 0.5
    assert rows["relations"]["f1"] == pytest.approx(2 / 3)
    assert rows["actors"]["precision"] == pytest.approx(2 / 3)
    assert rows["all"]["found"] == pytest.approx((10 + 2 / 3) / 11)  # recall alone counts for actors


def test_content_must_overlap_by_half() -> None:
    whole = FINDINGS.statements[0].content_spans[0]
    half = Span(whole.start, whole.start + (whole.end - whole.start) // 2)
    less = Span(half.start, half.end - 1)
    for span, recall in ((half, 1.0), (less, 0.0)):
        statement = replace(FINDINGS.statements[0], content_spans=(span,))
        assert scored(replace(FINDINGS, statements=(statement,))).rows()["statements"]["recall"] == recall


def statement(**changes: object) -> Findings:
    changed: Statement = replace(FINDINGS.statements[0], **changes)  # type: ignore[arg-type]
    return replace(FINDINGS, statements=(changed,))


def test_fields_are_judged_over_what_was_found() -> None:
    score = scored(statement(form="direct", via=("Danube Wire",), speakers=("a1", "a2")))
    row = score.rows()["statements"]
    assert (row["f1"], row["form"], row["via"], row["time"]) == (1.0, 0.0, 0.0, 1.0)
    assert row["speakers"] == pytest.approx(2 / 3)  # one of two is right, and nobody is missing
    assert score.items["vienna statements s1"] is True
    assert score.items["vienna statements s1.form"] is False
    assert score.items["vienna statements s1.time"] is True


def test_actors_are_the_same_by_name_surname_or_mentions() -> None:
    def speaker_share(name: str, mentions: tuple[Span, ...]) -> object:
        actors = (replace(FINDINGS.actors[0], name=name, mentions=mentions), FINDINGS.actors[1])
        return scored(replace(FINDINGS, actors=actors)).rows()["statements"]["speakers"]

    assert speaker_share("Minister KOVAC", ()) == 1.0
    assert speaker_share("the minister", (at("She"),)) == 1.0
    assert speaker_share("the minister", (at("Oslo"),)) == 0.0


def test_participants_of_events_are_compared_by_country() -> None:
    other: Event = replace(FINDINGS.events[0], actors=("a9",), type="CONSULT")
    actors = (*FINDINGS.actors, Actor("a9", None, "Vienna's top diplomat", "person", "AUT", None))
    row = scored(replace(FINDINGS, events=(other,), actors=actors)).rows()["events"]
    assert (row["recall"], row["type"], row["actors"], row["recipients"]) == (1.0, 0.0, 1.0, 1.0)


def test_a_range_counts_as_its_start() -> None:
    week = replace(FINDINGS.times[0], value="2021-05-03/2021-05-05")
    rows = scored(replace(FINDINGS, times=(week,))).rows()
    assert rows["times"]["value"] == rows["meetings"]["time"] == 1.0


def test_a_meeting_without_a_gold_agenda_is_not_asked_for_one() -> None:
    plain: Meeting = replace(FINDINGS.meetings[0], agenda=())
    gold = replace(FINDINGS, meetings=(plain,))
    assert scored(FINDINGS, gold).rows()["meetings"]["agenda"] is None
    assert scored(gold).rows()["meetings"]["agenda"] == 0.0


def test_trips_compare_their_legs_in_order() -> None:
    wrong = replace(FINDINGS.meetings[0], id="m2", mentions=(at("She will"),))
    trip = replace(FINDINGS.trips[0], legs=("m2", "m1"))
    row = scored(replace(FINDINGS, trips=(trip,), meetings=(*FINDINGS.meetings, wrong))).rows()["trips"]
    assert (row["f1"], row["legs"]) == (1.0, 0.0)


def test_articles_add_up() -> None:
    score = scored(FINDINGS)
    score.add("again", FINDINGS, Findings(FINDINGS.article), frozenset())
    assert score.rows()["relations"] == {
        "gold": 2,
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
        "tendency": 1.0,
    }
