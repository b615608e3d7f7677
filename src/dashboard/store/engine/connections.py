"""Connections to PostgreSQL: a few are kept, broken ones are made again, and who cannot be reached is not asked anew by
every run of every page."""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.abc import PQGen

from dashboard.core.domain import StoreError
from dashboard.store.engine.addresses import Unreachable, complete, unreachable
from dashboard.store.engine.schema import bring_up_to_date

READING, QUEUEING, WRITING = 10.0, 30.0, 120.0
"""Seconds until one answer must be there: for a page, for who waits for others that change accounts, for what carries
files. PostgreSQL's own bounds do not hold where it stands still, nor those of TCP, which its machine answers."""
_Answer = TypeVar("_Answer")
_LOOK_SECONDS = 0.1
_KEPT = 4
_TRUSTED_SECONDS = 1.0
"""A connection that was idle for longer, or has something to tell, is tried first: PostgreSQL may have been started
again."""
_PAUSE_SECONDS = 10.0
"""After nobody answered, readers are told so at once for this long."""


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection whose every answer is there within `bound` seconds, or it is closed (OperationalError)."""

    bound = READING

    def wait(self, gen: PQGen[_Answer], interval: float = _LOOK_SECONDS, timeout: float | None = None) -> _Answer:
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.bound)
        except errors._WaitTimeout:
            self.pgconn.finish()  # nobody knows what it did
            raise psycopg.OperationalError("timeout") from None


class Connections:
    """To one address; for all threads of this process."""

    def __init__(self, address: str) -> None:
        self._conninfo = complete(address)
        self._idle: list[tuple[float, Connection]] = []
        self._lock, self._one_tries = threading.Lock(), threading.Lock()
        self._is_ready = False
        self._failed: tuple[float, str] = (float("-inf"), "")

    @contextmanager
    def borrowed(self, bound: float | None = None) -> Iterator[Connection]:
        """One of those that are kept, or a new one; in autocommit; `bound`: seconds for each answer (READING). Raises
        StoreError, also for what PostgreSQL refuses in here."""
        connection = self._checked() or self.opened()
        connection.bound = bound or READING
        try:
            with self.asking():
                yield connection
        finally:
            self._give_back(connection)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """What PostgreSQL refuses, as sentences."""
        try:
            yield
        except (errors.LockNotAvailable, errors.DeadlockDetected):
            raise StoreError("Catatan di PostgreSQL sedang dipakai proses lain. Ulangi sebentar lagi.") from None
        except errors.InsufficientPrivilege:
            raise StoreError("Pemakai PostgreSQL di DASHBOARD_STORE tidak berhak atas basis datanya. Jadikan "
                             "ia pemiliknya (createdb -O).") from None
        except (errors.DiskFull, errors.ReadOnlySqlTransaction) as error:
            why = "disknya penuh" if isinstance(error, errors.DiskFull) else "hanya dapat dibaca"
            raise StoreError(f"PostgreSQL tidak dapat menyimpan ({why}); tidak ada yang disimpan.") from None
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            self.close_idle()  # they lead to the same place
            raise unreachable(error) from None
        except psycopg.Error as error:
            raise StoreError(f"PostgreSQL menolak permintaan dasbor (SQLSTATE {error.sqlstate}); tidak "
                             "ada yang disimpan. Pastikan basis data itu hanya dipakai dasbor.") from None

    def opened(self, *, eager: bool = False) -> Connection:
        """A new connection, of whoever calls. `eager`: also right after nobody answered. Raises StoreError."""
        with self._one_tries if self._failed[1] else nullcontext():
            since, told = self._failed
            if not eager and time.monotonic() - since < _PAUSE_SECONDS:
                raise Unreachable(told)
            try:
                connection = Connection.connect(self._conninfo, autocommit=True)
            except psycopg.Error as error:
                failure = unreachable(error)
                self._failed = time.monotonic(), str(failure)
                raise failure from None
            self._failed = float("-inf"), ""
        try:
            with self.asking():
                if not self._is_ready:
                    bring_up_to_date(connection)
                    self._is_ready = True
        except BaseException:
            connection.close()
            raise
        return connection

    def _checked(self) -> Connection | None:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                since, connection = self._idle.pop()
            if time.monotonic() - since < _TRUSTED_SECONDS and not select.select([connection], [], [], 0)[0]:
                return connection
            connection.bound = READING
            try:
                connection.execute("SELECT 1")
            except psycopg.Error:
                connection.close()
                self.close_idle()  # they lead to the same place
            else:
                return connection

    def close_idle(self) -> None:
        """Those that nobody has borrowed."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    def _give_back(self, connection: Connection) -> None:
        idle = psycopg.pq.TransactionStatus.IDLE
        if not connection.closed and connection.info.transaction_status == idle:
            with self._lock:
                if len(self._idle) < _KEPT:
                    self._idle.append((time.monotonic(), connection))
                    return
        connection.close()
