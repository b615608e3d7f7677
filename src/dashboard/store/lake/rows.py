"""Rows in the lake: to every table of builds one that says what came and what went, and with which writing.

Rows are only ever added. A build is what came up to its writing, without what went: as often as it came, less as often
as it went. Which writings count is said by PostgreSQL (record.py), so what a killed process left behind is never read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from dashboard.store.building.scripts import quoted
from dashboard.store.lake.shape import Fingerprints, Shape, fingerprints, named, shape_of

_OWN = "_writing, _came"


def add(connection: duckdb.DuckDBPyConnection, writing: int, before: Path | None,
        now: Path) -> tuple[Shape, Fingerprints]:
    """Write to `lake` what this build has and the one before has not, or otherwise, in one transaction; what it is.
    Raises duckdb.Error."""
    connection.execute(f"ATTACH {quoted(now)} AS now (READ_ONLY)")
    shape, old = shape_of(connection, "now"), Shape({}, ())
    rows, past = fingerprints(connection, "now", shape), dict[str, tuple[int, str]]()
    if before:
        connection.execute(f"ATTACH {quoted(before)} AS past (READ_ONLY)")
        old = shape_of(connection, "past")
        past = dict(fingerprints(connection, "past", old))
    connection.execute("BEGIN")
    for name in sorted({*shape.tables, *old.tables}):
        is_same = shape.tables.get(name) == old.tables.get(name)
        if is_same and rows[name] == past[name]:
            continue
        if name in shape.tables:
            _add(connection, shape.kept_as(name), name, writing, ("now", "past" if is_same else None))
        if name in old.tables and not is_same:
            _add(connection, old.kept_as(name), name, writing, (None, "past"))
        elif is_same:
            _add(connection, shape.kept_as(name), name, writing, ("past", "now"), came=False)
    connection.execute("COMMIT")
    return shape, rows


def _add(connection: duckdb.DuckDBPyConnection, kept_as: str, name: str, writing: int,
         of: tuple[str | None, str | None], *, came: bool = True) -> None:
    has, has_not = of
    if has is None:  # the whole table went
        has, has_not, came = has_not, None, False
    rows = f"FROM {has}.base.{named(name)}"
    told = f"{writing}::BIGINT AS _writing, {str(came).lower()} AS _came"
    connection.execute(f"CREATE TABLE IF NOT EXISTS lake.{named(kept_as)} AS SELECT {told}, * {rows} LIMIT 0")
    without = f" EXCEPT ALL FROM {has_not}.base.{named(name)}" if has_not else ""
    connection.execute(f"INSERT INTO lake.{named(kept_as)} SELECT {told}, * FROM ({rows}{without})")  # noqa: S608


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
    for name in tables:
        def part(came: bool, name: str = name) -> str:
            return (f"SELECT _to, * EXCLUDE ({_OWN}, _to) FROM old.{named(name)} JOIN moved USING (_writing) "  # noqa: S608
                    f"WHERE _came = {str(came).lower()}")

        connection.execute(f"CREATE TABLE lake.{named(name)} AS FROM old.{named(name)} LIMIT 0")
        for came in (True, False):
            connection.execute(f"INSERT INTO lake.{named(name)} SELECT _to, {str(came).lower()}, * EXCLUDE (_to) FROM "  # noqa: S608
                               f"({part(came)} EXCEPT ALL {part(not came)})")
    connection.execute("COMMIT")


def held_by(connection: duckdb.DuckDBPyConnection, table: str, submission_id: str) -> dict[int, int]:
    """How many rows of this submission came with each writing, less those that went. Raises duckdb.Error."""
    found = connection.execute(
        f"SELECT _writing, sum(if(_came, 1, -1)) FROM lake.{named(table)} WHERE submission_id = $id "  # noqa: S608
        "GROUP BY 1", {"id": submission_id}).fetchall()
    return {int(writing): int(rows) for writing, rows in found}
