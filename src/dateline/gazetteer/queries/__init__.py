"""The queries whose results users may add: SPARQL for the Wikidata query service, one file for each kind of table."""

from importlib.resources import files
from string import Template

from dateline.gazetteer.entries import Entry


def query(kind: str, state: Entry | None = None, since: int = 1990) -> str:
    """The query for a kind of table: of one state where it is given, of offices begun in or after a year."""
    code = state.country if state else None
    text = files(__package__).joinpath(f"{kind}.rq").read_text(encoding="utf-8")
    filled = Template(text).substitute(
        whose=state.name if state else "all states",
        since=since,
        states=f'?state wdt:P298 "{code}" .' if code else "?state wdt:P31 wd:Q3624078 .",
        organisations=f'?wikidata wdt:P17/wdt:P298 "{code}" .' if code else "",
    )
    return "".join(f"{line}\n" for line in filled.splitlines() if line.strip())
