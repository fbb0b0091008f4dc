"""Attributions (source, cue, content) against gold ones in the manner of PolNeAR.

Contents are compared as sets of non-whitespace characters: `exact` equal; `exact-trim` equal once
everything but letters and digits is dropped at both ends; `overlap` Jaccard of a half or more, paired
one to one, likeliest first. `source` asks over the overlapping pairs whose gold has a source whether the
predicted source shares a character ('any') or is the same ('exact'). `content+source` counts an overlap
only if its source is right too. Tokens bear the label of most of their letters; `alpha` is
Krippendorff's for nominal data, gold and prediction being two coders. An attribution is direct if a double
quotation mark stands in its content or beside it. `SORTS` are further sorts of gold attributions, whose recall
is told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import permutations, product
from typing import Any

from dateline.evaluation.overlap import best_pairs, f1
from dateline.text.spans import Span

ROLES = ("source", "cue", "content")
_LABELS = ("none", *ROLES)
_KINDS = ("all", "direct", "indirect")
_MEASURES = ("exact", "exact-trim", "overlap", "content+source")
_QUOTATION_MARKS = frozenset('"\u201c\u201d\u201e\u201f')
SORTS = ("quoted", "mixed", "unquoted", "no source", "pronoun", "headline", "cue of saying")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = ' \n"“”„‟,.;:!?…'
_BEHIND = re.compile(r"[\s,.;:!?…]{0,4}[\"“”„‟]")
_PRONOUNS = frozenset(("i", "we", "he", "she", "they", "it", "who", "which", "that"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where somebody is said to have said something; source and cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """An attribution with content, ready to be compared."""

    content: frozenset[int]
    trimmed: frozenset[int]
    source: frozenset[int]
    direct: bool
    sorts: tuple[str, ...] = ()  # of a gold one

    @property
    def kinds(self) -> tuple[str, str]:
        return "all", "direct" if self.direct else "indirect"


@dataclass(slots=True)
class Counts:
    """What is counted over any number of documents."""

    docs: int = 0
    tokens: Counter[tuple[str, str]] = field(default_factory=Counter)  # (gold label, predicted label)
    gold: Counter[str] = field(default_factory=Counter)  # contents by kind
    predicted: Counter[str] = field(default_factory=Counter)
    hits_gold: Counter[tuple[str, str]] = field(default_factory=Counter)  # (measure, kind of the gold)
    hits_predicted: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)  # ('all' | 'any' | 'exact', kind)

    def add(self, text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        """Count one document."""
        self.docs += 1
        self.tokens.update(zip(_token_labels(text, gold), _token_labels(text, predicted), strict=True))
        gs, ps = _units(text, gold, sorted_out=True), _units(text, predicted)
        self.gold.update(kind for unit in gs for kind in unit.kinds)
        self.gold.update(sort for unit in gs for sort in unit.sorts)
        self.predicted.update(kind for unit in ps for kind in unit.kinds)
        overlap = _overlapping([unit.content for unit in gs], [unit.content for unit in ps])
        trimmed = _overlapping([unit.trimmed for unit in gs], [unit.trimmed for unit in ps])
        pairs = [(gs[i], ps[j]) for i, j in overlap]
        self._hit("overlap", pairs)
        self._hit("exact", [(g, p) for g, p in pairs if g.content == p.content])
        self._hit("content+source", [(g, p) for g, p in pairs if g.source & p.source or g.source == p.source])
        self._hit("exact-trim", [(gs[i], ps[j]) for i, j in trimmed if gs[i].trimmed == ps[j].trimmed])
        for g, p in pairs:
            for kind in g.kinds if g.source else ():
                self.sources["all", kind] += 1
                self.sources["any", kind] += bool(g.source & p.source)
                self.sources["exact", kind] += g.source == p.source

    def _hit(self, measure: str, pairs: Iterable[tuple[Unit, Unit]]) -> None:
        for g, p in pairs:
            self.hits_gold.update((measure, kind) for kind in (*g.kinds, *g.sorts))
            self.hits_predicted.update((measure, kind) for kind in p.kinds)

    def scores(self) -> dict[str, Any]:
        """`docs`, `alpha`, and per measure and kind ('overlap direct', 'token cue') p, r and f1.

        `count KIND` gives the contents, `source KIND` the two accuracies and over how many, `recall SORT` the share of
        the gold ones of that sort whose content, and whose content and source, are found.
        """
        scores: dict[str, Any] = {"docs": self.docs, "alpha": _alpha(self.tokens)}
        for measure, kind in product(_MEASURES, _KINDS):
            scores[f"{measure} {kind}"] = _prf(
                self.hits_predicted[measure, kind],
                self.predicted[kind],
                self.hits_gold[measure, kind],
                self.gold[kind],
            )
        for role in ROLES:
            hits = self.tokens[role, role]
            predicted = sum(self.tokens[label, role] for label in _LABELS)
            gold = sum(self.tokens[role, label] for label in _LABELS)
            scores[f"token {role}"] = _prf(hits, predicted, hits, gold)
        for sort in SORTS:
            total = max(1, self.gold[sort])
            found = {m: self.hits_gold[m, sort] / total for m in ("overlap", "content+source")}
            scores[f"recall {sort}"] = {**found, "n": self.gold[sort]}
        for kind in _KINDS:
            with_source = self.sources["all", kind]
            scores[f"count {kind}"] = {"gold": self.gold[kind], "pred": self.predicted[kind]}
            scores[f"source {kind}"] = {
                "any": self.sources["any", kind] / max(1, with_source),
                "exact": self.sources["exact", kind] / max(1, with_source),
                "n": with_source,
            }
        return scores


def _units(text: str, attributions: Iterable[Attribution], sorted_out: bool = False) -> list[Unit]:
    units = []
    headline = len(text) - len(text.lstrip())
    headline = text.find("\n", headline) if "\n" in text[headline:] else 0
    for attribution in attributions:
        content = _written(text, attribution.content)
        if content:
            source = _written(text, attribution.source)
            direct = _is_direct(text, attribution.content)
            sorts = tuple(_sorts(text, attribution, direct, headline)) if sorted_out else ()
            units.append(Unit(content, _trimmed(text, content), source, direct, sorts))
    return units


def _sorts(text: str, attribution: Attribution, direct: bool, headline: int) -> Iterator[str]:
    """Those of SORTS that an attribution belongs to; `headline` is where the first line ends."""
    whole = all(_is_quoted(text, span) for span in attribution.content)
    yield "quoted" if whole else "mixed" if direct else "unquoted"
    source = [word.lower() for span in attribution.source for word in _WORD.findall(span.quote(text))]
    if not attribution.source:
        yield "no source"
    elif len(source) == 1 and source[0] in _PRONOUNS:
        yield "pronoun"
    if attribution.content[0].start < headline:
        yield "headline"
    if not saying().isdisjoint(word.lower() for span in attribution.cue for word in _WORD.findall(span.quote(text))):
        yield "cue of saying"


def _is_quoted(text: str, span: Span) -> bool:
    """Whether a span is one quotation, its marks inside or right beside it."""
    inner = span.trimmed(text, _AROUND)
    behind = _BEHIND.match(text, inner.end)
    return _last_before(text, inner.start) in _QUOTATION_MARKS and behind is not None


@cache
def saying() -> frozenset[str]:
    """Words of saying alone, in all their forms: 'said', 'adds', 'according'."""
    path = resources.files(__package__) / "data" / "saying.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def _written(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The characters of the spans that are no white space."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if not text[i].isspace())


def _trimmed(text: str, chosen: frozenset[int]) -> frozenset[int]:
    letters = [i for i in chosen if text[i].isalnum()]
    if not letters:
        # As the published scorer has it: without a letter, the place of the text's first character decides.
        return chosen & {0} or chosen
    first, last = min(letters), max(letters)
    return frozenset(i for i in chosen if first <= i <= last)


def _is_direct(text: str, spans: Iterable[Span]) -> bool:
    for start, end in spans:
        around = (_last_before(text, start), *text[start:end], _first_after(text, end))
        if not _QUOTATION_MARKS.isdisjoint(around):
            return True
    return False


def _last_before(text: str, offset: int) -> str:
    """The last character before an offset that is no white space; '' at the beginning of the text."""
    return next((text[i] for i in range(offset - 1, -1, -1) if not text[i].isspace()), "")


def _first_after(text: str, offset: int) -> str:
    return next((text[i] for i in range(offset, len(text)) if not text[i].isspace()), "")


def _overlapping(gold: Sequence[frozenset[int]], pred: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    scored = []
    for (i, a), (j, b) in product(enumerate(gold), enumerate(pred)):
        shared = len(a & b)
        union = len(a) + len(b) - shared
        if shared and 2 * shared >= union:
            scored.append((shared / union, i, j))
    return best_pairs(scored)


def _token_labels(text: str, attributions: Sequence[Attribution]) -> Iterator[str]:
    """One label a token; where spans overlap, cue goes before source before content."""
    label: dict[int, str] = {}
    for role in ("content", "source", "cue"):
        for attribution in attributions:
            for start, end in getattr(attribution, role):
                label.update(dict.fromkeys(range(start, end), role))
    for token in _TOKEN.finditer(text):
        places = range(token.start(), token.end())
        votes = Counter(label.get(i, "none") for i in places if text[i].isalnum())
        if not votes:
            votes = Counter(label.get(i, "none") for i in places)
        yield max(_LABELS, key=votes.__getitem__)


def _prf(hits_predicted: int, predicted: int, hits_gold: int, gold: int) -> dict[str, float]:
    precision, recall = hits_predicted / max(1, predicted), hits_gold / max(1, gold)
    return {"p": precision, "r": recall, "f1": f1(precision, recall)}


def _alpha(tokens: Mapping[tuple[str, str], int]) -> float:
    """Krippendorff's alpha from a coincidence table of two coders (Krippendorff 2011, nominal metric)."""
    count = Counter(tokens)
    total = {a: sum(count[a, b] + count[b, a] for b in _LABELS) for a in _LABELS}
    unequal = list(permutations(_LABELS, 2))
    expected = sum(total[a] * total[b] for a, b in unequal)
    observed = sum(2 * count[a, b] for a, b in unequal)
    return 1 - (sum(total.values()) - 1) * observed / expected if expected else 1.0
