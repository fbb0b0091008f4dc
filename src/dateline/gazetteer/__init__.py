"""Who and where: states, capitals, demonyms, seats of power, offices, persons with dates, organisations, places."""

from dateline.gazetteer.bearers import Bearer, Held, bearers
from dateline.gazetteer.entries import ACTOR_KINDS, BodyMatch, Entry, Occupancy, Office, TitleMatch
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.loading import load, load_from
from dateline.gazetteer.places import PlaceNames

__all__ = [
    "ACTOR_KINDS",
    "Bearer",
    "BodyMatch",
    "Entry",
    "Gazetteer",
    "Held",
    "Occupancy",
    "Office",
    "PlaceNames",
    "TitleMatch",
    "bearers",
    "load",
    "load_from",
]
