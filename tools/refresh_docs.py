"""Runs the commands that the pages show and puts what they print today beneath them.

    python tools/refresh_docs.py README.md docs/tutorial.md     (from the root of the project, installed)

A fenced block marked `console` holds shell commands behind `$ `, one marked `pycon` Python behind `>>> ` and
`... `; the Python blocks of a page share their names. A comment on the line before a block says how much of the
output is shown, the rest is marked by a line with an ellipsis:

    <!-- shown: ^ STATEMENTS:6 MEETINGS -->     the first paragraph, six lines of the one that begins with
                                                STATEMENTS, all of the one that begins with MEETINGS
"""

import code
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

WIDTH = "92"  # columns of the terminal that the pages show
ELLIPSIS = "[…]"
_BLOCK = re.compile(
    r"(?:<!-- shown: (?P<shown>[^\n]+) -->\n)?```(?P<kind>console|pycon)\n(?P<body>.*?)^```$", re.M | re.S
)

Run = Callable[[str], str]  # a shell command → what it prints; raises when it fails


def refreshed(page: str, run: Run) -> str:
    """The page with fresh outputs."""
    interpreter = code.InteractiveInterpreter({"__name__": "__main__"})

    def fresh(block: re.Match[str]) -> str:
        body = "".join(
            f"{source}\n{_cut(output, block['shown'])}" for source, output in _outputs(block, run, interpreter)
        )
        return block.group().replace(block["body"], body)

    return _BLOCK.sub(fresh, page)


def _outputs(block: re.Match[str], run: Run, interpreter: code.InteractiveInterpreter) -> Iterator[tuple[str, str]]:
    """Each command or statement as it is written, with what it prints."""
    if block["kind"] == "console":
        for line in block["body"].splitlines():
            if line.startswith("$ "):
                yield line, run(line.removeprefix("$ "))
        return
    for match in re.finditer(r"^>>> .*\n(?:^\.\.\. ?.*\n)*", block["body"], re.M):
        lines = [line[4:] for line in match.group().splitlines()]
        yield match.group().rstrip("\n"), _run_python("\n".join(lines) + "\n", interpreter)


def _run_python(source: str, interpreter: code.InteractiveInterpreter) -> str:
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        unfinished = interpreter.runsource(source)
    if unfinished or errors.getvalue():
        raise RuntimeError(f"{source}{errors.getvalue()}")
    return out.getvalue()


def _cut(output: str, shown: str | None) -> str:
    """The parts of an output that are shown."""
    if not shown or not output:
        return output
    wanted = dict(item.partition(":")[::2] for item in shown.split())
    parts: list[str] = []
    for number, paragraph in enumerate(output.strip("\n").split("\n\n")):
        lines = paragraph.split("\n")
        key = "^" if number == 0 and "^" in wanted else lines[0].split(" ")[0]
        most = int(wanted[key] or len(lines)) if key in wanted else 0
        if most < len(lines):
            lines = [*lines[:most], ELLIPSIS]
        if lines != [ELLIPSIS] or not parts or not parts[-1].endswith(ELLIPSIS):
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def main() -> None:
    root = Path.cwd()
    program = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}", "COLUMNS": WIDTH}
    for name in sys.argv[1:]:
        page = root / name
        with tempfile.TemporaryDirectory() as folder:  # what the commands write stays out of the working tree
            for shown in ("examples", "corpus"):
                Path(folder, shown).symlink_to(root / shown)

            def run(command: str, folder: str = folder) -> str:
                done = subprocess.run(
                    command, shell=True, check=True, cwd=folder, env=environment, capture_output=True, text=True
                )
                return done.stdout + done.stderr

            with contextlib.chdir(folder):
                text = refreshed(page.read_text(encoding="utf-8"), run)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
