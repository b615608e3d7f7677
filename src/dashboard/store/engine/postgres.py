"""The engine of several servers: rows in one PostgreSQL; DASHBOARD_HOME of each is a copy that may be thrown away.

The write lock belongs to a connection, and everything that needs the lock is written over that connection: whoever lost
the one can no longer do the other. PostgreSQL frees it when the process dies.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from psycopg import errors
from psycopg.types.json import Json

from dashboard.core.domain import AccountError, BuildError, StoreError
from dashboard.store.engine import mirror
from dashboard.store.engine.addresses import Unreachable, complete
from dashboard.store.engine.confirming import whole
from dashboard.store.engine.connections import QUEUEING, WRITING, Connection, Connections
from dashboard.store.engine.copy_mark import is_copy
from dashboard.store.engine.folder import BUILDER_SECONDS, TOO_LONG, FolderEngine, leave_only
from dashboard.store.engine.interface import Lines
from dashboard.store.engine.postgres_lines import PostgresLines
from dashboard.store.engine.publishing import Publisher
from dashboard.store.engine.schema import BUILDING, CHANGING, refuse_unfit
from dashboard.store.lake.history import History
from dashboard.store.lake.published_here import published_here
from dashboard.store.log_once import log_once

_LOG = logging.getLogger("dashboard")


class _Held(threading.local):
    """What this thread holds: the connection of the write lock, that of the accounts, and whether it is in the midst of
    putting something on record."""

    builder: Connection | None = None
    changer: Connection | None = None
    together: bool = False


class PostgresEngine:
    """See `Engine`. `objects`: where published builds lie (DASHBOARD_OBJECTS)."""

    is_shared = True

    def __init__(self, address: str, objects: str) -> None:
        self.connections = Connections(address)
        self._held = _Held()
        self._publisher = Publisher(objects, self._builder_or_any)
        self._history = History(complete(address), self._builder_or_any)

    @contextmanager
    def only_builder(self, waits: Callable[[], None]) -> Iterator[None]:
        with self._building(waits) as connection:
            with self.connections.asking():
                refuse_unfit(connection)
            yield

    @contextmanager
    def only_mover(self) -> Iterator[Connection]:
        """Hold the write lock and the accounts of all servers, also where everything was moved already."""
        with self._building(lambda: None) as connection, self.connections.asking():
            connection.execute("SELECT pg_advisory_lock(%s)", (CHANGING,))
            yield connection

    @contextmanager
    def _building(self, waits: Callable[[], None]) -> Iterator[Connection]:
        with FolderEngine().only_builder(waits):  # of this home, which other processes write to as well
            connection = self.connections.opened(eager=True)
            connection.bound = WRITING
            try:
                self._acquire(connection, waits)
                self._held.builder = connection
                yield connection
            finally:
                self._held.builder = None
                connection.close()

    def _acquire(self, connection: Connection, waits: Callable[[], None]) -> None:
        with self.connections.asking():
            row = connection.execute("SELECT pg_try_advisory_lock(%s)", (BUILDING,)).fetchone()
            if row and row[0]:
                return
            waits()
            connection.bound = BUILDER_SECONDS + WRITING
            connection.execute(f"SET lock_timeout = '{BUILDER_SECONDS}s'".encode())
            try:
                connection.execute("SELECT pg_advisory_lock(%s)", (BUILDING,))  # in the order of asking
            except errors.LockNotAvailable:
                raise BuildError(TOO_LONG) from None
            connection.execute("RESET lock_timeout")
            connection.bound = WRITING

    @contextmanager
    def only_changer(self) -> Iterator[None]:
        with self._for_people(), self.connections.borrowed(QUEUEING) as connection, whole(connection, self.connections):
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (CHANGING,))
            refuse_unfit(connection)
            self._held.changer = connection
            try:
                yield
            finally:
                self._held.changer = None

    def read_private(self, name: str, *, replaceable: bool) -> dict[str, Any]:
        with self._for_people(), self._changer() as connection:
            return {str(key): entry for key, entry in connection.execute(
                "SELECT key, entry FROM private_entry WHERE file = %s ORDER BY key", (name,)).fetchall()}

    def read_entry(self, name: str, key: str, *, replaceable: bool) -> Any:
        if "\0" in key:  # no text of PostgreSQL holds it, so no entry has this name; strangers type what they like
            return None
        with self._for_people(), self._changer() as connection:
            row = connection.execute("SELECT entry FROM private_entry WHERE file = %s AND key = %s",
                                     (name, key)).fetchone()
            return row[0] if row else None

    def write_private(self, name: str, content: Mapping[str, Any]) -> None:
        before = self.read_private(name, replaceable=True)
        with self._for_people(), self._changer() as connection:
            for key in before.keys() - content.keys():
                connection.execute("DELETE FROM private_entry WHERE file = %s AND key = %s", (name, key))
            for key in content:
                if key not in before or before[key] != content[key]:
                    connection.execute("INSERT INTO private_entry VALUES (%s, %s, %s) ON CONFLICT (file, key) "
                                       "DO UPDATE SET entry = excluded.entry", (name, key, Json(content[key])))

    def lines(self, name: str) -> Lines:
        return PostgresLines(name, self._builder_or_any if name == "journal" else self.connections.borrowed)

    def shared_key(self, make: Callable[[], bytes]) -> bytes | None:
        with self._builder_or_any() as connection:
            asked = "SELECT content FROM secret WHERE name = 'rounding'"
            row = connection.execute(asked).fetchone()
            if not row:
                connection.execute("INSERT INTO secret VALUES ('rounding', %s) ON CONFLICT DO NOTHING", (make(),))
                row = connection.execute(asked).fetchone()
            return bytes(row[0]) if row else None

    def refresh(self, *, thorough: bool = False) -> None:
        if self._held.together:
            return
        try:
            with self._builder_or_any() as connection:
                mirror.bring_up(connection, thorough=thorough)
        except Unreachable as error:
            if thorough or self._held.builder or not is_copy():
                raise
            log_once(str(error))

    @contextmanager
    def together(self) -> Iterator[None]:
        if self._held.together:
            yield
            return
        with self.moving():
            yield
        try:
            self.refresh()
        except StoreError:  # it is on record; this home will have it with the next refresh
            _LOG.warning("Salinan kiriman belum dibarui", exc_info=True)

    @contextmanager
    def moving(self) -> Iterator[Connection]:
        """What is written over this connection is on record as a whole, or not at all. Needs the write lock."""
        connection = self._builder()
        with self.connections.asking(), whole(connection, self.connections):
            self._held.together = True
            try:
                yield connection
            finally:
                self._held.together = False

    def keep_submission(self, laid: Path, target: Path) -> Path:
        with self.together():
            self._replace(target, {path.name: path.read_bytes() for path in sorted(laid.iterdir())})
        return laid

    def leave_only(self, folder: Path, name: str, content: bytes) -> None:
        with self.together():
            self._replace(folder, {name: content})
        leave_only(folder, name, content)

    def _replace(self, folder: Path, files: Mapping[str, bytes]) -> None:
        connection, key = self._builder(), (folder.parent.name, folder.name)
        with self.connections.asking():
            connection.execute("DELETE FROM submission_file WHERE dataset = %s AND submission = %s", key)
            for name, content in files.items():
                connection.execute("INSERT INTO submission_file VALUES (%s, %s, %s, %s, %s)",
                                   (*key, name, hashlib.sha256(content).hexdigest(), content))
            connection.execute("UPDATE store SET submissions = submissions + 1")

    @contextmanager
    def publishing(self, path: Path, build_id: str) -> Iterator[None]:
        with self._publisher.alone():
            offer = self._publisher.lay(path, build_id)
            with self.together():
                yield
                self._publisher.point(offer)

    def published_ids(self) -> list[str]:
        return self._publisher.ids()

    def keep_history(self) -> None:
        self._history.keep_up()

    def erase_history(self, submission_id: str) -> None:
        self._history.erase(submission_id)

    def renew_history(self) -> int:
        return self._history.renew()

    def history_state(self) -> tuple[list[str], list[str]]:
        return self._history.state()

    def published(self) -> Mapping[str, datetime]:
        return published_here() if self._history.is_on else {}

    def past(self, build_id: str) -> Path | None:
        return self._history.past(build_id) if self._history.is_on else None

    def gives_back(self, build_id: str) -> bool:
        return self._history.gives_back(build_id)

    def renew_objects(self) -> tuple[int, list[str]]:
        return self._publisher.renew()

    def objects_state(self) -> tuple[list[str], list[str]]:
        return self._publisher.state()

    def offer_here(self) -> None:
        """Offer what is shown and kept here, if anything is. Needs the write lock."""
        self._publisher.offer_here()

    def offer_kept(self, *, only_here: bool = False) -> None:
        self._publisher.offer_kept(only_here=only_here)

    def keep_up(self, *, moving: bool = False) -> str | None:
        """Copy what is on record and show what is published; the id of the build that is new here. Raises StoreError;
        then what is shown here stays. `moving`: also after everything went to a folder."""
        with self._builder_or_any() as connection:
            mirror.bring_up(connection)
        shown = self._publisher.keep_up(moving=moving)
        self._history.note_here()
        return shown

    def wait(self, seconds: float) -> None:
        """Until something is published, or so long; not at all long where PostgreSQL cannot be reached."""
        self._publisher.wait(self.connections, seconds)

    def close(self) -> None:
        """Give back what this process has open; it is opened again when somebody asks."""
        self.connections.close_idle()
        self._publisher.close()

    def _builder(self) -> Connection:
        if self._held.builder is None:
            raise RuntimeError("the write lock is not held")
        return self._held.builder

    @contextmanager
    def _builder_or_any(self) -> Iterator[Connection]:
        if self._held.builder is None:
            with self.connections.borrowed() as connection:
                yield connection
        else:
            with self.connections.asking():
                yield self._held.builder

    @contextmanager
    def _changer(self) -> Iterator[Connection]:
        if self._held.changer is None:
            with self.connections.borrowed() as connection:
                yield connection
        else:
            yield self._held.changer

    @contextmanager
    def _for_people(self) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            raise AccountError(str(error)) from None
