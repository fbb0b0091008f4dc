"""Who and where: states, capitals, demonyms, seats of power, offices, persons with dates, organisations, places."""

from dateline.gazetteer.entries import ACTOR_KINDS, BodyMatch, Entry, Occupancy, Office, TitleMatch
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.loading import load, load_from

__all__ = [
    "ACTOR_KINDS",
    "BodyMatch",
    "Entry",
    "Gazetteer",
    "Occupancy",
    "Office",
    "TitleMatch",
    "load",
    "load_from",
]
