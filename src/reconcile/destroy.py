"""The end of a run: its working files go, and a record says which they were. The hand-over files are the agency's own;
the record names those that are still there."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

from reconcile.config import Run
from reconcile.errors import ReconcileError, safe_name
from reconcile.files import private_folder, replace_private
from reconcile.fingerprints import short

RECORD = "pemusnahan.json"


def destroy(run: Run, now: datetime) -> list[str]:
    """Destroy everything in the working folder; gives the names of hand-over files that are still on the PC. Raises
    ReconcileError while anything is left."""
    files = sorted(path for path in run.work.rglob("*") if path.is_file() or path.is_symlink()) \
        if run.work.is_dir() else []
    if not files and not (run.out / RECORD).is_file():
        raise ReconcileError("Tidak ada berkas kerja putaran ini yang perlu dimusnahkan.")
    if not files:
        raise ReconcileError(f"Putaran ini sudah dimusnahkan; buktinya {RECORD} di folder keluar.")
    told = [{"berkas": safe_name(str(path.relative_to(run.work))), "byte": path.lstat().st_size,
             "sha256": _digest(path)} for path in files]
    for path in files:
        _overwrite(path)
    for path in sorted(run.work.rglob("*"), reverse=True):
        path.rmdir()
    run.work.rmdir()
    if run.work.exists():
        raise ReconcileError("Folder kerja masih ada. Tutup program yang membukanya, lalu ulangi.")
    left = [safe_name(path.name) for one in run.lists for path in (*one.files, *one.family_files) if path.is_file()]
    record = {"putaran": run.name, "dimusnahkan": now.isoformat(timespec="seconds"), "tanggal_janji":
              run.destroy_on.isoformat(), "berkas": told, "folder_kerja_masih_ada": run.work.exists(),
              "berkas_serah_terima_masih_ada": left}
    replace_private(private_folder(run.out) / RECORD, json.dumps(record, indent=1, ensure_ascii=False).encode())
    return left


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
