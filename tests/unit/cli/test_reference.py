from pathlib import Path

from dateline.cli.reference import TARGET, main, reference

ROOT = Path(__file__).parents[3]


def test_every_command_is_in_the_reference_with_an_example() -> None:
    page = reference()
    commands = (
        "read", "explain", "evaluate", "gazetteer add", "gazetteer list", "gazetteer remove", "gazetteer query",
        "lexicon list", "lexicon check", "lexicon try",
    )  # fmt: skip
    for command in commands:
        section = page.partition(f"## `dateline {command}`")[2].partition("\n## ")[0]
        assert f"Example: dateline {command}" in section


def test_check_tells_an_outdated_page(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
    TARGET.write_text("old", encoding="utf-8")
    assert main(["--check"]) == 1


def test_the_reference_in_the_documentation_is_current() -> None:
    assert (ROOT / TARGET).read_text(encoding="utf-8") == reference()
