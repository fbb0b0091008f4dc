"""What is known of the feeds that are watched, so that nothing is asked for twice."""

from dateline.domain.record import Feed
from dateline.store.database import Database

_COLUMNS = "url, etag, modified, checked, failures, next"


class Feeds:
    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Feed]:
        """In the order of their addresses."""
        return [Feed(*row) for row in self._database.rows(f"SELECT {_COLUMNS} FROM feeds ORDER BY url")]

    def get(self, url: str) -> Feed:
        """What is known of a feed; of a new one nothing but its address."""
        row = self._database.row(f"SELECT {_COLUMNS} FROM feeds WHERE url = ?", (url,))
        return Feed(*row) if row else Feed(url)

    def keep(self, feed: Feed) -> None:
        names = _COLUMNS.split(", ")
        changed = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        with self._database.transaction():
            self._database.execute(
                f"INSERT INTO feeds ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET {changed}",
                [getattr(feed, name) for name in names],
            )
