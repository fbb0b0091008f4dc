"""Trained weights with their manifest, and what reads with them. `docs/models.md` is their card."""

from dateline.models.attributions import Attribution, AttributionReader
from dateline.models.event_types import EventTyper, Judgement, Question
from dateline.models.loading import available, load, load_typer

__all__ = ["Attribution", "AttributionReader", "EventTyper", "Judgement", "Question", "available", "load", "load_typer"]
