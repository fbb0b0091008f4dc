"""Measures: kind, action, status, by whom and against whom. All texts are as of 27 May 2021."""

import pytest

from dateline.domain.findings import Findings, Measure
from support.reading import read

MEASURES = {
    "The United States imposed sanctions on Iran.": "sanctions impose in_force USA > IRN",
    "Japan lifted the sanctions on Iran.": "sanctions lift ended JPN > IRN",
    "Japan will lift the sanctions on Iran.": "sanctions lift announced JPN > IRN",
    "Estonia called for sanctions against Belarus.": "sanctions impose proposed EST > BLR",
    "Canada threatened China with sanctions.": "sanctions threaten proposed CAN > CHN",
    "Sanctions were imposed on Myanmar.": "sanctions impose in_force - > MMR",
    "China slapped tariffs on Australian wine.": "tariffs impose in_force CHN > AUS",
    "Russia banned imports of Norwegian salmon.": "export_control impose in_force RUS > NOR",
    "Moldova expelled three Russian diplomats.": "expulsion impose in_force MDA > RUS",
    "Iran seized a Greek tanker.": "seizure impose in_force IRN > GRC",
    "The United States suspended aid to Niger.": "aid suspend in_force USA > NER",
    "Qatar offered aid to Lebanon.": "aid offer proposed QAT > LBN",
    "Kenya has refused to give food aid to Somalia.": "aid grant rejected KEN > SOM",
    "Japan signed a fishery pact with Mongolia.": "treaty sign in_force JPN+MNG > -",
    "Russia quit the treaty with the United States.": "treaty withdraw ended RUS > USA",
    "Sweden recognised the independence of Kosovo.": "recognition grant in_force SWE > XKX",
    "Brazil suspended its uranium enrichment.": "other suspend in_force BRA > -",
    "South Korea will resume the joint exercises.": "other resume announced KOR > -",
    "NATO deployed troops to Latvia.": "deployment launch in_force NATO > LVA",
    "North Korea is reopening a hotline with South Korea.": "channel resume announced PRK > KOR",
    "Canada closed its embassy in Iran.": "channel suspend in_force CAN > IRN",
    "Kuwait thanked Tunisia. Kuwait will reopen its embassy in Tunis.": "channel resume announced KWT > TUN",
    "Egypt threatened to expel the Libyan envoys.": "expulsion threaten proposed EGY > LBY",
    "Ghana quarrels with Togo. Ghana has shut the frontier.": "channel suspend in_force GHA > TGO",
    "Ghana closed its embassy in Togo in May. Ghana reopened its embassy in Togo on Monday.": (
        "channel suspend ended GHA > TGO"
    ),
    "Norway pledged 20 million dollars to Malawi.": "aid offer announced NOR > MWI",
}

NONE = (
    "The store imposed a fee on bags.",
    "The club lifted the cup.",
    "The sanctions worried traders.",
)


def told(findings: Findings, measure: Measure) -> str:
    by_id = {actor.id: actor for actor in findings.actors}

    def side(idents: tuple[str, ...]) -> str:
        return "+".join(sorted({by_id[i].country or by_id[i].name for i in idents})) or "-"

    return f"{measure.kind} {measure.action} {measure.status} {side(measure.by)} > {side(measure.targets)}"


@pytest.mark.parametrize(("text", "expected"), MEASURES.items())
def test_one_sentence(text: str, expected: str) -> None:
    findings = read(text)
    assert expected in [told(findings, m) for m in findings.measures]


@pytest.mark.parametrize("text", NONE)
def test_no_measure(text: str) -> None:
    assert read(text).measures == ()


def test_a_measure_told_twice_is_one_measure() -> None:
    findings = read("The EU imposed sanctions on Belarus. The sanctions on Belarus by the EU hurt. Britain helped.")
    assert len(findings.measures) == 1


def test_a_measure_of_a_president_is_his_states() -> None:
    findings = read("US President Joe Biden imposed sanctions on Iran.")
    (measure,) = findings.measures
    (by,) = [a for a in findings.actors if a.id in measure.by]
    assert by.kind == "state"


def test_a_claimed_measure_names_its_statement() -> None:
    findings = read("Antony Blinken announced that the United States would lift the sanctions on Sudan.")
    (measure,) = findings.measures
    assert measure.status == "announced"
    assert measure.statement == findings.statements[0].id
