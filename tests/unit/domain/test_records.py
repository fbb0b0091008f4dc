"""Findings as flat rows."""

from support.findings import FINDINGS

RECORDS = FINDINGS.to_records()


def test_every_section_is_a_table() -> None:
    assert {name: len(rows) for name, rows in RECORDS.items()} == {
        "actors": 2, "places": 1, "times": 1, "statements": 1, "events": 1, "meetings": 1,
        "trips": 1, "measures": 1, "topics": 1, "outlooks": 2, "relations": 1,
    }  # fmt: skip


def test_cells_are_flat() -> None:
    kinds = {type(cell) for rows in RECORDS.values() for row in rows for cell in row.values()}
    assert kinds <= {str, int, float, bool, type(None)}


def test_a_statement_shows_names_and_words() -> None:
    (row,) = RECORDS["statements"]
    assert row["article"] == "vienna-1"
    assert (row["speakers"], row["speakers_id"]) == ("Ana Kovac", "a1")
    assert row["speaker_quote"] == "Foreign minister Ana Kovac"
    assert row["cue_quote"] == "said"
    assert row["content"] == "ties with Norway were “better than ever”"
    assert row["quotes"] == "better than ever"
    assert (row["rule"], row["confidence"]) == ("reporting.say", 0.9)


def test_a_meeting_joins_its_participants_and_names_its_place_and_time() -> None:
    (row,) = RECORDS["meetings"]
    assert (row["participants"], row["participants_id"]) == ("Ana Kovac; Lars Berg", "a1; a2")
    assert (row["place"], row["time"], row["agenda"]) == ("Oslo", "2021-05-03", "trade")
    assert row["rule"] is None


def test_a_topic_keeps_its_text_and_its_span() -> None:
    (row,) = RECORDS["topics"]
    assert row["text"] == row["quote"] == "trade"
    assert FINDINGS.article.text[row["start"] : row["end"]] == "trade"


def test_actors_show_their_roles() -> None:
    assert [row["roles"] for row in RECORDS["actors"]] == ["foreign minister (AUT)", None]
