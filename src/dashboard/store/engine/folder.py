"""The engine of one server: files in DASHBOARD_HOME, locks that the operating system frees."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import AccountError, BuildError, StoreError
from dashboard.store.durable import make_folder, replace_private_file, sync_folder
from dashboard.store.engine.folder_lines import FolderLines
from dashboard.store.engine.interface import Lines
from dashboard.store.free_space import not_written

_LOG = logging.getLogger("dashboard")
BUILDER_SECONDS = 600
"""Twenty-five agencies handing in on the last evening queue here; each takes seconds."""
CHANGER_SECONDS = 20


class FolderEngine:
    """See `Engine`."""

    is_shared = False

    @contextmanager
    def only_builder(self, waits: Callable[[], None]) -> Iterator[None]:
        refuse_root()
        folder = settings.builds()
        lock = FileLock(folder / "build.lock", mode=0o600)
        try:
            make_folder(folder)
            _acquire(lock, waits)
        except OSError as error:
            raise BuildError(not_written("Basis data", folder, error)) from None
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def only_changer(self) -> Iterator[None]:
        try:
            refuse_root()
        except StoreError as error:
            raise AccountError(str(error)) from None
        folder = settings.accounts()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(folder / "accounts.lock", timeout=CHANGER_SECONDS, mode=0o600)
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

    def read_private(self, name: str, *, replaceable: bool) -> dict[str, Any]:
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

    def read_entry(self, name: str, key: str, *, replaceable: bool) -> Any:
        return self.read_private(name, replaceable=replaceable).get(key)

    def write_private(self, name: str, content: Mapping[str, Any]) -> None:
        path = settings.accounts() / name
        try:
            replace_private_file(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise AccountError(f"Catatan akun {path} tidak dapat ditulis ({error.strerror}).") from None

    def lines(self, name: str) -> Lines:
        return FolderLines(settings.home() / name)

    def shared_key(self, make: Callable[[], bytes]) -> bytes | None:
        return None

    def refresh(self, *, thorough: bool = False) -> None:
        return

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def keep_submission(self, laid: Path, target: Path) -> Path:
        make_folder(target.parent)
        laid.rename(target)
        return target

    def leave_only(self, folder: Path, name: str, content: bytes) -> None:
        leave_only(folder, name, content)

    def publishing(self, path: Path, build_id: str) -> AbstractContextManager[None]:
        return nullcontext()

    def published_ids(self) -> list[str]:
        return []

    def keep_history(self) -> None:
        return

    def erase_history(self, submission_id: str) -> None:
        return

    def renew_history(self) -> int:
        raise StoreError("Tanpa DASHBOARD_STORE tidak ada riwayat susunan.")

    def history_state(self) -> tuple[list[str], list[str]]:
        return [], ["DASHBOARD_LAKE hanya berlaku bersama DASHBOARD_STORE."] if settings.lake_place() else []

    def published(self) -> Mapping[str, datetime]:
        return {}

    def past(self, build_id: str) -> Path | None:
        return None

    def gives_back(self, build_id: str) -> bool:
        return False

    def renew_objects(self) -> tuple[int, list[str]]:
        raise StoreError("Tanpa DASHBOARD_STORE tidak ada tempat objek.")

    def objects_state(self) -> tuple[list[str], list[str]]:
        return [], []

    def offer_kept(self, *, only_here: bool = False) -> None:
        return


def refuse_root() -> None:
    """Raises StoreError where root writes in another user's home: who serves it could not read what root wrote."""
    home = settings.home()
    if sys.platform == "win32" or os.geteuid() or not home.exists() or not (owner := home.stat().st_uid):
        return
    name = _user(owner)
    raise StoreError(f"DASHBOARD_HOME {home} milik pemakai {name}, sedangkan perintah ini dijalankan sebagai root; "
                     f"yang ditulis root tidak terbaca layanan. Jalankan sebagai {name}: `sudo -u {name} …`.")


def _user(number: int) -> str:
    import pwd  # not on Windows

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def leave_only(folder: Path, name: str, content: bytes) -> None:
    """Leave nothing in this folder but a file; may be done again after a kill at any moment. Raises OSError."""
    make_folder(folder)  # there is none where somebody removed it by hand
    replace_private_file(folder / name, content)  # from here on nobody reads the rest
    for path in sorted(folder.iterdir()):
        if path.name != name:
            path.unlink()
    sync_folder(folder)


def _acquire(lock: FileLock, waits: Callable[[], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waits()
        try:
            lock.acquire(timeout=BUILDER_SECONDS)
        except Timeout:
            raise BuildError(TOO_LONG) from None


TOO_LONG = "Pembangunan lain sedang berjalan lebih dari sepuluh menit. Tunggu sampai selesai, lalu ulangi."
