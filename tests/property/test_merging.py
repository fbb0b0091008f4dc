"""Law: merging gives the same records for any order of the articles, and the same as all of them at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.domain.claim import Claim
from dateline.domain.findings import Findings
from dateline.merge import claims_of
from dateline.merge.cluster import group
from dateline.merge.engine import SECTIONS, place_article, place_claims
from dateline.merge.families import pack, shingles
from dateline.store import Store
from support.claims import told

PEOPLE = (
    ("person:ana-alvarez", "Ana Alvarez", "PRT"),
    ("person:luc-moreau", "Luc Moreau", "FRA"),
    ("state:PRT", "Portugal", "PRT"),
    ("state:FRA", "France", "FRA"),
    ("person:jan-weber", "Jan Weber", "FRA"),
)
DAYS = (None, "2019-05-04", "2019-05-05", "2019-05-18", "2019-06", "2019-06-22")
STATUSES = ("proposed", "scheduled", "held", "cancelled")
WORDS = ("we shall not leave the table before there is an answer", "there is an answer to all of this, and it is no")


@st.composite
def articles(draw: st.DrawFn) -> Findings:
    first, second = draw(st.permutations(PEOPLE))[:2]
    published = draw(st.sampled_from(["2019-04-01", "2019-04-20", "2019-05-05", "2019-05-06", "2019-06-01"]))
    words = draw(st.sampled_from(WORDS))
    text = f"{draw(st.integers(0, 99))} {first[1]}, {published}: {words}."
    day, status = draw(st.sampled_from(DAYS)), draw(st.sampled_from(STATUSES))
    place = draw(st.sampled_from([None, "Lisbon", "Paris"]))
    meeting = {"day": day, "status": status, "place": place}
    return told(
        text, published, draw(st.sampled_from(["Courier", "Post"])), who=(first, second), meeting=meeting, said=words
    )


def _merged(order: list[Findings]) -> tuple[dict[str, str], dict[str, str]]:
    """({claim: record}, {article: family}) after the articles came in one by one."""
    store = Store(":memory:", "test")
    for findings in order:
        claims = claims_of(findings)
        with store.transaction():
            store.add(findings, claims, "2020-01-01", "test", pack(shingles(findings.article.text)))
            place_article(store, findings.article.id, findings.article.text, findings.article.published)
            place_claims(store, claims)
    held = [one for findings in order for one in store.claims_of_article(findings.article.id)]
    return {one.claim.id: one.record for one in held}, {one.claim.article: one.family for one in held}


@settings(max_examples=80, deadline=None)
@given(st.lists(articles(), min_size=2, max_size=9, unique_by=lambda f: f.article.id), st.randoms())
def test_the_order_of_the_articles_is_of_no_consequence(found: list[Findings], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _merged(shuffled) == _merged(found)


@settings(max_examples=80, deadline=None)
@given(st.lists(articles(), min_size=2, max_size=9, unique_by=lambda f: f.article.id))
def test_one_by_one_gives_what_all_at_once_gives(found: list[Findings]) -> None:
    claims: list[Claim] = [claim for findings in found for claim in claims_of(findings)]
    at_once: dict[str, str] = {}
    for name, section in SECTIONS.items():
        at_once |= group(section, [claim for claim in claims if claim.section == name]).record_of
    assert _merged(found)[0] == at_once
