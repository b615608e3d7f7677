"""Serves app.py with the headers Streamlit leaves out: caching for named-by-content files, and a safe browser frame.

`streamlit run serve.py` (what `make run` does). `streamlit run app.py` works too, without these headers.
"""

from __future__ import annotations

import logging
import re

import streamlit as st
from starlette.datastructures import Headers as Received
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.commands import navigation
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunContext

from dashboard.ui import browser_policy, compressed, document, map_frame, presentation_route, session_cookie
from dashboard.ui.plain_text import short

_LOG = logging.getLogger("dashboard")
_NAMED_BY_CONTENT = re.compile(r"/app/static/build/.+[-.][0-9a-f]{8}\b|/app/static/build/[a-z-]+-\d+\.\d+"
                               r"|/component/.+\.[0-9a-f]{8}\.js$")
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


class Headers:
    """ASGI middleware that adds response headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; only the start of an HTTP response is touched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAFE.items():
                    headers.setdefault(name, value)
                host = Received(scope=scope).get("host", "")
                headers.setdefault("Content-Security-Policy", browser_policy.policy(scope["path"], host))
                if message["status"] == 200 and _NAMED_BY_CONTENT.search(scope["path"]):
                    headers["Cache-Control"] = "public, max-age=31536000, immutable"
            await send(message)

        await self.app(scope, receive, with_headers)


def _tell(error: Exception) -> bool:
    """A failure nobody foresaw: a sentence for the reader, the details for the log."""
    _LOG.error("uncaught", exc_info=error)
    st.error("Terjadi kesalahan yang tidak terduga di halaman ini. Muat ulang; bila terulang, kirim jam kejadian "
             "dan alamat halaman ke pengelola dasbor (rinciannya ada pada log server).", icon=":material/error:")
    return True


def _unknown_page(ctx: ScriptRunContext) -> None:
    """An address without a page is named, in the reader's language; Streamlit's own dialog is English."""
    asked = short(ctx.pages_manager.intended_page_name or "")
    st.warning(f"Halaman “{asked}” tidak ada di dasbor ini. Ditampilkan Ringkasan.", icon=":material/link_off:")


navigation.send_page_not_found = _unknown_page

# The folder pages/ holds one folder a page; Streamlit would take it for its old multipage mode and answer the first
# deep link on a fresh server with "page not found".
PagesManager.uses_pages_directory = False

app = st.App("app.py", routes=[*session_cookie.routes(), *presentation_route.routes()], on_script_error=_tell,
             middleware=[Middleware(Headers), Middleware(compressed.Compressed),
                         Middleware(document.PageDocument), Middleware(map_frame.MapFrame),
                         Middleware(session_cookie.OnlySignedInUpload)])
