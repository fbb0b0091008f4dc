"""The command line: `dateline read`, `explain`, `who`, `when`, `lexicon`, `gazetteer`, `evaluate`."""

from dateline.cli.app import main

__all__ = ["main"]
