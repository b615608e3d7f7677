"""Everything that cannot be made again, in one file: what was handed in, journal, events, accounts, the key of
rounding, and the published databases, of which those of meetings' days cannot be built a second time.

Taken while the dashboard runs; proven by reading it again. What can be worked out (cache/, static/) stays out, and so
do sessions: after restoring everybody signs in again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import IO

from dashboard.core import settings
from dashboard.core.actor import Action, Actor
from dashboard.core.domain import StoreError
from dashboard.store import audit, layout
from dashboard.store.audit import Event
from dashboard.store.durable import make_folder, new_private_file, sync_folder
from dashboard.store.free_space import not_written
from dashboard.store.leftovers import dead
from dashboard.store.lock import only_writer
from dashboard.store.policy import require
from dashboard.store.private_files import only_changer

_CONTENTS = "isi.json"
_VERSION = 1
_KEPT = ("submissions/**/*", "journal/*.json*", "audit/*.json*", "accounts/accounts.json", "accounts/columns.json",
         "rounding.key", "format.json", "builds/CURRENT", "builds/dashboard-*.duckdb")
_PREFIX = "dasbor-"
_CHUNK = 1 << 20
_DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, LookupError, TypeError, ValueError, EOFError, RuntimeError)
"""What reading a spoilt ZIP file or table of contents raises; RuntimeError where a bit says that it is encrypted or of
another packing."""


@dataclass(frozen=True)
class Backup:
    """A backup that was read through. `made_at` is UTC; sizes in bytes."""

    path: Path
    made_at: datetime
    files: int
    size: int


def backup(target: Path, by: Actor, *, keep: int | None = None) -> Backup:
    """Write a backup to this file, or under a name of its own into this folder, where only the newest `keep` stay.
    Raises NotAllowed or StoreError; then no half-written file is left."""
    require(by, Action.MANAGE_ACCOUNTS)
    _refuse_shared("Cadangannya dibuat dengan pg_dump, bersama salinan DASHBOARD_OBJECTS.")
    now = datetime.now(UTC)
    path = target / f"{_PREFIX}{now:%Y%m%dT%H%M%SZ}.zip" if target.is_dir() else target
    if path.exists():
        raise StoreError(f"{path} sudah ada. Beri nama lain, atau sebut sebuah folder.")
    if path.resolve().is_relative_to(settings.home()):
        raise StoreError(f"{path} ada di dalam DASHBOARD_HOME. Simpan cadangan di luar folder itu, sebaiknya di mesin "
                         "lain.")
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        for left in dead(path.parent, f".{_PREFIX}*.zip.*.tmp"):
            left.unlink()
        with ExitStack() as locks:
            locks.enter_context(only_writer())
            locks.enter_context(only_changer())
            _write(half, now)
        found = _read_through(half)
        half.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StoreError(not_written("Cadangan", path.parent, error)) from None
    finally:
        half.unlink(missing_ok=True)
    audit.note(Event.BACKUP, by, f"{path.name}: {found.files} berkas")
    if target.is_dir() and keep is not None:
        _rotate(target, keep)
    return Backup(path, found.made_at, found.files, path.stat().st_size)


def restore(path: Path, by: Actor) -> Backup:
    """Fill an empty DASHBOARD_HOME from a backup, after all of it was proven. Raises NotAllowed or StoreError; then
    nothing was written."""
    require(by, Action.MANAGE_ACCOUNTS)
    _refuse_shared("Pulihkan PostgreSQL dengan pg_restore. Cadangan ZIP dipulihkan tanpa DASHBOARD_STORE, lalu "
                   "dipindahkan dengan `python -m dashboard migrate --to postgresql`.")
    home = settings.home()
    there = [name for name in ("submissions", "accounts", "journal") if any((home / name).glob("*.json"))
             or any((home / name).glob("*/*"))]
    if there:
        raise StoreError(f"DASHBOARD_HOME {home} tidak kosong ({', '.join(there)}). Pindahkan isinya ke tempat lain, "
                         "lalu ulangi.")
    found = _read_through(path)
    half = home.with_name(f".{home.name}.{os.getpid()}.tmp")
    try:
        make_folder(half)
        with zipfile.ZipFile(path) as archive:
            for name in _files(archive):
                _unpack(archive, name, half / name)
        _move_in(half, home)
    except OSError as error:
        raise StoreError(not_written("Isi cadangan", home, error)) from None
    finally:
        shutil.rmtree(half, ignore_errors=True)
    audit.note(Event.RESTORED, by, f"{path.name}: {found.files} berkas, dibuat {found.made_at:%Y-%m-%dT%H:%MZ}")
    return found


@dataclass(frozen=True)
class KnownBackup:
    """A backup that the record of events tells of; it may have been removed since. `made_at` is UTC."""

    name: str
    made_at: datetime


def known_backups(by: Actor) -> list[KnownBackup]:
    """Backups that were made, oldest first, as far as events are kept. Raises NotAllowed or StoreError."""
    require(by, Action.PURGE)
    return [KnownBackup(str(link.told["what"]).rpartition(": ")[0], link.at) for link in audit.chain().links()
            if link.told["event"] == Event.BACKUP]


def since_last_backup(by: Actor) -> timedelta | None:
    """How long ago the last one was made, None when no event tells of one. Raises NotAllowed or StoreError."""
    made = known_backups(by)
    return datetime.now(UTC) - made[-1].made_at if made else None


def read_through(path: Path, by: Actor) -> Backup:
    """Prove that a backup is whole. Raises NotAllowed or StoreError."""
    require(by, Action.MANAGE_ACCOUNTS)
    return _read_through(path)


def _refuse_shared(what_to_do: str) -> None:
    if settings.store_address():
        raise StoreError(f"Yang tercatat ada di PostgreSQL (DASHBOARD_STORE), bukan di DASHBOARD_HOME. {what_to_do}")


def _write(path: Path, now: datetime) -> None:
    home = settings.home()
    found = sorted({file for pattern in _KEPT for file in home.glob(pattern)
                    if file.is_file() and not any(part.startswith(".") for part in file.relative_to(home).parts)})
    digests: dict[str, str] = {}
    with new_private_file(path) as handle, zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for file in found:
            name = file.relative_to(home).as_posix()
            with file.open("rb") as source, made.open(name, "w", force_zip64=True) as written:
                digests[name] = _copied(source, written)
        told = {"version": _VERSION, "layout": layout.version(), "made_at": now.isoformat(), "files": digests}
        made.writestr(_CONTENTS, json.dumps(told, indent=1))


def _read_through(path: Path) -> Backup:
    try:
        with zipfile.ZipFile(path) as archive:
            contents = json.loads(archive.read(_CONTENTS))
            if contents["version"] > _VERSION or contents.get("layout", 1) > layout.VERSION:
                raise StoreError(f"Cadangan {path} dibuat oleh versi dasbor yang lebih baru. Perbarui programnya dulu.")
            expected = contents["files"]
            if set(_files(archive)) != set(expected):
                raise StoreError(f"Cadangan {path} tidak utuh: daftar isinya tidak cocok. Pakai cadangan lain.")
            for name, digest in expected.items():
                with archive.open(name) as handle:
                    if _copied(handle) != digest:
                        raise StoreError(f"Cadangan {path} tidak utuh: {name} berubah. Pakai cadangan lain.")
            return Backup(path, datetime.fromisoformat(contents["made_at"]), len(expected), path.stat().st_size)
    except _DAMAGED as error:
        raise StoreError(f"{path} bukan cadangan dasbor yang utuh ({error}). Pakai cadangan lain.") from None


def _files(archive: zipfile.ZipFile) -> Iterator[str]:
    """Names of what is kept. Raises StoreError for one that leads elsewhere."""
    for name in archive.namelist():
        parts = PurePosixPath(name).parts
        if name == _CONTENTS:
            continue
        if not parts or parts[0] == "/" or ".." in parts or "\\" in name or not any(
                PurePosixPath(name).match(pattern.replace("**/*", "*")) or name.startswith("submissions/")
                for pattern in _KEPT):
            raise StoreError(f"Cadangan memuat berkas di luar tempatnya ({name}); tidak ada yang dipulihkan.")
        yield name


def _unpack(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    make_folder(target.parent)
    with archive.open(name) as source, new_private_file(target) as written:
        _copied(source, written)


def _move_in(half: Path, home: Path) -> None:
    """Folder by folder; what is there already of them holds nothing but locks."""
    make_folder(home)
    for part in sorted(half.iterdir()):
        if (home / part.name).is_dir():
            shutil.rmtree(home / part.name)
        part.replace(home / part.name)
    sync_folder(home)


def _copied(source: IO[bytes], target: IO[bytes] | None = None) -> str:
    """Copy, and tell the sha256."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    return digest.hexdigest()


def _rotate(folder: Path, keep: int) -> None:
    for old in sorted(folder.glob(f"{_PREFIX}????????T??????Z.zip"))[:-max(1, keep)]:
        old.unlink(missing_ok=True)
