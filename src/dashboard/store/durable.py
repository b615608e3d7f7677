"""Files and folders that survive a power cut: written, flushed to disk, then given their name in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_NEW, _PRIVATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600


def sync_file(path: Path) -> None:
    """Wait until the content of this file is on disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the names in this folder are on disk. Windows cannot open folders and keeps them safe by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Create this folder and the folders above it, each name on disk."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)  # what agencies hand in is not for every account of the machine
        sync_folder(path.parent)


def write_file(path: Path, content: bytes) -> None:
    """Create a new file with this content that only the server's account may read, on disk when this returns."""
    with new_private_file(path) as handle:
        handle.write(content)


def lay_file(path: Path, content: bytes) -> None:
    """The same without waiting for the disk: for what can be made again."""
    with open(os.open(path, _NEW, _PRIVATE), "wb") as handle:  # noqa: PTH123  # a descriptor, not a path
        handle.write(content)


@contextmanager
def new_private_file(path: Path) -> Iterator[BinaryIO]:
    """Create a new file that only the server's account may read, to be written to; on disk afterwards."""
    with open(os.open(path, _NEW, _PRIVATE), "wb") as handle:  # noqa: PTH123  # a descriptor, not a path
        yield handle
        handle.flush()
        os.fsync(handle.fileno())


def replace_private_file(path: Path, content: bytes) -> None:
    """Give such a file this content in one step: a kill at any moment leaves the old or the new one. Needs a lock."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.unlink(missing_ok=True)
    with new_private_file(temporary) as handle:
        handle.write(content)
    temporary.replace(path)
    sync_folder(path.parent)
