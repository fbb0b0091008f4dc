"""What the record holds and answers: articles, their claims, the records these make, and judgements on them."""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from dateline.domain import claim_codec
from dateline.domain.claim import Claim
from dateline.domain.codec import from_json, to_json
from dateline.domain.findings import Findings
from dateline.domain.record import Filter, Held, Hit, Judgement, Page, StoredArticle
from dateline.errors import RecordError
from dateline.store.conditions import FEW, Query, end_of_day, query_of
from dateline.store.database import SQLITE, Database, Row, storable
from dateline.store.feeds import Feeds
from dateline.store.order import FIRST_DATED, LAST, PLACES, article_number, first_claim, last_claim
from dateline.store.outside import Outside
from dateline.store.schema import check, prepare
from dateline.store.words import phrases, plain, tag

_HELD = "c.body, c.record, a.family, a.recorded"
_ARTICLE = "a.id, a.published, a.recorded, a.publisher, a.title, a.url, a.family"
_CLAIMS = f"claims c JOIN articles a ON a.seq = c.seq / {PLACES}"
_MANY = 400  # values in one IN (…)
_RANKED = 3_000  # of the claims with the words asked for, the newest so many are ranked
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read in an article, when it was recorded, and which version read it."""

    findings: Findings
    recorded: str
    reader: str


class Store:
    """A record in a database. Reads see what was committed; writes belong inside `transaction()`."""

    def __init__(self, target: str, version: str, read_only: bool = False) -> None:
        """Opens a record, or makes one. RecordError when that cannot be done."""
        self._database = Database(target, read_only)
        self.outside = Outside(self._database)
        self.feeds = Feeds(self._database)
        try:
            if read_only and target != ":memory:":
                check(self._database)
            else:
                prepare(self._database, version)
        except RecordError:
            self.close()
            raise

    @property
    def shown(self) -> str:
        return self._database.shown

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def close(self) -> None:
        self._database.close()

    # --- articles ----------------------------------------------------------------------------------

    def has(self, article: str) -> bool:
        return self._database.row("SELECT 1 FROM articles WHERE id = ?", (article,)) is not None

    def has_url(self, url: str) -> bool:
        """Whether an article from that address is there."""
        return self._database.row("SELECT 1 FROM articles WHERE url = ?", (url,)) is not None

    def add(self, findings: Findings, claims: Sequence[Claim], recorded: str, reader: str, shingles: bytes) -> None:
        """Adds an article with its claims, each for now a record of its own and the article its own family."""
        article = findings.article
        if len(claims) > PLACES:
            raise RecordError(
                f"{article.id} says {len(claims):,} things; split it into articles of at most {PLACES:,}."
            )
        seq = self._free(article_number(article.published, article.id))
        self._insert(
            "articles",
            seq,
            {
                "id": article.id, "published": article.published, "recorded": recorded,
                "publisher": article.publisher, "title": article.title, "url": article.url,
                "language": article.language, "findings": _packed(findings), "reader": reader, "family": article.id,
                "shingles": shingles,
            },
            plain(f"{article.title or ''} {article.text}"),
            [tag("outlet", article.publisher)] if article.publisher else [],
        )  # fmt: skip
        self._add_said(seq, findings, claims)

    def _add_said(self, seq: int, findings: Findings, claims: Sequence[Claim]) -> None:
        """What follows from the findings of an article: its claims, who takes part, and their roles."""
        for place, claim in enumerate(claims):
            self._add_claim(seq * PLACES + place, claim)
        self._add_roles(findings)

    def say_again(self, findings: Findings, claims: Sequence[Claim], reader: str) -> None:
        """What an article that is there says now, where what it said was forgotten."""
        first, _ = self._numbers(findings.article.id)
        self._database.execute(
            "UPDATE articles SET findings = ?, reader = ? WHERE id = ?",
            (_packed(findings), reader, findings.article.id),
        )
        self._add_said(first // PLACES, findings, claims)

    def forget_what_follows(self) -> None:
        """Empties everything that follows from the articles' findings; they and the judgements stay."""
        for table in ("ties", "blocks", "parties", "roles", "actors", "article_keys", "claims"):
            self._database.execute(f"DELETE FROM {table}")
        self._database.execute("UPDATE articles SET family = id")
        if self._database.dialect is SQLITE:
            self._database.execute("INSERT INTO claim_words (claim_words) VALUES ('delete-all')")

    def _free(self, number: int) -> int:
        """The number, or the next one that no article has."""
        while self._database.row("SELECT 1 FROM articles WHERE seq = ?", (number,)):
            number += 1
        return number

    def _add_claim(self, seq: int, claim: Claim) -> None:
        body = json.dumps(claim_codec.to_json(claim), ensure_ascii=False, separators=(",", ":"))
        when, where, told = claim.when, claim.where, claim.finding
        kind, status = getattr(told, "kind", getattr(told, "type", None)), getattr(told, "status", None)
        fields = [("section", claim.section), ("outlet", claim.outlet), ("kind", kind), ("status", status)]
        for party in claim.parties:
            fields += [("actor", party.key), ("country", party.country)]
        self._insert(
            "claims",
            seq,
            {
                "id": claim.id, "section": claim.section, "outlet": claim.outlet, "record": record_id(claim.id),
                "kind": kind, "status": status, "day_start": when and when.start, "day_end": when and when.end,
                "place": where and where.name, "country": where and where.country, "statement": claim.statement,
                "words": claim.words, "body": _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", body),
            },
            plain(claim.words),
            [tag(field, value) for field, value in dict.fromkeys(fields) if value],
        )  # fmt: skip
        self._database.executemany(
            "INSERT INTO parties (claim, section, part, actor, name, country) VALUES (?, ?, ?, ?, ?, ?)",
            ((seq, claim.section, party.part, party.key, party.name, party.country) for party in claim.parties),
        )
        # Of several names the longest, so that it does not hang on which article came first.
        self._database.executemany(
            "INSERT INTO actors (key, name, kind, country, claims) VALUES (?, ?, ?, ?, 1) ON CONFLICT (key) DO UPDATE"
            " SET claims = actors.claims + 1, country = coalesce(actors.country, excluded.country), name = CASE"
            " WHEN length(excluded.name) > length(actors.name) THEN excluded.name"
            " WHEN length(excluded.name) = length(actors.name) AND excluded.name < actors.name THEN excluded.name"
            " ELSE actors.name END",
            ((party.key, party.name, party.kind, party.country) for party in claim.parties if party.key),
        )

    def _insert(self, table: str, seq: int, columns: Mapping[str, Any], words: str, tags: Sequence[str]) -> None:
        """One row of `articles` or `claims`, with its words and tags for full text."""
        names, values = ", ".join(columns), list(columns.values())
        marks = ", ".join("?" * len(values))
        if self._database.dialect is SQLITE:
            self._database.execute(f"INSERT INTO {table} (seq, {names}) VALUES (?, {marks})", [seq, *values])
            self._database.execute(
                f"INSERT INTO {table[:-1]}_words (rowid, words, tags) VALUES (?, ?, ?)", [seq, words, " ".join(tags)]
            )
        else:
            self._database.execute(
                f"INSERT INTO {table} (seq, {names}, search)"
                f" VALUES (?, {marks}, to_tsvector('dateline', ?) || array_to_tsvector(?::text[]))",
                [seq, *values, words, list(dict.fromkeys(tags))],
            )

    def _add_roles(self, findings: Findings) -> None:
        """Roles that the text tells of actors who are known by a key, with the words that tell them."""
        article, named = findings.article, {actor.id: actor for actor in findings.actors}
        rows = [
            (
                actor.key, role.title, named[role.principal].key if role.principal in named else None,
                role.country, article.id, article.published, role.span.quote(article.text),
            )
            for actor in findings.actors
            if actor.key
            for role in actor.roles
            if role.span
        ]  # fmt: skip
        self._database.executemany(
            "INSERT INTO roles (actor, title, principal, country, article, published, quote)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def article(self, ident: str) -> StoredArticle | None:
        row = self._database.row(f"SELECT {_ARTICLE} FROM articles a WHERE a.id = ?", (ident,))
        return StoredArticle(*row) if row else None

    def articles(self, idents: Iterable[str]) -> dict[str, StoredArticle]:
        """Those of the ids that are there."""
        rows = self._in("SELECT {columns} FROM articles a WHERE a.id IN ({marks})", _ARTICLE, idents)
        return {row[0]: StoredArticle(*row) for row in rows}

    def all_articles(self) -> Iterator[Kept]:
        """Every article in the order of publication."""
        after = -1
        while rows := self._database.rows(
            "SELECT seq, findings, recorded, reader FROM articles WHERE seq > ? ORDER BY seq LIMIT 100", (after,)
        ):
            for _, packed, recorded, reader in rows:
                yield Kept(_unpacked(packed), recorded, reader)
            after = rows[-1][0]

    def findings(self, article: str) -> Findings | None:
        """What was read in an article, its text included."""
        row = self._database.row("SELECT findings FROM articles WHERE id = ?", (article,))
        return _unpacked(row[0]) if row else None

    # --- families ----------------------------------------------------------------------------------

    def add_article_keys(self, article: str, keys: Iterable[str]) -> None:
        row = self._database.row("SELECT seq FROM articles WHERE id = ?", (article,))
        assert row is not None
        self._database.executemany(
            "INSERT INTO article_keys (key, article) VALUES (?, ?)", ((key, row[0]) for key in keys)
        )

    def sharing_keys(
        self, keys: Sequence[str], around: tuple[str, str] | None = None
    ) -> list[tuple[str, str | None, str, bytes]]:
        """(article id, published, family, shingles) of the articles that have one of these keys; `around` keeps to
        those published from its first day to its last, and those without a date."""
        rows = [
            row
            for first, last in _stretches(around)
            for row in self._in(
                "SELECT {columns} FROM articles a WHERE a.seq IN (SELECT k.article FROM article_keys k"
                f" WHERE k.key IN ({{marks}}) AND k.article BETWEEN {first // PLACES} AND {last // PLACES})",
                "a.id, a.published, a.family, a.shingles",
                keys,
            )
        ]
        return [(row[0], row[1], row[2], bytes(row[3])) for row in dict.fromkeys(rows)]

    def join_families(self, families: Iterable[str], into: str) -> None:
        for family in families:
            if family != into:
                self._database.execute("UPDATE articles SET family = ? WHERE family = ?", (into, family))

    # --- claims ------------------------------------------------------------------------------------

    def claims(self, idents: Iterable[str]) -> list[Held]:
        """The claims with these ids, in the order of publication."""
        held = self._in(f"SELECT {{columns}} FROM {_CLAIMS} WHERE c.id IN ({{marks}})", _HELD, idents)
        return sorted(map(_held, held), key=by_publication)

    def claims_of_article(self, article: str) -> list[Held]:
        rows = self._database.rows(
            f"SELECT {_HELD} FROM {_CLAIMS} WHERE c.seq BETWEEN ? AND ? ORDER BY c.seq", self._numbers(article)
        )
        return [_held(row) for row in rows]

    def _numbers(self, article: str) -> tuple[int, int]:
        """The first and the last number that a claim of an article can have; an empty range for none."""
        row = self._database.row("SELECT seq FROM articles WHERE id = ?", (article,))
        return (row[0] * PLACES, row[0] * PLACES + PLACES - 1) if row else (0, -1)

    def resolve(self, ident: str) -> list[str]:
        """The records that an id means: one of a record, of a claim, or the beginning of one (at least four digits)."""
        letter, dash, digits = ident.partition("-")
        if not dash or len(digits) < 4 or not digits.isalnum() or len(letter) != 1:
            return []
        prefix = f"{letter.lower()}-{digits.lower()}"
        rows = self._database.rows(
            "SELECT DISTINCT record FROM claims WHERE id >= ? AND id < ? ORDER BY record LIMIT 20",
            (prefix, f"{prefix}g"),
        )
        return [record for (record,) in rows]

    def members(self, records: Iterable[str], as_of: str | None = None) -> list[Held]:
        """The claims of some records, in the order of publication; of those published by `as_of` only."""
        rows = self._in(
            f"SELECT {{columns}} FROM {_CLAIMS} WHERE c.record IN ({{marks}})",
            _HELD,
            records,
        )
        held = sorted(map(_held, rows), key=by_publication)
        if as_of:
            held = [one for one in held if one.claim.published and one.claim.published <= end_of_day(as_of)]
        return held

    def find(self, wanted: Filter, page: Page) -> list[Held]:
        """Claims, newest first; with full text, best first."""
        query = self._query(wanted)
        if query.rank:
            numbers = self._ranked(query, query.rank, page)
        else:
            numbers = [
                number for number, _ in islice(self._newest(query, "NULL"), page.offset, page.offset + page.limit)
            ]
        return self._by_seq(numbers)

    def record_ids(self, wanted: Filter, page: Page) -> list[str]:
        """Records with a claim that the filter asks for, each once, the one with the newest such claim first."""
        records: dict[str, None] = {}
        for _, record in self._newest(self._query(wanted), "c.record"):
            records[record] = None
            if len(records) == page.offset + page.limit:
                break
        return list(records)[page.offset :]

    def count(self, wanted: Filter) -> int:
        query = self._query(wanted)
        row = self._database.row(query.sql(f"count(DISTINCT {query.seq})"), query.values)
        return int(row[0]) if row else 0

    def search(self, wanted: Filter, page: Page) -> list[Hit]:
        """Claims by full text, best first. Nothing when the text has no word in it.

        Where very many have the words, the newest of them are ranked.
        """
        if not wanted.text or not phrases(wanted.text):
            return []
        held = self.find(wanted, page)
        known = self.articles(one.claim.article for one in held)
        return [
            Hit(one, known[storable(one.claim.article)], float(page.offset + rank), one.claim.words)
            for rank, one in enumerate(held)
        ]

    def _query(self, wanted: Filter) -> Query:
        return query_of(wanted, self._database.dialect, self._count_to_few)

    def _count_to_few(self, table: str, condition: str, values: Sequence[str]) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {FEW}) AS few"
        row = self._database.row(sql, values)
        return int(row[0]) if row else 0

    def _newest(self, query: Query, column: str) -> Iterator[tuple[int, Any]]:
        """(number, a column) of the query's claims, newest first, each once; read in portions that grow."""
        below, portion, last = LAST, 64, -1
        while True:
            bounded = replace(query, where=[*query.where, f"{query.seq} < ?"], values=[*query.values, below])
            sql = bounded.sql(f"{query.seq}, {column}", f"ORDER BY {query.seq} DESC LIMIT {portion}")
            rows = self._database.rows(sql, bounded.values)
            for number, value in rows:
                if number != last:
                    yield number, value
                last = number
            if len(rows) < portion:
                return
            below, portion = last, min(portion * 4, 4096)

    def _ranked(self, query: Query, rank: str, page: Page) -> list[int]:
        newest = query.sql(f"{query.seq} AS number, {rank} AS rank", f"ORDER BY {query.seq} DESC LIMIT {_RANKED}")
        sql = f"SELECT number FROM ({newest}) AS newest ORDER BY rank, number DESC LIMIT ? OFFSET ?"
        values = [*query.rank_values, *query.values, page.limit, page.offset]
        return [number for (number,) in self._database.rows(sql, values)]

    def _by_seq(self, seqs: Sequence[int]) -> list[Held]:
        rows = self._in(f"SELECT {{columns}} FROM {_CLAIMS} WHERE c.seq IN ({{marks}})", f"c.seq, {_HELD}", seqs)
        by_seq = {row[0]: _held(row[1:]) for row in rows}
        return [by_seq[seq] for seq in seqs]

    # --- merging -----------------------------------------------------------------------------------

    def add_blocks(self, keys_of: Mapping[str, Iterable[str]]) -> None:
        """{claim id: the keys under which claims of one thing meet}."""
        seqs: dict[str, int] = dict(
            self._in("SELECT {columns} FROM claims c WHERE c.id IN ({marks})", "c.id, c.seq", keys_of)
        )
        self._database.executemany(
            "INSERT INTO blocks (key, claim) VALUES (?, ?)",
            ((key, seqs[claim]) for claim, keys in keys_of.items() for key in keys),
        )

    def in_blocks(self, keys: Iterable[str], around: tuple[str, str] | None = None) -> list[Held]:
        """The claims that stand under one of these keys; `around` keeps to those published from its first day to
        its last, and those without a date."""
        wanted = list(keys)
        rows = [
            row
            for first, last in _stretches(around)
            for row in self._in(
                f"SELECT {{columns}} FROM {_CLAIMS} WHERE c.seq IN (SELECT b.claim FROM blocks b"
                f" WHERE b.key IN ({{marks}}) AND b.claim BETWEEN {first} AND {last})",
                _HELD,
                wanted,
            )
        ]
        return sorted(map(_held, dict.fromkeys(rows)), key=by_publication)

    def assign(self, record_of: Mapping[str, str]) -> None:
        """{claim id: record id}."""
        self._database.executemany(
            "UPDATE claims SET record = ? WHERE id = ?", ((record, claim) for claim, record in record_of.items())
        )

    def rename(self, records: Iterable[str], into: str) -> None:
        """Makes the claims of some records claims of one."""
        self._database.executemany(
            "UPDATE claims SET record = ? WHERE record = ?", ((into, record) for record in records)
        )

    def redrawn(self, records: Iterable[str]) -> bool:
        """Whether analysts have merged or split something of these records, and it counts."""
        first = self._database.dialect.in_this_order  # a record may have very many claims, few of them judged
        sql = (
            f"SELECT {{columns}} FROM judged d {first} judgements j ON j.id = d.judgement"
            f" {first} claims c ON c.id = d.target"
            " WHERE j.kind IN ('merge', 'split') AND c.record IN ({marks}) LIMIT 1"
        )
        return bool(self._in(sql, "1", records))

    def ties(self, claims: Iterable[str]) -> dict[str, tuple[str, float]]:
        """{claim id: the anchored claim that it joined and how like it is}."""
        rows = self._in("SELECT {columns} FROM ties t WHERE t.claim IN ({marks})", "t.claim, t.other, t.score", claims)
        return {claim: (other, score) for claim, other, score in rows}

    def tie(self, ties: Mapping[str, tuple[str, float] | None]) -> None:
        """Writes ties down in the place of those that were there; None for no more."""
        self._database.executemany("DELETE FROM ties WHERE claim = ?", ((claim,) for claim in ties))
        self._database.executemany(
            "INSERT INTO ties (claim, other, score) VALUES (?, ?, ?)",
            ((claim, *tie) for claim, tie in ties.items() if tie),
        )

    # --- actors ------------------------------------------------------------------------------------

    def actors(self, text: str | None = None, country: str | None = None, page: Page = Page()) -> list[Row]:  # noqa: B008
        """(key, name, kind, country, claims) of the actors, the most active first."""
        where, values = ["1 = 1"], list[Any]()
        if text:
            where.append("lower(x.name) LIKE lower(?) ESCAPE '\\'")
            values.append(f"%{_literal(text)}%")
        if country:
            where.append("x.country = ?")
            values.append(country)
        return self._database.rows(
            f"SELECT x.key, x.name, x.kind, x.country, x.claims FROM actors x WHERE {' AND '.join(where)}"
            " ORDER BY x.claims DESC, x.key DESC LIMIT ? OFFSET ?",
            [*values, page.limit, page.offset],
        )

    def actor(self, key: str) -> Row | None:
        """(key, name, kind, country)."""
        return self._database.row("SELECT key, name, kind, country FROM actors WHERE key = ?", (key,))

    def roles(self, actor: str, as_of: str | None = None) -> list[Row]:
        """(title, principal, country, article, published, quote), oldest first."""
        rows = self._database.rows(
            "SELECT title, principal, country, article, published, quote FROM roles WHERE actor = ?"
            " ORDER BY published, article, title",
            (actor,),
        )
        return [row for row in rows if not as_of or (row[4] and row[4] <= end_of_day(as_of))]

    # --- judgements --------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> None:
        self._database.execute(
            "INSERT INTO judgements (id, made, author, kind, targets, value, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                judgement.id, judgement.made, judgement.author, judgement.kind, json.dumps(judgement.targets),
                None if judgement.value is None else json.dumps(judgement.value, ensure_ascii=False), judgement.note,
            ),
        )  # fmt: skip
        self._database.executemany(
            "INSERT INTO judged (target, judgement) VALUES (?, ?)",
            ((target, judgement.id) for target in judgement.targets),
        )

    def undo(self, ident: str, when: str, author: str) -> bool:
        """Whether there was such a judgement that still counted."""
        cursor = self._database.execute(
            "UPDATE judgements SET undone = ?, undone_by = ? WHERE id = ? AND undone IS NULL", (when, author, ident)
        )
        return int(cursor.rowcount) > 0

    def judgements(self, targets: Iterable[str] | None = None) -> list[Judgement]:
        """All judgements, undone ones too, or those on some targets, in the order in which they were made."""
        columns = "j.seq, j.id, j.made, j.author, j.kind, j.targets, j.value, j.note, j.undone, j.undone_by"
        if targets is None:
            rows = self._database.rows(f"SELECT {columns} FROM judgements j ORDER BY j.seq")
        else:
            rows = self._in(
                "SELECT {columns} FROM judgements j WHERE j.id IN"
                " (SELECT d.judgement FROM judged d WHERE d.target IN ({marks}))",
                columns,
                targets,
            )
        return [_judgement(row[1:]) for row in sorted(dict.fromkeys(rows))]

    # --- numbers -----------------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """How many articles, report families, claims and records of each section there are."""
        found = {"articles": "SELECT count(*) FROM articles", "families": "SELECT count(DISTINCT family) FROM articles"}
        counted = {name: int((self._database.row(sql) or (0,))[0]) for name, sql in found.items()}
        for section, claims, records in self._database.rows(
            "SELECT section, count(*), count(DISTINCT record) FROM claims GROUP BY section ORDER BY section"
        ):
            counted[section] = int(claims)
            counted[f"{section} merged"] = int(records)
        return counted

    def meta(self) -> dict[str, str]:
        return dict(self._database.rows("SELECT key, value FROM meta ORDER BY key"))

    def analyse(self) -> None:
        """Tells the database how its tables are filled; worth it after many articles came in."""
        self._database.execute("ANALYZE")

    def _in(self, sql: str, columns: str, values: Iterable[Any]) -> list[Row]:
        """The rows of a query over `IN ({marks})`, asked in portions."""
        wanted = list(dict.fromkeys(values))
        rows: list[Row] = []
        for at in range(0, len(wanted), _MANY):
            portion = wanted[at : at + _MANY]
            rows += self._database.rows(sql.format(columns=columns, marks=", ".join("?" * len(portion))), portion)
        return rows


