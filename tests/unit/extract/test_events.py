"""What one sentence tells: type, mode, auxiliary mode, and who did it to whom.

Expectations are written 'TYPE mode auxiliary ACTORS > RECIPIENTS', a dash for what is not told; several
events are parted by ' / '. Actors are countries, else names. All texts are as of Thursday, 27 May 2021.
"""

import pytest

from dateline.domain.findings import Event, Findings
from support.reading import read

TYPES = {
    "Turkey agreed to lift the embargo on Armenia.": "AGREE - - TUR > ARM",
    "India's prime minister Narendra Modi will sign a trade agreement with Nepal.": "AGREE - future IND+NPL > -",
    "French President Emmanuel Macron visited Chad in April.": "CONSULT visit - FRA > TCD",
    "Sweden recognised the independence of Kosovo.": "SUPPORT - - SWE > XKX",
    "Israel apologised to Turkey for the raid.": "CONCEDE - - ISR > TUR",
    "Britain shared intelligence with Jordan.": "COOPERATE - - GBR > JOR",
    "Norway sent medicine to Lebanon.": "AID - - NOR > LBN",
    "Iran released two French prisoners.": "RETREAT release - IRN > FRA",
    "Lithuania urged Belarus to release the prisoners.": "REQUEST yield - LTU > BLR",
    "Ukraine accused Russia of shelling the port.": "ACCUSE allege - UKR > RUS",
    "Armenia rejected an offer of talks by Azerbaijan.": "REJECT meet - ARM > AZE",
    "Turkey threatened to attack Greece.": "THREATEN violence - TUR > GRC",
    "Students demonstrated against the Sudanese government.": "PROTEST demo - - > SDN",
    "Moldova expelled three Russian diplomats.": "SANCTION expel - MDA > RUS",
    "North Korea fired a missile over Japan.": "MOBILIZE weapons - PRK > JPN",
    "The forced landing of an Irish airliner by Belarus was condemned.": "COERCE seize - BLR > IRL",
    "Israeli jets bombed an Iranian base.": "ASSAULT aerial - ISR > IRN",
}

REALITY = {
    "The United States will lift the sanctions on Iran.": "CONCEDE - - USA > IRN",
    "The United States lifted the sanctions on Iran.": "RETREAT - - USA > IRN",
    "Japan will donate vaccines to Vietnam.": "AGREE - future JPN > VNM",
    "Slovakia will not accept refugees from Syria.": "REJECT - - SVK > SYR",
    "China could impose sanctions on Australia.": "SANCTION discontinue hypothetical CHN > AUS",
    "Iran did not attack Saudi Arabia.": "ASSAULT - negation IRN > SAU",
    "Iraq invaded Kuwait in 1990.": "ASSAULT - historical IRQ > KWT",
    "Poland imposed sanctions on Belarus in March.": "SANCTION discontinue - POL > BLR",
    "Russia was condemned by Estonia.": "ACCUSE disapprove - EST > RUS",
}

BOTH_SIDES = {
    "India and Pakistan exchanged fire.": "ASSAULT firearms - IND+PAK > -",
    "An exchange of artillery fire between Lebanon and Israel was heard.": "ASSAULT firearms - ISR+LBN > -",
    "Japan signed a fishery pact with Mongolia.": "SUPPORT - - JPN+MNG > -",
}

IMPLIED = {  # sides and dates that stand outside the verb's own slots
    "Ghana and Togo accused each other of piracy.": "ACCUSE allege - GHA+TGO > GHA+TGO",
    "Ghana sent a letter to Togo, calling for an end to the raids.": "REQUEST yield - GHA > TGO",
    "Arrested by Ghana in May, the Togolese minister denied the charges.": "COERCE arrest - GHA > TGO",
    "Nicosia has been divided since 1974, when Turkish troops invaded Cyprus.": "ASSAULT - historical TUR > CYP",
    "Ghana's president warned that Ghana would close its ports.": "THREATEN restrict - GHA > -",
    "Ghana used the hearing to accuse Togo of piracy.": "ACCUSE allege - GHA > TGO",
    "The dispute irritates Ghana, which has twice accused Togo of piracy.": "ACCUSE allege - GHA > TGO",
    "Ghana quarrels with Togo. Togo wants its sailors back. Ghana apologised.": "CONCEDE - - GHA > TGO",
    "Ghana quarrels with Togo. Chad wants to mediate. Ghana apologised.": "CONCEDE - - GHA > -",
    "Togo dismissed the Ghanaian accusations as folklore.": "REJECT - - TGO > GHA",
    "Togo opposed the Ghanaian proposal.": "REJECT - - TGO > GHA",
}

