"""The HTML document of every page: Streamlit's own, in the reader's language and told where its server is.

Without being told, the browser of a reader who opens /peta first asks for the server at /peta/_stcore, gets two errors
in its console and waits a tenth of a second before it tries the right place.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui.access import PAGES
from dashboard.ui.served import base_path

TITLE = "Dasbor Kemiskinan Kabupaten Blitar"
_REPLACED = (('<html lang="en">', '<html lang="id">'), ("<title>Streamlit</title>", f"<title>{TITLE}</title>"))
_SERVER = "<head><script>window.__streamlit={{BACKEND_BASE_URL:location.origin+'{base}/'}}</script>"


class PageDocument:
    """ASGI middleware that answers for the addresses of pages; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The document for a page, or what the app says."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _is_page(Request(scope).url.path):
            answer = HTMLResponse(document(base_path()), headers={"Cache-Control": "no-cache"})
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_page(path: str) -> bool:
    base = base_path()
    return path.startswith(f"{base}/") and path.removeprefix(f"{base}/") in {page.url for page in PAGES}


@cache
def document(base: str) -> str:
    """Streamlit's index.html for an app served below `base` ("" at the root). Raises ValueError when a new Streamlit
    has another one."""
    text = (files("streamlit") / "static" / "index.html").read_text("utf-8")
    for old, new in (*_REPLACED, ("<head>", _SERVER.format(base=base))):
        if text.count(old) != 1:
            raise ValueError(f"Streamlit's index.html has {text.count(old)} times {old}")
        text = text.replace(old, new)
    return text
