"""`python -m benchmarks.record` (in `make bench`): a record as it grows, and how fast it answers.

Articles are made up (benchmarks/record_world.py) and added one by one, each in its own transaction, as `ingest` does
after reading them. What an article costs is told for each tenth of them; then every kind of query is asked many times.
`--articles 100000` is the size that the targets are for and takes most of an hour and 8 GB of disk.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.record_world import A_DAY, START, World
from dateline.domain.record import Filter, Page
from dateline.evaluation.report import Table
from dateline.record import Record

ASKED = 40  # times that each query is asked, each time for something else
SLOWEST = 150  # milliseconds that 95 of 100 answers may take
GROWTH = 1.2  # of what an article costs, from the first tenth to the last
ARTICLES = 3_000

Query = Callable[[Record, "Chooser"], object]


class Chooser:
    """What queries ask for: states, people, words and days, the common ones as often as desks would ask for them."""

    def __init__(self, record: Record, world: World, days: int) -> None:
        self._chance = random.Random(7)
        self._days = days
        self.states = [*list(world.states)[:40], *["USA", "RUS", "CHN"] * 5]
        self.people = [actor.key for actor in record.actors(limit=200) if actor.kind == "person"]
        self.words = ["talks", "sanctions", "verification", "dredgers", "ombudsman", "talks sanctions"]

    def state(self) -> str:
        return self._chance.choice(self.states)

    def big(self) -> str:
        return self._chance.choice(["USA", "RUS", "CHN"])

    def pair(self) -> str:
        one = self.big()
        return f"{one},{next(code for code in iter(self.state, None) if code != one)}"

    def person(self) -> str:
        return self._chance.choice(self.people)

    def word(self) -> str:
        return self._chance.choice(self.words)

    def day(self) -> str:
        return START.fromordinal(START.toordinal() + self._chance.randrange(self._days // 3, self._days)).isoformat()

    def pick(self, idents: list[str]) -> str:
        return self._chance.choice(idents)


def _meeting(record: Record, chooser: Chooser) -> str:
    return chooser.pick(record.store.record_ids(Filter(section="meetings", countries=(chooser.big(),)), Page(50)))


QUERIES: dict[str, Query] = {
    "statements": lambda r, c: r.statements(),
    "statements of a person": lambda r, c: r.statements(actor=c.person()),
    "statements of a state, since": lambda r, c: r.statements(country=c.state(), since=c.day()),
    "statements with words": lambda r, c: r.statements(text=c.word()),
    "statements as of": lambda r, c: r.statements(actor=c.person(), as_of=c.day()),
    "meetings": lambda r, c: r.meetings(),
    "meetings of a pair": lambda r, c: r.meetings(pair=c.pair()),
    "meetings of a pair as of": lambda r, c: r.meetings(pair=c.pair(), as_of=c.day()),
    "upcoming meetings of a state on": lambda r, c: r.meetings(upcoming=True, country=c.state(), on=c.day()),
    "upcoming meetings on": lambda r, c: r.meetings(upcoming=True, on=c.day()),
    "measures by a state": lambda r, c: r.measures(country=c.state()),
    "events of a pair": lambda r, c: r.events(pair=c.pair()),
    "events of a type as of": lambda r, c: r.events(kind="ACCUSE", country=c.state(), as_of=c.day()),
    "topics": lambda r, c: r.topics(),
    "actors": lambda r, c: r.actors(),
    "actors of a state": lambda r, c: r.actors(country_of=c.state()),
    "an actor as of": lambda r, c: r.actor(c.person(), as_of=c.day()),
    "a pair": lambda r, c: r.pair(c.pair()),
    "search": lambda r, c: r.search(c.word()),
    "search of a state's statements": lambda r, c: r.search(c.word(), section="statements", country=c.state()),
    "search of a pair as of": lambda r, c: r.search(c.word(), pair=c.pair(), as_of=c.day()),
    "a meeting": lambda r, c: r.show(_meeting(r, c)),
    "why a meeting": lambda r, c: r.why(_meeting(r, c)),
    "brief of a pair": lambda r, c: r.brief(c.pair()),
}


@dataclass(frozen=True, slots=True)
class Portion:
    """What an article of one tenth of the articles cost, in milliseconds: of the processor, and by the clock."""

    articles: int
    processor: float
    clock: float


def grown(record: Record, world: World, count: int) -> Iterator[Portion]:
    """Adds the articles, and tells after each tenth what they cost."""
    tenth = max(1, count // 10)
    processor = clock = 0.0
    for number, findings in enumerate(world.articles(count), 1):
        began, began_clock = time.process_time(), time.perf_counter()
        record.add(findings)
        processor, clock = processor + time.process_time() - began, clock + time.perf_counter() - began_clock
        if number % tenth == 0:
            yield Portion(number, processor / tenth * 1000, clock / tenth * 1000)
            processor = clock = 0.0


def asked(record: Record, chooser: Chooser) -> dict[str, tuple[float, float]]:
    """{query: (median, 95th percentile)} in milliseconds, without the first answer of each kind."""
    found = {}
    for name, query in QUERIES.items():
        taken = []
        for _ in range(ASKED + 1):
            began = time.perf_counter()
            query(record, chooser)
            taken.append((time.perf_counter() - began) * 1000)
        found[name] = median(taken[1:]), quantiles(taken[1:], n=20)[-1]
    return found


def main() -> int:
    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder, "record.db")
        days = given.articles // A_DAY + 1
        world = World()
        with Record(str(path), "benchmark") as record:
            held = record.store.counts()["articles"]
            portions = [] if held else list(_shown(grown(record, world, given.articles)))
            record.store.analyse()
            speeds = asked(record, Chooser(record, world, days))
            counts = record.store.counts()
    print(f"{counts['articles']:,} articles, {counts['statements']:,} statements; load {os.getloadavg()[0]:.1f}\n")
    print(Table(("query", "median ms", "p95 ms"), tuple(_rows(speeds))).as_text())
    slow = [name for name, (_, most) in speeds.items() if most > SLOWEST]
    print(f"\nover {SLOWEST} ms: {', '.join(slow) or 'none'}")
    if portions:
        growth = portions[-1].processor / portions[0].processor
        print(f"cost of an article, last tenth to first: {growth:.2f} (at most {GROWTH})")
    return 0


def _shown(portions: Iterator[Portion]) -> Iterator[Portion]:
    for portion in portions:
        told = f"{portion.processor:.1f} ms of the processor each, {portion.clock:.1f} ms by the clock"
        print(f"{portion.articles:,} articles: {told}", flush=True)
        yield portion


def _rows(speeds: dict[str, tuple[float, float]]) -> Iterator[tuple[str, str, str]]:
    for name, (middle, most) in speeds.items():
        yield name, f"{middle:.0f}", f"{most:.0f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.record", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many articles ({ARTICLES:,})")
    parser.add_argument("--keep", type=Path, help="the record's file, to ask it again later")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
