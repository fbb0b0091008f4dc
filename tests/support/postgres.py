"""A PostgreSQL server of the tests' own, in a folder that goes with them; it listens on a socket there only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

UNPRIVILEGED = ("postgres", "nobody")  # PostgreSQL refuses to run as root


class MissingError(Exception):
    """Why no server can be started here."""


def programs() -> Path:
    """The folder with initdb and pg_ctl: Debian's place first, since what lies on the path there are wrappers."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: _number(folder.parent.name))
    on_path = [Path(place).resolve().parent for place in [shutil.which("initdb")] if place]
    for folder in [*reversed(found), *on_path]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise MissingError("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def _number(version: str) -> int:
    return int(version) if version.isdecimal() else 0


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a running server, up to the name of the database. MissingError when none can run here."""
    bin_folder, user = programs(), _user()
    data, log = folder / "data", folder / "log"
    if user:
        shutil.chown(folder, user)
    _run(
        user, bin_folder / "initdb", "-D", data, "-U", "tests", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"
    )
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=40"
    _run(user, bin_folder / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
    try:
        yield f"postgresql://tests@/postgres?host={quote(str(folder))}"
    finally:
        _run(user, bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _user() -> str | None:
    """Whom to run it as; None when this is no root already."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next((name for name in UNPRIVILEGED if name in known), None)
    if user is None or shutil.which("runuser") is None:
        raise MissingError("PostgreSQL does not run as root, and there is no other user to run it as")
    return user


def _run(user: str | None, *command: str | Path) -> None:
    # What the server inherits must be no pipe: one that it keeps open would never end.
    before = ["runuser", "-u", user, "--"] if user else []
    with Path(os.devnull).open("w") as nowhere:
        done = subprocess.run(
            [*before, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=nowhere,
            stderr=nowhere,
            cwd="/",
            check=False,
        )
    if done.returncode:
        raise MissingError(f"{Path(command[0]).name} failed with exit code {done.returncode}")
