"""What persons are on the day of the article: told by the text, known from the tables, or neither."""

from functools import cache

import pytest

from dateline.annotate import Parser, annotate
from dateline.domain.article import Article
from dateline.domain.cast import Cast
from dateline.domain.findings import Actor, Findings
from dateline.gazetteer import load
from dateline.resolve import resolve
from support.reading import read


@cache
def parser() -> Parser:
    return Parser()


def cast(text: str, published: str) -> Cast:
    return resolve(annotate(Article(text, "test", published=published), parser(), load()), load())


def actor(findings: Findings, name: str) -> Actor:
    found = [a for a in findings.actors if a.name == name]
    assert len(found) == 1, f"{name!r} among {[a.name for a in findings.actors]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "published", "name", "titles", "country"),
    [
        ("Blinken spoke in Oslo.", "2021-05-27", "Antony Blinken", ["secretary of state"], "USA"),
        ("Antony Blinken spoke in Oslo.", "2010-05-27", "Antony Blinken", [], "USA"),
        ("Angela Merkel spoke in Oslo.", "2015-03-01", "Angela Merkel", ["chancellor"], "DEU"),
        ("Angela Merkel spoke in Oslo.", "2023-03-01", "Angela Merkel", [], "DEU"),
        ("Kofi Annan spoke in Oslo.", "2003-03-01", "Kofi Annan", ["secretary-general"], None),
        ("Sergei Lavroff spoke in Oslo.", "2015-03-01", "Sergei Lavrov", ["foreign minister"], "RUS"),
        ("S. Lavrov spoke in Oslo.", "2015-03-01", "Sergei Lavrov", ["foreign minister"], "RUS"),
        ("Orban Viktor spoke in Oslo.", "2015-03-01", "Viktor Orban", ["prime minister"], "HUN"),
        ("Moamer Kadhafi spoke in Tripoli.", "2005-03-01", "Muammar Gaddafi", ["leader"], "LBY"),
        ("Kishida Fumio spoke in Oslo.", "2022-03-01", "Fumio Kishida", ["prime minister"], "JPN"),
    ],
)
def test_the_tables_tell_the_office_held_on_the_day(
    text: str, published: str, name: str, titles: list[str], country: str | None
) -> None:
    found = actor(read(text, published=published), name)
    assert [role.title for role in found.roles] == titles
    assert found.country == country


def test_a_role_of_the_tables_names_its_row_and_has_no_span() -> None:
    [role] = actor(read("Blinken spoke in Oslo.", published="2021-05-27"), "Antony Blinken").roles
    assert role.span is None
    assert role.source is not None
    assert role.source.startswith("occupancies.csv:")


def test_a_role_told_has_its_span_and_is_not_told_twice() -> None:
    findings = read("US Secretary of State Antony Blinken spoke in Oslo.", published="2021-05-27")
    [role] = actor(findings, "Antony Blinken").roles
    assert role.source is None
    assert role.span is not None
    assert role.span.quote(findings.article.text) == "US Secretary of State Antony Blinken"


def test_what_the_text_tells_comes_before_the_tables() -> None:
    found = actor(read("Former President Angela Merkel of Germany spoke.", published="2015-03-01"), "Angela Merkel")
    assert found.roles[0].title == "former president"


def test_out_of_office_a_person_has_no_sector() -> None:
    assert actor(read("Antony Blinken spoke.", published="2010-05-27"), "Antony Blinken").sector is None
    assert actor(read("Antony Blinken spoke.", published="2021-05-27"), "Antony Blinken").sector == "GOV"


def test_without_a_date_the_tables_tell_no_office() -> None:
    assert actor(read("Antony Blinken spoke in Oslo.", published=None), "Antony Blinken").roles == ()


def test_the_cast_tells_the_offices_with_their_level() -> None:
    made = cast("Blinken met Estonian President Maarja Tamm and former Danish premier Mette Holm.", "2021-05-27")
    told = {a.name: made.offices.get(a.id, ()) for a in made.actors}
    assert [(o.title, o.level, o.country, o.told) for o in told["Antony Blinken"]] == [
        ("secretary of state", "minister", "USA", False)
    ]
    assert [(o.title, o.level, o.country, o.told) for o in told["Maarja Tamm"]] == [
        ("president", "head_of_state", "EST", True)
    ]
    assert told["Mette Holm"] == ()


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("President Clinton welcomed the guests.", "1997-04-07", "Bill Clinton"),
        ("Chinese President Jian Zemin welcomed the guests.", "1997-04-07", "Jiang Zemin"),
        ("Japanese Foreign Minister Yukishiko Ikeda welcomed the guests.", "1997-04-07", "Yukihiko Ikeda"),
    ],
)
def test_the_office_tells_who_a_short_or_misspelt_name_means(text: str, published: str, name: str) -> None:
    assert actor(read(text, published=published), name).roles


def test_nobody_is_taken_for_the_holder_whose_name_differs() -> None:
    findings = read("Chinese President Wu Liang welcomed the guests.", published="1997-04-07")
    assert actor(findings, "Wu Liang").key == "person:wu-liang"


def test_a_counterpart_without_a_name_is_the_one_in_the_cast() -> None:
    findings = read(
        "French President Jacques Chirac was in Lyon. Polish President Aleksander Kwasniewski wrote to his "
        "French counterpart on Friday.",
        published="2005-12-14",
    )
    said = [span.quote(findings.article.text) for span in actor(findings, "Jacques Chirac").mentions]
    assert said[-1] == "his French counterpart"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Norway closed its port. A foreign ministry spokesman said Norway would reopen it.", None, "NOR"),
        ("Maria Rojas, a Chilean lawyer, wrote the report.", "Maria Rojas", "CHL"),
        ("Juan Perez, 69, Peru’s former envoy in Quito, wrote the report.", "Juan Perez", "PER"),
        ("Omar Said, oil minister for Saudi Arabia, wrote the report.", "Omar Said", "SAU"),
        ("Prime Minister Lars Berg of Norway wrote the report.", "Lars Berg", "NOR"),
        ("Lee Min, a North Korea expert, wrote the report.", "Lee Min", None),
        ("Kyodo quoted a source as saying the visit was off.", None, "JPN"),
    ],
)
def test_the_state_that_a_person_serves(text: str, name: str | None, country: str | None) -> None:
    persons = [a for a in read(text).actors if a.kind == "person" and (name is None or a.name == name)]
    assert [p.country for p in persons] == [country]


def test_a_day_behind_a_name_is_no_part_of_it() -> None:
    assert actor(read("The envoy met Hu Friday in Oslo. Hu smiled."), "Hu")
