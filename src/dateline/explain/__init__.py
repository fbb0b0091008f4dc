"""Why a finding is there: its words, the rule that made it, and what it was built on."""

from dateline.explain.explanation import Explanation, RuleNote, explain

__all__ = ["Explanation", "RuleNote", "explain"]
