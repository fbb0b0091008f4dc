from dateline.export.brief import SentenceNumbers, folded, pointer
from dateline.export.wording import compose
from dateline.text.spans import Span
from support.findings import FINDINGS, at


def lines(section: str) -> list[str]:
    """Each line of a section as one text, its notes behind slashes."""
    found = next(s for s in compose(FINDINGS).sections if s.name == section)
    return [
        " / ".join("".join(piece.shown for piece in pieces) for pieces in (line.pieces, *line.notes))
        for line in found.lines
    ]


def test_a_statement_names_speaker_role_country_and_cue_and_shows_its_content() -> None:
    assert lines("statements") == ["Ana Kovac (foreign minister, AUT) said / ties with Norway were “better than ever”"]


def test_verbatim_words_are_told_apart_from_reported_ones() -> None:
    statement = compose(FINDINGS).sections[0].lines[0]
    styles = [(piece.style, piece.text) for piece in statement.notes[0]]
    assert styles == [("words", "ties with Norway were “"), ("verbatim", "better than ever"), ("words", "”")]


def test_a_meeting_tells_status_date_place_participants_host_and_agenda() -> None:
    assert lines("meetings") == [
        "scheduled · visit · 3 May 2021 · Oslo (NOR) / "
        "Ana Kovac (foreign minister, AUT) and Lars Berg (NOR) · hosted by Lars Berg (NOR) / agenda: trade"
    ]


def test_the_other_kinds_read_as_told() -> None:
    assert lines("trips") == ["Ana Kovac (foreign minister, AUT) / 1. m1 visit, Oslo (NOR), 3 May 2021"]
    assert lines("measures") == ["proposed · sign treaty · Ana Kovac (AUT) / a deal"]
    assert lines("events") == [
        "AGREE meet future · +3.0 · Ana Kovac (AUT) → Lars Berg (NOR) · 3 May 2021 · Oslo (NOR) / "
        "She will meet Lars Berg in Oslo on 3 May"
    ]
    assert lines("topics") == ["agenda · trade · trade"]
    assert lines("outlooks") == [
        "positive · for m1 visit, Oslo (NOR), 3 May 2021 · Ana Kovac (foreign minister, AUT) / hopes for a deal",
        "positive · for AUT–NOR · Ana Kovac (foreign minister, AUT) / better than ever",
    ]
    assert lines("relations") == ["improving · AUT–NOR / better than ever / according to Ana Kovac (AUT) (s1)"]


def test_head_and_pointers() -> None:
    brief = compose(FINDINGS)
    assert dict(brief.head)["Outlet"] == "Danube Wire"
    assert dict(brief.head)["Published"] == "28 April 2021"
    assert brief.sections[0].lines[0].sentences == (1,)
    assert [(group.stage, group.reason, len(group.spans)) for group in brief.left_out] == [
        ("topics", "no meeting near", 1)
    ]


def test_sentence_numbers() -> None:
    numbers = SentenceNumbers((Span(0, 10), Span(11, 20), Span(25, 30)))
    assert numbers.of([Span(3, 5), Span(26, 27), None, Span(11, 12)]) == (1, 2, 3)
    assert SentenceNumbers(()).of([at("trade")]) == ()


def test_pointers_are_ranges() -> None:
    assert pointer((1, 2, 3, 7)) == "1–3, 7"
    assert pointer((4,)) == "4"
    assert pointer(()) == ""


def test_folding_touches_line_breaks_only() -> None:
    assert folded("a\n  b  c\r\nd") == "a b  c d"
