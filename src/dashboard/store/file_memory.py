"""What a process has found out about a file, for as long as the file is the same one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

Found = TypeVar("Found")
_State = tuple[int, int, int, int]


class FileMemory(Generic[Found]):
    """The last `most` findings, by device, inode, size and time of change: a renamed file is still the same."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._found: OrderedDict[_State, Found] = OrderedDict()
        self._lock = threading.Lock()

    def found(self, path: Path, look: Callable[[Path], Found]) -> Found:
        """What is known of the file as it is now, or what `look` finds. Raises OSError when it is not there, and what
        `look` raises, which is not kept."""
        state = _state(path)
        known = self._found.get(state)
        if known is None:
            self._put(state, known := look(path))
        return known

    def put(self, path: Path, found: Found) -> None:
        """Remember this of a file that nobody writes to any more. Raises OSError when it is not there."""
        self._put(_state(path), found)

    def _put(self, state: _State, found: Found) -> None:
        with self._lock:
            self._found[state] = found
            while len(self._found) > self._most:
                self._found.popitem(last=False)


def _state(path: Path) -> _State:
    state = path.stat()
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns
