"""Files and folders that survive a power cut: written, flushed to disk, then given their name in one step."""

from __future__ import annotations

import os
from pathlib import Path


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
        path.mkdir(mode=0o750, exist_ok=True)  # what agencies hand in is not for every account of the machine
        sync_folder(path.parent)


def write_file(path: Path, content: bytes) -> None:
    """Create a new file with this content, on disk when this returns."""
    with path.open("xb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
