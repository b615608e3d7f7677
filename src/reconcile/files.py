"""Files and folders that only their owner may read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def new_private(path: Path) -> Iterator[BinaryIO]:
    """A new file (0600) to be written to, on disk afterwards. Raises FileExistsError."""
    with open(os.open(path, _NEW, 0o600), "wb") as handle:  # noqa: PTH123 - a descriptor, not a path
        yield handle
        handle.flush()
        os.fsync(handle.fileno())


def replace_private(path: Path, content: bytes) -> None:
    """Write a file (0600) anew, in one step."""
    temporary = path.with_name(f".{path.name}.baru")
    temporary.unlink(missing_ok=True)
    with new_private(temporary) as handle:
        handle.write(content)
    temporary.replace(path)


def private_folder(path: Path) -> Path:
    """This folder (0700), made where it is not there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
