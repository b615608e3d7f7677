"""Streamlit's own scripts and styles, and the files that a build lays out, compressed once and kept.

Streamlit sends its own as they are, because compressing them for every reader costs more than it saves; ours it
compresses anew for each request, which for Plotly takes a third of a second of the processor and costs whoever asks a
hundred bytes. Kept, they cost nothing after the first reader, and a hall that shares one line gets a page of charts in
3 MB instead of 8.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.core import settings
from dashboard.ui.served import LAID_OUT, base_path
from dashboard.ui.server.inside import addresses, documents

_LAID_OUT = re.compile(rf"{LAID_OUT}/([\w-]+-[0-9a-f]{{8}}\.(js|css|json))")
"""Named by their content, so that what is kept stays right."""
_TYPES = {"js": "application/javascript", "css": "text/css; charset=utf-8", "json": "application/json"}
_KEPT = 400
"""Files; Streamlit has about 300."""
_KEEP = "public, max-age=31536000, immutable"
"""As Streamlit says it: the names carry a hash of the content."""


class Compressed:
    """ASGI middleware that answers for these files when the browser takes gzip; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The kept file, or what the app says."""
        found = _wanted(Request(scope)) if scope["type"] == "http" else None
        content = await run_in_threadpool(_compressed, found[1]) if found else None
        if not found or content is None:
            await self.app(scope, receive, send)
            return
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": _KEEP}
        await Response(content, media_type=_TYPES[found[0]], headers=headers)(scope, receive, send)


def _wanted(request: Request) -> tuple[str, Path] | None:
    """Kind of the file this request asks for, and where it lies, when it is one to answer for. The patterns of names
    keep this inside the folders."""
    if request.method != "GET" or "gzip" not in request.headers.get("accept-encoding", "") or (
            "range" in request.headers):
        return None
    path = request.url.path.removeprefix(base_path())
    if found := addresses.SCRIPTS.fullmatch(path):
        return found[1], documents.script(found[2], found[1])
    if found := _LAID_OUT.fullmatch(path):
        return found[2], settings.generated_static() / found[1]
    return None


@lru_cache(maxsize=_KEPT)
def _kept(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


def _compressed(file: Path) -> bytes | None:
    """None when there is no such file, which is not kept: a build may lay it out later."""
    return _kept(file) if file.is_file() else None
