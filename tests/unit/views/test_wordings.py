"""How tellings of one utterance are compared: only where outlets put it in other words."""

from collections.abc import Sequence

import pytest

from dateline.domain.record import Held
from dateline.domain.views import Change, Telling
from dateline.merge.claims import claims_of
from dateline.views.wordings import changes, tellings
from support.claims import told

SPEAKER = ("person:x", "Ana Alvarez", "PRT")
FULL = "we will not allow anybody to close the harbour while our boats are at sea"


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("We won’t favour it", "we will not favor it", []),
        ("We shall “never” go", "we shall never go.", []),
        ("We let nobody go", "We allow nobody to go", [("let", "allow"), ("", "to")]),
        ("We shall never ever go", "We shall never go", [("ever", "")]),
        ("nobody may go", "We say that nobody may go home", []),
        ("We shall … go", "We shall not go", [("", "not")]),
    ],
)
def test_changes_are_other_words_not_other_spellings_or_cuts(
    here: str, there: str, expected: list[tuple[str, str]]
) -> None:
    assert list(changes(here, there)) == [Change(*pair) for pair in expected]


def held(said: str, outlet: str, published: str) -> Held:
    (claim,) = [c for c in claims_of(told(f"“{said},” she said.", published, outlet, who=(SPEAKER,), said=said))
                if c.section == "statements"]  # fmt: skip
    return Held(claim, "r", outlet, published)


def shown(found: Sequence[Telling]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(telling.words, [(c.here, c.there) for c in telling.differs]) for telling in found]


def test_quotations_are_compared_with_the_fullest() -> None:
    cut = "We won’t allow anyone to close the harbor"
    members = [held(cut, "Courier", "2019-05-04"), held(FULL, "Ledger", "2019-05-05")]
    assert shown(tellings(members, compare=True)) == [(cut, [("anyone", "anybody")]), (FULL, [])]
    assert all(not telling.differs for telling in tellings(members))
