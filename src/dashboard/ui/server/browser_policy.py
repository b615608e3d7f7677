"""Headers that Streamlit leaves out: what the reader's browser may load, so that nothing from a file or link reaches
elsewhere (Content-Security-Policy), what it may keep, and that it stays with HTTPS once it came that way.

Everything comes from this server. Streamlit writes styles and our pages a few small scripts into the document, hence
'unsafe-inline'; the map runs in a frame of its own (streamlit-folium), whose script is handed to it as text, and only
that frame may evaluate it. Without other hosts a script that got in could send nothing away.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers as Received
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui.served import LAID_OUT
from dashboard.ui.server.inside import addresses

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:]{2,39}\](?::\d{1,5})?")
_COMMON = ("default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
           "worker-src 'self' blob:; frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; "
           "form-action 'self'")

_NAMED_BY_CONTENT = re.compile(rf"{LAID_OUT}/(?:.+[-.][0-9a-f]{{8}}\b|[a-z-]+-\d+\.\d+)"
                               rf"|{addresses.COMPONENT_SCRIPT}")
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
_STAY_WITH_HTTPS = "max-age=31536000"


class Headers:
    """ASGI middleware that adds response headers and keeps what nobody needs to see closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but what is closed; only the start of an HTTP response is touched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope, message["status"])
            await send(message)

        closed = addresses.CLOSED.search(scope["path"])
        await (PlainTextResponse("Tidak ada.", 404) if closed else self.app)(scope, receive, with_headers)


def _add(headers: MutableHeaders, scope: Scope, status: int) -> None:
    for name, value in _SAFE.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", policy(scope["path"], Received(scope=scope).get("host", "")))
    if scope["scheme"] == "https":  # uvicorn's word, which believes a proxy only on this machine
        headers.setdefault("Strict-Transport-Security", _STAY_WITH_HTTPS)
    if status == 200 and _NAMED_BY_CONTENT.search(scope["path"]):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"


def policy(path: str, host: str) -> str:
    """The header's value for a document at this path. `host`: as the browser called the server; older browsers do not
    count its web socket to 'self', so it is named."""
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    evaluated = " 'unsafe-eval'" if addresses.COMPONENTS in path else ""
    return f"{_COMMON}; script-src 'self' 'unsafe-inline'{evaluated}; connect-src 'self'{sockets}"