def record_id(claim: str) -> str:
    """The id of the record whose first claim this is."""
    return claim[0].upper() + claim[1:]


def by_publication(held: Held) -> tuple[str, str, str]:
    """The order in which claims count: by publication, then by article and claim; undated ones last."""
    return held.claim.published or "~", held.claim.article, held.claim.id


def _stretches(around: tuple[str, str] | None) -> list[tuple[int, int]]:
    """The numbers of the claims published on these days or at no known time; of all of them for None."""
    if around is None:
        return [(0, LAST)]
    return [(0, FIRST_DATED - 1), (first_claim(around[0]), last_claim(around[1]))]


def _held(row: Row) -> Held:
    return Held(_claim(row[0]), row[1], row[2], row[3])


@lru_cache(maxsize=20_000)  # merging meets the claims of the last weeks again and again
def _claim(body: str) -> Claim:
    return claim_codec.from_json(json.loads(body))


def _packed(findings: Findings) -> bytes:
    return zlib.compress(json.dumps(to_json(findings), ensure_ascii=False).encode("utf-8", "surrogatepass"), 6)


def _unpacked(packed: bytes) -> Findings:
    return from_json(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))


def _judgement(row: Row) -> Judgement:
    ident, made, author, kind, targets, value, note, undone, undone_by = row
    return Judgement(
        ident,
        made,
        author,
        kind,
        tuple(json.loads(targets)),
        json.loads(value) if value else None,
        note,
        undone,
        undone_by,
    )


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
