"""The command line: `dateline read`, `explain`, `who`, `when`, `lexicon`, `evaluate`."""

from dateline.cli.app import main

__all__ = ["main"]
