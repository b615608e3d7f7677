"""A chain as rows of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from dashboard.store.engine.connections import Connection

Asking = Callable[[], AbstractContextManager[Connection]]


class PostgresLines:
    """The chain of this name. `asking`: a connection on which it is read and written."""

    def __init__(self, name: str, asking: Asking) -> None:
        self._name, self._asking = name, asking
        self._held: Connection | None = None

    @property
    def place(self) -> str:
        return f"catatan {self._name} di PostgreSQL"

    @property
    def is_begun(self) -> bool:
        return self.end()[0] > 0

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        with self._asking() as connection, connection.transaction():
            connection.execute("INSERT INTO chain VALUES (%s, 0, '') ON CONFLICT DO NOTHING", (self._name,))
            connection.execute("SELECT 1 FROM chain WHERE name = %s FOR UPDATE", (self._name,))
            self._held = connection
            try:
                yield
            finally:
                self._held = None

    def settle(self) -> None:
        return

    def stored(self) -> Iterator[tuple[str, int, str]]:
        with self._reading() as connection:
            rows = connection.execute("SELECT number, line FROM chain_line WHERE chain = %s ORDER BY number",
                                      (self._name,)).fetchall()
        for number, line in rows:
            yield self.place, int(number), str(line)

    def end(self) -> tuple[int, str]:
        with self._reading() as connection:
            row = connection.execute("SELECT number, hash FROM chain WHERE name = %s", (self._name,)).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def last(self) -> str:
        with self._reading() as connection:
            row = connection.execute("SELECT line FROM chain_line WHERE chain = %s ORDER BY number DESC LIMIT 1",
                                     (self._name,)).fetchone()
        return str(row[0]) if row else ""

    def add(self, month: str, line: str, number: int, digest: str) -> None:
        with self._reading() as connection:
            connection.execute(  # of the newest month also when the clock was set back
                "INSERT INTO chain_line SELECT %(chain)s, %(number)s, greatest(%(month)s, max(month)), %(line)s "
                "FROM chain_line WHERE chain = %(chain)s",
                {"chain": self._name, "number": number, "month": month, "line": line})
            connection.execute("UPDATE chain SET number = %s, hash = %s WHERE name = %s", (number, digest, self._name))

    def let_go(self, month: str) -> None:
        with self._reading() as connection:
            connection.execute("DELETE FROM chain_line WHERE chain = %s AND month < %s", (self._name, month))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._held:
            yield self._held
        else:
            with self._asking() as connection:
                yield connection
