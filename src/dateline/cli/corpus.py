"""`dateline corpus`: the corpus that comes with Dateline, listed, checked, shown, exported and scored with."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.given import Json
from dateline.cli.output import colour, emit, emit_json, save, width
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.gold import Corpus, GoldArticle

app = typer.Typer(
    help="List, check, show and export the corpus of annotated articles; score with it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Form(StrEnum):
    """The forms of export."""

    JSONL = "jsonl"
    CONLL = "conll"


class Split(StrEnum):
    """The splits of the corpus."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


OnlySplit = Annotated[Split | None, typer.Option("--split", help="Only this split.")]
Folder = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Another corpus folder than the one that comes with Dateline.")
]


@app.command("list", epilog="Example: dateline corpus list --split test")
def list_articles(split: OnlySplit = None, as_json: Json = False) -> None:
    """List the articles with their storyline, split, register and words."""
    corpus = _load(split)
    if as_json:
        emit_json([_listed(article) for article in corpus.articles])
        return
    for article in corpus.articles:
        title = article.findings.article.title or article.text.partition("\n")[0]
        told = f"{article.id:24} {article.split:5} {article.words:4} {article.register:16} {title}"
        emit(told[: width()].rstrip() + "\n")
    emit(_totals(corpus))


@app.command("check", epilog="Example: dateline corpus check --doubts")
def check(
    doubts: Annotated[bool, typer.Option(help="List also what is probably a slip.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Check all files of the corpus.

    Schema, references, phrases, quotations, splits. Exit code 1 when there are faults.
    """
    from dataclasses import asdict

    from dateline import gold

    problems = gold.check(folder or gold.FOLDER)
    faults = [problem for problem in problems if problem.grave]
    if as_json:
        emit_json([asdict(problem) for problem in problems])
    else:
        for problem in problems if doubts else faults:
            emit(f"{problem}{'' if problem.grave else ' (doubt)'}\n")
        emit(f"{len(faults)} faults, {len(problems) - len(faults)} doubts.\n")
    if faults:
        raise typer.Exit(1)


@app.command("show", epilog="Example: dateline corpus show a-flash-fiji --json")
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="The id of an article; 'dateline corpus list' has them.")],
    as_json: Json = False,
) -> None:
    """Show one article: its text, and the gold findings as a brief."""
    from dateline.export.terminal import render
    from dateline.export.wording import compose

    article = _load(None).article(ident)
    if article is None:
        raise InputError(f"The corpus has no article {ident!r}; 'dateline corpus list' lists them.")
    if as_json:
        emit_json(article.to_json())
    else:
        emit(f"{article.text}\n\n{'─' * width()}\n\n")
        emit(render(compose(article.findings), width(), colour(), False))


@app.command("export", epilog="Example: dateline corpus export --format conll --out corpus-columns/")
def export(
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write to.")],
    form: Annotated[Form, typer.Option("--format", help="dateline/1 JSON lines, or CoNLL-style columns.")] = Form.JSONL,
    as_json: Json = False,
) -> None:
    """Write the corpus as files that other programs read, one a split."""
    from dateline.gold.exporting import exported

    written = []
    for name, content in exported(_load(None), form.value):
        save(out / name, content)
        written.append(str(out / name))
    if as_json:
        emit_json(written)
    else:
        emit("".join(f"{path}\n" for path in written))


@app.command("score", epilog="Example: dateline corpus score predictions.jsonl --split test")
def score(
    predictions: Annotated[
        Path,
        typer.Argument(metavar="PREDICTIONS", help="JSON lines in dateline/1, matched with articles by their text."),
    ],
    split: OnlySplit = None,
    as_json: Json = False,
) -> None:
    """Score findings of any program against the corpus, section by section."""
    from dateline.evaluation.corpus import score_articles
    from dateline.evaluation.files import read_jsonl

    report = score_articles(_load(split).articles, read_jsonl(predictions, ("article",)))
    if as_json:
        emit_json(report.as_json())
    else:
        emit(report.as_text() + "\n")


@app.command("agreement", epilog="Example: dateline corpus agreement corpus/first corpus/second --show meetings")
def agreement(
    first: Annotated[Path, typer.Argument(metavar="FIRST", help="A folder with annotations, NAME.toml.")],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="A folder with annotations of the same names.")],
    shown: Annotated[
        str | None,
        typer.Option("--show", metavar="SECTION", help="List the disagreements in one section, a line each."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell how far two annotations of the same articles agree, section by section."""
    from dateline import gold
    from dateline.evaluation.agreement import compare

    texts = {name: annotation.findings.article for name, annotation in gold.annotations().items()}
    found = compare(first, second, texts)
    if shown is not None and shown not in found.disagreements:
        raise typer.BadParameter(f"one of {', '.join(found.disagreements)}", param_hint="--show")
    if as_json:
        emit_json({**found.report().as_json(), **({"disagreements": found.disagreements[shown]} if shown else {})})
    elif shown:
        emit("".join(f"{line}\n" for line in found.disagreements[shown]))
    else:
        emit(found.report().as_text() + "\n")


def _load(split: Split | None) -> "Corpus":
    from dateline import gold

    return gold.load(split.value if split else None)


def _listed(article: "GoldArticle") -> dict[str, Any]:
    return {
        "id": article.id, "storyline": article.storyline, "split": article.split, "register": article.register,
        "origin": article.origin, "published": article.findings.article.published, "words": article.words,
    }  # fmt: skip


def _totals(corpus: "Corpus") -> str:
    words = sum(article.words for article in corpus.articles)
    splits = _counted(article.split for article in corpus.articles)
    return (
        f"{len(corpus.articles)} articles ({splits}), {words} words, {len(corpus.storylines)} storylines with groups, "
        f"{len(corpus.sentences)} event sentences; version {corpus.version}, {corpus.licence}.\n"
    )


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(names).most_common())
