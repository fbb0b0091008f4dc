"""`python -m dateline.evaluation FOLDER`: every corpus that is at hand, against the last recorded run.

Run from the root of the project (`make eval`): scores are recorded in docs/, items kept in .eval/.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from dateline.errors import DatelineError
from dateline.evaluation import scoreboard
from dateline.evaluation.corpus import beside
from dateline.evaluation.reading import Reading
from dateline.evaluation.report import Report
from dateline.evaluation.scoreboard import Run
from dateline.evaluation.tasks import run
from dateline.gold import FOLDER

# Where each task's data lie in a folder of corpora; our own corpus comes with the package.
CORPORA: Mapping[str, str | Path] = {
    "dossier": "gold/dev",
    "corpus": FOLDER,
    "attribution": "data/polnear/dev",
    "pairs": "data/plover/plv_train.jsonl",
    "times": "data/times/TBAQ-cleaned",
    "places": "data/places/TR-News.xml",
    "clusters": "data/clusters/news_cluster_dev.jsonl",
}
RECORDED = Path("docs/scoreboard.jsonl")
PUBLISHED = Path("docs/scoreboard.md")
ITEMS = Path(".eval/last.json")


def main() -> int:
    arguments = _arguments()
    runs = scoreboard.read_runs(RECORDED)
    items = scoreboard.read_items(ITEMS)
    head, today = commit(), date.today().isoformat()
    recorded = []
    for task in arguments.tasks:
        path = (arguments.corpora / CORPORA[task]).resolve()
        if not path.exists():
            print(f"== {task}: not found ({path})\n")
            continue
        began = time.perf_counter()
        report = run(task, path, None, Reading())
        print(f"== {task}: {path}, {time.perf_counter() - began:.0f} s\n\n{report.as_text()}\n")
        _show_changes(report, scoreboard.last_run(runs, task), items.get(task, {}))
        items[task] = dict(report.items)
        recorded.append(Run(today, head, task, {name: round(v, 6) for name, v in report.measures.items()}))
    _show_beside([*runs, *recorded])
    scoreboard.write_items(ITEMS, items)
    if arguments.record:
        scoreboard.append_runs(RECORDED, recorded)
        PUBLISHED.write_text(scoreboard.markdown([*runs, *recorded]), encoding="utf-8")
        print(f"Recorded in {RECORDED} and {PUBLISHED}.")
    return 0


def _show_changes(report: Report, before: Run | None, items: dict[str, bool]) -> None:
    if before is None:
        print("No run of this task is recorded yet.\n")
    else:
        table = scoreboard.change_table(report.measures, before)
        since = f"{before.date} {before.commit}"
        print(f"{table.as_text()}\n" if table.rows else f"No change since {since}.\n")
    gained, lost = scoreboard.gained_and_lost(items, report.items)
    if gained or lost:
        print(f"Since the last run here: {len(gained)} items gained, {len(lost)} lost.")
        print("\n".join([*scoreboard.item_lines("+", gained), *scoreboard.item_lines("-", lost)]) + "\n")


def _show_beside(runs: Sequence[Run]) -> None:
    """The last scores on our corpus beside those on the dossier, to see that it is no easier."""
    corpus, dossier = (scoreboard.last_run(runs, task) for task in ("corpus", "dossier"))
    if corpus and dossier:
        table = beside(corpus.measures, dossier.measures)
        print(f"== corpus (dev and test) beside dossier\n\n{table.as_text()}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dateline.evaluation", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with the corpora; see CORPORA in this module")
    parser.add_argument("--tasks", nargs="+", choices=CORPORA, default=list(CORPORA), help="only these")
    parser.add_argument("--record", action="store_true", help="write the scores to docs/")
    return parser.parse_args()


def commit() -> str:
    """The commit that the working tree stands on, with '+' if it has changes; 'unknown' outside git."""
    try:
        head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
        dirty = subprocess.run(["git", "diff", "--quiet", "HEAD"], check=False).returncode
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head.stdout.strip() + ("+" if dirty else "")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DatelineError as error:
        sys.exit(f"error: {error}")
