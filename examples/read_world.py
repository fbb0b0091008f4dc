"""Read the sample world and list what each article says: `python examples/read_world.py`.

The articles are news-please and ninjs JSON, HTML pages and plain text, from ten invented outlets.
"""

from pathlib import Path

from rich.console import Console
from rich.table import Table

import dateline
from dateline.domain.article import Article
from dateline.gazetteer import PlaceNames
from dateline.ingest import read_all

WORLD = Path(__file__).parent / "world"
SECTIONS = {
    "statements": "said", "meetings": "meet", "trips": "trip", "measures": "meas",
    "events": "evnt", "topics": "topc", "outlooks": "outl", "relations": "rela",
}  # fmt: skip


def main() -> None:
    """A row for each article, in the order of publication, with the number of findings of each kind."""
    sources = sorted(str(path) for path in WORLD.glob("[0-9]*"))
    articles = [item for item in read_all(sources, places=PlaceNames()) if isinstance(item, Article)]
    table = Table(
        title=f"{len(articles)} articles on the road to Geneva", box=None, pad_edge=False, padding=(0, 1, 0, 0)
    )
    table.add_column("published", no_wrap=True, min_width=10)
    for column, width in (("outlet", 10), ("title", 17)):
        table.add_column(column, overflow="ellipsis", no_wrap=True, max_width=width)
    for heading in SECTIONS.values():
        table.add_column(heading, justify="right", no_wrap=True, min_width=4)
    for findings in dateline.read_many(articles):
        article = findings.article
        counts = (str(len(getattr(findings, section)) or "·") for section in SECTIONS)
        table.add_row((article.published or "")[:10], article.publisher or "", article.title or "", *counts)
    Console().print(table)
    print("Columns: statements, meetings, trips, measures, events, topics, outlooks, relations.")


if __name__ == "__main__":
    main()
