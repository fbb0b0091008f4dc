"""Trained weights with their manifest, and what reads with them. `docs/models.md` is their card."""

from dateline.models.attributions import Attribution, AttributionReader
from dateline.models.loading import available, load

__all__ = ["Attribution", "AttributionReader", "available", "load"]
