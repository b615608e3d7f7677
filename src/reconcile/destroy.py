"""The end of a run: its working files go, and a record says which they were. The hand-over files are the agency's own;
the record says of which lists some are still there, but not what they are called: it may leave, and a name may tell a
person."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from reconcile.config import ListOf, RunConfig
from reconcile.errors import ReconcileError, safe_name
from reconcile.files import private_folder, replace_private
from reconcile.fingerprints import short

RECORD = "pemusnahan.json"


def destroy(run: RunConfig, now: datetime) -> list[str]:
    """Destroy everything in the working folder; gives the names of hand-over files that are still on the PC. The record
    is written before and after, so that one that was interrupted is finished by the next with nothing left out. Raises
    ReconcileError while anything is left."""
    if not run.work.is_dir():
        raise ReconcileError(f"Putaran ini sudah dimusnahkan; buktinya {RECORD} di folder keluar."
                             if (run.out / RECORD).is_file() else
                             "Tidak ada berkas kerja putaran ini yang perlu dimusnahkan.")
    files = sorted(path for path in run.work.rglob("*") if path.is_file() or path.is_symlink())
    begun = _begun(run)
    known = {one["berkas"] for one in begun}
    told = [*begun, *(one for one in map(partial(_told, run), files) if one["berkas"] not in known)]
    _write(run, now, told)
    for path in files:
        _overwrite(path)
    for path in sorted(run.work.rglob("*"), reverse=True):
        path.rmdir()
    run.work.rmdir()
    if run.work.exists():
        raise ReconcileError("Folder kerja masih ada. Tutup program yang membukanya, lalu ulangi.")
    _write(run, now, told)
    return [safe_name(path.name) for one in run.lists for path in _handed_over(one)]


def _begun(run: RunConfig) -> list[dict[str, Any]]:
    """What the record of a destruction tells that did not come to its end."""
    try:
        record = json.loads((run.out / RECORD).read_text("utf-8"))
        return list(record["berkas"]) if record["folder_kerja_masih_ada"] else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _told(run: RunConfig, path: Path) -> dict[str, Any]:
    return {"berkas": safe_name(str(path.relative_to(run.work))), "byte": path.lstat().st_size, "sha256": _digest(path)}


def _write(run: RunConfig, now: datetime, told: list[dict[str, Any]]) -> None:
    record = {"putaran": run.name, "dimusnahkan": now.isoformat(timespec="seconds"), "tanggal_janji":
              run.destroy_on.isoformat(), "berkas": told, "folder_kerja_masih_ada": run.work.exists(),
              "berkas_serah_terima_masih_ada": {one.name: len(_handed_over(one)) for one in run.lists}}
    replace_private(private_folder(run.out) / RECORD, json.dumps(record, indent=1, ensure_ascii=False).encode())


def _handed_over(one: ListOf) -> list[Path]:
    return [path for path in (*one.files, *one.family_files) if path.is_file()]


def _digest(path: Path) -> str:
    if path.is_symlink():
        return ""
    with path.open("rb") as handle:
        return short(hashlib.file_digest(handle, "sha256").hexdigest())


def _overwrite(path: Path) -> None:
    """Zeros, then gone. On an SSD zeros prove nothing, hence the disk must be encrypted (docs/REKONSILIASI.md)."""
    if not path.is_symlink():
        size = path.stat().st_size
        with path.open("r+b") as handle:
            for _ in range(0, size, 1 << 20):
                handle.write(bytes(min(1 << 20, size - handle.tell())))
            handle.flush()
            os.fsync(handle.fileno())
    path.unlink()
