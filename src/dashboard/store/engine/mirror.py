"""The folder of submissions of a server that shares a PostgreSQL: a copy that DuckDB reads as files.

What lies here and is not on record there is set aside, never removed.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store import kept
from dashboard.store.durable import make_folder, replace_private_file, sync_folder, write_file
from dashboard.store.engine.connections import Connection
from dashboard.store.engine.copy_mark import copied, mark
from dashboard.store.engine.folder import leave_only
from dashboard.store.free_space import not_written

_LOG = logging.getLogger("dashboard")
_ASIDE, _HALF = "tidak-tercatat", ".cermin"
_WAIT_SECONDS = 120
TOMBSTONE = "tombstone.json"
Wanted = Mapping[tuple[str, str], Mapping[str, str]]
"""SHA-256 by name of file, by dataset and number of the submission."""


def refuse_other(store: str) -> None:
    """Raises StoreError when this home holds submissions of its own, or those of another database."""
    known, _ = copied()
    if known not in ("", store):
        raise StoreError(f"DASHBOARD_HOME {settings.home()} adalah salinan basis data PostgreSQL yang lain. Pakai "
                         "DASHBOARD_HOME yang kosong, atau betulkan DASHBOARD_STORE.")
    if not known and any(_here()):
        raise StoreError(f"DASHBOARD_HOME {settings.home()} berisi kiriman sendiri, jadi tidak diganti salinan. "
                         "Pindahkan isinya ke PostgreSQL dengan `python -m dashboard migrate --to postgresql`, atau "
                         "pakai DASHBOARD_HOME yang kosong.")


def bring_up(connection: Connection, *, thorough: bool = False) -> None:
    """Copy what changed; `thorough`: read every file again. Raises StoreError, or what psycopg raises."""
    store, number = now(connection)
    refuse_other(store)
    if not thorough and copied() == (store, number):
        return
    home = settings.home()
    try:
        make_folder(home)
        with FileLock(home / "cermin.lock", timeout=_WAIT_SECONDS, mode=0o600):
            with connection.transaction():
                connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                number, wanted = now(connection)[1], _listed(connection)
                _copy(connection, wanted, thorough=thorough)
            mark(store, number)
    except Timeout:
        raise StoreError(f"Salinan kiriman di {home} sedang dibarui proses lain. Ulangi sebentar lagi.") from None
    except OSError as error:
        raise StoreError(not_written("Salinan kiriman", home, error)) from None


def _here() -> list[Path]:
    """Folders of submissions, without what is being written."""
    return [folder for folder in settings.submissions().glob("[!.]*/[!.]*") if folder.is_dir()]


def now(connection: Connection) -> tuple[str, int]:
    """Id of the database, and its number, which every change of submissions raises."""
    row = connection.execute("SELECT id, submissions FROM store").fetchone()
    if not row:
        raise StoreError("Tabel store di PostgreSQL kosong. Pulihkan basis data itu dari cadangan (pg_restore).")
    return str(row[0]), int(row[1])


def _listed(connection: Connection) -> Wanted:
    wanted: dict[tuple[str, str], dict[str, str]] = {}
    for dataset, number, name, sha256 in connection.execute(
            "SELECT dataset, submission, name, sha256 FROM submission_file"):
        wanted.setdefault((str(dataset), str(number)), {})[str(name)] = str(sha256)
    return wanted


def _copy(connection: Connection, wanted: Wanted, *, thorough: bool) -> None:
    root = settings.submissions()
    make_folder(root)
    for left in root.glob(f"{_HALF}-*"):  # of one that was killed
        shutil.rmtree(left, ignore_errors=True)
    for key, files in wanted.items():
        folder = root / key[0] / key[1]
        if not folder.is_dir():
            _lay(connection, key, files, folder)
        elif set(files) == {TOMBSTONE} and not (folder / TOMBSTONE).exists():
            leave_only(folder, TOMBSTONE, _content(connection, key, TOMBSTONE, files[TOMBSTONE]))
            kept.forget_all()
        elif thorough:
            _mend(connection, key, files, folder)
    for folder in _here():
        if (folder.parent.name, folder.name) not in wanted:
            _set_aside(folder)


def _lay(connection: Connection, key: tuple[str, str], files: Mapping[str, str], folder: Path) -> None:
    """A submission appears whole, or not at all."""
    half = settings.submissions() / f"{_HALF}-{os.getpid()}" / folder.name
    make_folder(half)
    for name, sha256 in files.items():
        write_file(half / name, _content(connection, key, name, sha256))
    sync_folder(half)
    make_folder(folder.parent)
    half.rename(folder)
    sync_folder(folder.parent)
    half.parent.rmdir()


def _mend(connection: Connection, key: tuple[str, str], files: Mapping[str, str], folder: Path) -> None:
    for name, sha256 in files.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            _LOG.error("Salinan %s tidak sama dengan yang tercatat di PostgreSQL; disalin lagi", path)
            replace_private_file(path, _content(connection, key, name, sha256))
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()


def _content(connection: Connection, key: tuple[str, str], name: str, sha256: str) -> bytes:
    row = connection.execute("SELECT content FROM submission_file WHERE dataset = %s AND submission = %s AND name = %s",
                             (*key, name)).fetchone()
    content = bytes(row[0]) if row else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StoreError(f"Isi kiriman {key[1]} ({key[0]}, {name}) di PostgreSQL tidak sama dengan sidiknya. Pulihkan "
                         "basis data itu dari cadangan (pg_restore).")
    return content


def _set_aside(folder: Path) -> None:
    target = settings.home() / _ASIDE / f"{folder.parent.name}-{folder.name}"
    make_folder(target.parent)
    _LOG.error("Kiriman %s tidak tercatat di PostgreSQL; dipindahkan ke %s", folder, target)
    if target.exists():
        shutil.rmtree(target)
    folder.rename(target)
