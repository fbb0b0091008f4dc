import pytest

from dateline.execution import with_progress


def test_items_pass_unchanged_and_nothing_is_shown_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress(iter("abc"), "Reading", total=3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_a_bar_that_is_asked_for_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress("abc", "Reading", total=3, show=True)) == ["a", "b", "c"]
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading" in err
