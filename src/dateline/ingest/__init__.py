"""Bytes → `Article`: plain text, HTML and JSON from files, streams and the web; datelines, credits, bylines."""

from dateline.ingest.bylines import find_authors
from dateline.ingest.credits import find_credits
from dateline.ingest.datelines import find_dateline
from dateline.ingest.dates import publication_date
from dateline.ingest.noise import noise_spans
from dateline.ingest.reader import read_bytes, to_article
from dateline.ingest.records import Failure, Given, Raw
from dateline.ingest.sources import Source, expand, read_all, read_file, read_stdin, read_url
from dateline.ingest.structured import raw_article

__all__ = [
    "Failure",
    "Given",
    "Raw",
    "Source",
    "expand",
    "find_authors",
    "find_credits",
    "find_dateline",
    "noise_spans",
    "publication_date",
    "raw_article",
    "read_all",
    "read_bytes",
    "read_file",
    "read_stdin",
    "read_url",
    "to_article",
]
