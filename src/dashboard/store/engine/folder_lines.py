"""A chain in a folder: <year>-<month>.jsonl, oldest first; HEAD.json says how many there are and the hash of the
last."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, replace_private_file

_WAIT_SECONDS = 20


class FolderLines:
    """In this folder, which may not exist yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def place(self) -> str:
        return str(self._folder)

    @property
    def is_begun(self) -> bool:
        return self._folder.is_dir()

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        try:
            make_folder(self._folder)
            lock = FileLock(self._folder / "chain.lock", timeout=_WAIT_SECONDS, mode=0o600)
            lock.acquire()
        except Timeout:
            raise StoreError(f"Catatan {self._folder} sedang dipakai proses lain. Ulangi sebentar lagi.") from None
        except OSError as error:
            raise StoreError(f"Catatan {self._folder} tidak dapat ditulis ({error.strerror}).") from None
        try:
            yield
        finally:
            lock.release()

    def settle(self) -> None:
        path, content = self._newest()
        if path and content and not content.endswith(b"\n"):
            os.truncate(path, content.rfind(b"\n") + 1)

    def stored(self) -> Iterator[tuple[str, int, str]]:
        for path in self._months():
            whole, newline, _ = path.read_text("utf-8").rpartition("\n")
            for row, line in enumerate((whole + newline).splitlines(), start=1):
                yield str(path), row, line

    def end(self) -> tuple[int, str]:
        path = self._folder / "HEAD.json"
        try:
            content = json.loads(path.read_text("utf-8"))
            return int(content["number"]), str(content["hash"])
        except FileNotFoundError:
            return 0, ""
        except (OSError, ValueError, KeyError, TypeError):
            raise StoreError(f"{path} rusak atau tidak dapat dibaca. Pulihkan dari cadangan.") from None

    def last(self) -> str:
        return self._newest()[1].rpartition(b"\n")[0].rpartition(b"\n")[2].decode(errors="replace")

    def add(self, month: str, line: str, number: int, digest: str) -> None:
        path = max([self._folder / f"{month}.jsonl", *self._months()])  # also when the clock was set back
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with open(descriptor, "a", encoding="utf-8") as handle:  # noqa: PTH123  # a descriptor, not a path
                handle.write(f"{line}\n")
                handle.flush()
                os.fsync(handle.fileno())
            replace_private_file(self._folder / "HEAD.json", json.dumps({"number": number, "hash": digest}).encode())
        except OSError as error:
            raise StoreError(f"Catatan {path} tidak dapat ditulis ({error.strerror}).") from None

    def let_go(self, month: str) -> None:
        for path in self._months():
            if path.stem < month:
                path.unlink(missing_ok=True)

    def _months(self) -> list[Path]:
        return sorted(self._folder.glob("????-??.jsonl"))

    def _newest(self) -> tuple[Path | None, bytes]:
        """The file of the newest month and its content; None and nothing without one."""
        path = max(self._months(), default=None)
        return path, path.read_bytes() if path else b""
