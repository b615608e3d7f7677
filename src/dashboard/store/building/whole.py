"""Whether the file of a build is whole: opened as a reader opens it, and every value in it read."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dashboard.store.building.scripts import quoted
from dashboard.store.file_memory import FileMemory

_BLOCKS_AFTER = 3 * 4096
"""DuckDB's three headers lie before the first block."""

_SMALL = 64 * 1024**2
"""Bytes, below which DuckDB's threads cost more than they save."""

_OPENED, _WHOLE = FileMemory[bool](), FileMemory[dict[str, int]]()


def attach(path: Path) -> duckdb.DuckDBPyConnection:
    """The file, read-only, under the name `dashboard`. Raises duckdb.Error.

    An in-memory database that attaches the file: reconnecting to a replaced file would silently give old data.
    """
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    try:
        connection.execute(f"ATTACH {quoted(path)} AS dashboard (READ_ONLY)")
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
        if path.stat().st_size < _SMALL:
            connection.execute("SET threads = 1")
        _refuse_short(connection, path)
        rows = _read(connection, _names(connection, "tables", "base"))
        for name in _names(connection, "views", "main") if views else ():
            connection.execute(f'SELECT * FROM dashboard.main."{name}" LIMIT 1').fetchall()  # noqa: S608
    return rows


def remember_whole(path: Path, rows: dict[str, int]) -> None:
    """This file was just read through: it need not be read again, also under another name, until it changes."""
    _WHOLE.put(path, rows)
    _OPENED.put(path, True)


def opens(path: Path) -> bool:
    """Whether this file can be opened and nothing of it is cut off; its values are not read for it."""
    try:
        return _OPENED.found(path, _found_open)
    except (duckdb.Error, OSError):
        return False


def _found_open(path: Path) -> bool:
    with attach(path) as connection:
        _refuse_short(connection, path)
    return True


def _found_whole(path: Path) -> dict[str, int]:
    rows = read_through(path)
    _OPENED.put(path, True)
    return rows


def damage(path: Path) -> str:
    """Why this file cannot be served, in a few words; "" when it is whole. A file found whole is read again only when
    it has changed; failures are not kept: one that could not be opened for want of handles may be readable again."""
    try:
        _WHOLE.found(path, _found_whole)
    except FileNotFoundError:
        return "berkasnya tidak ada"
    except (duckdb.Error, OSError) as error:
        return str(error).splitlines()[0][:200]
    return ""


def _refuse_short(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Blocks that are cut off are noticed only when something in them is asked for. Free ones do not count: DuckDB cuts
    those at the end off after it has written their number."""
    block, count = connection.execute(
        "SELECT block_size, used_blocks FROM pragma_database_size() WHERE database_name = 'dashboard'").fetchall()[0]
    if path.stat().st_size < _BLOCKS_AFTER + block * count:
        raise OSError(f"berkasnya terpotong: {path.stat().st_size} dari {_BLOCKS_AFTER + block * count} bita")


def _names(connection: duckdb.DuckDBPyConnection, kind: str, schema: str) -> list[str]:
    found = connection.execute(
        f"SELECT {kind.removesuffix('s')}_name FROM duckdb_{kind}() WHERE database_name = 'dashboard' "  # noqa: S608
        f"AND schema_name = '{schema}' AND NOT internal ORDER BY 1").fetchall()  # a parameter would import pandas
    return [name for (name,) in found]


def _read(connection: duckdb.DuckDBPyConnection, names: list[str]) -> dict[str, int]:
    """Rows by table after every value was hashed; one question for all, each costs more than its answer."""
    each = (f"""SELECT '{name}', count(*), sum(hash(entry)) FROM dashboard.base."{name}" AS entry"""  # noqa: S608
            for name in names)
    return {name: int(count) for name, count, _ in connection.execute(" UNION ALL ".join(each)).fetchall()}
