"""The credit phrases of `credits.toml`, by their own examples, and the forms that they cannot show."""

import pytest

from dateline.domain.article import Credit, DatelineLine
from dateline.ingest import find_authors, find_credits
from dateline.ingest.names import CREDITS, canonical, outlet_of_site
from dateline.text.spans import Span

ROWS = [*CREDITS["phrase"], {"id": "credits.unknown", **CREDITS["unknown"]}]
EXAMPLES = [(row["id"], text, name) for row in ROWS for text, name in row["examples"]]
COUNTER_EXAMPLES = [(row["id"], text) for row in ROWS for text in row["counter_examples"]]


@pytest.mark.parametrize(("rule", "text", "name"), EXAMPLES)
def test_examples(rule: str, text: str, name: str) -> None:
    assert [credit.agency for credit in find_credits(text, None)] == [name]


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_counter_examples(rule: str, text: str) -> None:
    assert find_credits(text, None) == ()


def test_the_span_is_the_name_and_a_name_counts_once() -> None:
    text = "Both left, AP reported. The Associated Press said on Friday that they would be back."
    assert find_credits(text, None) == (Credit("Associated Press", Span(11, 13)),)


def test_the_agency_of_the_dateline_is_no_credit() -> None:
    text = "CAIRO (AP) — The envoy told AP that he had left. AFP reported the same."
    line = DatelineLine("Cairo", "Associated Press", None, Span(0, 12))
    assert [credit.agency for credit in find_credits(text, line)] == ["Agence France-Presse"]


def test_every_phrase_has_an_id_examples_and_counter_examples() -> None:
    assert all(row["id"] and row["examples"] and row["counter_examples"] for row in ROWS)


def test_no_alias_belongs_to_two_outlets() -> None:
    owners: dict[str, str] = {}
    for row in [*CREDITS["agency"], *CREDITS["outlet"]]:
        for alias in row["aliases"]:
            assert owners.setdefault(alias, row["name"]) == row["name"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AFP/Reuters", "Agence France-Presse"),
        ("Reuters Health", "Reuters"),
        ("AP", "Associated Press"),
        ("Apple", None),
    ],
)
def test_canonical(written: str, name: str | None) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("host", "name"),
    [("www.dailymail.co.uk", "Daily Mail"), ("edition.cnn.com", "CNN"), ("www.example.org", "example.org"), ("", "")],
)
def test_outlet_of_site(host: str, name: str) -> None:
    assert outlet_of_site(host) == name


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("By JANE DOE\n\nThe envoy has left.", ("Jane Doe",)),
        (
            "Envoy leaves\nBy Jane Doe and Juan de la Cruz, Associated Press\nThe envoy has left.",
            ("Jane Doe", "Juan de la Cruz"),
        ),
        ("By ANNA EXAMPLE\nAssociated Press Writer\nThe envoy has left.", ("Anna Example",)),
        ("By Anna Example in Geneva\nThe envoy has left.", ("Anna Example",)),
        ("By then the envoy had left.", ()),
        ("By Friday\nThe envoy has left.", ()),
    ],
)
def test_authors(text: str, authors: tuple[str, ...]) -> None:
    assert find_authors(text) == authors
