"""The tables hold together, and a malformed one gets a clear message."""

import re
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.gazetteer import ACTOR_KINDS, Gazetteer
from dateline.gazetteer.loading import load_from
from dateline.gazetteer.names import fold
from dateline.gazetteer.tables import data_directory

DATA = Path(str(data_directory()))


def rows(table: str) -> list[str]:
    return [line for line in (DATA / table).read_text("utf-8").splitlines() if line and not line.startswith("#")][1:]


def test_every_table_says_where_it_comes_from() -> None:
    without = [t.name for t in DATA.glob("*.csv") if not t.read_text("utf-8").startswith("# Source: ")]
    assert without == []


def test_codes_are_codes(gazetteer: Gazetteer) -> None:
    codes = [line.split(",")[0] for line in rows("states.csv")]
    assert all(len(c) == 3 and c.isalpha() and c.isupper() for c in codes)
    assert len(set(codes)) == len(codes) > 240
    two = [line.split(",")[1] for line in rows("states.csv") if line.split(",")[1]]
    assert len(set(two)) == len(two)
    members_of_the_un = 193
    assert sum(line.split(",")[2] == "state" for line in rows("states.csv")) >= members_of_the_un


def test_entries_are_sound(gazetteer: Gazetteer) -> None:
    prefixes = {
        "state", "demonym", "people", "body", "org", "group", "company", "media", "person", "place",
    }  # fmt: skip
    for entry in gazetteer.all_entries():
        assert entry.kind in ACTOR_KINDS, entry.id
        assert entry.id.partition(":")[0] in prefixes, entry.id
        assert (entry.lat is None) == (entry.lon is None), entry.id
        if entry.lat is not None and entry.lon is not None:
            assert -90 <= entry.lat <= 90, entry.id
            assert -180 <= entry.lon <= 180, entry.id
        if entry.kind == "person":
            assert entry.gender in ("m", "f"), entry.id


def test_enough_of_each(gazetteer: Gazetteer) -> None:
    kinds = Counter(entry.kind for entry in gazetteer.all_entries())
    assert kinds["igo"] + kinds["ngo"] >= 250
    assert kinds["armed_group"] + kinds["party"] + kinds["company"] >= 150
    assert kinds["person"] >= 900
    assert kinds["media"] >= 200
    assert kinds["place"] >= 30_000
    assert len(gazetteer.given_names) >= 1500


def test_occupancies_refer_to_what_there_is(gazetteer: Gazetteer) -> None:
    for occupancy in gazetteer.occupancies:
        assert gazetteer.entry(occupancy.person).kind == "person"
        assert occupancy.office in gazetteer.titles.offices
    repeated = [o for o, n in Counter(gazetteer.occupancies).items() if n > 1]
    assert repeated == []


def test_one_head_of_a_state_or_government_at_a_time(gazetteer: Gazetteer) -> None:
    """Successions of single offices do not overlap by more than the day of handing over."""
    single = {"president", "prime-minister", "chancellor", "foreign-minister", "secretary-of-state", "pope"}
    overlaps = []
    for (office, of), held in gazetteer.occupancies_in.items():
        dated = sorted((o for o in held if o.start), key=lambda o: o.start or "")
        if office not in single or of in ("SUN", "BIH"):  # Bosnia's presidency has three members
            continue
        for earlier, later in pairwise(dated):
            until, start = earlier.until or "9999", later.start or ""
            if until[: len(start)] > start[: len(until)]:
                overlaps.append((earlier, later))
    assert overlaps == []


def test_names_within_a_kind_are_shared_only_where_known(gazetteer: Gazetteer) -> None:
    """Two organisations, bodies or states with one name are a mistake unless they are these."""
    known = {
        "congo", "korea", "korean", "koreans", "congolese", "dominican", "dominicans", "chinese defense ministry",
        "king abdullah", "king abdallah", "king abdulla", "george bush", "spa", "sdf", "rsf",
        "amina mohamed", "amina mohammed", "amina mohammad", "amina muhammad", "amina muhammed", "andris berzins",
    }  # fmt: skip
    shared = []
    for key, ids in gazetteer.index.items():
        entries = [gazetteer.entries[i] for i in ids if i in gazetteer.entries]
        kinds = Counter(e.kind for e in entries if e.kind not in ("place",))
        if key not in known and any(n > 1 for n in kinds.values()):
            shared.append((key, [e.id for e in entries]))
    assert shared == []


