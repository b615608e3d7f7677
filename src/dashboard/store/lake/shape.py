"""What a build is apart from its rows: how its tables and views are made. And what its rows are, as numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from dashboard.store.building.scripts import quoted

Fingerprints = Mapping[str, tuple[int, str]]
"""Of each table: how many rows, and the sum of their hashes, which does not tell their order."""


@dataclass(frozen=True)
class Shape:
    """`tables`: the statement that makes each table of schema base, by name; `views`: those of the views."""

    tables: Mapping[str, str]
    views: tuple[str, ...]

    def to_json(self) -> str:
        """As it is kept; the same shape is the same text."""
        return json.dumps({"tables": dict(sorted(self.tables.items())), "views": sorted(self.views)})

    @classmethod
    def from_json(cls, text: str) -> Shape:
        """The reverse."""
        raw = json.loads(text)
        return cls(dict(raw["tables"]), tuple(raw["views"]))

    @property
    def digest(self) -> str:
        """Its name."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:16]

    def kept_as(self, table: str) -> str:
        """Name of the table in the lake; the same columns go to the same one."""
        return f"{table}_{hashlib.sha256(self.tables[table].encode()).hexdigest()[:8]}"

    def lay(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make its tables, empty, and its views, in the database that is in use. Raises duckdb.Error."""
        connection.execute("CREATE SCHEMA base")
        for statement in self.tables.values():
            connection.execute(statement)
        waiting = list(self.views)
        while waiting:  # a view may stand on another one
            later = [one for one in waiting if not _made(connection, one)]
            if len(later) == len(waiting):
                connection.execute(later[0])  # tells why
            waiting = later


def _made(connection: duckdb.DuckDBPyConnection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except duckdb.Error:
        return False
    return True


def shape_of(connection: duckdb.DuckDBPyConnection, database: str) -> Shape:
    """That of an attached build. Raises duckdb.Error."""
    def statements(kind: str) -> list[tuple[str, str]]:
        found = connection.execute(f"SELECT {kind}_name, sql FROM duckdb_{kind}s() "  # noqa: S608
                                   f"WHERE database_name = {quoted(database)} AND NOT internal ORDER BY 1").fetchall()
        return [(str(name), str(sql)) for name, sql in found]

    return Shape(dict(statements("table")), tuple(sql for _, sql in statements("view")))


def fingerprints(connection: duckdb.DuckDBPyConnection, database: str, shape: Shape) -> Fingerprints:
    """Of all its tables; one question, each costs more than its answer. Raises duckdb.Error."""
    each = (f"SELECT {quoted(name)}, count(*), sum(hash(entry))::VARCHAR FROM "  # noqa: S608
            f"{database}.base.{named(name)} AS entry" for name in shape.tables)
    return {str(name): (int(count), str(digest)) for name, count, digest in
            connection.execute(" UNION ALL ".join(each)).fetchall()}


def named(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
