"""Transactions of which somebody can tell afterwards whether they were confirmed, also when the connection broke while
that was asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from uuid import UUID, uuid4

import psycopg
from psycopg import errors

from dashboard.core.domain import StoreError
from dashboard.store.engine.addresses import Unreachable
from dashboard.store.engine.connections import Connection, Connections

_LOOK_SECONDS = 15
"""For so long it is asked."""
_TIDIED = ("DELETE FROM confirmed WHERE token IN (SELECT token FROM confirmed WHERE at < now() - interval '1 day' "
           "FOR UPDATE SKIP LOCKED)")


@contextmanager
def whole(connection: Connection, connections: Connections) -> Iterator[None]:
    """A transaction over this connection; whoever gets past it may tell people that it is stored."""
    token = uuid4()
    connection.execute("BEGIN")
    try:
        row = connection.execute("SELECT pg_current_xact_id()::text").fetchone()
        connection.execute(_TIDIED)
        connection.execute("INSERT INTO confirmed (token) VALUES (%s)", (token,))
        yield
    except BaseException:
        with suppress(psycopg.Error):
            connection.execute("ROLLBACK")
        raise
    try:
        connection.execute("COMMIT")
    except (psycopg.OperationalError, psycopg.InterfaceError):  # nobody here knows whether it was: ask there
        if not _was_confirmed(connections, str(row[0]) if row else "", token):
            raise


def _was_confirmed(connections: Connections, transaction: str, token: UUID) -> bool:
    deadline = time.monotonic() + _LOOK_SECONDS
    while time.monotonic() < deadline:
        with suppress(StoreError, psycopg.Error), closing(connections.opened(eager=True)) as connection:
            if not _is_under_way(connection, transaction):
                return bool(connection.execute("SELECT 1 FROM confirmed WHERE token = %s", (token,)).fetchone())
        time.sleep(0.2)
    raise Unreachable("Sambungan ke PostgreSQL terputus tepat saat menyimpan, jadi belum diketahui apakah tersimpan. "
                      "Setelah tersambung lagi ulangi: berkas yang sudah tersimpan tidak tersimpan dua kali.")


def _is_under_way(connection: Connection, transaction: str) -> bool:
    """Whether PostgreSQL is still at the transaction of this number; after a crash the number may be another's, which
    is why it does not tell whether ours was confirmed."""
    try:
        row = connection.execute("SELECT pg_xact_status(%s::text::xid8)", (transaction,)).fetchone()
    except errors.InvalidParameterValue:  # never given out since
        return False
    return bool(row and row[0] == "in progress")
