"""`Record`: one object for all that can be done with a record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Unpack

from dateline.domain.findings import Findings
from dateline.domain.outside import Compared, OutsideEvent
from dateline.domain.record import Judgement
from dateline.domain.views import ActorView, Difference, Dossier, Found, Ground, PairView, View, Views
from dateline.execution import with_progress
from dateline.ingest import Failure
from dateline.record import actors, adding, asking, briefing, exchange, judging
from dateline.record.adding import Added, Ingested, Known, Step
from dateline.record.asked import Asked, actor_key, country, filter_of, page_of, pair_of
from dateline.service import ArticleLike, day
from dateline.store import Store

MOST = 10_000  # meetings among which the upcoming ones are looked for


class Record:
    """An open record. Use it in a `with`, or close it when done.

    `target` is a path, ':memory:' or a postgresql:// address. RecordError when it cannot be opened, and from
    any method when the database will not.
    """

    def __init__(self, target: str, version: str, read_only: bool = False) -> None:
        self.store = Store(target, version, read_only)
        self._version = version

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def shown(self) -> str:
        """Where the record is, for messages; without a password."""
        return self.store.shown

    def close(self) -> None:
        self.store.close()

    # --- articles in -------------------------------------------------------------------------------

    def add(self, findings: Findings) -> Added | Known:
        """Keeps what one article says. An article that is there already changes nothing."""
        return adding.add(self.store, findings, self._version)

    def ingest(
        self,
        items: Iterable[ArticleLike | Findings | Failure],
        *,
        processes: int = 1,
        progress: bool | None = None,
        model: str | None = None,
    ) -> Ingested:
        """Reads articles and keeps what they say, each in a transaction of its own; findings are kept as they are.

        What cannot be read is among the failures of the answer. Articles that are there already are not read again,
        so that an interrupted run is taken up by running it again.
        """
        steps = self.ingesting(items, processes=processes, model=model)
        return adding.summed(with_progress(steps, "Ingesting", show=progress))

    def ingesting(
        self, items: Iterable[ArticleLike | Findings | Failure], *, processes: int = 1, model: str | None = None
    ) -> Iterator[Step]:
        """As `ingest`, step by step: what became of each item, told once it is kept."""
        return adding.ingesting(self.store, items, self._version, processes, model)

    # --- lists -------------------------------------------------------------------------------------

    def records(self, section: str, **asked: Unpack[Asked]) -> Views:
        """Records of a section, the one told of last first. InputError for names and dates that mean nothing."""
        wanted = filter_of(self.store, asked, section)
        on = wanted.as_of or today()
        return asking.records(self.store, wanted, page_of(asked), on, rejected=asked.get("everything", False))

    def statements(self, **asked: Unpack[Asked]) -> Views:
        """Who said what; one utterance once, however many outlets tell it."""
        return self.records("statements", **asked)

    def meetings(self, *, upcoming: bool = False, on: str | None = None, **asked: Unpack[Asked]) -> Views:
        """Meetings. `upcoming` keeps to those that lie ahead `on` a day (today), as known then, the next one first."""
        if not upcoming:
            return self.records("meetings", **asked)
        at = day(on) if on else today()
        if on and not asked.get("as_of"):
            asked["as_of"] = at
        wanted = filter_of(self.store, asked, "meetings")
        page = page_of(asked)
        everyone = page_of({"limit": MOST})
        found = {
            view.id: view
            for near in asking.lying_ahead(wanted, at)
            for view in asking.records(
                self.store, near, everyone, at, asking.upcoming(at), rejected=asked.get("everything", False)
            )
        }
        return Views(sorted(found.values(), key=asking.by_day)[page.offset : page.offset + page.limit])

    def measures(self, **asked: Unpack[Asked]) -> Views:
        return self.records("measures", **asked)

    def events(self, **asked: Unpack[Asked]) -> Views:
        return self.records("events", **asked)

    def topics(self, **asked: Unpack[Asked]) -> Views:
        return self.records("topics", **asked)

    def actors(
        self,
        name: str | None = None,
        country_of: str | None = None,
        as_of: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[ActorView]:
        """Who takes part, the most active first."""
        code = country(country_of) if country_of else None
        page = page_of({"limit": limit, "offset": offset})
        return actors.actors(self.store, name, code, day(as_of) if as_of else None, page)

    def search(self, words: str, *, section: str | None = None, **asked: Unpack[Asked]) -> list[Found]:
        """Claims by full text, best first."""
        asked["text"] = words
        return asking.search(self.store, filter_of(self.store, asked, section), page_of(asked))

    def diff(self, first: str, last: str, *, section: str | None = None, **asked: Unpack[Asked]) -> list[Difference]:
        """What is new or changed between the ends of two days."""
        wanted = filter_of(self.store, asked, section)
        return asking.diff(self.store, day(first), day(last), wanted, page_of(asked))

    # --- one thing ---------------------------------------------------------------------------------

    def show(self, ident: str, *, as_of: str | None = None) -> View:
        """A record, by its id or that of a claim of it, or the beginning of one."""
        at = day(as_of) if as_of else None
        return asking.show(self.store, ident, at, at or today())

    def why(self, ident: str, *, as_of: str | None = None) -> list[Ground]:
        """Why each claim is in a record."""
        return asking.why(self.store, ident, day(as_of) if as_of else None)

    def actor(self, name: str, *, as_of: str | None = None) -> ActorView:
        """An actor in full, by key or name."""
        return actors.actor(self.store, actor_key(self.store, name), day(as_of) if as_of else None)

    def pair(self, pair: str | Sequence[str], *, as_of: str | None = None) -> PairView:
        """The relation of two states, and what happened between them month by month."""
        at = day(as_of) if as_of else None
        return actors.pair(self.store, pair_of(pair), at, at or today())

    def brief(self, subject: str, *, as_of: str | None = None, limit: int = briefing.MOST) -> Dossier:
        """All that is known of a topic, an actor, a pair of states or a meeting, with citations."""
        at = day(as_of) if as_of else None
        return briefing.brief(self.store, subject, at, at or today(), limit)

    def info(self) -> dict[str, dict[str, int] | dict[str, str]]:
        """What the record holds and which version made it."""
        return {"counts": self.store.counts(), "meta": self.store.meta()}

    # --- from and for elsewhere --------------------------------------------------------------------

    def every(self, section: str, **asked: Unpack[Asked]) -> Iterator[View]:
        """All records of a section, in the order of their ids, as they are needed; limit and offset do not count."""
        wanted = filter_of(self.store, asked, section)
        return exchange.every(self.store, wanted, wanted.as_of or today())

    def add_outside(self, events: Iterable[OutsideEvent]) -> int:
        """Keeps events of another collection beside the record, for comparison."""
        return self.store.outside.add(events)

    def compare(self, **asked: Unpack[Asked]) -> list[Compared]:
        """The events of other collections, each with the record's events of the same type, states and days."""
        wanted = filter_of(self.store, asked, "events")
        return exchange.compare(self.store, wanted, page_of(asked), wanted.as_of or today())

    # --- judgements --------------------------------------------------------------------------------

    def judge(
        self,
        kind: str,
        targets: str | Sequence[str],
        *,
        by: str,
        value: Mapping[str, str | None] | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Confirm, reject, merge, split, correct or note. `value` is what a correction says: {'day': '2021-06-16'}."""
        listed = (targets,) if isinstance(targets, str) else targets
        return judging.judge(self.store, kind, listed, by, value, note)

    def undo(self, judgement: str, *, by: str) -> Judgement:
        """Takes a judgement back."""
        return judging.undo(self.store, judgement, by)

    def judgements(self) -> list[Judgement]:
        """All judgements in the order in which they were made, those taken back too."""
        return self.store.judgements()


def today() -> str:
    return date.today().isoformat()
