"""Where shared files lie: a folder that all servers reach; an object store (object_store.py) answers the same."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol

from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, new_private_file, replace_private_file, sync_folder
from dashboard.store.file_memory import FileMemory

NOTE = "terbit.json"
OBJECTS = "objek"
_CHUNK = 1024**2
_DIGESTS = FileMemory[str](512)


class Lost(StoreError):
    """An object that is not there, or not what its name says."""


class Objects(Protocol):
    """Files by the SHA-256 of their content, and one note. All raise OSError while they cannot be reached, StoreError
    where somebody has to do something first."""

    def put(self, path: Path) -> str:
        """Keep this file; its digest. A file already kept is not written again."""

    def fetch(self, digest: str, target: Path) -> None:
        """Lay a kept file at this new path, on disk. Raises Lost when it is not what its name says."""

    def names(self) -> set[str]:
        """Digests of all files that are kept. Raises FileNotFoundError where the place itself is not there."""

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
        kept = self._root / OBJECTS / digest
        if has_digest(kept, digest):
            return digest
        make_folder(kept.parent)
        kept.unlink(missing_ok=True)  # damaged
        with path.open("rb") as reader:
            lay_whole(iter(lambda: reader.read(_CHUNK), b""), kept, digest, str(path))
        return digest

    def fetch(self, digest: str, target: Path) -> None:
        with (self._root / OBJECTS / digest).open("rb") as reader:
            lay_whole(iter(lambda: reader.read(_CHUNK), b""), target, digest, str(self._root))

    def names(self) -> set[str]:
        if not self._root.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self._root))
        folder = self._root / OBJECTS
        return {path.name for path in folder.iterdir() if path.is_file()} if folder.is_dir() else set()

    def note(self) -> bytes:
        return (self._root / NOTE).read_bytes()

    def write_note(self, content: bytes) -> None:
        make_folder(self._root)
        replace_private_file(self._root / NOTE, content)

    def forget(self, wanted: Collection[str]) -> None:
        for path in (self._root / OBJECTS).iterdir():
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


def lay_whole(chunks: Iterable[bytes], target: Path, digest: str, place: str) -> None:
    """Lay what arrives at this path, whole or not at all. Raises Lost when it is not what its name says."""
    temporary, found = target.with_name(f".{target.name}.{os.getpid()}"), hashlib.sha256()
    temporary.unlink(missing_ok=True)
    try:
        with new_private_file(temporary) as handle:
            for chunk in chunks:
                found.update(chunk)
                handle.write(chunk)
        if found.hexdigest() != digest:
            raise Lost(f"Objek {digest[:12]}… di {place} rusak: isinya bukan yang dinamai. Di server utama jalankan "
                       "`python -m dashboard share --once` (dengan DASHBOARD_STORE: `check --renew-objects`, di server "
                       "yang menyimpan susunan itu), yang menulisnya lagi.")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
