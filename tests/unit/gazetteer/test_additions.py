"""Rows that users add: what is kept and in which form, and the one message that each bad row gets."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DataError
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.additions import check
from dateline.gazetteer.reading import RawRow, read

HEADER = "name,names,country,gender,office,level,of,from,until,wikidata"


def kept(gazetteer: Gazetteer, text: str) -> list[dict[str, str]]:
    kind, rows = read("mine.csv", text.encode())
    checked = check(kind, rows, gazetteer)
    assert checked.faults == []
    return checked.rows


def fault(gazetteer: Gazetteer, table: str, cells: dict[str, str]) -> str:
    checked = check(table, [RawRow("line 2", cells)], gazetteer)
    assert checked.rows == []
    (only,) = checked.faults
    return str(only)


def test_csv_of_our_own(gazetteer: Gazetteer) -> None:
    (row,) = kept(gazetteer, f"# a note\n{HEADER}\nJane Roe,J. Roe|Jane Q. Roe,Norway,f,Foreign Minister,,,2026-01,,\n")
    assert row == {
        "name": "Jane Roe", "names": "J. Roe|Jane Q. Roe", "alone": "", "country": "NOR", "gender": "f", "sector": "",
        "office": "foreign-minister", "level": "", "of": "NOR", "from": "2026-01", "until": "", "wikidata": "",
    }  # fmt: skip


RESULT = [
    {
        "wikidata": "http://www.wikidata.org/entity/Q1234567", "name": "Jane Roe", "gender": "female",
        "office": "Minister of Foreign Affairs of Norway", "level": "minister", "of": "NOR",
        "from": "2026-01-02T00:00:00Z",
    },
]  # fmt: skip


@pytest.mark.parametrize("form", ["objects", "sparql", "csv"])
def test_results_of_the_query_service(gazetteer: Gazetteer, form: str) -> None:
    if form == "objects":
        text = json.dumps(RESULT)
    elif form == "sparql":
        bindings = [{key: {"type": "literal", "value": value} for key, value in row.items()} for row in RESULT]
        text = json.dumps({"head": {"vars": list(RESULT[0])}, "results": {"bindings": bindings}})
    else:
        text = "\ufeff" + ",".join(RESULT[0]) + "\r\n" + ",".join(RESULT[0].values()) + "\r\n"
    (row,) = kept(gazetteer, text)
    assert (row["office"], row["level"], row["of"], row["country"]) == ("foreign-minister", "", "NOR", "NOR")
    assert (row["wikidata"], row["from"], row["gender"]) == ("Q1234567", "2026-01-02", "f")


@pytest.mark.parametrize(
    ("title", "of", "office"),
    [
        ("Prime Minister of the Netherlands", "NLD", "prime-minister"),
        ("Norwegian foreign minister", "NOR", "foreign-minister"),
        ("President of France", "France", "president"),
        ("Director-General", "IAEA", "director-general"),
        ("secretary-general", "org:nato", "secretary-general"),
        ("premier", "FR", "prime-minister"),
        ("Prime Minister of the United Kingdom", "GB", "prime-minister"),
    ],
)
def test_titles_are_those_of_the_tables(gazetteer: Gazetteer, title: str, of: str, office: str) -> None:
    (row,) = kept(gazetteer, f"name,office,of\nJane Roe,{title},{of}\n")
    assert row["office"] == office


def test_a_title_of_ones_own_needs_its_level(gazetteer: Gazetteer) -> None:
    told = fault(
        gazetteer, "persons", {"name": "Jane Roe", "country": "NOR", "office": "Minister of Silly Walks of Norway"}
    )
    assert told.startswith("line 2, office: 'Minister of Silly Walks of Norway' is no title of the tables; write one")
    (row,) = kept(gazetteer, "name,country,office,level\nJane Roe,NOR,Minister of Silly Walks of Norway,minister\n")
    assert (row["office"], row["level"]) == ("minister of silly walks", "minister")


@pytest.mark.parametrize(
    ("kind", "cells", "told"),
    [
        ("persons", {"name": ""}, "name: is empty; give the name"),
        ("persons", {"name": "Q1234567"}, "name: Q1234567 is an item without an English name; give its name"),
        ("persons", {"name": "may"}, "name: 'may' would be found in ordinary words; write it with its capitals"),
        ("persons", {"name": "Roe, Jane"}, "name: 'Roe, Jane' has a comma; write it as texts do"),
        ("persons", {"name": "X"}, "name: 'X' is too short for a name; write it out"),
        ("persons", {"name": "R" * 121}, "name: a name of 121 characters; shorten it to 120"),
        ("persons", {"name": "Jane\u202eRoe"}, "name: 'Jane\\u202eRoe' holds characters that cannot be shown"),
        ("persons", {"name": "Jane Roe", "country": "Narnia"}, "country: there is no state 'Narnia'; write its ISO"),
        ("persons", {"name": "Jane Roe", "gender": "x"}, "gender: 'x' is not known; write m or f"),
        ("persons", {"name": "Jane Roe", "sector": "GUV"}, "sector: 'GUV' is none of them; use AGR"),
        ("persons", {"name": "Jane Roe", "office": "king"}, "of: is empty, as is country; write the state's code"),
        ("persons", {"name": "Jane Roe", "office": "king", "of": "Nowhere"}, "of: nothing is called 'Nowhere'"),
        ("persons", {"name": "Jane Roe", "from": "May 2020"}, "from: 'May 2020' is no date; write YYYY"),
        ("persons", {"name": "Jane Roe", "until": "2021-02-30"}, "until: there is no day 2021-02-30; correct"),
        ("persons", {"name": "Jane Roe", "from": "2021-05", "until": "2020"}, "until: 2020 is before 2021-05"),
        ("persons", {"name": "Jane Roe", "wikidata": "P31"}, "wikidata: 'P31' is no item; write its number"),
        ("organisations", {"name": "Roe Institute", "kind": ""}, "kind: is empty; use armed_group, company"),
        ("organisations", {"name": "Roe Institute", "kind": "state"}, "kind: 'state' is none of them; use armed_group"),
        ("places", {"name": "Roeville", "lat": "91", "lon": "0"}, "lat: '91' is no number from -90 to 90"),
        ("places", {"name": "Roeville", "lat": "nan", "lon": "0"}, "lat: 'nan' is no number from -90 to 90"),
        ("places", {"name": "Roeville", "lat": "1", "lon": ""}, "lon: '' is no number from -180 to 180"),
        ("places", {"name": "Roeville", "lat": "1", "lon": "1", "geonames": "x"}, "geonames: 'x' is no id; write a"),
    ],
)  # fmt: skip
def test_a_bad_row_gets_one_message(gazetteer: Gazetteer, kind: str, cells: dict[str, str], told: str) -> None:
    message = fault(gazetteer, kind, cells)
    assert message.startswith(f"line 2, {told}")
    assert message.count("; ") == 1


def test_a_bad_row_leaves_the_others_be_and_lines_are_those_of_the_file(gazetteer: Gazetteer) -> None:
    text = 'name,country,office,from\n"Jane\nRoe",NOR,king,2001\n\nJohn Roe,NOR\nJim Roe,NOR,king,1x\n'
    text += "Jane Roe,NOR,king,2001\n"
    kind, rows = read("mine.csv", text.encode())
    checked = check(kind, rows, gazetteer)
    assert [row["name"] for row in checked.rows] == ["Jane Roe"]
    assert checked.repeated == 1
    assert [(f.where, f.column) for f in checked.faults] == [("line 5", "row"), ("line 6", "from")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "holds no rows"),
        (b"name,office\n", "holds no rows"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"PK\x03\x04\x00,\x01\n1,2\n", "which no table has; name them organisations: name,names"),
        (b"name,office,office\nx,y,z\n", "has the column 'office' twice"),
        (b"name,office,shoe\nx,y,z\n", "persons have no column 'shoe'"),
        (b'name,office\n"x,y\n', "line 2: "),
        (b"[1]", "item 1: int where an object belongs"),
        (b"{}", "no result of the query service"),
        (b'[{"name": ', "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_what_is_no_table(data: bytes, told: str) -> None:
    with pytest.raises(DataError) as caught:
        read("mine.csv", data)
    assert str(caught.value).startswith("mine.csv")
    assert told in str(caught.value)


@given(st.dictionaries(st.sampled_from(HEADER.split(",")), st.text(max_size=30)))
def test_any_cells_are_kept_or_told_of(gazetteer: Gazetteer, cells: dict[str, str]) -> None:
    checked = check("persons", [RawRow("line 2", cells)], gazetteer)
    assert len(checked.rows) + len(checked.faults) == 1
    if checked.rows:  # what is kept is fit to be kept once more
        again = check("persons", [RawRow("line 2", checked.rows[0])], gazetteer)
        assert again.faults == []
