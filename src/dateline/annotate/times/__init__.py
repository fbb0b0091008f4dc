"""Time expressions: where they stand, and their TIMEX3 values (ISO-TimeML).

A text becomes a string with one character a word; the patterns of `lexicon/data/times` are matched on
that string (`pattern.py`), say what the words mean (`build.py`, `meaning.py`), are held against their
neighbours (`guards.py`), joined with each other and with modifiers (`compose.py`), and get their values
from the day of the report, the tense of the clause and the dates before them (`resolve.py`).
"""

from dateline.annotate.times.finder import find_times, normalise_phrase

__all__ = ["find_times", "normalise_phrase"]
