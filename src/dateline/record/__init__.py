"""The record as Python and the command line use it: articles in, answers out, judgements between."""

from dateline.record.adding import Added, Ingested, Known, Step
from dateline.record.record import Record

__all__ = ["Added", "Ingested", "Known", "Record", "Step"]
