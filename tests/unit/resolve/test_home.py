"""Whose official is meant where the text does not say: by the office that another already has, by the dateline."""

from support.reading import read


def country_of(text: str, name: str) -> str | None:
    return next(actor.country for actor in read(text).actors if actor.name == name)


def test_the_office_that_another_has_in_one_state_is_that_of_the_other() -> None:
    text = (
        "The Chadian interior minister, Ousmane Brahim, meets officials of Niger on Monday. "
        "Officials in Chad expect a cool reception. Interior Minister Ibro Sandako wants the frontier closed."
    )
    assert country_of(text, "Ibro Sandako") == "NER"


def test_between_two_states_of_equal_weight_the_dateline_decides() -> None:
    told = "Chad and Niger quarrel over a well. Interior Minister Ibro Sandako visited it."
    assert country_of(f"NIAMEY, May 4 - {told}", "Ibro Sandako") == "NER"
    assert country_of(f"NDJAMENA, May 4 - {told}", "Ibro Sandako") == "TCD"
