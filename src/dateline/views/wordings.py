"""How outlets word one thing: a telling for each report, and where its words differ from the fullest quotation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from dateline.domain.findings import Statement
from dateline.domain.record import Held
from dateline.domain.views import Change, Telling, fullest
from dateline.text.spelling import same_spelling
from dateline.views.properties import outlets

COMPARED = 300  # words of a telling that are compared; longer ones are speeches
_WORD = re.compile(r"\S+")
_MARKS = re.compile(r"^[^\w$€£%]+|[^\w%]+$")


def tellings(members: Sequence[Held], compare: bool = False) -> tuple[Telling, ...]:
    """One telling for each report family, in the order of publication, with the longest words that it has.

    Where one quotes, quotations are compared with the fullest and paraphrases with nothing; else all with the first.
    """
    by_family: dict[str, list[Held]] = {}
    for held in members:
        by_family.setdefault(held.family, []).append(held)
    found: list[Telling] = []
    for family, sharing in by_family.items():
        best = max(sharing, key=lambda held: (_is_quoted(held), len(held.claim.words), held.claim.id)).claim
        form = best.finding.form if isinstance(best.finding, Statement) else None
        published = sharing[0].claim.published
        found.append(Telling(best.id, best.article, family, published, outlets(sharing), best.words, form=form))
    return _compared(found) if compare else tuple(found)


def _is_quoted(held: Held) -> bool:
    return isinstance(held.claim.finding, Statement) and held.claim.finding.form == "direct"


def _compared(found: Sequence[Telling]) -> tuple[Telling, ...]:
    if not found:
        return ()
    base = fullest(found)
    quoted = base.form == "direct"
    return tuple(
        one
        if one is base or (quoted and one.form == "indirect")
        else replace(one, differs=changes(one.words, base.words))
        for one in found
    )


def changes(here: str, there: str) -> tuple[Change, ...]:
    """The stretches in which two texts differ, without regard to case, marks and spelling; that the one begins later
    or ends sooner is no difference."""
    mine, others = _compared_words(here), _compared_words(there)
    matcher = SequenceMatcher(None, [key for key, _ in mine], [key for key, _ in others], autojunk=False)
    return tuple(
        Change(_written(mine[a:b]), _written(others[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal" and (a < b or (0 < a < len(mine)))
    )


def _compared_words(text: str) -> list[tuple[str, str]]:
    """What each word is compared by, and the word; 'won't' is two, the second of them written as nothing."""
    words: list[tuple[str, str]] = []
    for word in _WORD.findall(text)[:COMPARED]:
        keys = same_spelling(_MARKS.sub("", word))
        words += [(key, "" if number else word) for number, key in enumerate(keys)]
    return words


def _written(words: Sequence[tuple[str, str]]) -> str:
    return " ".join(word for _, word in words if word)
