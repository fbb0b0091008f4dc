import codecs

import pytest

from dateline.errors import InputError
from dateline.ingest.decoding import decode

QUOTED = "“It’s obvious”, she said — in Genève."


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode(),
        codecs.BOM_UTF8 + QUOTED.encode(),
        codecs.BOM_UTF16_LE + QUOTED.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + QUOTED.encode("utf-32-le"),
        QUOTED.encode("utf-16-le"),
        QUOTED.encode("utf-16-be"),
        QUOTED.ljust(200).encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data, name="x").rstrip() == QUOTED


def test_declared_encodings() -> None:
    page = '<meta charset="koi8-r"><p>Лавров</p>'
    assert "Лавров" in decode(page.encode("koi8-r"), name="x")
    assert "Лавров" in decode("<p>Лавров</p>".encode("cp1251"), name="x", charset="windows-1251")
    assert "“" in decode('<meta charset="iso-8859-1">“yes”'.encode("cp1252"), name="x")


@pytest.mark.parametrize("label", ["rot13", "zlib", "punycode", "unicode_escape", "no-such", "utf-7"])
def test_labels_that_are_no_encodings_of_text_are_passed_over(label: str) -> None:
    data = f'<meta charset="{label}">caf\u00e9 is French for coffee, and for the house that serves it'.encode("cp1252")
    assert "café" in decode(data, name="x", charset=label)


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert "“" in decode('<meta charset="iso-8859-1">“yes”'.encode(), name="x")


def test_line_ends_stay() -> None:
    assert decode(b"one\r\ntwo\rthree\n", name="x") == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("data", [b"", b" \n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u00a0\n".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(InputError, match=r"page\.txt is empty"):
        decode(data, name="page.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04abc", "Office"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 4, "binary"),
        (b"abc\x00\x01\x02\x03" * 9, "binary"),
    ],
)
def test_other_kinds_of_files_are_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        decode(data, name="x")
