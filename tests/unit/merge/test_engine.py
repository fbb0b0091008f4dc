from collections import defaultdict

import pytest

from dateline.domain.findings import Findings
from dateline.domain.record import Judgement
from dateline.merge import claims_of
from dateline.merge.engine import SECTIONS, place_article, place_claims, settle
from dateline.merge.families import pack, shingles
from dateline.store import Store
from support.claims import told

ALVAREZ = ("person:ana-alvarez", "Ana Alvarez", "PRT")
MOREAU = ("person:luc-moreau", "Luc Moreau", "FRA")
WEBER = ("person:jan-weber", "Jan Weber", "FRA")
PORTUGAL, FRANCE = ("state:PRT", "Portugal", "PRT"), ("state:FRA", "France", "FRA")


def _store(articles: list[Findings]) -> Store:
    store = Store(":memory:", "test")
    for findings in articles:
        claims = claims_of(findings)
        with store.transaction():
            store.add(findings, claims, "2020-01-01", "test", pack(shingles(findings.article.text)))
            place_article(store, findings.article.id, findings.article.text, findings.article.published)
            place_claims(store, claims)
    return store


def _records(store: Store, articles: list[Findings], section: str) -> list[set[int]]:
    """The groups of articles whose claims of a section are one record."""
    groups: dict[str, set[int]] = defaultdict(set)
    for n, findings in enumerate(articles):
        for held in store.claims_of_article(findings.article.id):
            if held.claim.section == section:
                groups[held.record].add(n)
    return sorted(groups.values(), key=min)


def _one_summit(day: str | None, published: str, **more: str | None) -> Findings:
    fields = {"day": day, "place": "Lisbon", **more}
    return told(f"They meet {day} {more} {published}.", published, who=(ALVAREZ, MOREAU), meeting=fields)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(
            [_one_summit("2019-05-04", "2019-04-01"), _one_summit("2019-05-04", "2019-05-05", status="held")],
            [{0, 1}],
            id="announced and held",
        ),
        pytest.param(
            [_one_summit("2019-05-04", "2019-04-01"), _one_summit("2019-05-18", "2019-04-20")],
            [{0, 1}],
            id="moved while still ahead",
        ),
        pytest.param(
            [_one_summit("2019-05-04", "2019-05-05", status="held"), _one_summit("2019-05-18", "2019-05-10")],
            [{0}, {1}],
            id="held, and another one ahead",
        ),
        pytest.param(
            [_one_summit("2019-05-04", "2019-04-01"), _one_summit(None, "2019-04-20", place=None)],
            [{0, 1}],
            id="the summit without its day",
        ),
        pytest.param(
            [_one_summit("2019-05-04", "2019-04-01"), _one_summit(None, "2018-04-20", place=None)],
            [{0}, {1}],
            id="a summit of another year without its day",
        ),
        pytest.param(
            [
                _one_summit("2019-05-04", "2019-04-01"),
                told("The ministers meet too.", "2019-04-02", who=(ALVAREZ, WEBER), meeting={"day": "2019-05-04"}),
            ],
            [{0}, {1}],
            id="another person of the same side",
        ),
        pytest.param(
            [
                _one_summit("2019-05-04", "2019-04-01"),
                told("Portugal and France meet.", "2019-04-02", who=(PORTUGAL, FRANCE), meeting={"day": "2019-05-04"}),
            ],
            [{0, 1}],
            id="states for their presidents",
        ),
        pytest.param(
            [
                _one_summit("2019-05-04", "2019-04-01"),
                _one_summit("2019-06-22", "2019-06-23", status="held", place="Paris"),
                _one_summit(None, "2019-05-06", place=None, status="held"),
            ],
            [{0, 2}, {1}],
            id="what has no day ties no two meetings together",
        ),
    ],
)
def test_which_reports_tell_of_one_meeting(articles: list[Findings], expected: list[set[int]]) -> None:
    assert _records(_store(articles), articles, "meetings") == expected


