"""Streamlit's own scripts and styles, compressed once and kept.

Streamlit sends them as they are, because compressing them for every reader costs more than it saves. Kept, they cost
nothing after the first reader, and a hall that shares one line gets a page of charts in 3 MB instead of 8.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui.served import base_path

_FILE = re.compile(r"/static/(js|css)/([\w-][\w.-]*\.(js|css))")
_TYPES = {"js": "application/javascript", "css": "text/css; charset=utf-8"}
_KEEP = "public, max-age=31536000, immutable"
"""As Streamlit says it: the names carry a hash of the content."""


class Compressed:
    """ASGI middleware that answers for these files when the browser takes gzip; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The kept file, or what the app says."""
        found = _wanted(Request(scope)) if scope["type"] == "http" else None
        content = await run_in_threadpool(_compressed, *found) if found else None
        if not found or content is None:
            await self.app(scope, receive, send)
            return
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": _KEEP}
        await Response(content, media_type=_TYPES[found[0]], headers=headers)(scope, receive, send)


def _wanted(request: Request) -> tuple[str, str] | None:
    """Folder and name of the file this request asks for, when it is one to answer for."""
    found = _FILE.fullmatch(request.url.path.removeprefix(base_path()))
    takes = "gzip" in request.headers.get("accept-encoding", "") and "range" not in request.headers
    return (found[1], found[2]) if found and takes and request.method == "GET" else None


@cache
def _compressed(folder: str, name: str) -> bytes | None:
    """None when there is no such file. The pattern of names keeps this inside the folder."""
    file = files("streamlit") / "static" / "static" / folder / name
    return gzip.compress(file.read_bytes(), mtime=0) if file.is_file() else None
