"""Events of other collections, beside the record."""

import json
from collections.abc import Iterable
from typing import Any

from dateline.domain.codec import encode
from dateline.domain.outside import OutsideEvent
from dateline.domain.record import Page
from dateline.store.database import Database, storable

_COLUMNS = "source, ident, day, type, actor_country, recipient_country, body"


class Outside:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, events: Iterable[OutsideEvent]) -> int:
        """Keeps events; one that is there already, by source and id, is replaced. How many there were."""
        rows = [
            (e.source, e.ident, e.day, e.type, e.actor_country, e.recipient_country, storable(json.dumps(encode(e))))
            for e in events
        ]
        with self._database.transaction():
            self._database.executemany(
                f"INSERT INTO outside ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, ident) DO UPDATE"
                " SET day = excluded.day, type = excluded.type, actor_country = excluded.actor_country,"
                " recipient_country = excluded.recipient_country, body = excluded.body",
                rows,
            )
        return len(rows)

    def find(
        self,
        countries: tuple[str, ...] = (),
        kind: str | None = None,
        day_from: str | None = None,
        day_to: str | None = None,
        page: Page = Page(),  # noqa: B008 (frozen)
    ) -> list[OutsideEvent]:
        """Events in which all the countries take part, by day."""
        where, values = ["1 = 1"], list[Any]()
        for country in countries:
            where.append("(actor_country = ? OR recipient_country = ?)")
            values += [country, country]
        for condition, value in (("type = ?", kind), ("day >= ?", day_from), ("day <= ?", day_to)):
            if value:
                where.append(condition)
                values.append(value)
        rows = self._database.rows(
            f"SELECT body FROM outside WHERE {' AND '.join(where)} ORDER BY day, source, ident LIMIT ? OFFSET ?",
            [*values, page.limit, page.offset],
        )
        return [OutsideEvent(**json.loads(body)) for (body,) in rows]
