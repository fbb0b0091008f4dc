"""The tables of a record, its version, and the steps from older versions to this one.

Articles, claims and judgements are only ever added; which family an article and which record a claim belongs to
can be computed again from them at any time.
"""

from collections.abc import Sequence

from dateline.errors import RecordError
from dateline.store.database import APPLICATION, SQLITE, Database

VERSION = 2

# The anchored claim that one which says little of itself joined, and how like it is.
_TIES = "CREATE TABLE ties (claim TEXT PRIMARY KEY, other TEXT NOT NULL, score DOUBLE PRECISION NOT NULL)"

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE articles (
  seq BIGINT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  published TEXT,
  recorded TEXT NOT NULL,
  publisher TEXT,
  title TEXT,
  url TEXT,
  language TEXT NOT NULL,
  findings {blob} NOT NULL,
  reader TEXT NOT NULL,
  family TEXT NOT NULL,
  shingles {blob} NOT NULL{search}
);
CREATE INDEX articles_family ON articles (family);
CREATE INDEX articles_publisher ON articles (publisher, seq);
CREATE INDEX articles_url ON articles (url);

CREATE TABLE article_keys (key TEXT NOT NULL, article BIGINT NOT NULL);
CREATE INDEX article_keys_key ON article_keys (key, article);

CREATE TABLE claims (
  seq BIGINT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  section TEXT NOT NULL,
  outlet TEXT,
  record TEXT NOT NULL,
  kind TEXT,
  status TEXT,
  day_start TEXT,
  day_end TEXT,
  place TEXT,
  country TEXT,
  statement TEXT,
  words TEXT NOT NULL,
  body TEXT NOT NULL{search}
);
CREATE INDEX claims_record ON claims (record);
CREATE INDEX claims_section ON claims (section, seq);
CREATE INDEX claims_day ON claims (day_end, day_start, section);
CREATE INDEX claims_outlet ON claims (outlet, seq);

CREATE TABLE parties (
  claim BIGINT NOT NULL REFERENCES claims (seq),
  section TEXT NOT NULL,
  part TEXT NOT NULL,
  actor TEXT,
  name TEXT NOT NULL,
  country TEXT
);
CREATE INDEX parties_claim ON parties (claim);
CREATE INDEX parties_actor ON parties (actor, claim);
CREATE INDEX parties_country ON parties (country, claim);
CREATE INDEX parties_actor_section ON parties (actor, section, claim);
CREATE INDEX parties_country_section ON parties (country, section, claim);

CREATE TABLE blocks (key TEXT NOT NULL, claim BIGINT NOT NULL REFERENCES claims (seq));
CREATE INDEX blocks_key ON blocks (key, claim);
{ties}

CREATE TABLE actors (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  claims BIGINT NOT NULL
);
CREATE INDEX actors_claims ON actors (claims, key);
CREATE TABLE roles (
  actor TEXT NOT NULL,
  title TEXT NOT NULL,
  principal TEXT,
  country TEXT,
  article TEXT NOT NULL REFERENCES articles (id),
  published TEXT,
  quote TEXT NOT NULL
);
CREATE INDEX roles_actor ON roles (actor, published);
CREATE INDEX roles_article ON roles (article);

CREATE TABLE judgements (
  seq {counted},
  id TEXT NOT NULL UNIQUE,
  made TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  targets TEXT NOT NULL,
  value TEXT,
  note TEXT,
  undone TEXT,
  undone_by TEXT
);
CREATE TABLE judged (target TEXT NOT NULL, judgement TEXT NOT NULL REFERENCES judgements (id));
CREATE INDEX judged_target ON judged (target);

CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  etag TEXT,
  modified TEXT,
  checked TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  next TEXT
);

CREATE TABLE outside (
  seq {counted},
  source TEXT NOT NULL,
  ident TEXT NOT NULL,
  day TEXT,
  type TEXT,
  actor_country TEXT,
  recipient_country TEXT,
  body TEXT NOT NULL,
  UNIQUE (source, ident)
);
CREATE INDEX outside_day ON outside (day, actor_country, recipient_country);
"""

# Statements that lead from the version before to each later one.
_STEPS: dict[int, Sequence[str]] = {2: (_TIES,)}


def prepare(database: Database, version_of_dateline: str) -> None:
    """Makes the tables in an empty database, or brings an older record to this version, all or nothing.

    RecordError when the record was made by a newer Dateline, or the database holds something else.
    """
    found = version(database)
    if found == VERSION:
        return
    with database.transaction():
        if found is None:
            _create(database, version_of_dateline)
        else:
            for step in range(found + 1, VERSION + 1):
                for statement in _STEPS[step]:
                    database.execute(statement)
            database.execute("UPDATE meta SET value = ? WHERE key = 'version'", (str(VERSION),))


def check(database: Database) -> None:
    """For a record that is only read: RecordError unless it is of this version."""
    found = version(database)
    if found is None:
        raise RecordError(f"{database.shown} is empty, no record; make one with: dateline ingest SOURCE.")
    if found < VERSION:
        raise RecordError(
            f"The record {database.shown} was made by an older Dateline; open it once for writing (dateline ingest),"
            " which brings it to this version."
        )


def version(database: Database) -> int | None:
    """The format's version; None when the database is empty. RecordError when it was made by a newer Dateline or
    holds something else."""
    tables = set(_tables(database))
    if not tables:
        return None
    if "meta" not in tables or "claims" not in tables:
        raise RecordError(f"{database.shown} holds tables of another program; name another database with --record.")
    row = database.row("SELECT value FROM meta WHERE key = 'version'")
    if row is None or not str(row[0]).isdecimal():
        raise RecordError(f"{database.shown} does not say its version; restore the record from a dump.")
    found = int(row[0])
    if found > VERSION:
        raise RecordError(
            f"The record {database.shown} was made by a newer Dateline (format {found}; this one knows {VERSION}). "
            "Install that version, or dump the record with it."
        )
    return found


def _tables(database: Database) -> list[str]:
    if database.dialect is SQLITE:
        return [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [name for (name,) in database.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")]


# In SQLite only an INTEGER is the row's own number.
_KEY = {"sqlite": "INTEGER", "postgresql": "BIGINT"}


def _create(database: Database, version_of_dateline: str) -> None:
    dialect = database.dialect
    script = _TABLES.replace("TEXT", dialect.text).replace("BIGINT PRIMARY", f"{_KEY[dialect.name]} PRIMARY")
    script = script.replace("{ties}", f"{_TIES};")
    for name in ("counted", "blob", "search"):
        script = script.replace(f"{{{name}}}", getattr(dialect, name))
    for statement in script.split(";\n"):
        if statement.strip():
            database.execute(statement)
    for statement in dialect.setup:
        database.execute(statement)
    if dialect is SQLITE:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
    told = {"format": "dateline-record", "version": str(VERSION), "made by": f"dateline {version_of_dateline}"}
    database.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", told.items())
