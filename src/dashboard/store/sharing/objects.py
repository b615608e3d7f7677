"""Where shared files lie: today a folder that all servers reach; an object store answers the same questions."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, new_private_file, replace_private_file, sync_folder
from dashboard.store.file_memory import FileMemory

NOTE = "terbit.json"
_OBJECTS = "objek"
_CHUNK = 1024**2
_DIGESTS = FileMemory[str](512)


class Objects(Protocol):
    """Files by the SHA-256 of their content, and one note. All raise OSError while they cannot be reached."""

    def put(self, path: Path) -> str:
        """Keep this file; its digest. A file already kept is not written again."""

    def fetch(self, digest: str, target: Path) -> None:
        """Lay a kept file at this new path, on disk. Raises StoreError when it is not what its name says."""

    def note(self) -> bytes:
        """What was written last. Raises FileNotFoundError before the first time."""

    def write_note(self, content: bytes) -> None:
        """Replace it in one step: readers see the old or the new one."""

    def forget(self, wanted: Collection[str]) -> None:
        """Remove all other files, at once: what was erased at the main server is not kept here. A server in the midst
        of fetching one asks again."""


class FolderObjects:
    """A folder on a shared disk (NFS, or copied by what the machines have). It holds exact figures: keep it closed."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, path: Path) -> str:
        digest = digest_of(path)
        kept = self._root / _OBJECTS / digest
        if has_digest(kept, digest):
            return digest
        make_folder(kept.parent)
        kept.unlink(missing_ok=True)  # damaged
        _copy(path, kept)
        return digest

    def fetch(self, digest: str, target: Path) -> None:
        _copy(self._root / _OBJECTS / digest, target)
        if digest_of(target) != digest:
            target.unlink()
            raise StoreError(f"Objek {digest[:12]}… di {self._root} rusak: isinya bukan yang dinamai. Di server utama "
                             "jalankan `python -m dashboard share --once`, yang menulisnya lagi.")

    def note(self) -> bytes:
        return (self._root / NOTE).read_bytes()

    def write_note(self, content: bytes) -> None:
        make_folder(self._root)
        replace_private_file(self._root / NOTE, content)

    def forget(self, wanted: Collection[str]) -> None:
        for path in (self._root / _OBJECTS).iterdir():
            if path.name not in wanted and path.is_file():
                path.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, read once for as long as it does not change. Raises OSError."""
    return _DIGESTS.found(path, _digest)


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def has_digest(path: Path, digest: str) -> bool:
    """Whether this file is there, can be read, and has that content."""
    try:
        return digest_of(path) == digest
    except OSError:
        return False


def _copy(source: Path, target: Path) -> None:
    """A copy that appears whole or not at all."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    try:
        with source.open("rb") as reader, new_private_file(temporary) as handle:
            while chunk := reader.read(_CHUNK):
                handle.write(chunk)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
