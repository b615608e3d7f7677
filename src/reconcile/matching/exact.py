"""Step 1, second half: who is certainly one person, by the hashes of NIK and nomor KK."""

from __future__ import annotations

import pyarrow as pa
from duckdb import DuckDBPyConnection

from reconcile import sql
from reconcile.matching.clusters import Groups


def link_exactly(connection: DuckDBPyConnection) -> None:
    """Fill table `tautan`: rid, orang (the first rid of the person), lewat_nik."""
    connection.execute(sql.text("exact"))
    groups = Groups()
    for first, other in connection.execute("SELECT pertama, orang FROM kembar").fetchall():
        groups.join(first, other)
    put_together(connection, groups)


def put_together(connection: DuckDBPyConnection, groups: Groups) -> None:
    """Rename persons in `tautan` as these groups say."""
    renamed = [(one, groups.head(one)) for one in groups.members() if groups.head(one) != one]
    if renamed:
        connection.execute("CREATE OR REPLACE TEMP TABLE disatukan (orang BIGINT, menjadi BIGINT)")
        _insert(connection, renamed)
        connection.execute("UPDATE tautan SET orang = d.menjadi FROM disatukan d WHERE d.orang = tautan.orang")


def _insert(connection: DuckDBPyConnection, renamed: list[tuple[int, int]]) -> None:
    connection.register("_masuk", pa.table({"orang": [one for one, _ in renamed],
                                            "menjadi": [head for _, head in renamed]}))
    connection.execute("INSERT INTO disatukan SELECT * FROM _masuk")
    connection.unregister("_masuk")
