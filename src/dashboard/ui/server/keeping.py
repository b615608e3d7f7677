"""What takes seconds to make is made once and kept for a while, one making at a time.

Asked from any thread, inside a Streamlit session and outside: hence no st.cache here.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

ONE_AT_A_TIME = threading.RLock()
"""Held while slides, papers and chapters are made: each takes seconds of a processor, and visitors may ask for many."""


class MadeOnce(Generic[Key, Made]):
    """The `most` things asked for last. `pinned` says which one stays although others are asked for more, for the
    usual one is not to be driven out by a stranger who asks for all others; only the newest of these stays."""

    def __init__(self, most: int, pinned: Callable[[Key], bool] = lambda key: False, *, is_heavy: bool = True) -> None:
        self._most, self._pinned = most, pinned
        self._making = ONE_AT_A_TIME if is_heavy else threading.RLock()
        self._things: OrderedDict[Key, Made] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._things)

    def known(self, key: Key) -> Made | None:
        """The thing if it has been made; never waits."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def made(self, key: Key, make: Callable[[], Made]) -> Made:
        """The thing, made now if need be. Raises what `make` raises."""
        found = self.known(key)
        if found is None:
            with self._making:
                found = self.known(key)
                if found is None:
                    found = make()
                    self._keep(key, found)
        return found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._things.clear()

    def _keep(self, key: Key, made: Made) -> None:
        with self._lock:
            self._things[key] = made
            stays = next((kept for kept in reversed(self._things) if self._pinned(kept)), None)
            for old in [kept for kept in self._things if kept != stays][:max(0, len(self._things) - self._most)]:
                del self._things[old]
