"""A filter → the SQL that finds its claims, driven by whichever condition leaves the fewest."""

import re
from dataclasses import dataclass, field
from typing import Any

from dateline.domain.record import Filter
from dateline.store.database import SQLITE, Dialect

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Query:
    """FROM and WHERE of a query over claims `c`, with the values for its `?`s. `newest` orders by publication."""

    source: str
    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    newest: str = "c.published DESC, c.seq DESC"
    rank: str | None = None  # what best first orders by, when full text was asked for

    def sql(self, columns: str, tail: str = "") -> str:
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        return f"SELECT {columns} FROM {self.source}{where} {tail}"

    def keep(self, condition: str, *values: Any) -> None:
        self.where.append(condition)
        self.values.extend(values)


def query_of(wanted: Filter, dialect: Dialect) -> Query:
    """The claims that a filter asks for."""
    query = _driven(wanted, dialect)
    if wanted.section:
        query.keep("c.section = ?", wanted.section)
    for column, value in (("outlet", wanted.outlet), ("kind", wanted.kind), ("status", wanted.status)):
        if value:
            query.keep(f"c.{column} = ?", value)
    if wanted.place:
        query.keep("(lower(c.place) = lower(?) OR c.country = ?)", wanted.place, wanted.place)
    if wanted.since:
        query.keep("c.published >= ?", wanted.since)
    if wanted.until:
        query.keep("c.published <= ?", end_of_day(wanted.until))
    if wanted.as_of:
        query.keep("c.published <= ?", end_of_day(wanted.as_of))
    if wanted.day_from:
        query.keep("c.day_end >= ?", wanted.day_from)
    if wanted.day_to:
        query.keep("c.day_start <= ?", wanted.day_to)
    return query


def end_of_day(day: str) -> str:
    """So that '2021-05-27T23:59' is still of the day '2021-05-27'. Publication dates are ISO dates or date-times."""
    return f"{day}~" if len(day) == 10 else day


def _driven(wanted: Filter, dialect: Dialect) -> Query:
    """The query over the index that is likely to leave fewest: full text, an actor, a country, or the section."""
    taking_part = [("actor", key) for key in wanted.actors] + [("country", code) for code in wanted.countries]
    if wanted.text and (matched := match_terms(wanted.text)):
        query = _text_query(matched, wanted.text, dialect)
    elif taking_part:
        column, value = taking_part.pop(0)
        query = Query(
            "parties p CROSS JOIN claims c ON c.seq = p.claim"
            if dialect is SQLITE
            else "parties p JOIN claims c ON c.seq = p.claim",
            newest="p.published DESC, p.claim DESC",
        )
        query.keep(f"p.{column} = ?", value)
        if wanted.section:
            query.keep("p.section = ?", wanted.section)
        if wanted.as_of:
            query.keep("p.published <= ?", end_of_day(wanted.as_of))
    else:
        query = Query("claims c")
    for column, value in taking_part:
        query.keep(f"EXISTS (SELECT 1 FROM parties q WHERE q.claim = c.seq AND q.{column} = ?)", value)
    return query


def _text_query(matched: str, asked: str, dialect: Dialect) -> Query:
    if dialect is SQLITE:
        query = Query("claim_words w CROSS JOIN claims c ON c.seq = w.rowid", rank="w.rank")
        query.keep("w.words MATCH ?", matched)
        return query
    query = Query("claims c", rank="-ts_rank(to_tsvector('english', c.words), websearch_to_tsquery('english', ?))")
    query.keep("to_tsvector('english', c.words) @@ websearch_to_tsquery('english', ?)", asked)
    return query


def match_terms(asked: str) -> str:
    """What people type → an FTS5 expression: every word must be there, words in quotation marks in a row.

    Nothing of it is taken as FTS5's own syntax. Empty when there is no word in it.
    """
    terms: list[str] = []
    for quoted, word in _TERM.findall(asked):
        if words := _WORD.findall(quoted or word):
            terms.append('"' + " ".join(words) + '"')
    return " ".join(terms)
