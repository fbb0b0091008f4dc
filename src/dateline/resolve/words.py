"""The word classes of `lexicon/data/resolution.toml`, as sets."""

from functools import cache

from dateline.lexicon import load


@cache
def words(ident: str) -> frozenset[str]:
    """The lemmas of one class."""
    return frozenset(load("resolution").entry(ident).lemmas)
