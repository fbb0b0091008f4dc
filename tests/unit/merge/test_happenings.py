import random

from dateline.merge.happenings import Report, happenings

SUMMIT = [
    "Presidents Alvarez and Moreau will meet in Lisbon in May to talk about fishing quotas, their offices announced.",
    "Lisbon is to host a meeting of Alvarez and Moreau in May; fishing quotas stand first on the agenda.",
    "A quarrel over fishing quotas brings Alvarez to Lisbon, where Moreau expects him in the first week of May.",
]
QUAKE = [
    "An earthquake of magnitude 6.8 shook the Pamir mountains and killed forty people in Gorno district.",
    "Rescuers reached Gorno district in the Pamir mountains, where an earthquake killed forty.",
]


def _reports() -> list[Report]:
    return [
        *(Report(f"s{i}", None, text, "2019-04-0" + str(i + 1)) for i, text in enumerate(SUMMIT)),
        *(Report(f"q{i}", None, text, "2019-04-02") for i, text in enumerate(QUAKE)),
    ]


def test_articles_on_one_happening_are_brought_together() -> None:
    assert happenings(_reports()) == {"s0": "s0", "s1": "s0", "s2": "s0", "q0": "q0", "q1": "q0"}


def test_the_order_of_the_articles_is_of_no_consequence() -> None:
    shuffled = _reports()
    for seed in range(10):
        random.Random(seed).shuffle(shuffled)
        assert happenings(shuffled) == happenings(_reports())


def test_no_article_and_one_article() -> None:
    assert happenings([]) == {}
    assert happenings([Report("a", None, "", None)]) == {"a": "a"}
