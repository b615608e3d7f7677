"""The guard before Streamlit's addresses for signing in at a provider (OIDC): closed where our own accounts are used,
asked for by our own pages only, and not faster than an office signs in, since each makes the server ask the provider.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from htpy import body, h1, head, html, main, meta, p, style, title
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.core import settings
from dashboard.ui.server.inside import addresses
from dashboard.ui.server.places import address

MOST, SECONDS = 120, 60
"""Requests of one address in so many seconds; a government office is one address."""
_MOST_ADDRESSES = 10_000
_LOOK = "body{font:18px/1.5 system-ui,sans-serif;margin:12vh auto;padding:0 24px;max-width:44rem}"
FAILED = str(html(lang="id")[
    head[meta(charset="utf-8"), meta(name="viewport", content="width=device-width, initial-scale=1"),
         title["Belum dapat masuk"], style[_LOOK]],
    body[main[h1["Belum dapat masuk"],
              p["Penyedia akun instansi tidak dapat dihubungi. Coba lagi sebentar lagi; bila terulang, beri tahu "
                "pengelola dasbor. Melihat dasbor tetap dapat."]]]])


class ProviderRoutes:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self._clock = app, clock
        self._times: dict[str, deque[float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass; everything else is not touched."""
        found = addresses.SIGN_IN.search(scope["path"]) if scope["type"] == "http" else None
        if not found:
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope), is_return=found["back"] is not None)
        if refusal:
            await refusal(scope, receive, send)
        else:
            await self._passed(scope, receive, send)

    def _refusal(self, asked: Request, *, is_return: bool) -> Response | None:
        if not settings.by_provider():
            return PlainTextResponse("Tidak ada.", 404)
        if not is_return and asked.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return PlainTextResponse("Permintaan ini tidak datang dari halaman dasbor.", 403)
        now = self._clock()
        for who in [who for who, times in self._times.items() if not times or times[-1] <= now - SECONDS]:
            del self._times[who]
        times = self._times.setdefault(address(asked.scope.get("client")), deque())
        while times and times[0] <= now - SECONDS:
            times.popleft()
        if len(times) >= MOST or len(self._times) > _MOST_ADDRESSES:
            wait = math.ceil(times[0] + SECONDS - now) if times else SECONDS
            return PlainTextResponse(f"Terlalu banyak percobaan masuk. Coba lagi dalam {wait} detik.", 429,
                                     {"Retry-After": str(wait)})
        times.append(now)
        return None

    async def _passed(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_secure = scope["scheme"] == "https" or Request(scope).headers.get("x-forwarded-proto") == "https"
        failed = False

        async def kept(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start":
                failed = message["status"] >= 400
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = "no-store"
                if is_secure:  # Streamlit leaves it out
                    headers.raw[:] = [(name, value + b"; Secure") if name == b"set-cookie" and b"secure" not in
                                      value.lower() else (name, value) for name, value in headers.raw]
            if not failed:
                await send(message)

        await self.app(scope, receive, kept)
        if failed:
            await HTMLResponse(FAILED, 502, {"Cache-Control": "no-store"})(scope, receive, send)
