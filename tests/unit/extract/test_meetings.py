"""One sentence, one phenomenon: what kind of meeting, where it stands, of whom, where and when.

Expectations are written 'kind status PARTIES place time', a dash for what is not told; several
meetings are parted by ' / '. All texts are as of Thursday, 27 May 2021.
"""

import pytest

from support.meetings import check
from support.reading import read

PLANNED = {
    "French President Emmanuel Macron will meet German Chancellor Angela Merkel in Berlin on Friday.": (
        "summit scheduled DEU+FRA Berlin 2021-05-28"
    ),
    "Japan and South Korea have agreed to hold a summit next month.": "summit scheduled JPN+KOR - 2021-06",
    "Recep Tayyip Erdogan is due to meet Joe Biden in Brussels on June 14.": (
        "summit scheduled TUR+USA Brussels 2021-06-14"
    ),
    "Wang Yi is to travel to Poland on Monday.": "visit scheduled CHN+POL Poland 2021-05-31",
    "Talks between Iran and France are set for 3 June in Vienna.": "talks scheduled FRA+IRN Vienna 2021-06-03",
    "A summit between Serbia and Kosovo has been scheduled for 15 June.": "summit scheduled SRB+XKX - 2021-06-15",
    "Boris Johnson is going to visit India next week.": "visit scheduled GBR+IND India 2021-W22",
    "The upcoming summit between Iran and France is important.": "summit scheduled FRA+IRN - -",
    "Narendra Modi plans to hold talks with Imran Khan.": "summit scheduled IND+PAK - -",
    "Sergei Lavrov said he would visit Egypt in June.": "visit scheduled EGY+RUS Egypt 2021-06",
    "The European Union and China will hold a summit on Monday.": "summit scheduled CHN+EU - 2021-05-31",
    "US President Joe Biden will attend the G7 meeting in Britain.": "summit scheduled G7+USA United Kingdom -",
}

HELD = {
    "India's prime minister Narendra Modi visited Nepal in March.": "visit held IND+NPL Nepal 2021-03",
    "US President Joe Biden met South Korean President Moon Jae-in in Washington on Friday.": (
        "summit held KOR+USA Washington 2021-05-21"
    ),
    "Russian Foreign Minister Sergei Lavrov met US Secretary of State Antony Blinken in Reykjavik.": (
        "ministerial held RUS+USA Reykjavik -"
    ),
    "Vladimir Putin telephoned Recep Tayyip Erdogan on Monday.": "call held RUS+TUR - 2021-05-24",
    "Antony Blinken held a phone call with his Israeli counterpart Gabi Ashkenazi on Wednesday.": (
        "call held ISR+USA - 2021-05-26"
    ),
    "Angela Merkel received Chinese Premier Li Keqiang in Berlin on Tuesday.": "summit held CHN+DEU Berlin 2021-05-25",
    "The US-North Korea summit in Hanoi ended without agreement.": "summit held PRK+USA Hanoi -",
    "The talks between Sudan and Ethiopia collapsed.": "talks held ETH+SDN - -",
    "Sergei Lavrov spoke after talks with Antony Blinken.": "ministerial held RUS+USA - -",
    "The foreign ministers of Egypt and Turkey met in Cairo on Sunday.": "- held EGY+TUR Cairo 2021-05-23",
    "Iranian and Saudi officials met in Baghdad.": "talks held IRN+SAU Baghdad -",
    "Vladimir Putin spoke by telephone with Emmanuel Macron.": "call held FRA+RUS - -",
    "NATO defence ministers met in Brussels on Monday.": "- held NATO Brussels 2021-05-24",
    "Narendra Modi made a trip to Japan last week.": "visit held IND+JPN Japan 2021-W20",
    "Talks between Iran and France were held in Vienna.": "talks held FRA+IRN Vienna -",
    "Xi Jinping had lunch with Vladimir Putin.": "summit held CHN+RUS - -",
}

UNDER_WAY = {
    "Talks between Sudan and Ethiopia are under way in Kinshasa.": "talks under_way ETH+SDN Kinshasa -",
    "Talks between Iran and France opened on Wednesday in Vienna.": "talks under_way FRA+IRN Vienna 2021-05-26",
    "Boris Johnson is visiting India this week.": "visit under_way GBR+IND India 2021-W21",
}

