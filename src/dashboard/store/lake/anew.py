"""Everything that counts laid in a new generation of the lake, the old one removed as a whole: so what is erased is
gone from each file, and many small files are one. Nothing in a lake is ever deleted or compacted by DuckLake itself."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from dashboard.store.engine.connections import Connection
from dashboard.store.lake import record, rows
from dashboard.store.lake.attached import SECONDS, Lake, newest_snapshot, schema
from dashboard.store.lake.record import KnownBuild, LakeRecord

_ANEW_SECONDS = 1800.0


def without(connection: Connection, lake: Lake, known: LakeRecord, submission_id: str) -> list[KnownBuild]:
    """Held builds that do not know this submission. Raises HistoryError."""
    tables = {record.shape_and_rows(connection, build)[0].kept_as("submission") for build in known.held}
    if not tables:
        return []

    def ask(duck: duckdb.DuckDBPyConnection) -> dict[int, int]:
        lake.attach(duck, known.generation or 0)
        return rows.held_by(duck, tables, submission_id)

    came = lake.asked(ask, SECONDS)
    return [build for build in known.held if not sum(came.get(one, 0) for one in known.until(build))]


def lay_anew(connection: Connection, lake: Lake, known: LakeRecord, staying: Sequence[KnownBuild]) -> None:
    """These held builds alone, in order; the others were never published. Needs the write lock. Raises HistoryError, or
    what psycopg raises; may be done again after a kill at any moment."""
    generation, snapshot = record.next_number(connection), 0
    tables = {shape.kept_as(name) for build in staying
              for shape in [record.shape_and_rows(connection, build)[0]] for name in shape.tables}
    moved = {build.writing: to for build in known.held if build.writing is not None
             if (to := next((one.writing for one in staying if one.id >= build.id), None)) is not None}

    def lay(duck: duckdb.DuckDBPyConnection) -> int:
        lake.attach(duck, known.generation or 0, "old")
        lake.attach(duck, generation, is_new=True)
        rows.copy(duck, moved, tables)
        lake.place.settle(lake.folder(generation), frozenset())
        return newest_snapshot(duck)

    if staying:
        snapshot = lake.asked(lay, _ANEW_SECONDS)
    with connection.transaction():
        if staying:
            record.note_generation(connection, generation)
        else:
            connection.execute("DELETE FROM lake")
        connection.execute("DELETE FROM build WHERE writing IS NOT NULL AND id <> ALL(%s)",
                           ([build.id for build in staying],))
        connection.execute("UPDATE build SET snapshot = %s WHERE writing IS NOT NULL", (snapshot,))
        connection.execute("DELETE FROM build_shape WHERE digest NOT IN "
                           "(SELECT shape FROM build WHERE shape IS NOT NULL)")
    sweep(connection, lake, generation if staying else None)


def sweep(connection: Connection, lake: Lake, generation: int | None) -> None:
    """Remove all other generations, also those that somebody began and did not come to count. Raises HistoryError."""
    for (name,) in connection.execute(r"SELECT nspname FROM pg_namespace WHERE nspname ~ '^danau_\d+$'").fetchall():
        if generation is None or name != schema(generation):
            connection.execute(f'DROP SCHEMA "{name}" CASCADE'.encode())
    with lake.reached():
        lake.place.remove_others(lake.owner, "" if generation is None else lake.folder(generation))
