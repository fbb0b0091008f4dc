from dataclasses import replace

from dateline.domain.findings import Why
from dateline.explain.lexicon import Sample, helpers_of, judge, rules_of, samples
from dateline.lexicon import Entry, Lexicon
from support.findings import FINDINGS

SAY = Entry("reporting", "say", ("say",), ("He said so.",), ("He says.", "Say 5."), {})


def test_an_entry_gives_a_sample_for_each_example_and_counter_example() -> None:
    found = [(s.sentence, s.wanted) for s in samples(Lexicon("reporting", (SAY,), {}))]
    assert found == [("He said so.", True), ("He says.", False), ("Say 5.", False)]


def test_an_example_passes_when_its_entry_had_a_part_and_a_counter_example_when_not() -> None:
    assert judge(Sample(SAY, "", True), FINDINGS).passed
    assert not judge(Sample(SAY, "", False), FINDINGS).passed
    assert not judge(Sample(replace(SAY, id="tell"), "", True), FINDINGS).passed


def test_an_entry_that_a_note_names_had_a_part_but_raises_no_alarm() -> None:
    note = "status: scheduled (meeting_status.occur, modality.will), weight 3.0, no.such"
    meeting = replace(FINDINGS.meetings[0], why=Why("meetings.meet", note=note))
    findings = replace(FINDINGS, meetings=(meeting,))
    assert rules_of(findings) == {"reporting.say", "meetings.meet"}
    assert helpers_of(findings) == {"meeting_status.occur", "modality.will"}
    will = replace(SAY, lexicon="modality", id="will")
    assert judge(Sample(will, "", True), findings).passed
    assert judge(Sample(will, "", False), findings).passed
