"""The history of published builds for an engine: kept up by whoever holds the write lock, read by anybody."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from dashboard.core import settings
from dashboard.core.domain import HistoryError, StoreError
from dashboard.store.building.build_times import ids_in, kept_builds
from dashboard.store.building.whole import damage
from dashboard.store.building.writing import attach_to_write
from dashboard.store.database import path_of
from dashboard.store.durable import make_folder
from dashboard.store.engine.connections import Connection
from dashboard.store.lake import record, rows
from dashboard.store.lake.anew import lay_anew, sweep, without
from dashboard.store.lake.attached import SECONDS, Lake, newest_snapshot, unreachable
from dashboard.store.lake.places import lake_at
from dashboard.store.lake.published_here import published_here, tell
from dashboard.store.lake.record import KnownBuild, LakeRecord
from dashboard.store.lake.shape import Fingerprints, Shape, fingerprints

_LOG = logging.getLogger("dashboard")
_FILES, _HALF = "danau-", ".danau-"
_READ_BACK = 4
"""So many builds that were read back stay as files."""
_WRITINGS = 128
"""After so many, each a few small files, everything is laid together anew."""
_PAUSE_SECONDS = 60.0
"""After the lake could not be written nobody who hands in waits for it again for so long."""


class History:
    """`address`: for libpq; `asking`: the connection that holds the write lock, else any."""

    def __init__(self, address: str, asking: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._address, self._asking = address, asking
        self._failed = float("-inf")

    @property
    def is_on(self) -> bool:
        """Whether this server was told of a lake."""
        return bool(settings.lake_place())

    def keep_up(self) -> None:
        """Bring to the lake what was published and lies here; it never stops what is handed in. Needs the write
        lock."""
        if not self.is_on or self._is_paused:
            return
        try:
            self.catch_up()
        except Exception as error:  # what was handed in is on record and shown, whatever becomes of this
            self._failed = time.monotonic()
            _LOG.warning("Susunan yang terbit belum masuk danau; menyusul pada terbitan berikutnya (%s)",
                         error if isinstance(error, StoreError | OSError) else type(error).__name__)

    @property
    def _is_paused(self) -> bool:
        return time.monotonic() - self._failed < _PAUSE_SECONDS

    def catch_up(self) -> None:
        """The same, at once. Raises HistoryError, StoreError or OSError."""
        made = kept_builds()
        with self._asking() as connection:
            for name in made:
                record.note_published(connection, name, made[name])
            known = record.read_record(connection)
            newest = known.held[-1].id if known.held else ""
            for build in known.builds:
                if build.id > newest and build.id in made and not damage(path_of(build.id)):
                    known = self._add(connection, known, build)
            if len({build.snapshot for build in known.held}) > _WRITINGS:
                lay_anew(connection, self._lake(), known, known.held)
        self._failed = float("-inf")
        self.note_here()

    def note_here(self) -> None:
        """Tell this home which builds were published. Raises StoreError or OSError."""
        if self.is_on:
            with self._asking() as connection:
                here = published_here()
                if connection.execute("SELECT count(*), coalesce(max(id), '') FROM build").fetchone() != (
                        len(here), max(here, default="")):
                    tell({str(name): made for name, made in
                          connection.execute("SELECT id, made_at FROM build").fetchall()})

    def past(self, build_id: str) -> Path:
        """A file of this build, read back from the lake. Raises StoreError."""
        copied = settings.cache() / f"{_FILES}{build_id}.duckdb"
        if copied.is_file() and not damage(copied):
            return copied
        for attempt in (1, 2):  # the second for whoever read while everything was laid anew
            with self._asking() as connection:
                known = record.read_record(connection)
            try:
                return self._read_back(known, known.held_as(build_id), copied)
            except HistoryError:
                with self._asking() as connection:
                    if attempt == 2 or record.read_record(connection).generation == known.generation:
                        raise
        raise AssertionError

    def gives_back(self, build_id: str) -> bool:
        """Whether the lake has this build and gives it whole, read just now."""
        if not self.is_on or self._is_paused:
            return False
        try:
            with self._asking() as connection:
                known = record.read_record(connection)
            build = known.held_as(build_id)
            if build:
                with self._reading(known, build):
                    return True
        except (StoreError, OSError) as error:
            self._failed = time.monotonic()
            _LOG.warning("Susunan %s tetap disimpan sebagai berkas (%s)", build_id, error)
        return False

    def erase(self, submission_id: str) -> None:
        """Nothing in the lake is made of this submission any more, nor of what was never counted. Needs the write
        lock. Raises StoreError or OSError."""
        with self._asking() as connection:
            known = record.read_record(connection)
            if known.generation is not None and not self.is_on:
                raise StoreError("Danau memuat susunan lama, tetapi DASHBOARD_LAKE belum diisi di server ini. Isi, "
                                 "lalu jalankan `purge confirm` lagi.")
            if self.is_on:
                lake = self._lake()
                lay_anew(connection, lake, known, without(connection, lake, known, submission_id))
        for path in settings.cache().glob(f"{_FILES}*"):
            path.unlink(missing_ok=True)
        if self.is_on:
            self.catch_up()

    def renew(self) -> int:
        """Begin anew with the builds whose files lie here, of which so many are held then: what was in the lake is
        lost. Needs the write lock. Raises StoreError or OSError."""
        if not self.is_on:
            raise StoreError("DASHBOARD_LAKE belum diisi, jadi tidak ada riwayat yang dapat dimulai lagi.")
        with self._asking() as connection:
            with connection.transaction():
                connection.execute("UPDATE build SET writing = NULL, snapshot = NULL, shape = NULL, rows = NULL")
                connection.execute("DELETE FROM build_shape")
                connection.execute("DELETE FROM lake")
            sweep(connection, self._lake(), None)
            self.catch_up()
            return len(record.read_record(connection).held)

    def state(self) -> tuple[list[str], list[str]]:
        """Sentences: what holds, and what does not. Raises StoreError."""
        with self._asking() as connection:
            known = record.read_record(connection)
        if not self.is_on:
            return [], ["DASHBOARD_LAKE tidak diisi di server ini, padahal danau dipakai."] if known.generation else []
        newest_held = known.held[-1].id if known.held else ""
        waiting = sum(one.id > newest_held for one in known.builds)
        problems = [f"{waiting} susunan terbit belum masuk danau riwayat (sebabnya ada pada log saat terbit); menyusul "
                    "pada terbitan berikutnya (sekarang: `python -m dashboard build`)."] if waiting else []
        if not known.held:
            return ["Danau riwayat masih kosong."], problems
        first, newest = known.held[0], known.held[-1]
        with self._reading(known, newest):
            told = [f"Danau riwayat memuat {len(known.held)} susunan terbit dari {first.id} sampai {newest.id} (potret "
                    f"{newest.snapshot}); yang terakhir terbaca utuh."]
        lost = [one.id for one in known.builds if not one.is_held and first.id < one.id < newest.id]
        if lost:
            told.append(f"{len(lost)} susunan di antaranya tidak sempat masuk dan tidak dapat menyusul: "
                        f"{', '.join(lost[-3:])}.")
        return told, problems

    def _lake(self) -> Lake:
        with self._asking() as connection:
            row = connection.execute("SELECT id FROM store").fetchone()
        return Lake(self._address, lake_at(settings.lake_place()), f"danau-{str(row[0])[:13] if row else ''}")

    def _add(self, connection: Connection, known: LakeRecord, build: KnownBuild) -> LakeRecord:
        lake, last = self._lake(), known.held[-1] if known.held else None
        generation = known.generation or record.next_number(connection)
        writing = record.next_number(connection)
        with self._before(known, last) as before:
            def write(duck: duckdb.DuckDBPyConnection) -> tuple[Shape, Fingerprints, int]:
                folder = lake.folder(generation)
                there = lake.place.files(folder)
                found = rows.add(duck, writing, before, path_of(build.id),
                                 lambda: lake.attach(duck, generation, is_new=known.generation is None))
                lake.place.settle(folder, there)
                return *found, newest_snapshot(duck)

            shape, fingerprint, snapshot = lake.asked(write, SECONDS)
        held = replace(build, writing=writing, snapshot=snapshot, shape=shape.digest)
        with connection.transaction():
            record.note_generation(connection, generation)
            record.note_held(connection, held, shape, fingerprint)
        return LakeRecord(generation, tuple(held if one.id == build.id else one for one in known.builds))

    @contextmanager
    def _before(self, known: LakeRecord, build: KnownBuild | None) -> Iterator[Path | None]:
        if build is None:
            yield None
        elif build.id in ids_in(settings.builds()) and not damage(path_of(build.id)):
            yield path_of(build.id)
        else:
            with self._reading(known, build) as path:
                yield path

    def _read_back(self, known: LakeRecord, build: KnownBuild | None, target: Path) -> Path:
        if build is None:
            raise HistoryError("Susunan basis data hari itu tidak tersimpan lagi: berkasnya sudah dirapikan dan tidak "
                               "ada di danau riwayat.")
        with self._reading(known, build) as path:
            path.replace(target)
        with self._asking() as connection:
            if not record.read_record(connection).held_as(build.id):  # erased meanwhile
                target.unlink(missing_ok=True)
                raise HistoryError(f"Susunan {build.id} sudah dihapus.")
        for old in sorted(settings.cache().glob(f"{_FILES}*"), key=lambda one: one.stat().st_mtime)[:-_READ_BACK]:
            old.unlink(missing_ok=True)
        return target

    @contextmanager
    def _reading(self, known: LakeRecord, build: KnownBuild) -> Iterator[Path]:
        """A file made of what the lake has of this build, proven; it goes afterwards unless it is moved away."""
        folder = settings.cache()
        path = folder / f"{_HALF}{os.getpid()}-{threading.get_ident()}-{build.id}.duckdb"
        with self._asking() as connection:
            shape, wanted = record.shape_and_rows(connection, build)
        lake = self._lake()

        def read(duck: duckdb.DuckDBPyConnection) -> None:
            attach_to_write(duck, path)
            path.chmod(0o600)
            lake.attach(duck, known.generation or 0, snapshot=build.snapshot)
            rows.read(duck, known.until(build), shape, wanted)
            if fingerprints(duck, "dashboard", shape) != wanted:
                raise unreachable("isinya bukan yang pernah ditulis")
            duck.execute("USE memory; DETACH dashboard")  # before the file is used

        make_folder(folder)
        path.unlink(missing_ok=True)
        try:
            lake.asked(read, SECONDS)
            yield path
        finally:
            for left in folder.glob(f"{path.name}*"):
                left.unlink(missing_ok=True)
