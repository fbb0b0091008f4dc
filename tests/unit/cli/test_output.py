import json

import pytest

from dateline.cli.output import complain, emit, emit_json
from dateline.cli.read import _slug


def test_json_survives_what_utf8_cannot_hold(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit_json({"a": "\ud800 é"}, line=True)
    out = capfdbinary.readouterr().out
    assert out == b'{"a": "\\ud800 \xc3\xa9"}\n'
    assert json.loads(out) == {"a": "\ud800 é"}


def test_output_is_utf8_whatever_the_locale(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit("“é”\n")
    assert capfdbinary.readouterr().out == "“é”\n".encode()


def test_a_complaint_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\nb \x1b[31m")
    assert capsys.readouterr().err == "dateline: a b \ufffd[31m\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Biden meets Putin!", "biden-meets-putin"),
        ("../../etc/passwd", "etc-passwd"),
        (None, "article"),
        ("…", "article"),
    ],
)
def test_pages_get_safe_names(title: str | None, name: str) -> None:
    assert _slug(title) == name
