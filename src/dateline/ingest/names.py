"""The agencies and outlets of `lexicon/data/credits.toml`: canonical names by alias and by host name."""

import re
from typing import Any

from dateline.ingest.tables import table

CREDITS: dict[str, Any] = table("dateline.lexicon", "credits.toml")

_AGENCIES: list[dict[str, Any]] = CREDITS["agency"]
_OUTLETS: list[dict[str, Any]] = [*_AGENCIES, *CREDITS["outlet"]]
_CANONICAL: dict[str, str] = {alias: row["name"] for row in _OUTLETS for alias in (row["name"], *row["aliases"])}
_BY_SITE: dict[str, str] = {site: row["name"] for row in _OUTLETS for site in row.get("sites", [])}
_AGENCY_NAMES = frozenset(row["name"] for row in _AGENCIES)


def alternatives(words: list[str]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ALIAS = alternatives(list(_CANONICAL))


def canonical(name: str) -> str | None:
    """The canonical name of an agency or outlet under one of its aliases; None when it is not in the table.

    Of several in one breath ('AFP/Reuters', 'Reuters Health') the first counts.
    """
    whole = " ".join(name.split())
    if whole in _CANONICAL:
        return _CANONICAL[whole]
    first = re.match(rf"(?:{ALIAS})(?=[/,;+\s]|$)", whole)
    return _CANONICAL[first.group()] if first else None


def is_agency(name: str) -> bool:
    """Whether a canonical name is that of a news agency."""
    return name in _AGENCY_NAMES


def outlet_of_site(host: str) -> str:
    """'www.dailymail.co.uk' → Daily Mail; a host that is not in the table stays as it is, without 'www.'."""
    labels = host.strip().lower().rstrip(".").split(".")
    for start in range(len(labels) - 1):
        if found := _BY_SITE.get(".".join(labels[start:])):
            return found
    return ".".join(labels[1:] if labels[0] == "www" else labels)
