"""How far two annotations of the same articles agree, section by section.

Findings are paired as in scoring; but neither side is the gold. F1 is symmetric (twice the agreed over all of both
sides), and a finding that either side calls optional, or its counterpart does, counts for neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.domain.article import Article
from dateline.errors import EvaluationError
from dateline.evaluation.likeness import SECTIONS, Section, Side
from dateline.evaluation.overlap import best_pairs
from dateline.evaluation.report import Report, Table
from dateline.gold import Annotation, compile_second
from dateline.text.spans import Span

_SPANS = ("content_spans", "trigger_span", "span", "mentions")  # where a finding stands, the most telling first
_QUOTED = 90


@dataclass(slots=True)
class Tally:
    """Counts of one section: findings of either side that count, those both have, and fields over these."""

    first: int = 0
    second: int = 0
    agreed: int = 0
    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def row(self, section: Section) -> dict[str, Any]:
        """`{first, second, agreed, f1, FIELD: share equal or None, …}`; F1 is None where neither side has any."""
        both = self.first + self.second
        shares = {
            name: self.right[name] / self.compared[name] if self.compared[name] else None for name in section.fields
        }
        f1 = 2 * self.agreed / both if both else None
        return {"first": self.first, "second": self.second, "agreed": self.agreed, "f1": f1, **shares}


class Agreement:
    """The tallies of all sections over any number of articles; `disagreements` has a line for each difference."""

    def __init__(self) -> None:
        self.tallies = {name: Tally() for name in SECTIONS}
        self.disagreements: dict[str, list[str]] = {name: [] for name in SECTIONS}
        self.articles = 0

    def add(self, name: str, first: Annotation, second: Annotation) -> None:
        """Count one article, annotated twice."""
        self.articles += 1
        sides = Side(first.findings), Side(second.findings)
        for section in SECTIONS:
            self._add_section(name, section, *sides, first.optional, second.optional)

    def _add_section(self, name: str, section: str, a: Side, b: Side, loose_a: Set[str], loose_b: Set[str]) -> None:
        tally, told = self.tallies[section], self.disagreements[section]
        xs, ys = a.section(section), b.section(section)
        pairs = _pairs(SECTIONS[section], a, xs, b, ys)
        counted = [(xs[i], ys[j]) for i, j in pairs if xs[i].id not in loose_a and ys[j].id not in loose_b]
        only_a = _alone(xs, {i for i, _ in pairs}, loose_a)
        only_b = _alone(ys, {j for _, j in pairs}, loose_b)
        tally.agreed += len(counted)
        tally.first += len(counted) + len(only_a)
        tally.second += len(counted) + len(only_b)
        told += [f"{name}: only first: {_shown(x, a)}" for x in only_a]
        told += [f"{name}: only second: {_shown(y, b)}" for y in only_b]
        for x, y in counted:
            for field_name, compare in SECTIONS[section].fields.items():
                share = compare(a, x, b, y)
                if share is None:
                    continue
                tally.compared[field_name] += 1
                tally.right[field_name] += float(share)
                if share != 1:
                    values = f"{_value(x, field_name, a)} | {_value(y, field_name, b)}"
                    told.append(f"{name}: {field_name} {x.id}/{y.id}: {values}: {_shown(x, a)}")

    def report(self) -> Report:
        """F1 of each section, with the share of each field that is equal."""
        rows = {name: tally.row(SECTIONS[name]) for name, tally in self.tallies.items()}
        lines = []
        for name, row in rows.items():
            fields = [f"{key} {row[key]:.3f}" for key in SECTIONS[name].fields if row[key] is not None]
            lines.append((name, row["first"], row["second"], row["agreed"], row["f1"], "  ".join(fields)))
        table = Table(("section", "first", "second", "agreed", "F1", "fields equal"), tuple(lines))
        measures = {name: row["f1"] for name, row in rows.items() if row["f1"] is not None}
        scores = {**rows, "articles": self.articles}
        return Report("agreement", table, measures, scores, notes=(f"\n{self.articles} articles.",))


def compare(first: Path, second: Path, articles: Mapping[str, Article]) -> Agreement:
    """Two folders of annotations of one and the same texts, `NAME.toml` in both, paired by name.

    The text is the corpus' own article of that name. EvaluationError when no name is in both, a name is no article
    of the corpus, or a file is at fault.
    """
    names = sorted(_names(first) & _names(second))
    if not names:
        raise EvaluationError(f"{first} and {second} have no file of the same name (NAME.toml) in both.")
    agreement = Agreement()
    for name in names:
        if name not in articles:
            raise EvaluationError(f"{name}.toml: the corpus has no article {name!r}.")
        agreement.add(name, *(_annotation(folder / f"{name}.toml", articles[name]) for folder in (first, second)))
    return agreement


def _annotation(path: Path, article: Article) -> Annotation:
    annotation, problems = compile_second(path, article)
    if annotation is None:
        grave = [str(problem) for problem in problems if problem.grave]
        raise EvaluationError(f"{path.parent}: {len(grave)} faults.\n" + "\n".join(grave[:20]))
    return annotation


def _names(folder: Path) -> set[str]:
    if not folder.is_dir():
        raise EvaluationError(f"{folder} is no folder; name one with annotations (NAME.toml).")
    return {path.stem for path in folder.glob("*.toml")}


def _pairs(section: Section, a: Side, xs: Sequence[Any], b: Side, ys: Sequence[Any]) -> list[tuple[int, int]]:
    scored = []
    for i, x in enumerate(xs):
        for j, y in enumerate(ys):
            likeness = max(section.likeness(a, x, b, y), section.likeness(b, y, a, x))
            if likeness >= section.least:
                scored.append((likeness, i, j))
    return best_pairs(scored)


def _alone(findings: Sequence[Any], paired: Set[int], loose: Set[str]) -> list[Any]:
    return [finding for i, finding in enumerate(findings) if i not in paired and finding.id not in loose]


def _shown(finding: Any, side: Side) -> str:
    """The finding's id and words on one line."""
    text = side.findings.article.text
    words = " … ".join(span.quote(text) for span in _where(finding))
    kind = next((value for key in ("type", "kind", "form") if (value := getattr(finding, key, None))), "")
    line = " ".join(f"{finding.id} {kind} “{words}”".split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…”"


def _where(finding: Any) -> Iterator[Span]:
    for key in _SPANS:
        value = getattr(finding, key, None)
        if value:
            yield from [value] if isinstance(value, Span) else value
            return


def _value(finding: Any, name: str, side: Side) -> str:
    """A field as people read it: ids by what they stand for."""
    value = getattr(finding, name)
    items = value if isinstance(value, tuple) and not isinstance(value, Span) else (value,)
    return ", ".join(_stood_for(item, side) for item in items) or "–"


def _stood_for(item: Any, side: Side) -> str:
    if not isinstance(item, str):
        return "–" if item is None else str(getattr(item, "title", item))
    found = side.get(item)
    told = next((v for key in ("name", "value", "text") if (v := getattr(found, key, None))), None)
    return str(told) if told else _shown(found, side) if found else item
