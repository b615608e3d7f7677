"""What a request has made, in threads of its own.

The usual threads (starlette's run_in_threadpool) also send the scripts and styles of all pages: 44 requests for slides,
given up at once, kept all of them busy for five minutes. Here only a few wait, equal requests share one making, and
what nobody waits for any more is not begun.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from dashboard.ui.server.places import address


class BusyError(Exception):
    """So many things are being made and waited for that this one has to be asked for again later."""


class GoneError(Exception):
    """Who asked has gone."""


@dataclass
class _Job:
    task: asyncio.Task[Any]
    who: str
    waiting: int = 0
    has_begun: bool = False


class Makings:
    """`at_once` makings at a time and `most` made or waited for, `most_of_one` of one address; more are refused."""

    def __init__(self, at_once: int = 2, most: int = 12, most_of_one: int = 4) -> None:
        self._most, self._most_of_one = most, most_of_one
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="making")
        self._jobs: dict[Hashable, _Job] = {}

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """What is being made or waited for."""
        return tuple(self._jobs)

    async def made(self, key: Hashable, make: Callable[[], Any], request: Request | None = None) -> Any:
        """What `make` returns, or raises; once for all who ask for this key meanwhile. Raises BusyError, and GoneError
        when the browser has closed the request."""
        job = self._jobs.get(key)
        if job is None:
            who = address(request.client) if request else ""
            own = sum(other.who == who for other in self._jobs.values())
            if len(self._jobs) >= self._most or own >= self._most_of_one:
                raise BusyError
            job = self._jobs[key] = self._begin(key, make, who)
        job.waiting += 1
        gone = asyncio.ensure_future(_gone(request) if request else asyncio.Event().wait())
        try:
            await asyncio.wait({job.task, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            job.waiting -= 1
            if not job.waiting and not job.has_begun:
                job.task.cancel()
        if not job.task.done():
            raise GoneError
        return job.task.result()

    def _begin(self, key: Hashable, make: Callable[[], Any], who: str) -> _Job:
        def run() -> Any:
            job.has_begun = True
            return make()

        job = _Job(asyncio.get_running_loop().create_task(self._made(run)), who)
        job.task.add_done_callback(lambda task: self._end(key, job))
        return job

    async def _made(self, run: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def _end(self, key: Hashable, job: _Job) -> None:
        if self._jobs.get(key) is job:
            del self._jobs[key]
        if not job.task.cancelled():
            job.task.exception()  # asked for here, since everybody who waited may have gone


async def _gone(request: Request) -> None:
    """Ends when the browser has closed the request."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
