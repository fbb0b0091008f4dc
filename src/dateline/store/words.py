"""Words and tags for full text, the same for both back ends.

Texts are cut into words here: case, accents and marks go. Tags stand for what a claim's filters ask, so that the
full-text index itself keeps to an actor, a country or a section, however common the words are.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"|(\S+)')


def plain(text: str) -> str:
    """The words of a text with single spaces between them: 'Élysée: “No”' → 'elysee no'."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.casefold()))


def phrases(asked: str) -> tuple[str, ...]:
    """What people type → the words that must all be there; those in quotation marks in a row. None of it is syntax."""
    return tuple(found for quoted, word in _TERM.findall(asked) if (found := plain(quoted or word)))


@lru_cache(maxsize=65_536)
def tag(field: str, value: str) -> str:
    """One word, of a kind that no text has, and that stemming leaves alone."""
    digest = hashlib.blake2b(f"{field}={value}".encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return f"z{int.from_bytes(digest, 'big')}"
