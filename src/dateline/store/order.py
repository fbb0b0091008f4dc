"""Numbers that put articles, and the claims of each, in the order of their publication.

An article's number is the minute of its publication followed by a part of its id's hash; a claim's number is its
article's followed by its place in the article. So every index that ends in such a number is in the order in which
answers are given, a time is a range of numbers, and the order in which articles came in is of no consequence.
"""

import hashlib
from datetime import datetime

from dateline.errors import RecordError

PLACES = 1 << 16  # claims that one article may have
HASHES = 1 << 20
MINUTES = 1 << 27  # 255 years
_EPOCH = datetime(1850, 1, 1)  # clocks are taken as written, like the dates that filters compare
FIRST_DATED = HASHES * PLACES  # claims of articles without a date have smaller numbers
LAST = MINUTES * HASHES * PLACES - 1


def article_number(published: str | None, ident: str) -> int:
    """The number that an article should have; the next free one when another article has it. Undated ones come
    before all others."""
    digest = hashlib.blake2b(ident.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return minute(published) * HASHES + int.from_bytes(digest, "big") % HASHES


def minute(published: str | None) -> int:
    """Minutes since 1850, at least 1; 0 for no date. RecordError when it is none."""
    if not published:
        return 0
    try:
        told = datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError as error:
        raise RecordError(f"{published[:60]!r} is no date of publication; give it as 2021-05-27.") from error
    return min(max(1, int((told - _EPOCH).total_seconds() // 60)), MINUTES - 2)


def first_claim(published: str) -> int:
    """The smallest number that a claim published at that minute, or on that day, can have."""
    return minute(published) * HASHES * PLACES


def last_claim(published: str) -> int:
    """The largest number that a claim published in that minute, or on that day, can have."""
    until = minute(published if len(published) > 10 else f"{published}T23:59")
    return (until + 1) * HASHES * PLACES - 1
