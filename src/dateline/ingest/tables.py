"""The tables of `ingest`, loaded from the package once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.errors import DataError


@cache
def table(package: str, name: str) -> dict[str, Any]:
    """The TOML file `name` in the folder `data` of a package. DataError when it is malformed."""
    source = files(package).joinpath("data", name)
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{package}/data/{name} cannot be read: {error}; reinstall Dateline") from error
