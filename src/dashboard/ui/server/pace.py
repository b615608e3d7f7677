"""How fast one web socket is read: a few messages at once, then so many a second.

What comes faster is not lost but waits in the sender's own line: uvicorn reads no further while a message waits.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable


class MessagePace:
    """`at_once` messages without waiting, after that `a_second`."""

    def __init__(self, at_once: int, a_second: float, clock: Callable[[], float] = time.monotonic,
                 sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._most, self._rate, self._clock, self._sleep = float(at_once), a_second, clock, sleep
        self._left, self._then = float(at_once), clock()

    async def keep(self) -> None:
        """Wait until one more may pass."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._then) * self._rate) - 1
        self._then = now
        if self._left < 0:
            await self._sleep(-self._left / self._rate)
