"""The codebook tells what the schema allows."""

from pathlib import Path

from dateline import ontology
from dateline.gold.schema import Key, schema

PAGE = (Path(__file__).parents[3] / "docs" / "codebook.md").read_text(encoding="utf-8")


def keys() -> list[Key]:
    tables = (schema().header, *schema().sections.values())
    return [key for table in tables for key in table.values()]


def test_every_value_of_the_schema_stands_in_the_codebook() -> None:
    known = ontology.load()
    by_ontology = [frozenset(kinds) for kinds in (known.types, known.contexts, known.topics)]
    listed = PAGE.partition("## Values")[2] + PAGE.partition("`auxiliary`")[2].partition("\n-")[0]
    missing = {
        (key.name, value)
        for key in keys()
        if key.values is not None and key.values not in by_ontology
        for value in key.values
        if value not in listed
    }
    assert missing == set()


def test_every_section_has_its_place_in_the_codebook() -> None:
    assert [
        name for name in schema().sections if name not in PAGE.casefold() and name[:-1] not in PAGE.casefold()
    ] == []
