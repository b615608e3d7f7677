"""Whoever comes back to a window by its id alone does not get it: a window in which somebody signed in is resumed with
the cookie of that sign-in only. Everybody else is given a new window, and goes on as whoever the cookie says.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui.server import session_cookie
from dashboard.ui.server.inside import addresses, handshake

_MOST = 20_000
"""Windows remembered; Streamlit itself forgets a window that nobody came back to long before."""


class Windows:
    """Signed-in sessions by window, of this process; only digests are kept."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: OrderedDict[str, bytes] = OrderedDict()

    def hold(self, window: str, token: str) -> None:
        """This window is of this sign-in; it stays so after signing out, until another one signs in there."""
        self._held[window] = _digest(token)
        self._held.move_to_end(window)
        while len(self._held) > self._most:
            self._held.popitem(last=False)

    def may_resume(self, window: str, token: str) -> bool:
        """Whether whoever brings this token ("" for none) may have the window back."""
        held = self._held.get(window)
        return held is None or (bool(token) and hmac.compare_digest(held, _digest(token)))


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


HELD = Windows()


class OwnWindow:
    """ASGI middleware before Streamlit's web socket."""

    def __init__(self, app: ASGIApp, windows: Windows = HELD) -> None:
        self.app, self._windows = app, windows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the id of a window that is somebody else's out of the handshake."""
        if scope["type"] == "websocket" and scope["path"].endswith(addresses.STREAM):
            window = handshake.window_asked(scope)
            if window and not self._windows.may_resume(window, session_cookie.token_of(HTTPConnection(scope))):
                scope = handshake.without_window(scope)
        await self.app(scope, receive, send)
