"""The record on disk: SQLite by default, PostgreSQL as the larger choice. It stores claims and answers questions
about them; which claims are one thing is decided in `merge`."""

from dateline.store.store import Kept, Store

__all__ = ["Kept", "Store"]
