"""Turns: of one address only so many things are done at a time, the rest wait in the order they came.

A turn ends when what it is for has ended, or by itself after a while, so that a long one keeps no neighbour waiting.
Hence how much one address can take from the others does not depend on how fast the machine is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field


class Turn:
    """Permission to do something now."""

    def __init__(self, turns: Turns, who: str) -> None:
        self._turns, self._who = turns, who
        self.is_over = False
        self._timer = asyncio.get_running_loop().call_later(turns.seconds, self.end)

    def end(self) -> None:
        """Let the next one in; ending twice does nothing."""
        if not self.is_over:
            self.is_over = True
            self._timer.cancel()
            self._turns.leave(self._who)


@dataclass
class _Line:
    going: int = 0
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)


class Turns:
    """`most` turns at a time for each address, each for `seconds` at the longest."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._lines: dict[str, _Line] = {}

    @property
    def going(self) -> int:
        """How many turns are taken now, of all addresses."""
        return sum(line.going for line in self._lines.values())

    async def take(self, who: str) -> Turn:
        """Wait for a turn of this address."""
        line = self._lines.setdefault(who, _Line())
        if line.going < self.most:
            line.going += 1
            return Turn(self, who)
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.waiting.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self.leave(who)  # called just before: the place goes on to the next
            elif called in line.waiting:
                line.waiting.remove(called)
            raise
        return Turn(self, who)

    def leave(self, who: str) -> None:
        """A turn has ended: the next in the line is called, and inherits the place."""
        line = self._lines[who]
        while line.waiting:
            called = line.waiting.popleft()
            if not called.done():
                called.set_result(None)
                return
        line.going -= 1
        if not line.going:
            del self._lines[who]
