"""What a record must do on every back end: the same articles in, the same answers out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.domain.findings import Findings, Role
from dateline.domain.record import Filter, Judgement, Page
from dateline.errors import RecordError
from dateline.merge import claims_of
from dateline.merge.engine import place_article, place_claims
from dateline.merge.families import pack, shingles
from dateline.store import Store
from dateline.text.spans import Span
from support.claims import told

Open = Callable[[], Store]

ALVAREZ = ("person:ana-alvarez", "Ana Alvarez", "PRT")
MOREAU = ("person:luc-moreau", "Luc Moreau", "FRA")
WEBER = ("person:jan-weber", "Jan Weber", "DEU")
BODY = ("igo:fish-council", "Fishery Council", "")

FISH = "the boats will stay in port until spring"
NETS = "nobody counted the torn nets"
SUMMIT = {"day": "2019-05-04", "place": "Lisbon"}
TALKS = {"day": "2019-09", "place": "Paris", "kind": "talks", "status": "proposed"}
SANCTIONS = {"kind": "sanctions", "action": "impose", "status": "announced"}


def add(store: Store, *articles: Findings, recorded: str = "2020-01-01") -> None:
    for findings in articles:
        claims = claims_of(findings)
        with store.transaction():
            store.add(findings, claims, recorded, "test", pack(shingles(findings.article.text)))
            place_article(store, findings.article.id, findings.article.text, findings.article.published)
            place_claims(store, claims)


def world() -> list[Findings]:
    """Five articles; the third is a copy of the second, the last has no date."""
    second = told(f'Ana Alvarez of Portugal said: "{FISH}" after hours on the quay with Luc Moreau, who listened.',
                  "2019-04-02", "Courier", who=(ALVAREZ, MOREAU), said=FISH)  # fmt: skip
    return [
        told("They will meet in Lisbon.", "2019-04-01", "Ledger", who=(ALVAREZ, MOREAU), meeting=SUMMIT),
        second,
        told(second.article.text, "2019-04-03", "Post", who=(ALVAREZ, MOREAU), said=FISH),
        told(f'Jan Weber said "{NETS}".', "2019-06-01T09:30:00", "Ledger", who=(WEBER, BODY), said=NETS, meeting=TALKS),
        told("Sanctions on the council.", "", "Post", who=(WEBER, BODY), measure=SANCTIONS),
    ]


@pytest.fixture
def full(store: Store) -> Store:
    articles = world()
    articles[-1] = replace(articles[-1], article=replace(articles[-1].article, published=None))
    add(store, *articles)
    return store


def shown(store: Store, wanted: Filter, page: Page | None = None) -> list[str]:
    """'section outlet' of the claims found, in their order."""
    return [f"{one.claim.section} {one.claim.outlet}" for one in store.find(wanted, page or Page())]


def test_an_article_comes_back_as_it_went_in(store: Store, opened: Open) -> None:
    findings = world()[3]
    assert not store.has(findings.article.id)
    add(store, findings, recorded="2020-02-02")
    other = opened()
    assert other.has(findings.article.id)
    assert other.findings(findings.article.id) == findings
    assert [one.claim for one in other.claims_of_article(findings.article.id)] == list(claims_of(findings))
    kept = other.article(findings.article.id)
    assert kept is not None
    assert (kept.published, kept.recorded, kept.publisher) == ("2019-06-01T09:30:00", "2020-02-02", "Ledger")
    assert other.article("no such article") is None
    assert other.findings("no such article") is None
    assert other.claims_of_article("no such article") == []


def test_an_article_twice_is_refused_and_leaves_nothing_behind(full: Store) -> None:
    before = full.counts()
    with pytest.raises(RecordError):
        add(full, world()[0])
    assert full.counts() == before
    assert before["articles"] == 5
    assert before["families"] == 4
    assert (before["statements"], before["statements merged"]) == (3, 2)


def test_what_fails_half_way_was_never_there(store: Store) -> None:
    findings = world()[0]

    class StopError(Exception):
        pass

    def half() -> None:
        with store.transaction():
            store.add(findings, claims_of(findings), "2020-01-01", "test", b"")
            raise StopError

    with pytest.raises(StopError):
        half()
    assert not store.has(findings.article.id)
    assert store.find(Filter(), Page()) == []
    assert store.counts() == {"articles": 0, "families": 0}
    add(store, findings)
    assert store.has(findings.article.id)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["statements Ledger", "meetings Ledger", "statements Post", "statements Courier",
                    "meetings Ledger", "measures Post"]),
        (Filter(section="meetings"), ["meetings Ledger", "meetings Ledger"]),
        (Filter(actors=(ALVAREZ[0],)), ["statements Post", "statements Courier", "meetings Ledger"]),
        (Filter(actors=(ALVAREZ[0], MOREAU[0])), ["meetings Ledger"]),
        (Filter(actors=(ALVAREZ[0], WEBER[0])), []),
        (Filter(section="statements", actors=(ALVAREZ[0],)), ["statements Post", "statements Courier"]),
        (Filter(countries=("PRT",)), ["statements Post", "statements Courier", "meetings Ledger"]),
        (Filter(countries=("PRT", "FRA")), ["meetings Ledger"]),
        (Filter(actors=(MOREAU[0],), countries=("PRT",)), ["meetings Ledger"]),
        (Filter(actors=(BODY[0],)), ["meetings Ledger", "measures Post"]),
        (Filter(outlet="Ledger"), ["statements Ledger", "meetings Ledger", "meetings Ledger"]),
        (Filter(kind="talks"), ["meetings Ledger"]),
        (Filter(section="meetings", status="scheduled"), ["meetings Ledger"]),
        (Filter(kind="sanctions"), ["measures Post"]),
        (Filter(place="lisbon"), ["meetings Ledger"]),
        (Filter(since="2019-04-03"), ["statements Ledger", "meetings Ledger", "statements Post"]),
        (Filter(since="2019-04-02", until="2019-04-02"), ["statements Courier"]),
        (Filter(as_of="2019-04-02"), ["statements Courier", "meetings Ledger"]),
        (Filter(as_of="2019-06-01", since="2019-06-01"), ["statements Ledger", "meetings Ledger"]),
        (Filter(as_of="2019-05-31", until="2019-12-31", since="2019-04-03"), ["statements Post"]),
        (Filter(day_from="2019-05-04"), ["meetings Ledger", "meetings Ledger"]),
        (Filter(day_from="2019-05-05"), ["meetings Ledger"]),
        (Filter(day_to="2019-05-04"), ["meetings Ledger"]),
        (Filter(day_from="2019-05-04", day_to="2019-05-04", section="meetings"), ["meetings Ledger"]),
        (Filter(day_from="2019-09-15", day_to="2019-09-15"), ["meetings Ledger"]),
        (Filter(day_from="2019-01-01", actors=(ALVAREZ[0],)), ["meetings Ledger"]),
        (Filter(day_from="2019-01-01", countries=("DEU",), section="statements"), []),
        (Filter(text="nets"), ["statements Ledger", "meetings Ledger"]),
        (Filter(text="NET counting", section="statements"), ["statements Ledger"]),
        (Filter(text="boats port"), ["statements Post", "statements Courier"]),
        (Filter(text='"port until"'), ["statements Post", "statements Courier"]),
        (Filter(text='"until port"'), []),
        (Filter(text="boats", outlet="Post"), ["statements Post"]),
        (Filter(text="boats", actors=(ALVAREZ[0],), section="statements", as_of="2019-04-02"), ["statements Courier"]),
        (Filter(text="boats", countries=("DEU",)), []),
        (Filter(text="the", section="statements"), ["statements Ledger", "statements Post", "statements Courier"]),
    ],
)  # fmt: skip
def test_filters(full: Store, wanted: Filter, expected: list[str]) -> None:
    found = full.find(wanted, Page())
    assert sorted(f"{one.claim.section} {one.claim.outlet}" for one in found) == sorted(expected)
    dates = [one.claim.published or "" for one in found]
    assert dates == sorted(dates, reverse=True)
    assert full.count(wanted) == len(expected)
    assert set(full.record_ids(wanted, Page())) == {one.record for one in found}


def test_pages_put_together_are_the_whole(full: Store) -> None:
    whole = full.find(Filter(), Page())
    paged = [one for offset in range(0, 8, 2) for one in full.find(Filter(), Page(2, offset))]
    assert paged == whole
    records = full.record_ids(Filter(), Page())
    assert [full.record_ids(Filter(), Page(1, n))[:1] for n in range(len(records))] == [[one] for one in records]
    assert full.find(Filter(), Page(5, 100)) == []
    hits = full.search(Filter(text="boats"), Page(1, 1))
    assert [hit.rank for hit in hits] == [1.0]


def test_many_claims_come_in_portions_without_gaps_or_doubles(store: Store) -> None:
    same = "the boats stay"
    for n in range(150):
        text = f"{n} {same}."
        findings = told(text, f"2019-04-{n % 28 + 1:02}", who=(ALVAREZ, ALVAREZ), said=same, meeting=SUMMIT)
        with store.transaction():
            store.add(findings, claims_of(findings), "2020-01-01", "test", b"")
    found = store.find(Filter(actors=(ALVAREZ[0],)), Page(1000))
    assert len({one.claim.id for one in found}) == len(found) == 300
    dates = [one.claim.published or "" for one in found]
    assert dates == sorted(dates, reverse=True)
    assert len(store.find(Filter(), Page(1000, 290))) == 10


def test_best_first(store: Store) -> None:
    long = "the boats will stay and so will the crews, the cooks, the nets, the crates and all the gulls of the bay"
    short = "boats, boats, nothing but boats"
    add(store, told(f'"{short}," she said.', "2019-04-01", "Post", who=(ALVAREZ,), said=short))
    add(store, told(f'"{long}," she said.', "2019-04-02", "Ledger", who=(ALVAREZ,), said=long))
    hits = store.search(Filter(text="boats"), Page())
    assert [hit.article.publisher for hit in hits] == ["Post", "Ledger"]
    assert [hit.claim.claim.words for hit in hits if hit.claim] == [short, long]
    assert hits[0].snippet == short
    assert store.search(Filter(text="boats nowhere"), Page()) == []


NASTY = [
    "Robert'); DROP TABLE claims;-- said",
    'he said "yes" AND NOT "no" OR * NEAR(a b) ^x {words} : -minus (',
    "emoji 🐟🇵🇹 and ‮reversed‬",
    "null \x00 character",
    "lone \ud800 surrogate \udfff",
    "percent %s %% ? ?1 :name $1 @x",
    "back\\slash \\' E'\\x41'",
    "ﬁsh ÉLYSÉE ΣΊΣΥΦΟΣ",
]


@pytest.mark.parametrize("words", NASTY)
def test_hostile_words(store: Store, words: str) -> None:
    who = (f"person:{words}", words, "PRT")
    findings = told(f"{words} in full.", "2019-04-01", f"The {words}", who=(who,), said=words,
                    meeting={"day": "2019-05-04", "place": words})  # fmt: skip
    findings = replace(findings, article=replace(findings.article, title=words))
    add(store, findings)
    (kept,) = store.all_articles()
    assert kept.findings == findings
    (said,) = store.find(Filter(section="statements"), Page())
    assert said.claim.words == words
    for wanted in (Filter(actors=(who[0],)), Filter(place=words), Filter(outlet=f"The {words}")):
        assert store.count(wanted) > 0
    assert isinstance(store.search(Filter(text=words), Page()), list)
    assert [row[0] for row in store.actors(text=words[:6])] == [row[0] for row in store.actors()]
    assert store.resolve(words) == []
    assert store.search(Filter(text="* ^ : ( )"), Page()) == []


def test_words_are_found_without_their_accents_marks_and_case(store: Store) -> None:
    words = "l’Élysée se tait"
    add(store, told(f"{words}.", "2019-04-01", who=(MOREAU,), said=words))
    for asked in ("elysee", "ÉLYSÉE", "l'Elysée", '"se-tait"'):
        assert store.count(Filter(text=asked)) == 1, asked


def test_members_and_ids(full: Store) -> None:
    first, second = (one for one in full.find(Filter(section="statements", actors=(ALVAREZ[0],)), Page()))
    assert first.record == second.record
    members = full.members([first.record])
    assert [one.claim.published for one in members] == ["2019-04-02", "2019-04-03"]
    assert [one.claim.published for one in full.members([first.record], "2019-04-02")] == ["2019-04-02"]
    for ident in (first.claim.id, first.claim.id.upper(), second.claim.id[:8], first.record):
        assert full.resolve(ident) == [first.record]
    assert full.resolve(first.record[:4]) == []
    assert full.resolve("s-%%%%") == []
    assert [one.claim.id for one in full.claims([first.claim.id, "s-000000000000"])] == [first.claim.id]


def test_families(full: Store) -> None:
    families = {one.claim.outlet: one.family for one in full.find(Filter(section="statements"), Page())}
    assert families["Courier"] == families["Post"]
    assert families["Courier"] != families["Ledger"]


def test_a_claim_can_be_given_another_record(full: Store) -> None:
    (one,) = full.find(Filter(kind="talks"), Page())
    with full.transaction():
        full.assign({one.claim.id: "M-111111111111"})
    assert [held.claim.id for held in full.members(["M-111111111111"])] == [one.claim.id]


def test_actors_the_most_active_first(full: Store) -> None:
    rows = full.actors()
    assert {row[0]: row[4] for row in rows} == {ALVAREZ[0]: 3, MOREAU[0]: 1, WEBER[0]: 3, BODY[0]: 2}
    assert [row[4] for row in rows] == [3, 3, 2, 1]
    assert [row[0] for row in full.actors(text="FISH")] == [BODY[0]]
    assert [row[0] for row in full.actors(text="100%")] == []
    assert [row[0] for row in full.actors(country="FRA")] == [MOREAU[0]]
    assert [row[0] for row in full.actors(page=Page(1, 3))] == [MOREAU[0]]
    assert full.actor(WEBER[0]) == (WEBER[0], "Jan Weber", "person", "DEU")
    assert full.actor("person:nobody") is None


def test_the_name_of_an_actor_does_not_hang_on_who_came_first(store: Store) -> None:
    names = ["A Alvarez", "Ana Alvarez", "Ann Alvarez"]
    for n, name in enumerate(reversed(names)):
        add(store, told(f"{n} {name} came.", "2019-04-01", who=((ALVAREZ[0], name, "PRT"),), said="came"))
    assert store.actor(ALVAREZ[0]) == (ALVAREZ[0], "Ana Alvarez", "person", "PRT")


def test_roles_with_their_words(store: Store) -> None:
    findings = told("Fisheries minister Ana Alvarez came.", "2019-04-01", who=(ALVAREZ,), said="came")
    actor = replace(findings.actors[0], roles=(Role("fisheries minister", None, "PRT", Span(0, 18)),))
    add(store, replace(findings, actors=(actor,)))
    (row,) = store.roles(ALVAREZ[0])
    assert row == ("fisheries minister", None, "PRT", findings.article.id, "2019-04-01", "Fisheries minister")
    assert store.roles(ALVAREZ[0], "2019-03-31") == []
    assert len(store.roles(ALVAREZ[0], "2019-04-01")) == 1


def test_judgements_are_kept_in_order_and_can_be_taken_back(store: Store, opened: Open) -> None:
    first = Judgement("j1", "2020-01-02", "Ö'Hara", "correct", ("s-1", "s-2"), {"place": None, "time": "é"}, 'a "note"')
    second = Judgement("j2", "2020-01-01", "Ö'Hara", "split", ("s-2",))
    with store.transaction():
        store.judge(first)
        store.judge(second)
    other = opened()
    assert other.judgements() == [first, second]
    assert other.judgements(["s-1"]) == [first]
    assert other.judgements([]) == []
    assert other.undo("j1", "2020-01-03", "Lee")
    assert not other.undo("j1", "2020-01-04", "Lee")
    assert not other.undo("j9", "2020-01-04", "Lee")
    assert store.judgements(["s-1"]) == [replace(first, undone="2020-01-03", undone_by="Lee")]
    with pytest.raises(RecordError):
        store.judge(first)


def test_readers_beside_a_writer_see_what_is_done(store: Store, opened: Open) -> None:
    reader = opened()
    findings = world()[0]
    with store.transaction():
        store.add(findings, claims_of(findings), "2020-01-01", "test", b"")
        assert not reader.has(findings.article.id)
        assert reader.counts()["articles"] == 0
    assert reader.has(findings.article.id)


def test_articles_of_one_minute_whose_hashes_meet_all_have_a_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.store.store.article_number", lambda published, ident: 7 << 20)
    add(store, *world())
    assert store.counts()["articles"] == 5
    assert len(store.find(Filter(), Page())) == 6


def test_a_date_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="'yesterday' is no date"):
        add(store, told("He came.", "yesterday", who=(WEBER,), said="came"))
