"""A lake whose catalogue is a file: rows come and go as with one in PostgreSQL, and it costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.store.lake.attached import load

Attach = Callable[[str, str], None]


@pytest.fixture
def duck() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": 1}) as connection:
        load(connection, "ducklake")
        yield connection


@pytest.fixture
def attach(duck: duckdb.DuckDBPyConnection, tmp_path: Path) -> Attach:
    """Under this name the lake of this place, empty at first."""
    def made(name: str, place: str) -> None:
        duck.execute(f"ATTACH 'ducklake:{tmp_path / place}.ducklake' AS {name} (DATA_PATH '{tmp_path / place}/', "
                     "DATA_INLINING_ROW_LIMIT 0)")

    return made
