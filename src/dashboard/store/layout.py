"""Which layout DASHBOARD_HOME has: an older one is brought up to date by the first write, a newer one is left alone.

1: no stamp; files readable for other accounts of the machine. 2: for the server's account only; the journal knows
submissions that were erased.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.durable import replace_private_file
from dashboard.store.file_memory import FileMemory
from dashboard.store.free_space import not_written

VERSION = 2
_STAMP = "format.json"
_VERSIONS = FileMemory[int]()
"""Every run of every page asks."""


def version() -> int:
    """That of DASHBOARD_HOME; 1 where there is no stamp, 0 where it cannot be read."""
    try:
        return _VERSIONS.found(settings.home() / _STAMP, _read)
    except FileNotFoundError:
        return 1
    except (OSError, ValueError, LookupError, TypeError):
        return 0


def _read(stamp: Path) -> int:
    return int(json.loads(stamp.read_text("utf-8"))["version"])


def refuse_newer() -> None:
    """Raises StoreError when a newer program has written here: this one would misread it."""
    found = version()
    if found > VERSION:
        raise StoreError(f"DASHBOARD_HOME {settings.home()} sudah dipakai versi dasbor yang lebih baru (bentuk "
                         f"{found}; program ini mengenal sampai bentuk {VERSION}). Perbarui programnya; tidak ada yang "
                         "berubah.")


def bring_up_to_date() -> None:
    """Migrate an older layout; may be stopped and begun again. Needs the write lock. Raises StoreError, also for a
    newer one and for a stamp that cannot be read: readers go on, nobody writes."""
    refuse_newer()
    found = version()
    if found == VERSION:
        return
    if not found:
        raise StoreError(f"Penanda {settings.home() / _STAMP} rusak atau tidak dapat dibaca, jadi tidak ada yang "
                         "disimpan. Pulihkan berkas itu dari cadangan.")
    home = settings.home()
    try:
        for path in [home, *home.rglob("*")]:
            _keep_private(path)
        replace_private_file(home / _STAMP, json.dumps({"version": VERSION}).encode())
    except OSError as error:
        raise StoreError(not_written("Bentuk baru penyimpanan", home, error)) from None


def _keep_private(path: Path) -> None:
    """Links lead elsewhere, and what another process has just removed needs nothing."""
    if path.is_symlink() or not path.exists():
        return
    path.chmod(path.stat().st_mode & 0o700 if os.name != "nt" else path.stat().st_mode)
