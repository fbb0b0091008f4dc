"""A whole corpus folder, and the laws that the corpus which comes with Dateline keeps."""

from pathlib import Path

import pytest

import dateline
from dateline.errors import DataError
from dateline.gold import FOLDER, Contradiction, Group, check, load
from dateline.gold.loading import read_sources
from dateline.gold.phrases import cuts_word
from dateline.gold.splits import SHARES, assigned
from support.corpus import write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


def test_a_corpus_is_articles_storylines_and_sentences(folder: Path) -> None:
    corpus = load(folder=folder)
    assert (corpus.version, corpus.licence) == ("9.9.9", "CC-BY-4.0")
    assert [(a.id, a.storyline, a.split, a.origin) for a in corpus.articles] == [
        ("hague-1", "hague", "train", "invented"),
        ("hague-2", "hague", "train", "invented"),
        ("regatta", "regatta", "test", "none"),
    ]
    (storyline,) = corpus.storylines
    assert storyline.articles == ("hague-1", "hague-2")
    assert storyline.same == (Group("meetings", ("hague-1:m1", "hague-2:m1"), "one visit"),)
    assert storyline.contradictions == (Contradiction(("hague-1:m1", "hague-2:m1"), "place", "Oslo or Bergen"),)
    assert len(corpus.sentences) == 3


def test_one_split_has_its_own_storylines_only(folder: Path) -> None:
    test = load("test", folder)
    assert [article.id for article in test.articles] == ["regatta"]
    assert test.storylines == ()
    with pytest.raises(DataError, match=r"no split 'eval'; it has train, dev, test"):
        load("eval", folder)


def test_an_article_as_json_marks_what_is_optional(folder: Path) -> None:
    data = load(folder=folder).articles[0].to_json()
    assert list(data)[:3] == ["format", "storyline", "split"]
    assert [(s["id"], s.get("optional", False)) for s in data["statements"]] == [
        ("s1", False),
        ("s2", False),
        ("s3", True),
    ]


def test_loading_a_corpus_with_a_fault_says_which(folder: Path) -> None:
    path = folder / "articles" / "hague-2.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Bergen"]', '"Trondheim"]'), encoding="utf-8")
    with pytest.raises(DataError, match=r"1 faults.*\n.*hague-2\.toml: p1, mentions: 'Trondheim'"):
        load(folder=folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("splits.toml", '"regatta"', "", "'regatta' is in no split; run python tools/assign_splits.py"),
        ("splits.toml", '"regatta"', '"regatta", "hague"', "'hague' stands there twice"),
        ("splits.toml", '"regatta"', '"regatta", "sauna"', "'sauna' is no article's storyline"),
        ("storylines/hague.toml", "hague-2:m1", "hague-2:m7", "'hague-2:m7' is no finding of meetings"),
        ("storylines/hague.toml", "hague-2:m1", "hague-2:a1", "'hague-2:a1' is no finding of meetings"),
        ("storylines/hague.toml", ', "hague-2:m1"], note', "], note", "two or more articles"),
        ("storylines/hague.toml", 'section = "meetings", ', "", "must have section, members"),
        ("about.toml", "version", "edition", "about.toml: version: missing"),
        ("articles/regatta.toml", "'''", "''", "cannot be read as UTF-8 TOML"),
    ],
)
def test_check_tells_what_is_wrong_between_files(folder: Path, file: str, old: str, new: str, told: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert any(told in str(problem) for problem in check(folder))


def test_new_storylines_get_the_split_that_lacks_most_and_old_ones_stay() -> None:
    words = {f"s{number:03}": 100 + number % 7 * 50 for number in range(200)}
    table = assigned(words, {"test": ["s000"], "train": ["gone"]})
    assert "s000" in table["test"]
    assert "gone" not in table["train"]
    total = sum(words.values())
    for split, share in SHARES.items():
        assert sum(words[name] for name in table[split]) / total == pytest.approx(share, abs=0.01)
    assert assigned(words, table) == table
    grown = assigned(words | {"new": 400}, table)
    assert all(set(table[split]) <= set(grown[split]) for split in table)


# --- the corpus that comes with Dateline ---------------------------------------------------------


def test_our_corpus_has_no_faults() -> None:
    assert [str(problem) for problem in check() if problem.grave] == []


def test_every_span_of_our_corpus_lies_in_its_text_and_cuts_no_word() -> None:
    for name, annotation in read_sources(FOLDER).annotations.items():
        text = annotation.findings.article.text
        for statement in annotation.findings.statements:
            for span in (*statement.content_spans, *statement.quotes):
                assert span.quote(text), (name, statement.id)
                assert not cuts_word(text, span), (name, statement.id)


def test_our_corpus_is_public_and_its_splits_share_no_storyline() -> None:
    corpus = dateline.corpus()
    assert corpus.licence == "CC-BY-4.0"
    parts = {split: dateline.corpus(split) for split in ("train", "dev", "test")}
    assert sum(len(part.articles) for part in parts.values()) == len(corpus.articles)
    assert sum(len(part.sentences) for part in parts.values()) == len(corpus.sentences)
    storylines = [{article.storyline for article in part.articles} for part in parts.values()]
    assert not storylines[0] & storylines[1] | storylines[1] & storylines[2] | storylines[0] & storylines[2]
    families = [{sentence.family for sentence in part.sentences} for part in parts.values()]
    assert not families[0] & families[1] | families[1] & families[2] | families[0] & families[2]
    assert (FOLDER / "LICENSE").is_file()
