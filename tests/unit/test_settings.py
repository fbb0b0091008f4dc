import pytest

from dateline.settings import Settings


def test_defaults_and_environment() -> None:
    assert Settings.from_environment({}) == Settings()
    settings = Settings.from_environment(
        {"DATELINE_MAX_REDIRECTS": "2", "DATELINE_FETCH_SECONDS": " 1.5 ", "OTHER": "x"}
    )
    assert settings == Settings(max_redirects=2, fetch_seconds=1.5)


@pytest.mark.parametrize("value", ["many", "-1", "0", "1.5", "inf"])
def test_a_bad_value_names_the_variable(value: str) -> None:
    with pytest.raises(ValueError, match="DATELINE_MAX_INPUT_BYTES"):
        Settings.from_environment({"DATELINE_MAX_INPUT_BYTES": value})
