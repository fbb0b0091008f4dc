"""How outlets word one thing: a telling for each report, and where its words differ from the first."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from dateline.domain.record import Held
from dateline.domain.views import Change, Telling
from dateline.views.properties import outlets

COMPARED = 300  # words of a telling that are compared; longer ones are speeches
_WORD = re.compile(r"\S+")
_MARKS = re.compile(r"^[^\w$€£%]+|[^\w%]+$")


def tellings(members: Sequence[Held], compare: bool = False) -> tuple[Telling, ...]:
    """One telling for each report family, in the order of publication, with the longest words that it has."""
    by_family: dict[str, list[Held]] = {}
    for held in members:
        by_family.setdefault(held.family, []).append(held)
    first: str | None = None
    found: list[Telling] = []
    for family, sharing in by_family.items():
        best = max(sharing, key=lambda held: (len(held.claim.words), held.claim.id)).claim
        differs = changes(best.words, first) if compare and first is not None else ()
        first = best.words if first is None else first
        published = sharing[0].claim.published
        found.append(Telling(best.id, best.article, family, published, outlets(sharing), best.words, differs))
    return tuple(found)


def changes(here: str, there: str) -> tuple[Change, ...]:
    """The stretches in which two texts differ, without regard to case and marks."""
    mine, others = _WORD.findall(here)[:COMPARED], _WORD.findall(there)[:COMPARED]
    matcher = SequenceMatcher(None, [_plain(word) for word in mine], [_plain(word) for word in others], autojunk=False)
    return tuple(
        Change(" ".join(mine[a:b]), " ".join(others[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _plain(word: str) -> str:
    return _MARKS.sub("", word.casefold().replace("’", "'"))
