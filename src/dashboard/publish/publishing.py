"""From a finished file to the published build: checked as a reader would read it, named, and pointed to."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

import duckdb

from dashboard.core.domain import BuildError
from dashboard.store.building.whole import read_through, remember_whole
from dashboard.store.durable import sync_file, sync_folder, write_file
from dashboard.store.engine.chosen import engine
from dashboard.store.free_space import not_written
from dashboard.store.leftovers import TEMPORARY
from dashboard.store.submissions.staging import Staged

_LOG = logging.getLogger("dashboard")


def check_finished(path: Path, rows: dict[str, int]) -> None:
    """Raises BuildError unless this closed file stands alone, all its values can be read, its views answer and its
    tables have these rows."""
    try:
        if path.with_name(f"{path.name}.wal").exists():
            raise OSError("sebagian isinya tidak sampai ke berkasnya")
        found = read_through(path, views=True)
        if found != rows:
            raise OSError("jumlah baris yang terbaca bukan yang ditulis")
        remember_whole(path, found)
    except (duckdb.Error, OSError) as error:
        raise BuildError(not_written("Basis data", path.parent, error)) from None


def publish_file(path: Path, build_id: str, waiting: Staged | None) -> None:
    """Publish this database, and commit what waits, which is part of it. Raises OSError or StoreError; then neither
    is done and CURRENT names what it named. Where servers share what is on record, it is published for all of them
    before it is here."""
    folder = path.parent
    target, pointer = folder / f"dashboard-{build_id}.duckdb", folder / f"{TEMPORARY}CURRENT"
    sync_file(path)
    write_file(pointer, f"{build_id}\n".encode("ascii"))
    with engine().publishing(path, build_id):
        if waiting:
            waiting.commit()
    try:
        path.replace(target)
        sync_folder(folder)
        pointer.replace(folder / "CURRENT")
    except OSError:
        if engine().is_shared:
            _LOG.warning("Terbitan %s belum tampil di server ini", build_id, exc_info=True)
            return
        target.unlink(missing_ok=True)
        if waiting:
            waiting.undo()
        raise
    with contextlib.suppress(OSError):  # readers see it already; after a power cut the pointer before it would hold
        sync_folder(folder)


def remove_leftovers(folder: Path) -> None:
    """A killed build leaves its temporary files; under the lock nobody else can own them."""
    for path in folder.glob(f"{TEMPORARY}*"):
        path.unlink(missing_ok=True)
