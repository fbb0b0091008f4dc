"""The command line: `dateline read`, `explain`, `lexicon`, `evaluate`."""

from dateline.cli.app import main

__all__ = ["main"]
