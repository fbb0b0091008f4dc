"""From the tables to a Gazetteer, read once: Dateline's own, and with them those that the user has added."""

import os
from collections.abc import Sequence
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline import settings
from dateline.gazetteer import joining
from dateline.gazetteer.builder import ACTOR_TABLES, Builder
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.shelf import UserTable, tables
from dateline.gazetteer.tables import data_directory


@cache
def load() -> Gazetteer:
    """The gazetteer that comes with Dateline and what the user has added; the same object at each call."""
    return load_from(data_directory(), tables(settings.home(os.environ)))


def load_from(directory: Traversable | Path, added: Sequence[UserTable] = ()) -> Gazetteer:
    """A gazetteer from a directory with all the tables. DataError when one is missing or malformed."""
    builder = Builder(directory)
    builder.states()
    for table in ACTOR_TABLES:
        builder.actors(table)
    builder.memberships()
    joining.organisations(builder, added)
    builder.persons()
    joining.persons(builder, added)
    builder.places()
    joining.places(builder, added)
    return builder.gazetteer()
