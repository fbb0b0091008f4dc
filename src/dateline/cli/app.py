"""The commands put together, and what all of them share: errors, exit codes, Ctrl-C."""

import os
import sys
from typing import Annotated

import typer

import dateline
from dateline.cli.brief import brief
from dateline.cli.corpus import app as corpus
from dateline.cli.dump import dump, rebuild, restore
from dateline.cli.evaluate import evaluate
from dateline.cli.explain import explain
from dateline.cli.export import export, import_
from dateline.cli.gazetteer import app as gazetteer
from dateline.cli.ingest import ingest
from dateline.cli.judge import app as judge
from dateline.cli.lexicon import app as lexicon
from dateline.cli.lookups import when, who
from dateline.cli.output import complain
from dateline.cli.queries import actors, diff, events, info, measures, meetings, search, statements, topics
from dateline.cli.read import read
from dateline.cli.show import show, why
from dateline.cli.watch import watch
from dateline.cli.where import where
from dateline.errors import DatelineError

EXIT_CODES = """Exit codes: 0 all went well · 1 some inputs could not be read, a check failed, or nothing is known ·
2 bad usage or bad input · 3 an address could not be fetched · 4 the language model is missing · 5 a lexicon or table
is malformed · 6 a gold set or prediction file cannot be used · 7 the record cannot be opened or written ·
130 stopped by Ctrl-C."""

app = typer.Typer(
    name="dateline",
    help="Reads news reporting on diplomacy and keeps what it describes as a cited record.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {dateline.__version__}")
        raise typer.Exit()


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


app.command(epilog="Example: dateline read report.html --published 2021-05-27")(read)
app.command(epilog="Example: dateline explain report.html m1")(explain)
app.command(epilog="Example: dateline who 'Antony Blinken' --on 2021-05-27")(who)
app.command(epilog="Example: dateline when 'the third week of next month' --published 2021-05-27")(when)
app.command(epilog="Example: dateline where Georgia --in USA")(where)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(lexicon, name="lexicon")
app.add_typer(corpus, name="corpus")
app.command(epilog="Example: dateline ingest articles/ --record summit.db")(ingest)
app.command(epilog="Example: dateline watch https://news.example/feed.xml --once --record summit.db")(watch)
app.command(epilog="Example: dateline brief USA-RUS --as-of 2021-06-15 --html summit.html")(brief)
app.command(epilog="Example: dateline statements --actor 'Dmitry Peskov' --since 2021-05-01")(statements)
app.command(epilog="Example: dateline meetings --upcoming --on 2021-05-26 --country Russia")(meetings)
app.command(epilog="Example: dateline measures --pair USA-RUS --status in_force")(measures)
app.command(epilog="Example: dateline events --kind ACCUSE --country Russia --as-of 2021-05-27")(events)
app.command(epilog="Example: dateline topics --text 'arms control'")(topics)
app.command(epilog="Example: dateline actors --country Russia")(actors)
app.command(epilog="Example: dateline search 'strategic stability' --since 2021-06-16")(search)
app.command(epilog="Example: dateline diff 2021-05-24 2021-05-26 --section meetings")(diff)
app.command(epilog="Example: dateline show M-6f875dff41a1")(show)
app.command(epilog="Example: dateline why M-6f875dff41a1")(why)
app.add_typer(judge, name="judge")
app.command(epilog="Example: dateline export icalendar --out meetings.ics --pair USA-RUS")(export)
app.command("import", epilog="Example: dateline import gdelt 20210616.export.CSV")(import_)
app.command(epilog="Example: dateline info --record summit.db")(info)
app.command(epilog="Example: dateline dump summit.jsonl.gz --record summit.db")(dump)
app.command(epilog="Example: dateline restore summit.jsonl.gz --record other.db")(restore)
app.command(epilog="Example: dateline rebuild --record summit.db")(rebuild)
app.command(epilog="Example: dateline evaluate dossier gold/ --json")(evaluate)


def main() -> None:
    """The program `dateline`."""
    try:
        app()
    except DatelineError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