def test_no_name_is_a_lone_letter_or_empty(gazetteer: Gazetteer) -> None:
    assert [key for key, _ in gazetteer.index.items() if len(key) < 2] == []


def test_spelling_stands_in_one_row() -> None:
    words = [word for line in rows("spellings.csv") for word in line.split("|")]
    assert [w for w, n in Counter(words).items() if n > 1] == []


def test_keys_are_folded_alike() -> None:
    assert fold("Élysée") == fold("Elysee") == "elysee"
    assert fold("Kim Jong-un") == fold("Kim Jong Un")
    assert fold("Sana’a") == fold("Sana'a") == fold("Sanaa")
    assert fold("U.S.") == "us"
    assert fold("People’s Daily") == fold("People's Daily") == "people s daily"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The tables, with only those cities that others of them name."""
    directory = tmp_path / "data"
    shutil.copytree(DATA, directory)
    named = (DATA / "states.csv").read_text("utf-8") + (DATA / "city_names.csv").read_text("utf-8")
    wanted = set(re.findall(r"\d+", named))
    cities = (DATA / "cities.csv").read_text("utf-8").splitlines()
    kept = [row for row in cities if not row[:1].isdigit() or row.partition(",")[0] in wanted]
    (directory / "cities.csv").write_text("\n".join(kept) + "\n", "utf-8")
    return directory


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("seats.csv", "body:x,X,,castle,RUS,GOV,,", "'kind' is 'castle'"),
        ("seats.csv", "body:x,X,,seat,RUX,GOV,,", "'RUX' is no state"),
        ("seats.csv", "body:x,X,,seat,RUS,GUV,,", "'sector' is 'GUV'"),
        ("seats.csv", "body:kremlin,X,,seat,RUS,GOV,,", "'body:kremlin' is there already"),
        ("seats.csv", "body:x,X,,seat,RUS,GOV,2001-13,", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("seats.csv", "body:x,X,,seat,RUS,GOV,2002,2001", "'from' 2002 is after 'until' 2001"),
        ("seats.csv", "body:x,X", "2 cells where 8 belong"),
        ("states.csv", "XXA,,state,Atlantis,,Poseidonis:1,,,,,", "'Poseidonis:1' is not in cities.csv"),
        ("members.csv", "org:nothing,RUS,,", "there is no organisation 'org:nothing'"),
        ("members.csv", "org:un,,,", "'state' is empty"),
        ("occupancies.csv", "person:nobody,president,RUS,,", "there is no person 'person:nobody'"),
        ("occupancies.csv", "person:joe-biden,emperor-of-mars,USA,,", "there is no office 'emperor-of-mars'"),
        ("occupancies.csv", "person:joe-biden,president,Mars,,", "'Mars' is no state or organisation"),
        ("persons.csv", "person:x,X Y,,,RUS,x,GOV", "'gender' is 'x'"),
        ("places.csv", "place:x,X,,RUS,north,1,", "'lat' is 'north'"),
        ("city_names.csv", "1,Nowhere", "'place:geonames:1' is not in cities.csv"),
        ("offices.csv", "president,president,,head_of_state,GOV,", "'president' is there already"),
        ("modifiers.csv", "former,beside,former", "'position' is 'beside'"),
    ],
)
def test_malformed_row_names_file_line_and_remedy(copy: Path, table: str, line: str, message: str) -> None:
    path = copy / table
    text = path.read_text("utf-8").rstrip("\n") + "\n" + line + "\n"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        load_from(copy)
    assert str(caught.value).startswith(f"{table}, line {text.count(chr(10))}: ")
    assert message in str(caught.value)
    assert ";" in str(caught.value)  # what is wrong; what to do


def test_missing_table_wrong_header_and_wrong_encoding(copy: Path) -> None:
    (copy / "media.csv").unlink()
    with pytest.raises(DataError, match=r"media\.csv: the table cannot be read"):
        load_from(copy)
    (copy / "media.csv").write_text("name,key\n", "utf-8")
    with pytest.raises(DataError, match=r"media\.csv: the header is 'name,key'"):
        load_from(copy)
    (copy / "media.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match=r"media\.csv: the table is not UTF-8"):
        load_from(copy)
