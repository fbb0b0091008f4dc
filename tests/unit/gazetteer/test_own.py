"""Users' own tables: kept, joined to Dateline's, cited, replaced, removed, and never half written."""

from pathlib import Path

import pytest

from dateline.errors import DataError, InputError
from dateline.gazetteer import Gazetteer, bearers, load_from, own, shelf
from dateline.gazetteer.queries import query
from dateline.gazetteer.reading import read
from dateline.gazetteer.tables import data_directory

PERSONS = """name,names,country,gender,office,of,from,until,wikidata
Jane Roe,Janie Roe,NOR,f,foreign minister,,2031-01-02,2033-05,Q1234567
Sergey Lavrov,Serge Lavrov,RUS,m,foreign minister,RUS,2004-03-10,2031-01-01,Q58217
"""


def loaded(home: Path) -> Gazetteer:
    return load_from(data_directory(), shelf.tables(home))


def test_a_table_is_kept_joined_and_cited(tmp_path: Path) -> None:
    added = own.add(tmp_path, "mine", "folder/persons.csv", PERSONS.encode())
    assert (added.table.kind, added.table.rows, added.faults) == ("persons", 2, ())
    known = loaded(tmp_path)
    (jane,) = bearers(known, "Janie Roe", "2032-06-01")
    assert [(held.title, held.of_name) for held in jane.on_date] == [("foreign minister", "Norway")]
    told = jane.as_json("2032-06-01")
    assert (told["id"], told["wikidata"]) == ("person:jane-roe", "Q1234567")
    assert told["row"] == {"table": "yours/mine.csv", "line": 3, "source": added.table.source}
    assert told["offices"][0]["row"]["source"].startswith("persons.csv, added 20")
    assert known.wikidata("person:jane-roe") == "Q1234567"


def test_what_the_tables_know_is_added_to_and_not_doubled(tmp_path: Path) -> None:
    own.add(tmp_path, "mine", "persons.csv", PERSONS.encode())
    known = loaded(tmp_path)
    (lavrov,) = bearers(known, "Serge Lavrov", "2025-01-01")
    assert lavrov.entry.id == "person:sergei-lavrov"
    ministries = [held for held in lavrov.offices if held.title == "foreign minister"]
    assert [(held.occupancy.start, held.occupancy.until) for held in ministries] == [("2004-03-10", "2031-01-01")]
    assert ministries[0].source
    assert {held.source for held in lavrov.offices if held.title != "foreign minister"} == {None}


def test_tables_may_build_on_each_other_but_not_on_what_is_gone(tmp_path: Path) -> None:
    people = b"name,office,of,from\nJane Roe,director-general,Roe Institute for Peace,2020\n"
    with pytest.raises(DataError, match=r"p\.csv: no row can be kept\. line 2, of: nothing is called"):
        own.add(tmp_path, "people", "p.csv", people)
    assert shelf.tables(tmp_path) == ()
    own.add(tmp_path, "zbodies", "o.csv", b"name,names,kind,country\nRoe Institute for Peace,RIFP,ngo,Norway\n")
    own.add(tmp_path, "people", "p.csv", people)
    known = loaded(tmp_path)
    assert known.holder("director-general", "org:roe-institute-for-peace", "2021-01-01") == ("person:jane-roe",)
    assert known.lookup("RIFP")[0].actor_kind == "ngo"
    with pytest.raises(DataError, match="'zbodies' is needed by another table of yours"):
        own.remove(tmp_path, "zbodies")
    own.remove(tmp_path, "people")
    own.remove(tmp_path, "zbodies")
    assert shelf.tables(tmp_path) == ()


def test_places_stand_behind_others_of_their_name(tmp_path: Path) -> None:
    text = b"name,names,country,lat,lon,geonames\nParis,Roe Landing,NOR,60,11,\n"
    text += b"Geneva,Genf am See,CHE,46.2,6.15,2660646\n"
    own.add(tmp_path, "places", "p.csv", text)
    known = loaded(tmp_path)
    assert known.lookup("Paris")[0].country == "FRA"
    assert [e.country for e in known.lookup("Roe Landing")] == ["NOR"]
    assert [e.id for e in known.lookup("Genf am See")] == ["place:geonames:2660646"]


