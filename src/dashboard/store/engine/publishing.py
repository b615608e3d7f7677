"""Published builds of servers that share a PostgreSQL: objects named by their content, and one row that names what is
shown."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import duckdb
import psycopg
from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.core.regency import regency
from dashboard.store.building.build_times import ids_in, made_at, pointer
from dashboard.store.durable import make_folder
from dashboard.store.engine.connections import Connection, Connections
from dashboard.store.engine.mirror import now
from dashboard.store.engine.own_place import claim, lost_of, state_of
from dashboard.store.engine.schema import refuse_unfit
from dashboard.store.lake.record import note_published
from dashboard.store.rounding_key import agree, rounding_key
from dashboard.store.sharing.follower import mark_reached
from dashboard.store.sharing.following import copy_all
from dashboard.store.sharing.giving import lay, whole_builds
from dashboard.store.sharing.objects import Objects
from dashboard.store.sharing.offer import Offer, fingerprint, read_offer
from dashboard.store.sharing.places import objects_at, part_of_bucket

_LOG = logging.getLogger("dashboard")
_CHANNEL = "terbit"
_WAIT_SECONDS = 300


class Publisher:
    """`asking`: the connection that holds the write lock, else any."""

    def __init__(self, place: str, asking: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._place, self._asking = place, asking
        self._here: set[str] = set()
        self._listening: Connection | None = None

    @cached_property
    def objects(self) -> Objects:
        """Raises StoreError where DASHBOARD_OBJECTS is no place."""
        if not self._place:
            raise StoreError("DASHBOARD_OBJECTS belum diisi: folder yang terjangkau semua server, atau "
                             "s3://bucket/awalan, tempat basis data yang terbit.")
        if not (part_of_bucket(self._place) or Path(self._place).is_absolute()):
            raise StoreError(f"DASHBOARD_OBJECTS {self._place} bukan letak yang sama di semua server. Tulis folder "
                             "dari akar, misalnya /srv/objek, atau s3://bucket/awalan.")
        return objects_at(self._place)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the builds of this home against another process that copies or publishes."""
        folder = settings.builds()
        try:
            make_folder(folder)
            with FileLock(folder / "follow.lock", timeout=_WAIT_SECONDS, mode=0o600):
                yield
        except Timeout:
            raise StoreError(f"Penyalin lain sedang bekerja di {settings.home()}.") from None

    def lay(self, path: Path, build_id: str) -> Offer:
        """Lay this file and the kept builds where others fetch them; nothing points there yet."""
        with self._reaching():
            before = self._noted()
            self._claim(before)
            if before:
                try:
                    copy_all(self.objects, before)
                except (OSError, StoreError, duckdb.Error) as error:  # what is not here stays offered
                    _LOG.warning("Susunan lama belum lengkap di server ini: %s", error)
            offer = lay(self.objects, build_id, {**whole_builds(), build_id: path}, fingerprint(rounding_key()))
            self._here = set(ids_in(settings.builds()))
            return _with_those_elsewhere(offer, before, offer.builds.keys())

    def point(self, offer: Offer) -> None:
        """From now on this is shown. In the transaction of what was handed in."""
        with self._asking() as connection:
            connection.execute("INSERT INTO published (note) VALUES (%(note)s) ON CONFLICT (one) DO UPDATE "
                               "SET note = %(note)s, at = now()", {"note": offer.to_json().decode()})
            connection.execute("UPDATE store SET home = %s WHERE home IS NULL", (regency().code,))
            note_published(connection, offer.build, made_at(offer.build))
            connection.execute("SELECT pg_notify(%s, %s)", (_CHANNEL, offer.build))

    def ids(self) -> list[str]:
        """Of all builds that are offered."""
        offer = self._noted()
        return list(offer.builds) if offer else []

    def offer_here(self) -> None:
        """What is shown and kept in this home."""
        here, shown = whole_builds(), pointer(settings.builds())
        if shown in here:
            with self.alone(), self._reaching():
                self._claim(self._noted())
                self.point(lay(self.objects, shown, here, fingerprint(rounding_key())))

    def renew(self) -> tuple[int, list[str]]:
        """Lay what is here in the place again, which may have lost it or be another one than before; how many builds
        are offered, and which are no longer, since they are neither here nor there. Needs the write lock."""
        with self.alone(), self._reaching():
            before = self._noted()
            if not before:
                raise StoreError("Belum ada susunan yang terbit. Jalankan `python -m dashboard build`.")
            self._claim(before, anew=True)
            here = whole_builds()
            if before.build not in here:
                raise StoreError(f"Susunan yang terbit ({before.build}) tidak ada di server ini. Jalankan di server "
                                 "yang menampilkannya, atau `python -m dashboard build`.")
            offer = lay(self.objects, before.build, here, before.key)
            lost, files = lost_of(self.objects, before)
            before = replace(before, files={name: digest for name, digest in before.files.items() if name not in files})
            self.point(_with_those_elsewhere(offer, before, {*here, *lost}))
        return len(before.builds) - len(lost), lost

    def state(self) -> tuple[list[str], list[str]]:
        """Sentences about the place and what is shown here: what holds, and what does not. Raises StoreError."""
        with self.alone(), self._reaching():
            offer = self._noted()
            if not offer:
                return [], []
            told, problems = state_of(self.objects, self._place, offer, whole_builds())
            if (shown := pointer(settings.builds())) != offer.build:
                problems.append(f"Server ini menampilkan susunan {shown or 'apa pun belum'}, padahal yang terbit "
                                f"{offer.build}. Periksa `python -m dashboard follow` di server ini.")
        return told, problems

    def offer_kept(self, *, only_here: bool) -> None:
        """What was removed here since `lay` is offered no longer, and its objects go."""
        before = self._noted()
        if not before:
            return
        with self.alone(), self._reaching():
            self._claim(before)
            here = whole_builds()
            offer = lay(self.objects, before.build, here, before.key)
            if not only_here:
                offer = _with_those_elsewhere(offer, before, {*here, *self._here})
            if offer != before:
                self.point(offer)
            self.objects.forget(offer.digests)
        mark_reached()

    def keep_up(self, *, moving: bool = False) -> str | None:
        """Show what is published; the id of a build that is new here. `moving`: also after everything went to a
        folder."""
        agree()
        with self.alone(), self._reaching():
            offer = self._noted()
            with self._asking() as connection:
                refuse_unfit(connection, moving=moving)
            if offer and offer.key != fingerprint(rounding_key()):
                raise StoreError("Terbitan di PostgreSQL dibulatkan dengan kunci lain. Jalankan `python -m dashboard "
                                 "build`.")
            try:
                shown = copy_all(self.objects, offer) if offer else None
            except duckdb.Error as error:
                raise StoreError(f"Basis data yang terbit tidak dapat dibaca ({str(error).splitlines()[0][:200]}). "
                                 "Yang tampil tidak berubah.") from None
        mark_reached()
        return shown

    def wait(self, connections: Connections, seconds: float) -> None:
        """Until something is published or so long. Whatever is missed meanwhile is seen by asking again."""
        try:
            if self._listening is None:
                self._listening = connections.opened()
                self._listening.execute(f"LISTEN {_CHANNEL}".encode())
            for _ in self._listening.notifies(timeout=seconds, stop_after=1):
                pass
        except (StoreError, psycopg.Error):
            self.close()
            time.sleep(seconds)

    def close(self) -> None:
        """Listen no longer."""
        if self._listening:
            self._listening.close()
        self._listening = None

    def _noted(self) -> Offer | None:
        with self._asking() as connection:
            row = connection.execute("SELECT note FROM published").fetchone()
        return read_offer(str(row[0]).encode()) if row else None

    def _claim(self, offered: Offer | None, *, anew: bool = False) -> None:
        with self._asking() as connection:
            store, _ = now(connection)
        claim(self.objects, self._place, store, offered, anew=anew)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            _LOG.warning("%s (DASHBOARD_OBJECTS): %s", self._place, error.strerror)
            raise StoreError("Penyimpanan objek (DASHBOARD_OBJECTS) tidak terjangkau. Yang sudah tampil tetap tampil; "
                             "yang baru belum tersimpan. Ulangi sebentar lagi; sebabnya ada pada log server.") from None


def _with_those_elsewhere(offer: Offer, before: Offer | None, known: Collection[str]) -> Offer:
    """With what was offered and was never here: it may be needed by the day of a meeting."""
    elsewhere = {name: digest for name, digest in (before.builds if before else {}).items()
                 if name not in known}
    if not elsewhere or not before:
        return offer
    return replace(offer, builds={**elsewhere, **offer.builds}, files={**before.files, **offer.files})
