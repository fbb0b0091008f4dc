"""Measuring what reading yields: scorers, corpus readers, the scoreboard."""

from dateline.evaluation.report import Report
from dateline.evaluation.task import Read
from dateline.evaluation.tasks import TASKS, run

__all__ = ["TASKS", "Read", "Report", "run"]
