"""What PostgreSQL says of the lake: which builds were published, and which rows of the lake count."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dashboard.core.domain import HistoryError
from dashboard.store.engine.connections import Connection
from dashboard.store.lake.shape import Fingerprints, Shape

LAYOUT = 1
"""How rows lie in the lake, as this program knows it."""


@dataclass(frozen=True)
class KnownBuild:
    """One that was published. `writing`: the number of its rows in the lake, None where they are not there."""

    id: str
    made_at: datetime
    writing: int | None = None
    snapshot: int = 0
    shape: str = ""

    @property
    def is_held(self) -> bool:
        """Whether the lake has it."""
        return self.writing is not None


@dataclass(frozen=True)
class LakeRecord:
    """`generation`: None before the first build is in the lake; `builds`: in the order in which they were made."""

    generation: int | None
    builds: tuple[KnownBuild, ...]

    @property
    def held(self) -> tuple[KnownBuild, ...]:
        """Those that the lake has, in order."""
        return tuple(one for one in self.builds if one.is_held)

    def held_as(self, build_id: str) -> KnownBuild | None:
        """The build of this id, if the lake has it."""
        return next((one for one in self.held if one.id == build_id), None)

    def until(self, build: KnownBuild) -> list[int]:
        """Numbers of the rows that this build is made of."""
        return [one.writing for one in self.builds if one.writing is not None and one.id <= build.id]


def read_record(connection: Connection) -> LakeRecord:
    """All of it, in one question. Raises HistoryError where a newer program was here."""
    found = connection.execute(
        "SELECT lake.generation, lake.layout, id, made_at, writing, snapshot, shape FROM (SELECT) one "
        "LEFT JOIN lake ON true LEFT JOIN build ON true ORDER BY id").fetchall()
    generation, layout = found[0][:2]
    if layout is not None and int(layout) > LAYOUT:
        raise HistoryError("Danau riwayat (DASHBOARD_LAKE) sudah dipakai versi dasbor yang lebih baru (bentuk "
                           f"{layout}; program ini mengenal sampai bentuk {LAYOUT}). Perbarui program di server ini; "
                           "tidak ada yang berubah.")
    builds = tuple(KnownBuild(str(build), made_at, writing, int(snapshot or 0), str(shape or ""))
                   for _, _, build, made_at, writing, snapshot, shape in found if build)
    return LakeRecord(None if generation is None else int(generation), builds)


def next_number(connection: Connection) -> int:
    """Never given out again, whatever becomes of what is written under it."""
    row = connection.execute("SELECT nextval('lake_number')").fetchone()
    return int(row[0]) if row else 0


def note_published(connection: Connection, build_id: str, made_at: datetime) -> None:
    """This build was published. A clock that ran ahead made its id, not the time at which it was."""
    connection.execute("INSERT INTO build (id, made_at) VALUES (%s, least(%s, now())) ON CONFLICT DO NOTHING",
                       (build_id, made_at))


def note_held(connection: Connection, build: KnownBuild, shape: Shape, rows: Fingerprints) -> None:
    """From now on its rows count."""
    connection.execute("INSERT INTO build_shape VALUES (%s, %s) ON CONFLICT DO NOTHING",
                       (shape.digest, shape.to_json()))
    connection.execute("UPDATE build SET writing = %s, snapshot = %s, shape = %s, rows = %s WHERE id = %s",
                       (build.writing, build.snapshot, shape.digest, json.dumps(rows), build.id))


def note_generation(connection: Connection, generation: int) -> None:
    """From now on this one holds."""
    connection.execute("INSERT INTO lake (generation, layout) VALUES (%(g)s, %(l)s) ON CONFLICT (one) DO UPDATE "
                       "SET generation = %(g)s, layout = %(l)s", {"g": generation, "l": LAYOUT})


def shape_and_rows(connection: Connection, build: KnownBuild) -> tuple[Shape, Fingerprints]:
    """What a held build has to be."""
    row = connection.execute("SELECT content, rows FROM build JOIN build_shape ON digest = shape WHERE id = %s",
                             (build.id,)).fetchone()
    if not row:
        raise HistoryError(f"Susunan {build.id} sudah dihapus.")
    rows: Mapping[str, tuple[int, str]] = {name: (int(count), str(digest)) for name, (count, digest) in row[1].items()}
    return Shape.from_json(str(row[0])), rows
