"""Storylines: `storylines/NAME.toml`, which findings of which articles are one record, and where they differ."""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from dateline.domain.findings import Findings
from dateline.gold.corpus import Contradiction, Group, Storyline
from dateline.gold.problems import Problem
from dateline.gold.schema import schema

_KEYS = ("id", "about", "same", "contradictions")
_GROUP_KEYS = ("section", "members", "note")
_CONTRADICTION_KEYS = ("members", "field", "note")


def compile_storyline(
    file: str, data: Mapping[str, Any], articles: Mapping[str, Findings], faulty: Set[str] = frozenset()
) -> tuple[Storyline | None, list[Problem]]:
    """The storyline of one file; `articles` are those that belong to it, by id.

    Members from `faulty` articles, which could not be compiled, are not looked for.
    """
    problems = [*_form(file, data)]
    if problems:
        return None, problems
    finder = _Finder(articles, faulty)
    for group in data.get("same", []):
        problems += _group(file, group, finder)
    problems += _shared(file, data.get("same", []))
    for row in data.get("contradictions", []):
        problems += _contradiction(file, row, finder)
    if not articles and not faulty:
        problems.append(Problem(file, "", "id", f"no article has the storyline {data['id']!r}"))
    if problems:
        return None, problems
    same = tuple(Group(g["section"], tuple(g["members"]), g.get("note")) for g in data.get("same", []))
    differing = tuple(
        Contradiction(tuple(c["members"]), c["field"], c.get("note")) for c in data.get("contradictions", [])
    )
    return Storyline(data["id"], data["about"], tuple(sorted(articles)), same, differing), []


class _Finder:
    """Findings by 'ARTICLE:FINDING'."""

    def __init__(self, articles: Mapping[str, Findings], faulty: Set[str]) -> None:
        self._faulty = faulty
        self._section_of = {
            f"{name}:{finding.id}": section
            for name, findings in articles.items()
            for section in schema().sections
            for finding in getattr(findings, section)
        }

    def lacks(self, member: str, section: str | None = None) -> bool:
        """Whether there is no such finding, or it is of another section than the given one."""
        if member.partition(":")[0] in self._faulty:
            return False
        found = self._section_of.get(member)
        return found is None or section not in (None, found)


def _form(file: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    if f"{data.get('id')}.toml" != file:
        yield Problem(file, "", "id", f"{data.get('id')!r} is not the file's name")
    if not isinstance(data.get("about"), str):
        yield Problem(file, "", "about", "missing; say in one line what the storyline is about")
    for key in data:
        if key not in _KEYS:
            yield Problem(file, "", key, f"there is no such key; there are {', '.join(_KEYS)}")
    for key, known in (("same", _GROUP_KEYS), ("contradictions", _CONTRADICTION_KEYS)):
        for number, row in enumerate(data.get(key, []), 1):
            unknown = [name for name in row if name not in known]
            members = row.get("members")
            if unknown or known[1 if key == "contradictions" else 0] not in row or not isinstance(members, list):
                yield Problem(file, f"{key} {number}", "", f"must have {', '.join(known[:2])}, and no more than a note")


def _group(file: str, group: Mapping[str, Any], finder: _Finder) -> Iterator[Problem]:
    for member in group["members"]:
        if finder.lacks(member, group["section"]):
            yield Problem(file, "same", "members", f"{member!r} is no finding of {group['section']} in this storyline")
    articles = {member.partition(":")[0] for member in group["members"]}
    if len(articles) < 2:
        yield Problem(file, "same", "members", f"{', '.join(group['members'])}: two or more articles belong here")
    if len(set(group["members"])) != len(group["members"]):
        yield Problem(file, "same", "members", f"{', '.join(group['members'])}: a member stands there twice")


def _shared(file: str, groups: list[Mapping[str, Any]]) -> Iterator[Problem]:
    """A finding belongs to one record only."""
    seen: set[str] = set()
    for group in groups:
        for member in set(group["members"]) & seen:
            yield Problem(file, "same", "members", f"{member!r} stands in two groups; join them, or take it out of one")
        seen |= set(group["members"])


def _contradiction(file: str, row: Mapping[str, Any], finder: _Finder) -> Iterator[Problem]:
    for member in row["members"]:
        if finder.lacks(member):
            yield Problem(file, "contradictions", "members", f"{member!r} is no finding in this storyline")
