"""The first visit after a start is our own: it loads what pages are drawn with, so that no reader waits for that.

Until it is over the health address says "not yet", so a proxy sends nobody here and systemd knows when we are up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import streamlit as st

from dashboard.ui import served
from dashboard.ui.server.inside import visit

_LOG = logging.getLogger("dashboard")
_TRIES, _PAUSE, _LONGEST = 100, 0.2, 60.0
"""The server listens a moment after it starts; a visit takes seconds."""


class Warmth:
    """Whether this process has drawn a page, or has given up trying."""

    def __init__(self) -> None:
        self.is_over = False

    async def visit(self, draw: Callable[[str], Awaitable[None]] = visit.draw) -> None:
        """Draw the first page once. What keeps us from it is told in the log and keeps no reader out."""
        try:
            async with asyncio.timeout(_LONGEST):
                await _drawn(draw)
        except Exception as error:
            _LOG.warning("no page was drawn beforehand: %s", error)
        finally:
            self.is_over = True


async def _drawn(draw: Callable[[str], Awaitable[None]]) -> None:
    for _ in range(_TRIES):
        try:
            await draw(_own_address())
            return
        except ConnectionRefusedError:
            await asyncio.sleep(_PAUSE)
    raise TimeoutError("the server does not listen")


def _own_address() -> str:
    """ws://127.0.0.1:8501/base"""
    own = str(st.get_option("server.address") or "127.0.0.1")
    host = "127.0.0.1" if own in ("0.0.0.0", "::") else own  # noqa: S104 - asked, not bound
    scheme = "wss" if st.get_option("server.sslCertFile") else "ws"
    return f"{scheme}://{host}:{st.get_option('server.port')}{served.base_path()}"
