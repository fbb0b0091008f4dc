"""Claims of many articles → records: which claims tell of one thing, and why.

A record is a function of the set of claims and judgements, never of the order in which they came.
"""

from dateline.merge.claims import claims_of

__all__ = ["claims_of"]
