"""Which articles tell of the same happening: average-linkage clustering of what they are about.

An article is a vector of its words, weighted by how rarely the articles beside it use them (tf–idf, Salton &
Buckley 1988); names weigh more, and so do title and opening. Groups whose members are alike on average are joined, the
likest first (UPGMA), so that one chance likeness chains nothing together. How weights and threshold were
chosen: docs/decisions/0016-happenings.md.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from dateline.merge.words import function_words

ALIKE = 0.06  # mean cosine from which two groups tell of one happening
NAME = 1.5  # how much more a name weighs than a common word
OPENING = 1.5  # how much more a word of the title or the opening weighs
OPENS = 100  # words the opening has
FAR = 0.6  # what likeness counts for between articles far apart in time
MEMORY = 21  # days in which the gap to FAR shrinks to a third: a happening is followed up for weeks

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_ENDS = ".!?:“\"‘'”’"


@dataclass(frozen=True, slots=True)
class Report:
    """What is compared of an article. `published` is an ISO date; unknown ones may lie anywhere."""

    id: str
    title: str | None
    text: str
    published: str | None


def happenings(reports: Sequence[Report], alike: float = ALIKE) -> dict[str, str]:
    """Each article's id → the smallest id among those that tell of the same happening."""
    ordered = sorted(reports, key=lambda report: report.id)
    likeness = _likeness(_vectors(ordered), [_day(report.published) for report in ordered])
    group = _join(len(ordered), likeness, alike)
    return {report.id: ordered[group[at]].id for at, report in enumerate(ordered)}


def _vectors(reports: Sequence[Report]) -> list[dict[str, float]]:
    """Unit vectors of words."""
    counted = [_words(report) for report in reports]
    spread = Counter(word for weights in counted for word in weights)
    vectors: list[dict[str, float]] = []
    for weights in counted:
        raw = {word: weight * math.log(1 + len(reports) / spread[word]) for word, weight in weights.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors.append({word: value / length for word, value in raw.items()})
    return vectors


def _words(report: Report) -> dict[str, float]:
    """Each word's weight in one article: how often it stands there, whether as a name, whether in the opening."""
    text = f"{report.title or ''}\n{report.title or ''}\n{report.text}"
    counts: Counter[str] = Counter()
    names: set[str] = set()
    opening: set[str] = set()
    for turn, found in enumerate(_WORD.finditer(text)):
        word = found[0].casefold().replace("’", "'").removesuffix("'s")
        if len(word) < 3 or word in function_words():
            continue
        counts[word] += 1
        if found[0][0].isupper() and not _opens_sentence(text, found.start()):
            names.add(word)
        if turn < OPENS:
            opening.add(word)
    return {
        word: (1 + math.log(count)) * (NAME if word in names else 1) * (OPENING if word in opening else 1)
        for word, count in counts.items()
    }


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] == "\n" or before[-1] in _ENDS


def _day(published: str | None) -> int | None:
    return date.fromisoformat(published[:10]).toordinal() if published else None


def _likeness(vectors: Sequence[Mapping[str, float]], days: Sequence[int | None]) -> list[dict[int, float]]:
    """Each article's cosine with those that share a word, less when they lie far apart in time."""
    holders: dict[str, list[int]] = {}
    for at, vector in enumerate(vectors):
        for word in vector:
            holders.setdefault(word, []).append(at)
    common = max(50, len(vectors) // 4)  # a word that every fourth article has tells nothing
    likeness: list[dict[int, float]] = [{} for _ in vectors]
    for word, holding in holders.items():
        if len(holding) > common:
            continue
        for place, one in enumerate(holding):
            for other in holding[place + 1 :]:
                gain = vectors[one][word] * vectors[other][word]
                likeness[one][other] = likeness[one].get(other, 0.0) + gain
    for one, row in enumerate(likeness):
        for other in row:
            if one < other:
                row[other] *= _nearness(days[one], days[other])
                likeness[other][one] = row[other]
    return likeness


def _nearness(one: int | None, other: int | None) -> float:
    """1 on the same day, towards `FAR` as the days between two articles grow; 1 where a date is unknown."""
    if one is None or other is None:
        return 1.0
    return FAR + (1 - FAR) * math.exp(-abs(one - other) / MEMORY)


def _join(count: int, likeness: Sequence[dict[int, float]], alike: float) -> list[int]:
    """Each article's group, named after its smallest member. Ties go to the smallest members."""
    sums = [dict(row) for row in likeness]  # between groups: likenesses summed over pairs of members
    size = [1] * count
    group = list(range(count))
    members = [[at] for at in range(count)]
    heap = [(-value, one, other) for one, row in enumerate(sums) for other, value in row.items() if one < other]
    heapify(heap)
    while heap:
        value, one, other = heappop(heap)
        if -value < alike:
            break
        if not (size[one] and size[other]) or -value != sums[one].get(other, 0.0) / (size[one] * size[other]):
            continue  # one of them has changed since
        _absorb(one, other, sums)
        members[one] += members[other]
        size[one] += size[other]
        size[other] = 0
        for third, total in sums[one].items():
            low, high = min(one, third), max(one, third)
            heappush(heap, (-total / (size[one] * size[third]), low, high))
    for at, held in enumerate(members):
        if size[at]:
            for member in held:
                group[member] = at
    return group


def _absorb(one: int, other: int, sums: list[dict[int, float]]) -> None:
    """Adds the likenesses of `other` to those of `one`."""
    sums[one].pop(other, None)
    sums[other].pop(one, None)
    for third, value in sums[other].items():
        sums[one][third] = sums[one].get(third, 0.0) + value
        sums[third][one] = sums[one][third]
        sums[third].pop(other, None)
    sums[other] = {}