NO_EVENT = (
    "Asked by reporters about Togo, the Ghanaian president smiled.",
    "The striker attacked from the left and the keeper was beaten.",
    "Police arrested a man in the town centre.",
    "The company fired its director and launched a campaign.",
    "Iran said that the weather was bad.",
    "The critics condemned the film.",
)


def told(findings: Findings, event: Event) -> str:
    by_id = {actor.id: actor for actor in findings.actors}

    def side(idents: tuple[str, ...]) -> str:
        return "+".join(sorted({by_id[i].country or by_id[i].name for i in idents})) or "-"

    kind = f"{event.type} {event.mode or '-'} {event.auxiliary or '-'}"
    return f"{kind} {side(event.actors)} > {side(event.recipients)}"


@pytest.mark.parametrize(("text", "expected"), {**TYPES, **REALITY, **BOTH_SIDES, **IMPLIED}.items())
def test_one_sentence(text: str, expected: str) -> None:
    findings = read(text)
    assert expected in [told(findings, e) for e in findings.events]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_event_without_political_actors(text: str) -> None:
    assert read(text).events == ()


def test_what_is_only_agreed_or_demanded_is_no_event_of_its_own() -> None:
    (event,) = read("Syria agreed to release the Turkish prisoners.").events
    assert event.type == "AGREE"
    (event,) = read("Turkey demanded the release of the prisoners by Syria.").events
    assert event.type == "REQUEST"


def test_tellings_of_one_happening_are_one_event_with_mentions() -> None:
    findings = read(
        "Israel attacked a Syrian base on Monday. Damascus spoke of losses. The attack by Israel was heavy."
    )
    (event,) = [e for e in findings.events if e.type == "ASSAULT"]
    assert event.span.quote(findings.article.text) == "Israel attacked a Syrian base on Monday"
    assert [m.quote(findings.article.text) for m in event.mentions] == ["attack"]


def test_acts_on_other_days_are_other_events() -> None:
    findings = read("Israel attacked Syria on Monday. Israel attacked Syria on Wednesday.")
    assert len([e for e in findings.events if e.type == "ASSAULT"]) == 2


def test_meetings_are_consult_when_held_and_agree_when_planned() -> None:
    findings = read("Iran and France held talks in March. Sweden and Chile will hold talks in July.")
    assert [told(findings, e) for e in findings.events] == [
        "CONSULT - - FRA+IRN > -",
        "AGREE - future CHL+SWE > -",
    ]


def test_a_claim_carries_its_statement_and_the_cue_does_not() -> None:
    findings = read("Ukraine said that Russia had attacked a port. Poland accused Belarus of fraud.")
    by_type = {e.type: e for e in findings.events}
    assert by_type["ASSAULT"].statement == findings.statements[0].id
    assert by_type["ACCUSE"].statement is None


def test_the_reason_names_rule_and_words() -> None:
    findings = read("Norway condemned the Israeli raid.")
    event = next(e for e in findings.events if e.type == "ACCUSE")
    assert event.why is not None
    assert event.why.rule == "frames_speech.condemn"
    assert event.trigger_span in event.why.words
    assert event.score == -2.0


def test_trigger_lies_in_span_and_spans_in_the_text() -> None:
    findings = read(
        "North Korea carried out a nuclear test, calling it a warning. Japan lodged a protest with North Korea."
    )
    assert findings.events
    for event in findings.events:
        assert event.span.contains(event.trigger_span)
        assert 0 <= event.span.start < event.span.end <= len(findings.article.text)