def test_a_title_of_ones_own_is_a_title(tmp_path: Path) -> None:
    text = b"name,country,office,level,from\nJane Roe,NOR,minister of silly walks,minister,2020\n"
    own.add(tmp_path, "m", "m.csv", text)
    known = loaded(tmp_path)
    (jane,) = bearers(known, "Jane Roe", "2021-01-01")
    assert [(held.title, held.level) for held in jane.on_date] == [("minister of silly walks", "minister")]
    assert known.titles.called("Minister of Silly Walks")


def test_namesakes_of_other_states_stay_apart(tmp_path: Path) -> None:
    own.add(tmp_path, "m", "m.csv", b"name,country,office,from\nTony Blair,NOR,king,2020\n")
    assert {e.id for e in loaded(tmp_path).lookup("Tony Blair")} == {"person:tony-blair", "person:tony-blair-nor"}


def test_the_same_name_replaces(tmp_path: Path) -> None:
    own.add(tmp_path, "mine", "a.csv", PERSONS.encode())
    own.add(tmp_path, "mine", "b.csv", b"name,country,office\nJohn Roe,NOR,king\n")
    (table,) = shelf.tables(tmp_path)
    assert (table.name, table.rows, table.source.partition(",")[0]) == ("mine", 1, "b.csv")
    assert loaded(tmp_path).lookup("Jane Roe") == ()


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.add(tmp_path, "mine", "a.csv", PERSONS.encode())
    before = (tmp_path / "gazetteer" / "mine.csv").read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match=r"cannot be written \(No space left on device\); set DATELINE_HOME"):
        shelf.keep(tmp_path, "mine", "persons", "b.csv", [{"name": "John Roe"}])
    assert [path.name for path in (tmp_path / "gazetteer").iterdir()] == ["mine.csv"]
    assert (tmp_path / "gazetteer" / "mine.csv").read_bytes() == before


def test_a_table_spoilt_by_hand_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = own.add(tmp_path, "mine", "a.csv", PERSONS.encode()).table.path
    path.write_text(path.read_text("utf-8").replace("2031-01-02", "soon"), "utf-8")
    with pytest.raises(DataError, match=r"yours/mine\.csv, line 3: .* 'dateline gazetteer remove mine'"):
        loaded(tmp_path)
    own.remove(tmp_path, "mine")
    (tmp_path / "gazetteer" / "other.csv").write_text("a,b\n", "utf-8")
    with pytest.raises(DataError, match=r"other\.csv is no table that 'dateline gazetteer add' wrote"):
        shelf.tables(tmp_path)


def test_names_of_tables(tmp_path: Path) -> None:
    assert shelf.table_name("Foreign Ministers 2025") == "foreign-ministers-2025"
    assert shelf.table_name("../../etc/passwd") == "etc-passwd"
    with pytest.raises(InputError, match="name it with --name"):
        shelf.table_name("…")
    with pytest.raises(InputError, match="no table 'x' of yours; there are: none"):
        shelf.find(tmp_path, "x")


@pytest.mark.parametrize("kind", list(shelf.COLUMNS))
def test_the_queries_ask_for_the_columns_of_their_table(gazetteer: Gazetteer, kind: str) -> None:
    for state in (None, gazetteer.entries["state:NOR"]):
        text = query(kind, state, 2005)
        select = next(line for line in text.splitlines() if line.startswith("SELECT"))
        columns = [word[1:] for word in select.split() if word.startswith("?")]
        assert set(columns) <= set(shelf.COLUMNS[kind])
        row = ",".join(columns) + "\n" + ",".join("x" for _ in columns) + "\n"
        assert read("result.csv", row.encode())[0] == kind
        assert ('"NOR"' in text) == (state is not None)
        assert text.count("{") == text.count("}")
        assert "$" not in text
