"""The authors named by a line such as 'By JANE DOE and John Roe' at the head of a text."""

import re

from dateline.ingest.names import CREDITS, canonical

_REACH = 600  # characters at the head of the text
_LINE = re.compile(r"^[^\S\n]*(?:By|BY)\s(?P<names>[^\n]{3,120})$", re.MULTILINE)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s(?:[^\W\d_a-z][\w.'’-]*|de|del|van|von|der|bin|al|el|di|da|la|le)){1,4}")
_POSTS = tuple(CREDITS["byline"]["posts"])
_WHERE = re.compile(r"\s(?:in|at)\s[A-Z].*$")
_PARTS = re.compile(r"\s*(?:,|;|\||\s[–—-]\s|\band\b|\bAND\b|&)\s*")


def find_authors(text: str) -> tuple[str, ...]:
    """The authors of the first byline; none when there is no line that holds names only."""
    for line in _LINE.finditer(text[:_REACH]):
        names = _WHERE.sub("", line["names"].strip().rstrip("."))
        parts = [part for part in _PARTS.split(names) if part]
        if parts and _NAME.fullmatch(parts[0]):
            people = [p for p in parts if _NAME.fullmatch(p) and canonical(p) is None and not p.endswith(_POSTS)]
            return tuple(dict.fromkeys(_readable(name) for name in people))
    return ()


def _readable(name: str) -> str:
    """'JANE DOE' → Jane Doe; a name in mixed case stays."""
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), name) if name.isupper() else name
