"""Which references mean one meeting, which came before which, and in whose words one is told."""

from dateline.domain.findings import Findings, Meeting
from support.reading import read


def mentions(findings: Findings, meeting: Meeting) -> list[str]:
    return [span.quote(findings.article.text) for span in meeting.mentions]


def test_one_meeting_however_often_it_is_named() -> None:
    findings = read(
        "The presidents of Chile and Peru will meet in Lima on 4 June. The meeting is the first in years. "
        "The event will last a day."
    )
    (meeting,) = findings.meetings
    assert mentions(findings, meeting) == ["meet in Lima on 4 June", "The meeting", "The event"]


def test_other_people_of_the_same_states_meet_elsewhere() -> None:
    findings = read(
        "Joe Biden and Vladimir Putin will meet in June. Antony Blinken met Sergei Lavrov in Reykjavik last week."
    )
    assert [m.status for m in findings.meetings] == ["scheduled", "held"]


def test_another_date_is_another_meeting() -> None:
    findings = read("Iran and France held talks in March. Iran and France will hold talks in July.")
    assert [m.status for m in findings.meetings] == ["held", "scheduled"]


def test_a_call_is_not_the_meeting_it_arranged() -> None:
    findings = read("Joe Biden and Vladimir Putin agreed to meet during a phone call last week.")
    assert {(m.kind, m.status) for m in findings.meetings} == {("summit", "scheduled"), ("call", "held")}


def test_the_definite_noun_means_the_meeting_named_last_in_the_sentence_before() -> None:
    findings = read(
        "Iran and France will hold a summit in July. Their envoys spoke.\n\n"
        "Sweden and Norway held talks in Oslo on Monday. The talks were brief."
    )
    oslo = next(m for m in findings.meetings if m.status == "held")
    assert mentions(findings, oslo) == ["talks in Oslo on Monday", "The talks"]


def test_this_and_it_mean_the_meeting_of_the_sentence_before() -> None:
    findings = read("Chile and Peru will hold a summit in Lima. It will take place in July.")
    (meeting,) = findings.meetings
    assert mentions(findings, meeting)[-1] == "It"
    text = "Iran and France will hold a summit in July. This follows a meeting of Sweden and Norway."
    later, earlier = read(text).meetings
    assert (later.follows, earlier.follows) == ((earlier.id,), ())


def test_a_journey_and_its_purpose_are_one_visit() -> None:
    findings = read("Narendra Modi will travel to Tokyo for talks with Japanese Prime Minister Yoshihide Suga.")
    (meeting,) = findings.meetings
    names = {a.id: a.name for a in findings.actors}
    assert meeting.kind == "visit"
    assert [names[p] for p in meeting.participants] == ["Narendra Modi", "Yoshihide Suga"]


def test_persons_come_before_their_states() -> None:
    findings = read("Iran and France will hold a summit. Emmanuel Macron will attend the summit.")
    names = {a.id: a.name for a in findings.actors}
    assert [sorted(names[p] for p in m.participants) for m in findings.meetings] == [["Emmanuel Macron", "Iran"]]


def test_on_the_sidelines_of_a_meeting_shares_its_place() -> None:
    findings = read("Vladimir Putin met Recep Tayyip Erdogan on the sidelines of the G20 summit in Osaka.")
    places = {p.id: p.name for p in findings.places}
    assert [(m.name, places.get(m.place or "")) for m in findings.meetings] == [
        (None, "Osaka"),
        ("G20 summit", "Osaka"),
    ]


def test_prior_to_a_place_is_prior_to_the_meeting_there() -> None:
    findings = read(
        "Joe Biden and Vladimir Putin will meet in Geneva on 16 June. "
        "Prior to Geneva, Biden is to attend a NATO summit in Brussels."
    )
    geneva, nato = findings.meetings
    assert (geneva.follows, nato.name) == ((nato.id,), "NATO summit")


def test_a_meeting_told_only_in_somebodys_words_names_the_statement() -> None:
    findings = read("Sergei Lavrov said that Iran and France would hold talks in June.")
    (meeting,) = findings.meetings
    assert meeting.statement == findings.statements[0].id
    (own,) = read("Iran and France will hold talks in June.").meetings
    assert own.statement is None


def test_two_days_for_one_meeting_leave_its_date_open() -> None:
    findings = read(
        "Narendra Modi will visit Japan on 3 June, India's foreign ministry said. "
        "Japan's foreign ministry said that the visit would begin on 5 June."
    )
    assert [m.time for m in findings.meetings] == [None]


def test_the_key_names_countries_and_date() -> None:
    (meeting,) = read("Joe Biden and Vladimir Putin will meet in Geneva on 16 June.").meetings
    assert meeting.key == "meeting:RUS+USA:2021-06-16"


def test_a_meeting_explains_what_joined_it() -> None:
    (meeting,) = read("Chile and Peru will hold a summit in Lima. The summit will take place in July.").meetings
    assert meeting.why is not None
    assert meeting.why.rule == "meetings.summit"
    assert "'The summit' joined by meetings.summit" in (meeting.why.note or "")


def test_reading_stays_linear_in_the_number_of_meetings() -> None:
    sentence = "Iran and France held talks. Sweden met Norway. "
    assert len(read(sentence * 200).meetings) >= 2
