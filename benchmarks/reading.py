"""Dateline's own side: run as `python -m benchmarks.reading MODE TEXTS`, in a fresh process for each measurement.

Prints what it took as JSON. Modes: `parse` (our parser alone), `read` (whole findings), `cores` (the
same on every core), `stages` (where the time goes), `growth` (texts of several lengths).
"""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dateline.annotate
import dateline.extract
import dateline.pipeline
from benchmarks.texts import of_length
from dateline import execution
from dateline.domain.article import Article
from dateline.gazetteer import Gazetteer

PUBLISHED = "2021-06-10"
PASSES = 4  # over the texts on all cores, so that the start of the processes, which counts, weighs little
LENGTHS = (500, 1_000, 5_000, 20_000, 100_000)
# Where a stage is called from, and the name by which it is called there.
STAGES: tuple[tuple[Any, str], ...] = (
    (dateline.annotate.Parser, "parse"),
    (dateline.annotate, "quotations"),
    (dateline.annotate, "find_times"),
    (Gazetteer, "match"),
    (dateline.pipeline, "resolve"),
    (dateline.extract, "find_statements"),
    (dateline.extract, "find_meetings"),
    (dateline.extract, "find_topics"),
    (dateline.extract, "find_events"),
    (dateline.extract, "find_trips"),
    (dateline.extract, "find_measures"),
    (dateline.extract, "find_outlooks"),
    (dateline.extract, "find_relations"),
)


def main(mode: str, path: str) -> None:
    articles = [_article(text) for text in json.loads(Path(path).read_text(encoding="utf-8"))]
    began = time.perf_counter()
    reader = dateline.pipeline.Reader.load()
    told: dict[str, Any] = {"load": time.perf_counter() - began}
    reader.read(articles[0])
    began, began_cpu = time.perf_counter(), time.process_time()
    match mode:
        case "parse":
            for article in articles:
                reader.parser.parse(article.text)
        case "read":
            for article in articles:
                reader.read(article)
        case "cores":
            told["passes"] = PASSES
            for outcome in execution.read_each(articles * PASSES, processes=0):
                if isinstance(outcome, Exception):
                    raise outcome
        case "stages":
            told["stages"] = _stages(reader, articles)
        case "growth":
            told["growth"] = [_grown(reader, length) for length in LENGTHS]
    told |= {"seconds": time.perf_counter() - began, "cpu": time.process_time() - began_cpu, "peak": _peak()}
    print(json.dumps(told))


def _article(text: str) -> Article:
    return Article(text, "benchmark", published=PUBLISHED)


def _peak() -> float:
    """MB that the largest process has held: this one, or one that it started."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def _stages(reader: dateline.pipeline.Reader, articles: list[Article]) -> dict[str, float]:
    """Seconds of processor time by stage; `rest` is what belongs to none."""
    spent: defaultdict[str, float] = defaultdict(float)
    began = time.process_time()
    with _timed(spent):
        for article in articles:
            reader.read(article)
    return {**spent, "rest": time.process_time() - began - sum(spent.values())}


@contextmanager
def _timed(spent: defaultdict[str, float]) -> Iterator[None]:
    """Every stage adds the time that it takes, while inside."""
    before = [(owner, name, getattr(owner, name)) for owner, name in STAGES]
    for owner, name, stage in before:
        setattr(owner, name, _counting(stage, name.removeprefix("find_"), spent))
    try:
        yield
    finally:
        for owner, name, stage in before:
            setattr(owner, name, stage)


def _counting(stage: Callable[..., Any], name: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return stage(*given, **named)
        finally:
            spent[name] += time.process_time() - began

    return run


def _grown(reader: dateline.pipeline.Reader, length: int) -> dict[str, float]:
    """Words of a text of about that length, and processor time for each; short texts several times over."""
    article = _article(of_length(length))
    times = max(1, 5_000 // length)
    began = time.process_time()
    for _ in range(times):
        reader.read(article)
    words = len(article.text.split())
    return {"words": words, "µs a word": (time.process_time() - began) / times / words * 1e6, "peak": _peak()}


if __name__ == "__main__":
    main(*sys.argv[1:])
