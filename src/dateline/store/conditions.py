"""A filter → the SQL that finds its claims, driven by whichever condition leaves the fewest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dateline.domain.record import Filter
from dateline.store.database import SQLITE, Dialect
from dateline.store.order import FIRST_DATED, first_claim, last_claim
from dateline.store.words import phrases, tag

# (table, condition, its values) → how many rows fulfil it, or a number above which it does not matter.
Count = Callable[[str, str, list[str]], int]
FEW = 2_000  # that number


@dataclass(slots=True)
class Query:
    """FROM and WHERE of a query over claims `c`, with the values for its `?`s. `seq` is their number as the index
    that drives the query has it."""

    source: str
    seq: str
    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    rank: str | None = None  # what best first orders by, when full text was asked for
    rank_values: list[Any] = field(default_factory=list)

    def keep(self, condition: str, *values: Any) -> None:
        self.where.append(condition)
        self.values.extend(values)

    def sql(self, columns: str, tail: str = "") -> str:
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        return f"SELECT {columns} FROM {self.source}{where} {tail}"


def query_of(wanted: Filter, dialect: Dialect, count: Count) -> Query:
    """The claims that a filter asks for."""
    parties = [("actor", key) for key in wanted.actors] + [("country", code) for code in wanted.countries]
    equal = [(column, value) for column in ("outlet", "kind", "status") if (value := getattr(wanted, column))]
    if wanted.text and (words := phrases(wanted.text)):
        tags = [*parties, *equal, *([("section", wanted.section)] if wanted.section else [])]
        query = _text_query(words, [tag(*one) for one in tags], dialect)
    else:
        query = _plain_query(wanted, parties, dialect, count)
        for column, value in equal:
            query.keep(f"c.{column} = ?", value)
    if wanted.place:
        query.keep("(lower(c.place) = lower(?) OR c.country = ?)", wanted.place, wanted.place)
    if wanted.since:
        query.keep(f"{query.seq} >= ?", first_claim(wanted.since))
    if until := min(filter(None, (wanted.until, wanted.as_of)), key=last_claim, default=None):
        query.keep(f"{query.seq} BETWEEN ? AND ?", FIRST_DATED, last_claim(until))
    for condition, value in _days(wanted):
        query.keep(condition, value)
    return query


def _plain_query(wanted: Filter, parties: list[tuple[str, str]], dialect: Dialect, count: Count) -> Query:
    """Without full text: over the days, when they have few claims; else over who takes part; else over the section."""
    days = _days(wanted)
    told = " AND ".join(condition for condition, _ in days), [value for _, value in days]
    if days and (not parties or count("claims c", *told) < FEW):
        query = Query(f"claims c {dialect.by_index('claims_day')}", "c.seq")
        others = parties
    elif parties:
        first, *others = sorted(parties, key=lambda one: count("parties p", f"p.{one[0]} = ?", [one[1]]))
        query = Query(f"parties p {dialect.in_this_order} claims c ON c.seq = p.claim", "p.claim")
        query.keep(f"p.{first[0]} = ?", first[1])
    else:
        query, others = Query("claims c", "c.seq"), []
    if wanted.section:
        query.keep(f"{query.seq.partition('.')[0]}.section = ?", wanted.section)
    for column, value in others:
        query.keep(f"EXISTS (SELECT 1 FROM parties q WHERE q.{column} = ? AND q.claim = {query.seq})", value)
    return query


def _days(wanted: Filter) -> list[tuple[str, str]]:
    """The conditions on the day on which something happens."""
    conditions = (("c.day_end >= ?", wanted.day_from), ("c.day_start <= ?", wanted.day_to))
    return [(condition, value) for condition, value in conditions if value]


def end_of_day(day: str) -> str:
    """So that '2021-05-27T23:59' is still of the day '2021-05-27'. Publication dates are ISO dates or date-times."""
    return f"{day}~" if len(day) == 10 else day


def _text_query(words: tuple[str, ...], tags: list[str], dialect: Dialect) -> Query:
    """Over the full-text index. Words are cut to letters and digits and cannot be taken as syntax."""
    if dialect is SQLITE:
        query = Query("claim_words w CROSS JOIN claims c ON c.seq = w.rowid", "w.rowid", rank="w.rank")
        matched = " AND ".join([*(f'words : "{phrase}"' for phrase in words), *(f"tags : {one}" for one in tags)])
        query.keep("w.claim_words MATCH ?", matched)
        return query
    asked = " && ".join(["phraseto_tsquery('dateline', ?)"] * len(words))
    query = Query("claims c", "c.seq", rank=f"-ts_rank_cd(c.search, {asked}, 1)", rank_values=list(words))
    query.keep(f"c.search @@ ({asked})", *words)
    if tags:
        query.keep("c.search @@ to_tsquery('simple', ?)", " & ".join(tags))
    return query