def test_one_utterance_cut_and_marked_differently_is_one_statement() -> None:
    words = "we shall not leave the table before the fishermen of both coasts have an answer"
    articles = [
        told(f'"{words}," she said.', "2019-05-04", "Courier", who=(ALVAREZ,), said=words),
        told(f"“{words[:48]}”, she said.", "2019-05-05", "Ledger", who=(ALVAREZ,), said=words[:48]),
        told(f'"{words}," he said a year later.', "2020-05-05", "Post", who=(ALVAREZ,), said=words),
        told('"the sea is wide enough for all of us today," he said.', "2019-05-05", "Post", who=(ALVAREZ,),
             said="the sea is wide enough for all of us today"),
    ]  # fmt: skip
    assert _records(_store(articles), articles, "statements") == [{0, 1}, {2}, {3}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param('"We won\'t favour it"', "‘We will not favor it’", id="spelling, contraction and marks"),
        pytest.param("“The talks, useful and frank, must now go on”", "„useful and frank“", id="a few words of it"),
        pytest.param(
            "“We want … the boats home by May, all of them”", "«the boats home by May»", id="cut and cut again"
        ),
    ],
)
def test_outlets_may_spell_and_cut_one_utterance_in_their_own_ways(first: str, second: str) -> None:
    articles = [
        told(f"{words}, she said.", f"2019-05-0{day}", outlet, who=(ALVAREZ,), said=words[1:-1])
        for day, (outlet, words) in enumerate((("Courier", first), ("Ledger", second)), 4)
    ]
    assert _records(_store(articles), articles, "statements") == [{0, 1}]


def test_a_few_words_said_again_weeks_later_or_by_another_are_another_utterance() -> None:
    articles = [
        told("“The talks, useful and frank, must now go on”, she said.", "2019-05-04", "Courier", who=(ALVAREZ,),
             said="The talks, useful and frank, must now go on"),
        told("“useful and frank”, she said.", "2019-05-09", "Ledger", who=(ALVAREZ,), said="useful and frank"),
        told("“useful and frank”, he said.", "2019-05-04", "Post", who=(WEBER,), said="useful and frank"),
    ]  # fmt: skip
    assert _records(_store(articles), articles, "statements") == [{0}, {1}, {2}]


def test_a_measure_announced_and_in_force_is_one_and_its_lifting_another() -> None:
    def measure(action: str, status: str, published: str) -> Findings:
        return told(f"Sanctions: {action} {status}.", published, who=(FRANCE, PORTUGAL),
                    measure={"kind": "sanctions", "action": action, "status": status})  # fmt: skip

    articles = [
        measure("impose", "announced", "2019-05-01"),
        measure("impose", "in_force", "2019-05-20"),
        measure("lift", "announced", "2019-06-20"),
    ]
    assert _records(_store(articles), articles, "measures") == [{0, 1}, {2}]


def _judge(store: Store, kind: str, made: str, claims: list[str]) -> Judgement:
    judgement = Judgement(f"{kind}-{made}", made, "an analyst", kind, tuple(claims))
    held = store.claims(claims)
    with store.transaction():
        store.judge(judgement)
        settle(store, SECTIONS["meetings"], [one.claim for one in held])
    return judgement


def test_an_analyst_splits_merges_and_takes_it_back() -> None:
    articles = [_one_summit("2019-05-04", "2019-04-01"), _one_summit("2019-05-04", "2019-05-05", status="held")]
    store = _store(articles)
    claims = [claim.id for findings in articles for claim in claims_of(findings)]
    split = _judge(store, "split", "2020-01-02", claims[1:])
    assert _records(store, articles, "meetings") == [{0}, {1}]
    _judge(store, "merge", "2020-01-03", claims)
    assert _records(store, articles, "meetings") == [{0, 1}]
    assert store.undo("merge-2020-01-03", "2020-01-04", "an analyst")
    with store.transaction():
        settle(store, SECTIONS["meetings"], [one.claim for one in store.claims(claims)])
    assert _records(store, articles, "meetings") == [{0}, {1}]
    assert store.undo(split.id, "2020-01-05", "an analyst")
    assert not store.undo(split.id, "2020-01-06", "an analyst")
    with store.transaction():
        settle(store, SECTIONS["meetings"], [one.claim for one in store.claims(claims)])
    assert _records(store, articles, "meetings") == [{0, 1}]
