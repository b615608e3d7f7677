"""Small JSON files that only the server's account may read: replaced in one step, changed under one lock."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import AccountError
from dashboard.store.durable import replace_private_file
from dashboard.store.layout import refuse_newer

_LOG = logging.getLogger("dashboard")
_WAIT_SECONDS = 20


@contextmanager
def only_changer() -> Iterator[None]:
    """Hold the lock of the accounts folder, across processes; it is created when missing. Raises AccountError,
    or StoreError when a newer program has written there."""
    folder = settings.accounts()
    refuse_newer()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / "accounts.lock", timeout=_WAIT_SECONDS, mode=0o600)
        lock.acquire()
    except Timeout:
        raise AccountError("Catatan akun sedang dipakai proses lain. Ulangi sebentar lagi.") from None
    except OSError as error:
        raise AccountError(f"Folder akun {folder} tidak dapat ditulis ({error.strerror}). "
                           "Periksa izin DASHBOARD_HOME.") from None
    try:
        yield
    finally:
        lock.release()


def read_private(name: str, *, replaceable: bool = False) -> dict[str, Any]:
    """The object in this file of the accounts folder; empty when there is none, and when one that may be begun anew
    is damaged. Raises AccountError when another is damaged."""
    path = settings.accounts() / name
    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        content = None
    if isinstance(content, dict):
        return content
    if replaceable:
        _LOG.error("Catatan %s rusak dan dimulai lagi dari kosong", path)
        return {}
    raise AccountError(f"Catatan akun {path} rusak atau tidak dapat dibaca, jadi tidak ada yang dapat masuk. "
                       "Pulihkan berkas itu dari cadangan.")


def write_private(name: str, content: dict[str, Any]) -> None:
    """Replace this file; a kill at any moment leaves the old or the new one. Needs the lock. Raises AccountError."""
    path = settings.accounts() / name
    try:
        replace_private_file(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise AccountError(f"Catatan akun {path} tidak dapat ditulis ({error.strerror}).") from None
