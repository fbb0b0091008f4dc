"""Loading and checking a corpus folder: `about.toml`, `splits.toml`, `articles/`, `storylines/`, `sentences/`."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.domain.article import Article
from dateline.domain.findings import Findings
from dateline.errors import DataError
from dateline.gold import splits
from dateline.gold.compiling import Annotation, compile_article, compile_findings
from dateline.gold.corpus import FOLDER, SPLITS, Corpus, EventSentence, GoldArticle, Storyline
from dateline.gold.problems import Problem
from dateline.gold.sentences import disagreements, read_sentences
from dateline.gold.storylines import compile_storyline

_SHOWN = 5  # faults in the message of an error


@dataclass(slots=True)
class Sources:
    """What the files of a corpus say, as far as they are right, and all that is wrong with them."""

    about: dict[str, str] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    splits: dict[str, list[str]] = field(default_factory=dict)
    storylines: list[Storyline] = field(default_factory=list)
    sentences: list[EventSentence] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def storyline_words(self) -> dict[str, int]:
        """How many words the articles of each storyline have."""
        words: dict[str, int] = defaultdict(int)
        for annotation in self.annotations.values():
            words[annotation.header["storyline"]] += len(annotation.findings.article.text.split())
        return words


def load(split: str | None = None, folder: Path = FOLDER) -> Corpus:
    """The corpus, or one split of it. DataError when a file of it is at fault, or there is no such split."""
    if split is not None and split not in SPLITS:
        raise DataError(f"The corpus has no split {split!r}; it has {', '.join(SPLITS)}.")
    corpus = _load(folder)
    return corpus if split is None else corpus.only([split])


def annotations(folder: Path = FOLDER) -> dict[str, Annotation]:
    """The articles that are right, by id, whatever else is at fault."""
    return read_sources(folder).annotations


def check(folder: Path = FOLDER) -> list[Problem]:
    """All that is wrong with a corpus, faults and doubts."""
    return read_sources(folder).problems


@cache
def _load(folder: Path) -> Corpus:
    sources = read_sources(folder)
    grave = [problem for problem in sources.problems if problem.grave]
    if grave:
        shown = "\n".join(map(str, grave[:_SHOWN]))
        raise DataError(f"{folder}: {len(grave)} faults; 'dateline corpus check' lists them.\n{shown}")
    split_of = splits.split_by_storyline(sources.splits)
    return Corpus(
        sources.about["version"],
        sources.about["licence"],
        tuple(_article(annotation, split_of) for annotation in sources.annotations.values()),
        tuple(sources.storylines),
        tuple(sources.sentences),
    )


def _article(annotation: Annotation, split_of: dict[str, str]) -> GoldArticle:
    header = annotation.header
    return GoldArticle(
        id=header["id"],
        storyline=header["storyline"],
        register=header["register"],
        origin=header["origin"],
        split=split_of[header["storyline"]],
        findings=annotation.findings,
        optional=annotation.optional,
    )


def compile_second(path: Path, article: Article) -> tuple[Annotation | None, list[Problem]]:
    """One file of annotations of an article that is given; none when a fault is grave."""
    sources = Sources()
    data = _read(path, sources)
    return (None, sources.problems) if data is None else compile_findings(path.name, data, article)


def read_sources(folder: Path) -> Sources:
    """Everything in a corpus folder; what is wrong is gathered, not raised."""
    sources = Sources()
    sources.about = _read(folder / "about.toml", sources) or {}
    for key in ("version", "licence"):
        if key not in sources.about:
            sources.problems.append(Problem("about.toml", "", key, "missing"))
    for path in sorted((folder / "articles").glob("*.toml")):
        data = _read(path, sources)
        if data is not None:
            annotation, problems = compile_article(path.name, data)
            sources.problems += problems
            if annotation is not None:
                sources.annotations[path.stem] = annotation
    _read_storylines(folder / "storylines", sources)
    _read_all_sentences(folder / "sentences", sources)
    sources.splits = _read(folder / splits.FILE, sources) or {}
    sources.problems += splits.problems(sources.splits, set(sources.storyline_words()))
    return sources


def _read_storylines(folder: Path, sources: Sources) -> None:
    articles: dict[str, dict[str, Findings]] = defaultdict(dict)
    for name, annotation in sources.annotations.items():
        articles[annotation.header["storyline"]][name] = annotation.findings
    files = {problem.file.removesuffix(".toml") for problem in sources.problems if problem.grave}
    faulty = files - sources.annotations.keys()
    for path in sorted(folder.glob("*.toml")):
        data = _read(path, sources)
        if data is not None:
            storyline, problems = compile_storyline(path.name, data, articles.get(path.stem, {}), faulty)
            sources.problems += problems
            if storyline is not None:
                sources.storylines.append(storyline)


def _read_all_sentences(folder: Path, sources: Sources) -> None:
    told = []
    for path in sorted(folder.glob("*.csv")):
        sentences, problems = read_sentences(path)
        sources.problems += problems
        sources.sentences += sentences
        told += [(path.name, sentence) for sentence in sentences]
    sources.problems += disagreements(told)


def _read(path: Path, sources: Sources) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        sources.problems.append(Problem(path.name, "", "", f"cannot be read as UTF-8 TOML ({error})"))
        return None
