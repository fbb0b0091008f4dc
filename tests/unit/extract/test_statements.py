"""Who is reported to have said what: content, speaker, form and chain of statements."""

import pytest

from dateline.domain.findings import Findings, Statement
from support.reading import read


def only(text: str) -> tuple[Statement, Findings]:
    findings = read(text)
    assert len(findings.statements) == 1, [s.why for s in findings.statements]
    return findings.statements[0], findings


def content(text: str) -> list[list[str]]:
    findings = read(text)
    return [[span.quote(text) for span in s.content_spans] for s in findings.statements]


def speakers(text: str) -> list[str | None]:
    return [s.speaker_span and s.speaker_span.quote(text) for s in read(text).statements]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The minister said that the talks had failed.", ["the talks had failed"]),
        ("The minister said on Monday the talks had failed.", ["the talks had failed"]),
        ("The talks had failed, the minister said.", ["The talks had failed"]),
        ("The talks, the minister said, had failed.", ["The talks", "had failed"]),
        ("The talks had failed, said the minister.", ["The talks had failed"]),
        ("As the minister noted, the talks had failed.", ["the talks had failed"]),
        ("The talks had failed, as the minister noted.", ["The talks had failed"]),
        ("According to the minister, the talks had failed.", ["the talks had failed"]),
        ("The talks had failed, according to the minister.", ["The talks had failed"]),
        ("The talks failed, reported the Ruritanian News Agency on Monday.", ["The talks failed"]),
        ("The minister denied that the talks had failed.", ["the talks had failed"]),
        ("It was announced that the summit would be moved.", ["the summit would be moved"]),
        ("The two will reportedly meet in Oslo.", ["The two will", "meet in Oslo"]),
    ],
)
def test_where_the_content_of_indirect_speech_stands(text: str, parts: list[str]) -> None:
    assert content(text) == [parts]
    assert read(text).statements[0].form == "indirect"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“The talks have failed”, the minister said.", ["The talks have failed"]),
        ("“The talks have failed!” said the minister.", ["The talks have failed!"]),
        ("“Have they failed? I doubt it,” the minister said.", ["Have they failed? I doubt it"]),
        ("The minister said: “The talks have failed.”", ["The talks have failed"]),
        ("“The talks,” the minister said, “have failed.”", ["The talks", "have failed"]),
        (
            "“The talks have failed,” the minister told the press. “So we go home.”",
            ["The talks have failed", "So we go home"],
        ),
        (
            "“The talks have failed,” the minister said.\n\n“We go home today.”",
            ["The talks have failed", "We go home today"],
        ),
        (
            "“The talks have failed.\n\n“We go home,” the minister said.",
            ["The talks have failed", "We go home"],
        ),
        (
            '"The talks have failed," the agency quoted the minister as saying.',
            ["The talks have failed"],
        ),
        ("The minister told reporters that “the talks have failed”.", ["the talks have failed"]),
    ],
)
def test_direct_speech_is_one_statement_without_its_outer_marks(text: str, parts: list[str]) -> None:
    assert content(text) == [parts]
    statement = read(text).statements[0]
    assert statement.form == "direct"
    assert [span.quote(text) for span in statement.quotes] == parts


@pytest.mark.parametrize(
    ("text", "parts", "quotes"),
    [
        ("The talks were “very useful”, the minister said.", ["The talks were “very useful”"], ["very useful"]),
        ('He said it was a "step forward."', ['it was a "step forward."'], ["step forward"]),
        ("The ministry described it as “a good start”.", ["it as “a good start”"], ["a good start"]),
        ("She called the plan a 'bad joke'.", ["the plan a 'bad joke'"], ["bad joke"]),
        ("He rejected the “absurd” charge.", ["the “absurd” charge"], ["absurd"]),
    ],
)
def test_mixed_speech_keeps_its_marks(text: str, parts: list[str], quotes: list[str]) -> None:
    statement, findings = only(text)
    assert [span.quote(text) for span in statement.content_spans] == parts
    assert [span.quote(text) for span in statement.quotes] == quotes
    assert statement.form == "mixed"
    assert findings.left_out == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ankara vowed to block the sale.", ["to block the sale"]),
        ("The council urged both sides to stop firing.", ["both sides to stop firing"]),
        ("The mayor called on the rebels to lay down arms.", ["the rebels to lay down arms"]),
        ("The envoy denied meeting the banker.", ["meeting the banker"]),
        ("Kyiv accused Moscow of moving its tanks.", ["Moscow of moving its tanks"]),
        ("She is convinced that the pact will last.", ["the pact will last"]),
        ("The general’s warning that more troops would come was ignored.", ["more troops would come"]),
        ("Its programme, which it says is for defence, goes on.", ["Its programme", "is for defence"]),
    ],
)
def test_content_that_is_no_clause_of_its_own(text: str, parts: list[str]) -> None:
    assert parts in content(text)


