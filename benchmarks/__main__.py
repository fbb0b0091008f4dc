"""`python -m benchmarks --stock PYTHON` (`make bench`): speed and memory of reading, against spaCy alone.

Every measurement runs in a fresh process on one core; rounds are interleaved, so that what else the
machine does falls on all alike. Two floors only parse: the stock pipeline, which is the newest spaCy as
it installs, and the tuned parser, our spaCy with the matrix product through NumPy.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.texts import articles, words_in
from dateline.evaluation import scoreboard
from dateline.evaluation.__main__ import PUBLISHED, RECORDED, commit
from dateline.evaluation.report import Table
from dateline.execution import cores

PARSE = str(Path(__file__).with_name("parse.py"))
MEMORY = 700  # MB a process may take
# Linear algebra on one thread; what runs on several cores does so by processes.
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}


@dataclass(slots=True)
class Contestant:
    """Something that is timed: its command, and what each round of it took."""

    name: str
    command: list[str]
    rounds: list[dict[str, Any]] = field(default_factory=list)

    def run(self, texts: Path) -> None:
        self.rounds.append(measured([*self.command, str(texts)]))

    def speeds(self, words: int, clock: str = "seconds") -> list[float]:
        """Words a second of each round, slowest first; `cpu` counts the processor's time."""
        return sorted(words * taken.get("passes", 1) / taken[clock] for taken in self.rounds)

    @property
    def peak(self) -> float:
        return max(float(taken["peak"]) for taken in self.rounds)


def main() -> int:
    given = _arguments()
    texts = articles(given.texts, given.articles)
    words = words_in(texts)
    print(f"{len(texts)} articles, {words:,} words; {cores()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    contestants = _contestants(given.stock)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(texts), encoding="utf-8")
        for number in range(1, given.rounds + 1):
            for contestant in contestants.values():
                contestant.run(path)
            print(f"round {number} of {given.rounds}: load {os.getloadavg()[0]:.1f}", flush=True)
        stages = measured([*_ours("stages"), str(path)])["stages"]
        growth = measured([*_ours("growth"), str(path)])["growth"]
    measures = _measures(contestants, words, growth)
    if given.json:
        told = {"words": words, "articles": len(texts), "measures": measures, "stages": stages, "growth": growth}
        print(json.dumps(told | {"rounds": {name: c.rounds for name, c in contestants.items()}}))
    else:
        print(_report(contestants, words, len(texts), stages, growth))
        print("\n".join(f"{name}: {value:.3f}" for name, value in measures.items()))
    if given.record:
        runs = scoreboard.read_runs(RECORDED)
        run = scoreboard.Run(date.today().isoformat(), commit(), "speed", {n: round(v, 3) for n, v in measures.items()})
        scoreboard.append_runs(RECORDED, [run])
        PUBLISHED.write_text(scoreboard.markdown([*runs, run]), encoding="utf-8")
    return 0


def measured(command: Sequence[str]) -> dict[str, Any]:
    """What a process prints as JSON on its last line."""
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | ONE_THREAD, check=False)
    if done.returncode:
        sys.exit(f"error: {' '.join(command)} failed\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _ours(mode: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.reading", mode]


def _contestants(stock: Path | None) -> dict[str, Contestant]:
    found = {
        "tuned": Contestant("tuned parser", [sys.executable, PARSE, "--tuned"]),
        "parse": Contestant("our parser", _ours("parse")),
        "read": Contestant("whole reading", _ours("read")),
        "cores": Contestant(f"whole reading, {cores()} cores", _ours("cores")),
    }
    if stock is not None:
        many = ["--processes", str(cores())]
        found = {"stock": Contestant("stock pipeline", [str(stock), PARSE]), **found}
        found["stock cores"] = Contestant(f"stock pipeline, {cores()} cores", [str(stock), PARSE, *many])
    return found


def _measures(contestants: dict[str, Contestant], words: int, growth: list[dict[str, float]]) -> dict[str, float]:
    """What is followed from run to run. Ratios are of processor time, which other programs disturb less."""

    def against(floor: str) -> float:
        return median(contestants["read"].speeds(words, "cpu")) / median(contestants[floor].speeds(words, "cpu"))

    read, many = contestants["read"], contestants["cores"]
    found = {
        "thousand words a second, one core": median(read.speeds(words)) / 1000,
        "thousand words a second, all cores": median(many.speeds(words)) / 1000,
        "against the tuned parser (at least 0.6)": against("tuned"),
        "peak memory of a process, GB (at most 0.7)": max(read.peak, many.peak, growth[-1]["peak"]) / 1000,
        "seconds to load": median(taken["load"] for taken in read.rounds),
        "cost of a word, longest text to shortest": growth[-1]["µs a word"] / growth[0]["µs a word"],
    }
    return found | ({"against the stock pipeline (at least 1)": against("stock")} if "stock" in contestants else {})


def _report(
    contestants: dict[str, Contestant],
    words: int,
    count: int,
    stages: dict[str, float],
    growth: list[dict[str, float]],
) -> str:
    speed = []
    for contestant in contestants.values():
        walls, mid = contestant.speeds(words), median(contestant.speeds(words))
        processor = "" if "cores" in contestant.name else f"{median(contestant.speeds(words, 'cpu')):,.0f}"
        row = (f"{walls[0]:,.0f}", f"{mid:,.0f}", f"{walls[-1]:,.0f}", processor, f"{mid / words * count:.1f}")
        speed.append((contestant.name, *row, f"{contestant.peak:.0f}"))
    head = ("", "words/s least", "median", "most", "by CPU time", "articles/s", "peak MB")
    whole = sum(stages.values())
    costs = [(name, f"{s / words * 1e6:.1f}", f"{s / whole:.0%}") for name, s in stages.items()]
    lengths = [(f"{g['words']:,.0f}", f"{g['µs a word']:.0f}", f"{g['peak']:.0f}") for g in growth]
    tables = (
        Table(head, tuple(speed)),
        Table(("stage", "µs a word", "share"), tuple(costs)),
        Table(("words of a text", "µs a word", "peak MB"), tuple(lengths)),
    )
    return "\n\n".join(["", *(table.as_text() for table in tables), ""])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--stock", type=Path, help="the Python of an environment with stock spaCy and the model")
    parser.add_argument("--texts", type=Path, help="a folder of articles to read instead of the sample world")
    parser.add_argument("--articles", type=int, default=40, help="how many articles to read (40)")
    parser.add_argument("--rounds", type=int, default=3, help="how often to measure each (3)")
    parser.add_argument("--json", action="store_true", help="everything measured, as JSON on the last line")
    parser.add_argument("--record", action="store_true", help=f"add the run to {PUBLISHED}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
