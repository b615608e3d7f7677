"""Tables in PostgreSQL: numbered files of SQL, each carried out once, forward only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.core.regency import regency

_FOLDER = Path(__file__).with_name("migrations")
MIGRATIONS = tuple(sorted(_FOLDER.glob("[0-9][0-9][0-9].sql")))
"""The number of the last one is the version that this program knows."""
MIGRATING, BUILDING, CHANGING = 7_305_001, 7_305_002, 7_305_003
"""Numbers of advisory locks: of this program, in a database of its own."""


def newest() -> int:
    """The version that this program knows."""
    return int(MIGRATIONS[-1].stem)


def bring_up_to_date(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Carry out what is missing, one process at a time. Raises StoreError when a newer program was here."""
    if _version(connection) == newest():
        return
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATING,))
        found = _version(connection)
        _refuse_newer(found)
        if not found:
            connection.execute("CREATE TABLE schema_version (version integer PRIMARY KEY, "
                               "at timestamptz NOT NULL DEFAULT now())")
        for path in MIGRATIONS[found:]:
            connection.execute(path.read_bytes())
            connection.execute("INSERT INTO schema_version (version) VALUES (%s)", (int(path.stem),))


def refuse_unfit(connection: psycopg.Connection[tuple[Any, ...]], *, moving: bool = False) -> None:
    """Raises StoreError where this program may neither write nor show anything new: a newer one was here since it was
    started, everything went to a folder (unless `moving`), or the record is that of another dashboard."""
    row = connection.execute("SELECT moved_at, home, (SELECT max(version) FROM schema_version) FROM store").fetchone()
    if not row:
        return
    _refuse_newer(int(row[2]))
    if row[0] and not moving:
        raise StoreError(f"Isi PostgreSQL ini dipindahkan ke folder satu server pada {row[0]:%Y-%m-%d %H:%M} UTC, jadi "
                         "tidak ada lagi yang disimpan di sini. Pakai server itu, tanpa DASHBOARD_STORE.")
    if row[1] and row[1] != regency().code:
        raise StoreError(f"PostgreSQL ini milik dasbor wilayah {row[1]}, sedangkan DASHBOARD_DATA {settings.data()} "
                         f"tentang {regency().label} ({regency().code}). Betulkan salah satunya; tidak ada yang "
                         "berubah.")


def _refuse_newer(found: int) -> None:
    if found > newest():
        raise StoreError(f"PostgreSQL sudah dipakai versi dasbor yang lebih baru (bentuk {found}; program ini mengenal "
                         f"sampai bentuk {newest()}). Perbarui program di server ini; tidak ada yang berubah.")


def _version(connection: psycopg.Connection[tuple[Any, ...]]) -> int:
    """0 in a database where this program never was."""
    # Not to_regclass, which answers out of a memory from before the lock was waited for.
    row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() "
                             "AND tablename = 'schema_version'").fetchone()
    if not row or not row[0]:
        return 0
    found = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    return int(found[0]) if found and found[0] is not None else 0
