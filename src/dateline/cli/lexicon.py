"""`dateline lexicon`: the words that evoke findings, checked and tried."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.given import Json, Model, Processes, Published
from dateline.cli.output import colour, complain, emit, emit_json, width

if TYPE_CHECKING:
    from dateline.explain.lexicon import Check
    from dateline.lexicon import Entry

app = typer.Typer(
    help="List, check and try the words that evoke findings.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[LEXICON]…", help="Which lexicons; all of them if none is named.")
]


@app.command("list", epilog="Example: dateline lexicon list reporting")
def list_entries(names: Names = None, as_json: Json = False) -> None:
    """List lexicons, or the entries of some.

    Each entry is shown with the words that evoke it.
    """
    from dateline import lexicon

    if as_json:
        emit_json([_listed(entry) for name in names or lexicon.names() for entry in lexicon.load(name).entries])
    elif names:
        for name in names:
            for entry in lexicon.load(name).entries:
                emit(f"{entry.rule}: {', '.join(entry.lemmas) or '–'}\n")
    else:
        for name in lexicon.names():
            entries = lexicon.load(name).entries
            emit(f"{name}: {len(entries)} entries, {sum(len(e.lemmas) for e in entries)} words\n")


@app.command("check", epilog="Example: dateline lexicon check meetings reporting")
def check(names: Names = None, processes: Processes = 1, model: Model = None, as_json: Json = False) -> None:
    """Check entries against their own examples.

    Each example is read and must yield a finding by its entry, each counter-example must not. Exit code 1
    when any fails.
    """
    from dateline import lexicon
    from dateline.execution import with_progress
    from dateline.service import check_lexicons

    wanted = list(names or lexicon.names())
    total = sum(len(e.examples) + len(e.counter_examples) for name in wanted for e in lexicon.load(name).entries)
    checks = list(with_progress(check_lexicons(wanted, processes, model), "Checking", total=total))
    failed = [c for c in checks if not c.passed]
    if as_json:
        emit_json({"checked": len(checks), "failed": [_failure(c) for c in failed]})
    else:
        emit(_table(failed) if failed else "")
        emit(_summary(checks))
    if failed:
        raise typer.Exit(1)


@app.command("try", epilog='Example: dateline lexicon try "Biden will meet Putin in Geneva on 16 June."')
def try_sentence(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotation marks of the shell.")],
    published: Published = None,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Try a sentence on all lexicons.

    Shows which entries' words stand in it (+ those that had a part in a finding), what is found, and why.
    """
    from dateline.cli.explain import rendered
    from dateline.explain.lexicon import helpers_of, rules_of
    from dateline.service import try_sentence as try_it

    trial = try_it(sentence, published, model)
    if as_json:
        emit_json(trial.as_json())
        return
    had_a_part = rules_of(trial.findings) | helpers_of(trial.findings)
    if not trial.evoked:
        complain("no entry of any lexicon has its words in this sentence")
    for entry, words in trial.evoked:
        emit(f"{'+' if entry.rule in had_a_part else '–'} {entry.rule}  “{words}”\n")
    if not trial.found:
        emit("\nNothing was found.\n")
    for explanation in trial.found:
        emit("\n" + rendered(explanation))


def _listed(entry: "Entry") -> dict[str, object]:
    return {
        "lexicon": entry.lexicon, "id": entry.id, "lemmas": list(entry.lemmas), **entry.fields,
        "examples": list(entry.examples), "counter_examples": list(entry.counter_examples),
    }  # fmt: skip


def _failure(check: "Check") -> dict[str, object]:
    return {
        "rule": check.sample.entry.rule,
        "sentence": check.sample.sentence,
        "wanted": check.sample.wanted,
        "found_by": sorted(check.made | check.helped),
    }


def _table(failed: "list[Check]") -> str:
    from rich.table import Table
    from rich.text import Text

    from dateline.export.terminal import rendered

    table = Table.grid(padding=(0, 2, 0, 0))
    for c in failed:
        fault = "missed" if c.sample.wanted else "false alarm"
        told = Text(c.sample.entry.rule, "bold").append(f"\n{c.sample.sentence}", "not bold")
        table.add_row(
            fault, told.append(f"\nfound by {', '.join(sorted(c.made | c.helped)) or 'nothing'}", "not bold dim")
        )
    return rendered(table, width(), colour())


def _summary(checks: "list[Check]") -> str:
    counts = Counter(c.passed for c in checks)
    return f"{counts[True]} of {len(checks)} examples and counter-examples behave, {counts[False]} do not.\n"