PROPOSED = {
    "Pakistan called for talks with India.": "talks proposed IND+PAK - -",
    "Emmanuel Macron hopes to meet Vladimir Putin.": "summit proposed FRA+RUS - -",
    "Emmanuel Macron has invited Narendra Modi to visit France in July.": "visit proposed FRA+IND France 2021-07",
    "It is unclear whether Vladimir Putin will meet Volodymyr Zelensky.": "summit proposed RUS+UKR - -",
    "Turkey has refused to hold talks with Greece.": "talks proposed GRC+TUR - -",  # refused: it stays a proposal
    "Kim Jong Un rejected talks with the United States.": "talks proposed PRK+USA - -",
    "Vladimir Putin will not meet Volodymyr Zelensky.": "summit proposed RUS+UKR - -",
    "Iran proposed a summit with France.": "summit proposed FRA+IRN - -",
    "Iran may hold talks with France in June.": "talks proposed FRA+IRN - 2021-06",
    "Egypt urged Iran to hold talks with France.": "talks proposed FRA+IRN - -",
    "Iran would hold talks with France if sanctions were lifted.": "talks proposed FRA+IRN - -",
    "Iran needs to hold talks with France.": "talks proposed FRA+IRN - -",
}

UNDONE = {
    "The summit between Iran and France was cancelled on Monday.": "summit cancelled FRA+IRN - -",
    "Donald Trump scrapped a planned meeting with Vladimir Putin.": "talks cancelled RUS+USA - -",
    "Iran called off its summit with France.": "summit cancelled FRA+IRN - -",
    "Iran and France put off their summit until September.": "summit postponed FRA+IRN - 2021-09",
    "The talks between Iran and France have been postponed.": "talks postponed FRA+IRN - -",
    "Russia and Ukraine moved their talks to June 4.": "talks postponed RUS+UKR - 2021-06-04",
    "Russia and Ukraine moved their talks from Minsk to Istanbul.": "talks scheduled RUS+UKR Istanbul -",
    "The talks between Iran and France may be postponed.": "talks scheduled FRA+IRN - -",
    "Iran threatened to cancel its summit with France.": "summit scheduled FRA+IRN - -",
    "Olaf Scholz will not attend the G20 summit in Bali.": "- scheduled G20 Bali -",
}

NONE = (
    "No meeting between Donald Trump and Hassan Rouhani took place.",
    "Greece met its deadline.",
    "France must meet German demands.",
    "The proposal was met with criticism in France and Germany.",
    "Angela Merkel met German union leaders in Berlin.",
    "The Swedish cabinet meeting lasted an hour.",
    "Donald Trump called Emmanuel Macron a friend.",
    "France called on Spain to help.",
    "Tourists visited Greece in May.",
    "France's president gave a news conference on Mali.",
    "Joe Biden visited a school in Delaware.",
    "The audience applauded the French film.",
    "Germany will meet Portugal in the final in Munich, its coach said.",
)


@pytest.mark.parametrize(("sentence", "expected"), PLANNED.items())
def test_what_is_agreed_or_set_is_scheduled(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), HELD.items())
def test_what_has_happened_was_held(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), UNDER_WAY.items())
def test_what_goes_on_is_under_way(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), PROPOSED.items())
def test_what_is_wished_asked_or_possible_is_proposed(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize(("sentence", "expected"), UNDONE.items())
def test_what_is_undone_is_cancelled_or_postponed_and_threats_undo_nothing(sentence: str, expected: str) -> None:
    check(sentence, expected)


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_domestic_or_no_meeting_at_all_is_left_out(sentence: str) -> None:
    assert read(sentence).meetings == ()


def test_a_meeting_that_did_not_happen_is_left_out_with_its_reason() -> None:
    findings = read("No meeting between Donald Trump and Hassan Rouhani took place.")
    assert [o.reason for o in findings.left_out if o.stage == "meetings"] == [
        "no meeting of two states or bodies: it is said not to happen"
    ]
