"""Every test of the contract runs on both back ends; on PostgreSQL only where it is installed."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest

from dateline.store import Store
from support import postgres

Open = Callable[[], Store]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A running server. Skips, and says why, where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (pip install 'dateline[postgres]')")
    folder = Path(tempfile.mkdtemp(prefix="dl-pg-"))  # short: the path of a socket may have 107 bytes
    folder.chmod(0o755)
    try:
        with postgres.server(folder) as found:
            yield found
    except postgres.MissingError as missing:
        pytest.skip(str(missing))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_NUMBERS = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty record may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    server = request.getfixturevalue("address")
    schema = f"t{next(_NUMBERS)}"
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
    return f"{server}&options={quote(f'-c search_path={schema}')}"


@pytest.fixture
def opened(target: str) -> Iterator[Open]:
    """Opens the record anew at each call; all are closed in the end."""
    stores: list[Store] = []

    def again() -> Store:
        stores.append(Store(target, "test"))
        return stores[-1]

    yield again
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Open) -> Store:
    return opened()