def test_a_second_report_of_the_same_speaker_begins_its_own_statement() -> None:
    text = "The minister said that the talks had failed and added that he would go home, warning that war was near."
    assert content(text) == [["the talks had failed"], ["he would go home"], ["war was near"]]
    assert speakers(text) == ["The minister"] * 3


def test_a_participle_takes_the_subject_of_its_clause() -> None:
    text = "The Kremlin has tried to calm nerves, while stressing the meeting remains useful."
    assert content(text) == [["the meeting remains useful"]]
    assert speakers(text) == ["The Kremlin"]


def test_a_participle_with_a_subject_of_its_own() -> None:
    text = "Rome welcomed the truce as 'very good', with the spokesman saying 'it makes room for talks'."
    assert content(text) == [["the truce as 'very good'"], ["it makes room for talks"]]
    assert speakers(text) == ["Rome", "the spokesman"]


def test_the_next_sentence_goes_on_with_a_list() -> None:
    text = "The envoy listed a number of issues that divide them. These included fish, gas and visas."
    assert content(text) == [["a number of issues that divide them", "These included fish, gas and visas"]]


def test_a_title_belongs_to_the_speaker_and_an_apposition_does_not() -> None:
    text = "Foreign Minister Ivo Marek, a former judge, said the talks had failed."
    assert speakers(text) == ["Foreign Minister Ivo Marek"]
    text = "The talks had failed, according to Ivo Marek, the head of the agency."
    assert speakers(text) == ["Ivo Marek"]


def test_a_headline_with_a_colon() -> None:
    assert content("Lavrov: talks were useful\n\nThe two sides met in Vienna.") == [["talks were useful"]]


def test_who_quotes_and_who_is_quoted() -> None:
    text = "Kyodo News quoted a ministry official as saying the two would meet in May."
    statement, _ = only(text)
    assert speakers(text) == ["a ministry official"]
    assert [name.casefold() for name in statement.via] == ["kyodo news"]


def test_an_agency_that_reports_a_whole_sentence_only_passes_it_on() -> None:
    text = "The minister insisted that the talks would go on, Reuters reported."
    statement, _ = only(text)
    assert speakers(text) == ["The minister"]
    assert statement.via == ("Reuters",)


def test_speech_inside_speech_has_the_outer_speaker_in_its_chain() -> None:
    text = "The spokesman said Putin had promised that the gas would flow."
    findings = read(text)
    outer, inner = findings.statements
    assert content(text) == [["Putin had promised that the gas would flow"], ["the gas would flow"]]
    assert outer.via == ()
    assert len(inner.via) == 1


def test_addressee_denial_and_negation() -> None:
    told, _ = only("The minister told reporters that the talks had failed.")
    assert told.addressee == "reporters"
    denied, _ = only("The minister denied that the talks had failed.")
    assert denied.stance == "denied"
    silent, _ = only("The minister did not say that the talks had failed.")
    assert silent.negated


def test_the_time_of_saying_is_not_the_time_of_what_is_said() -> None:
    statement, findings = only("The minister said on Tuesday that the ships would leave on June 16.")
    value = {t.id: t.value for t in findings.times}
    assert statement.time is not None
    assert value[statement.time] == "2021-05-25"
    quiet, _ = only("The minister said that the ships would leave on June 16.")
    assert quiet.time is None


def test_pronouns_and_titles_lead_to_the_named_speaker() -> None:
    text = "Sergei Lavrov came to Reykjavik. The talks were useful, he said. “We will go on,” Lavrov added."
    findings = read(text)
    names = {a.id: a.name for a in findings.actors}
    assert [[names[i] for i in s.speakers] for s in findings.statements] == [["Sergei Lavrov"], ["Sergei Lavrov"]]


@pytest.mark.parametrize(
    "text",
    [
        "He said goodbye and told a story about his youth.",
        "The party added three seats, and the flood claimed nine lives.",
        "She left a note about the stress of the journey.",
        "The ministry declined to comment.",
        "They acted according to plan.",
        "Praised for years, the general was told nothing.",
    ],
)
def test_words_that_only_look_like_reports(text: str) -> None:
    assert content(text) == []


def test_quotations_without_a_speaker_are_kept_or_left_out_with_a_reason() -> None:
    text = "A banner hung there. “We shall never leave this town.” The “iron gate” stayed “shut for good until spring”."
    findings = read(text)
    assert [s.why.rule for s in findings.statements if s.why] == ["statements.unattributed-quote"]
    assert findings.statements[0].speakers == ()
    reasons = {o.span.quote(text): o.reason for o in findings.left_out if o.stage == "statements"}
    assert reasons == {
        "“iron gate”": "quoted word or name",
        "“shut for good until spring”": "quoted phrase without a speaker",
    }


def test_a_noun_between_a_quotation_and_its_verb_speaks_whatever_the_parse() -> None:
    text = '"Nobody in Moscow is wearing rose-tinted glasses," a source in Russian diplomatic circles told Northline.'
    [statement] = read(text).statements
    assert statement.speaker_span is not None
    assert statement.speaker_span.quote(text).startswith("a source")
    assert statement.form == "direct"
