"""Rows in the lake: to every table of builds one that says what came and what went, and with which writing.

Rows are only ever added. A build is what came up to its writing, without what went: as often as it came, less as often
as it went. Which writings count is said by PostgreSQL (record.py), so what a killed process left behind is never read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import duckdb

from dashboard.store.building.scripts import quoted
from dashboard.store.lake.shape import Fingerprints, Shape, fingerprints, named, shape_of

_OWN = "_writing, _came"
_NONE = 0, ""


def add(connection: duckdb.DuckDBPyConnection, writing: int, before: Path | None, now: Path,
        attach: Callable[[], None]) -> tuple[Shape, Fingerprints]:
    """Write to `lake` what this build has and the one before has not, or otherwise, in one transaction; what it is.
    `attach`: makes the lake known, whose tables would be listed with the others. Raises duckdb.Error."""
    connection.execute(f"ATTACH {quoted(now)} AS now (READ_ONLY)")
    shape, old = shape_of(connection, "now"), Shape({}, ())
    rows, past = fingerprints(connection, "now", shape), dict[str, tuple[int, str]]()
    if before:
        connection.execute(f"ATTACH {quoted(before)} AS past (READ_ONLY)")
        old = shape_of(connection, "past")
        past = dict(fingerprints(connection, "past", old))
    attach()
    connection.execute("BEGIN")
    for name in sorted({*shape.tables, *old.tables}):
        is_same = shape.tables.get(name) == old.tables.get(name)
        if is_same and rows[name] == past[name]:
            continue
        if rows.get(name, _NONE)[0]:
            _add(connection, shape.kept_as(name), writing, True, f"now.base.{named(name)}",
                 f"past.base.{named(name)}" if is_same else "")
        if past.get(name, _NONE)[0]:
            _add(connection, old.kept_as(name), writing, False, f"past.base.{named(name)}",
                 f"now.base.{named(name)}" if is_same else "")
    connection.execute("COMMIT")
    return shape, rows


def _add(connection: duckdb.DuckDBPyConnection, kept_as: str, writing: int, came: bool, has: str,
         has_not: str) -> None:
    told = f"{writing}::BIGINT AS _writing, {str(came).lower()} AS _came"
    connection.execute(f"CREATE TABLE IF NOT EXISTS lake.{named(kept_as)} AS "  # noqa: S608
                       f"SELECT {told}, * FROM {has} LIMIT 0")
    without = f" EXCEPT ALL FROM {has_not}" if has_not else ""
    connection.execute(f"INSERT INTO lake.{named(kept_as)} SELECT {told}, * FROM (FROM {has}{without})")  # noqa: S608


def read(connection: duckdb.DuckDBPyConnection, writings: Iterable[int], shape: Shape, wanted: Fingerprints) -> None:
    """Lay a build of these writings in the database that is in use; nothing is asked where no row is wanted. Raises
    duckdb.Error."""
    connection.execute("CREATE TEMP TABLE counted AS SELECT unnest(?::BIGINT[]) AS _writing", [list(writings)])
    shape.lay(connection)
    connection.execute("BEGIN")
    for name in (one for one, (count, _) in wanted.items() if count):
        connection.execute(
            f"INSERT INTO base.{named(name)} SELECT * EXCLUDE (_time) FROM ("  # noqa: S608
            f"SELECT * EXCLUDE ({_OWN}), unnest(range(sum(if(_came, 1, -1))::BIGINT)) AS _time "
            f"FROM lake.{named(shape.kept_as(name))} SEMI JOIN counted USING (_writing) GROUP BY ALL) ORDER BY ALL")
    connection.execute("COMMIT")
    connection.execute("DROP TABLE counted")


def copy(connection: duckdb.DuckDBPyConnection, moved: Mapping[int, int], tables: Iterable[str]) -> None:
    """From `old` to `lake`: what came or went with one writing comes or goes with another; what comes and goes with the
    same one then is gone for good. Raises duckdb.Error."""
    connection.execute("CREATE TEMP TABLE moved AS SELECT unnest(?::BIGINT[]) AS _writing, unnest(?::BIGINT[]) AS _to",
                       [list(moved), list(moved.values())])
    connection.execute("BEGIN")
    for name in sorted(_held(connection, "old") & set(tables)):
        connection.execute(
            f"CREATE TABLE lake.{named(name)} AS "  # noqa: S608
            "SELECT _to AS _writing, _sum > 0 AS _came, * EXCLUDE (_to, _sum, _time) FROM ("
            f"SELECT _to, * EXCLUDE (_to, {_OWN}), sum(if(_came, 1, -1)) AS _sum, "
            "unnest(range(abs(sum(if(_came, 1, -1)))::BIGINT)) AS _time "
            f"FROM old.{named(name)} JOIN moved USING (_writing) GROUP BY ALL)")
    connection.execute("COMMIT")
    connection.execute("DROP TABLE moved")


def held_by(connection: duckdb.DuckDBPyConnection, tables: Iterable[str], submission_id: str) -> Counter[int]:
    """How many rows of these tables that name this submission came with each writing, less those that went. Raises
    duckdb.Error."""
    found = Counter[int]()
    for name in _held(connection, "lake") & set(tables):
        found.update(dict(connection.execute(
            f"SELECT _writing, sum(if(_came, 1, -1))::BIGINT FROM lake.{named(name)} "  # noqa: S608
            "WHERE submission_id = $id GROUP BY 1", {"id": submission_id}).fetchall()))
    return found


def _held(connection: duckdb.DuckDBPyConnection, lake: str) -> set[str]:
    """Tables that ever had a row."""
    return {str(name) for (name,) in connection.execute(
        f"SELECT table_name FROM duckdb_tables() WHERE database_name = {quoted(lake)}").fetchall()}  # noqa: S608
