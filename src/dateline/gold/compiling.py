"""Annotation files → findings: keys and values checked against the schema, phrases turned into spans.

All faults of a file are gathered, so that one run tells everything that has to be mended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline import ontology
from dateline.domain.article import Article, Credit, DatelineLine
from dateline.domain.codec import from_json
from dateline.domain.findings import FORMAT, Findings
from dateline.gold import consistency
from dateline.gold.phrases import PhraseError, locate
from dateline.gold.problems import Problem
from dateline.gold.schema import Key, Keys, schema
from dateline.gold.values import is_party_of_relation, is_publication_date, is_timex3, state_codes
from dateline.text.spans import Span

Json = dict[str, Any]

_OPTIONAL = Key("optional", "flag")
_LISTS = ("texts", "phrases", "ids", "roles")
_HEADER_PARTS = ("dateline", "credits", "text")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one file says: the findings, the ids of those that are optional, and the header (empty if none is asked)."""

    findings: Findings
    optional: frozenset[str]
    header: Mapping[str, Any]


def compile_article(file: str, data: Mapping[str, Any]) -> tuple[Annotation | None, list[Problem]]:
    """A file that brings text and header. No annotation when a fault is grave."""
    text = data.get("text")
    if not isinstance(text, str) or not text.strip():
        return None, [Problem(file, "", "text", "missing; put the article's text between ''' and '''")]
    text = text.removesuffix("\n")
    work = _Compiler(file, text)
    given = {key: value for key, value in data.items() if key in schema().header or key not in _known_tables()}
    header = work.table(schema().header, given, "header")
    if "published" in header and not is_publication_date(header["published"]):
        work.fault("header", "published", f"{header['published']!r} is no ISO date, nor a date-time with its offset")
    if header.get("id", file.removesuffix(".toml")) != file.removesuffix(".toml"):
        work.fault("header", "id", f"{header['id']!r} is not the file's name")
    article = Article(
        text=text,
        id=header.get("id", file),
        title=header.get("title"),
        publisher=header.get("publisher"),
        authors=tuple(header.get("authors", ())),
        published=header.get("published"),
        url=header.get("url"),
        dateline=work.dateline(data.get("dateline")),
        credits=work.credits(data.get("credits", [])),
    )
    return _finish(work, article, data, header)


def compile_findings(file: str, data: Mapping[str, Any], article: Article) -> tuple[Annotation | None, list[Problem]]:
    """A file that annotates an article given elsewhere; header and text, if it has them, are passed over."""
    return _finish(_Compiler(file, article.text), article, data, {})


def _finish(
    work: "_Compiler", article: Article, data: Mapping[str, Any], header: Json
) -> tuple[Annotation | None, list[Problem]]:
    sections, optional = work.sections(data)
    if any(problem.grave for problem in work.problems):
        return None, work.problems
    findings = from_json({"format": FORMAT, "article": {"id": article.id, "text": article.text}, **sections})
    findings = Findings(article, *(getattr(findings, name) for name in schema().sections))
    problems = [*work.problems, *consistency.problems(work.file, findings, optional)]
    grave = any(problem.grave for problem in problems)
    return (None if grave else Annotation(findings, optional, header)), problems


def _known_tables() -> set[str]:
    return {*schema().sections, *_HEADER_PARTS}


