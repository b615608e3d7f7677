"""Whether the file of a build is whole: opened as a reader opens it, and every value in it read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import duckdb

_BLOCKS_AFTER = 3 * 4096
"""DuckDB's three headers lie before the first block."""


def attach(path: Path) -> duckdb.DuckDBPyConnection:
    """The file, read-only, under the name `dashboard`. Raises duckdb.Error.

    An in-memory database that attaches the file: reconnecting to a replaced file would silently give old data.
    """
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    try:
        connection.execute("ATTACH '{}' AS dashboard (READ_ONLY)".format(str(path).replace("'", "''")))
        connection.execute("SELECT build_id FROM dashboard.main.build_info").fetchone()
    except duckdb.Error:
        connection.close()
        raise
    return connection


def read_through(path: Path, *, views: bool = False) -> dict[str, int]:
    """Rows by table, after every value was read (DuckDB compares the checksum of each block that it reads).

    With `views` every view has answered too. Raises duckdb.Error or OSError for a file that is not whole.
    """
    with attach(path) as connection:
        _refuse_short(connection, path)
        rows = {name: _read(connection, name) for name in _names(connection, "tables", "base")}
        for name in _names(connection, "views", "main") if views else ():
            connection.execute(f'SELECT * FROM dashboard.main."{name}" LIMIT 1').fetchall()  # noqa: S608
    return rows


def opens(path: Path) -> bool:
    """Whether this file can be opened and nothing of it is cut off; its values are not read for it."""
    try:
        _found_open(path, *_state(path))
    except (duckdb.Error, OSError):
        return False
    return True


def _state(path: Path) -> tuple[int, int, int]:
    """What changes with the content: inode, size, time."""
    state = path.stat()
    return state.st_ino, state.st_size, state.st_mtime_ns


@lru_cache(maxsize=64)
def _found_open(path: Path, _inode: int, _size: int, _changed: int) -> None:
    """Failures are not kept, as in `_found_whole`."""
    with attach(path) as connection:
        _refuse_short(connection, path)


def damage(path: Path) -> str:
    """Why this file cannot be served, in a few words; "" when it is whole. A file found whole is read again only when
    it has changed."""
    try:
        _found_whole(path, *_state(path))
    except FileNotFoundError:
        return "berkasnya tidak ada"
    except (duckdb.Error, OSError) as error:
        return str(error).splitlines()[0][:200]
    return ""


@lru_cache(maxsize=64)
def _found_whole(path: Path, _inode: int, _size: int, _changed: int) -> None:
    """Failures are not kept: a file that could not be opened for want of handles may be readable again."""
    read_through(path)


def _refuse_short(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Blocks that are cut off are noticed only when something in them is asked for."""
    block, count = connection.execute(
        "SELECT block_size, total_blocks FROM pragma_database_size() WHERE database_name = 'dashboard'").fetchall()[0]
    if path.stat().st_size < _BLOCKS_AFTER + block * count:
        raise OSError(f"berkasnya terpotong: {path.stat().st_size} dari {_BLOCKS_AFTER + block * count} bita")


def _names(connection: duckdb.DuckDBPyConnection, kind: str, schema: str) -> list[str]:
    found = connection.execute(
        f"SELECT {kind.removesuffix('s')}_name FROM duckdb_{kind}() WHERE database_name = 'dashboard' "  # noqa: S608
        f"AND schema_name = '{schema}' AND NOT internal ORDER BY 1").fetchall()  # a parameter would import pandas
    return [name for (name,) in found]


def _read(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    count, _ = connection.execute(
        f'SELECT count(*), sum(hash(entry)) FROM dashboard.base."{name}" AS entry').fetchall()[0]  # noqa: S608
    return int(count)
