"""The usual slides, made before anybody asks: once a build and day, in the running server, when no page is being drawn.

Not when publishing: what is late depends on the day, and the same slides also serve PowerPoint and every choice among
them, which a file laid down by `python -m dashboard build` could not.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from dashboard.core import settings
from dashboard.core.domain import DashboardError
from dashboard.store.database import current_build_id
from dashboard.ui.server.inside import at_once
from dashboard.ui.server.making import BusyError

_LOG = logging.getLogger("dashboard")
_EVERY_SECONDS = 20.0


async def keep_made(make: Callable[[str], Awaitable[None]], is_quiet: Callable[[], bool],
                    pause: Callable[[float], Awaitable[Any]] = asyncio.sleep) -> None:
    """Again and again until cancelled: make what the current build needs. What cannot be made is told to whoever asks
    for it."""
    failed = ""
    while True:
        await pause(_EVERY_SECONDS)
        build = ""
        try:
            build = await asyncio.to_thread(current_build_id)
            if is_quiet() and build != failed:
                await make(build)
        except (DashboardError, BusyError):
            continue
        except Exception:
            failed = build  # not every 20 seconds again
            _LOG.exception("slides made beforehand")


def lifespan(make: Callable[[str], Awaitable[None]], is_quiet: Callable[[], bool],
             first: Callable[[], Awaitable[None]]) -> Callable[[Any], Any]:
    """For st.App: `first` once, and makes things beforehand as long as the server runs, unless that is switched off."""

    @asynccontextmanager
    async def running(_: Any) -> AsyncIterator[None]:
        at_once.send_at_once()
        tasks = [asyncio.ensure_future(first())]
        if settings.slides_beforehand():
            tasks.append(asyncio.create_task(keep_made(make, is_quiet)))
        yield
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return running