class _Compiler:
    """One file on its way; `problems` gathers its faults."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self._section_of: dict[str, str] = {}

    def fault(self, where: str, key: str, what: str) -> None:
        self.problems.append(Problem(self.file, where, key, what))

    def dateline(self, row: Any) -> DatelineLine | None:
        """The line; its span, where none is given, is its place's. None, and a doubt, when the text has neither."""
        if row is None:
            return None
        given = {**_table(row)}
        if not given.get("span"):
            given["span"] = given.get("place")
            if not _stands(self.text, given["span"]):
                what = f"{given['span']!r} does not stand in the text, so there is no dateline: take it out"
                self.problems.append(Problem(self.file, "dateline", "place", what, grave=False))
                return None
        line = self.table(schema().dateline, given, "dateline")
        span = line.get("span")
        return DatelineLine(line.get("place"), line.get("agency"), line.get("date"), Span(*span)) if span else None

    def credits(self, rows: Any) -> tuple[Credit, ...]:
        found = []
        for row in rows if isinstance(rows, list) else [rows]:
            credit = self.table(schema().credit, {"span": _name(row, "agency"), **_table(row)}, "credits")
            if credit.get("span") and "agency" in credit:
                found.append(Credit(credit["agency"], Span(*credit["span"])))
        return tuple(found)

    def sections(self, data: Mapping[str, Any]) -> tuple[dict[str, list[Json]], frozenset[str]]:
        """The sections as JSON with spans, and the ids that are optional."""
        given = {name: self._rows(name, data.get(name, [])) for name in schema().sections}
        for name, rows in given.items():
            for row in rows:
                if row.get("id") in self._section_of:
                    self.fault(str(row["id"]), "id", "given twice")
                self._section_of[str(row.get("id"))] = name
        made: dict[str, list[Json]] = {}
        optional = set()
        for name, rows in given.items():
            keys = {**schema().sections[name], "optional": _OPTIONAL}
            made[name] = [self.table(keys, row, str(row.get("id", name))) for row in rows]
            optional |= {row["id"] for row in made[name] if row.pop("optional", False)}
        for event in made["events"]:
            event["score"] = self._score(event)
        return made, frozenset(optional)

    def table(self, keys: Keys, row: Mapping[str, Any], where: str) -> Json:
        """The row with phrases as spans; lists that were left out are empty."""
        for name in row:
            if name not in keys:
                self.fault(where, name, f"there is no such key; there are {', '.join(keys)}")
        made: Json = {}
        for name, key in keys.items():
            value = row.get(name)
            if value is None or (key.needed and value in ([], "")):
                if key.needed:
                    self.fault(where, name, "missing")
                elif key.kind in _LISTS:
                    made[name] = []
            else:
                made[name] = self._value(key, value, where)
        return made

    def _rows(self, name: str, rows: Any) -> list[Mapping[str, Any]]:
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            return rows
        self.fault(name, "", "must be a list of tables: [ {id = …}, … ]")
        return []

    def _value(self, key: Key, value: Any, where: str) -> Any:
        many = key.kind in _LISTS
        if many and not isinstance(value, list):
            self.fault(where, key.name, f"must be a list, not {value!r}")
            return []
        if key.kind == "roles":
            return [self.table(schema().role, _table(row), where) for row in value]
        if key.kind == "flag":
            return self._flag(key, value, where)
        if key.kind == "pair" or (key.kind == "about" and isinstance(value, list)):
            return self._pair(key, value, where)
        items = value if many else [value]
        told = [self._one(key, item, where) for item in items]
        return [item for item in told if item is not None] if many else told[0]

    def _one(self, key: Key, value: Any, where: str) -> Any:
        """One string, checked; a phrase as [start, end], or None when it cannot be found."""
        if not isinstance(value, str):
            self.fault(where, key.name, f"must be a string, not {value!r}")
            return None
        fault = None
        if key.kind in ("phrase", "phrases"):
            try:
                return list(locate(self.text, value))
            except PhraseError as error:
                fault = str(error)
        elif key.kind in ("id", "ids") and self._section_of.get(value) != key.of:
            fault = f"{value!r} is no id of {key.of}"
        elif key.kind == "about" and value not in self._section_of:
            fault = f"{value!r} is no id; name a meeting, event or measure, or give a pair"
        elif key.kind == "country" and value not in state_codes():
            fault = f"{value!r} is no ISO 3166-1 alpha-3 code"
        elif key.kind == "value" and not is_timex3(value):
            fault = f"{value!r} is no TIMEX3 value"
        elif key.values is not None and value not in key.values:
            fault = f"{value!r} is not one of {', '.join(sorted(key.values))}"
        if fault is None:
            return value
        self.fault(where, key.name, fault)
        return None

    def _flag(self, key: Key, value: Any, where: str) -> bool:
        if not isinstance(value, bool):
            self.fault(where, key.name, f"must be true or false, not {value!r}")
        return bool(value)

    def _pair(self, key: Key, value: Any, where: str) -> list[str]:
        codes = value if isinstance(value, list) else [value]
        if len(codes) != 2 or not all(isinstance(c, str) and is_party_of_relation(c) for c in codes):
            self.fault(where, key.name, f"must be two codes of states or blocs, not {value!r}")
        return [str(code) for code in codes]

    def _score(self, event: Json) -> float | None:
        known = ontology.load().types.get(event.get("type") or "")
        if known is None:
            return None
        mode = event.get("mode")
        if mode is not None and mode not in known.modes:
            has = ", ".join(known.modes) or "none"
            self.fault(event.get("id", "events"), "mode", f"{mode!r} is no mode of {known.id}, which has {has}")
            return None
        return ontology.load().score(known.id, mode)


def _table(row: Any) -> Mapping[str, Any]:
    return row if isinstance(row, dict) else {"": row}


def _stands(text: str, phrase: Any) -> bool:
    try:
        return isinstance(phrase, str) and locate(text, phrase) is not None
    except PhraseError:
        return False


def _name(row: Any, key: str) -> Any:
    return row.get(key) if isinstance(row, dict) else None
