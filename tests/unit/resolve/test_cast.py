"""Who and where: names, titles, pronouns and descriptions become actors and places."""

import pytest

from dateline.domain.findings import Actor, Findings
from support.reading import read


def actor(findings: Findings, name: str) -> Actor:
    found = [a for a in findings.actors if a.name == name]
    assert len(found) == 1, f"{name!r} among {[a.name for a in findings.actors]}"
    return found[0]


def words(findings: Findings, found: Actor) -> list[str]:
    return [span.quote(findings.article.text) for span in found.mentions]


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        ("Estonia’s President Maarja Tamm spoke in Tallinn.", "Maarja Tamm", "president", "EST"),
        ("Norwegian Foreign Minister Lars Berg spoke in Oslo.", "Lars Berg", "foreign minister", "NOR"),
        ("Lars Berg, the foreign minister of Norway, spoke in Oslo.", "Lars Berg", "foreign minister", "NOR"),
        ("The president of Chile, Ana Rojas, spoke on Monday.", "Ana Rojas", "president", "CHL"),
        ("“No,” said Aizada Orozbekova, the Kyrgyz foreign minister.", "Aizada Orozbekova", "foreign minister", "KGZ"),
    ],
)
def test_a_title_beside_a_name_is_a_role(text: str, name: str, title: str, country: str) -> None:
    found = actor(read(text), name)
    assert (found.kind, found.country) == ("person", country)
    assert title in [role.title for role in found.roles]


def test_a_surname_joins_the_full_name() -> None:
    findings = read("Estonian President Maarja Tamm landed in Riga. Tamm said the visit was short.")
    assert words(findings, actor(findings, "Maarja Tamm")) == ["Maarja Tamm", "Tamm"]


def test_a_spokesman_serves_his_principal() -> None:
    findings = read("Estonian President Maarja Tamm is ill. Tamm’s spokesman Juhan Kask told reporters so.")
    role = actor(findings, "Juhan Kask").roles[0]
    assert role.title == "spokesman"
    assert role.principal == actor(findings, "Maarja Tamm").id


def test_a_counterpart_has_the_office_of_the_other() -> None:
    findings = read("Norwegian Foreign Minister Lars Berg met his Danish counterpart Mette Holm in Oslo.")
    found = actor(findings, "Mette Holm")
    assert found.country == "DNK"
    assert [role.title for role in found.roles] == ["foreign minister"]


def test_a_title_alone_means_its_bearer() -> None:
    findings = read(
        "Norwegian Foreign Minister Lars Berg met Swedish Foreign Minister Eva Lund in Oslo. "
        "The Norwegian minister spoke of fish."
    )
    assert "The Norwegian minister" in words(findings, actor(findings, "Lars Berg"))


def test_pronouns_follow_gender_and_subject() -> None:
    findings = read(
        "Norwegian Foreign Minister Lars Berg met Swedish Foreign Minister Eva Lund in Oslo. "
        "She said the talks had gone well."
    )
    assert words(findings, actor(findings, "Eva Lund")) == ["Eva Lund", "She"]


@pytest.mark.parametrize(
    ("text", "is_actor", "is_place"),
    [
        ("Moscow rejected the offer.", True, False),
        ("The envoys arrived in Moscow on Friday.", False, True),
        ("Relations between Moscow and Ankara have soured.", True, False),
        ("The minister flew to Moscow.", False, True),
    ],
)
def test_a_capital_acts_or_is_where_it_happens(text: str, is_actor: bool, is_place: bool) -> None:
    findings = read(text)
    assert ("RUS" in [a.country for a in findings.actors]) == is_actor
    assert ("Moscow" in [p.name for p in findings.places]) == is_place


def test_a_seat_of_power_is_a_body_of_its_state() -> None:
    kremlin = actor(read("The Kremlin denied the report."), "Kremlin")
    assert (kremlin.kind, kremlin.country, kremlin.sector) == ("government_body", "RUS", "GOV")


def test_a_ministry_belongs_to_the_state_before_it() -> None:
    findings = read("The Hungarian Foreign Ministry summoned the envoy. The ministry gave no reason.")
    ministry = next(a for a in findings.actors if a.kind == "government_body")
    assert ministry.country == "HUN"
    assert words(findings, ministry)[-1].lower().endswith("the ministry")


def test_the_two_countries_are_the_pair_named_before() -> None:
    findings = read("Chile and Peru signed a fishing accord. The two countries will open the border.")
    pair = next(m for m in (actor(findings, "Chile"), actor(findings, "Peru")) if m)
    assert pair.kind == "state"
    meant = read("Chile and Peru quarrel. Relations between the two countries have deteriorated.").relations
    assert [relation.pair for relation in meant] == [("CHL", "PER")]


def test_an_unnamed_source_is_an_actor_with_what_is_told_of_it() -> None:
    findings = read("A Danish government official said the fleet had left. The official declined to be named.")
    sources = [a for a in findings.actors if a.anonymous]
    assert [(a.kind, a.country) for a in sources] == [("person", "DNK")]


def test_a_city_that_is_part_of_a_name_is_no_place() -> None:
    findings = read("Russian President Vladimir Putin spoke in Kazan.")
    assert [p.name for p in findings.places] == ["Kazan"]


def test_nothing_is_an_actor_in_a_text_without_names() -> None:
    assert read("It rained all day and the match was put off.").actors == ()


def test_a_city_known_abroad_is_meant_whoever_meets_there() -> None:
    text = (
        "WASHINGTON (Northline) — The White House said US President Joe Biden would meet American envoys before "
        "he flies from Washington to Geneva. The United States wants the talks in Geneva to be short."
    )
    assert [p.country for p in read(text).places if p.name == "Geneva"] == ["CHE"]
