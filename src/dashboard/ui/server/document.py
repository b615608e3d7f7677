"""The HTML document of every page: Streamlit's own, in the reader's language (static/kata.js puts Indonesian for its
English words as they are drawn, static/tema.js has a page made again when the system turns dark) and told where its
server is.

Without being told, the browser of a reader who opens /peta first asks for the server at /peta/_stcore, gets two errors
in its console and waits a tenth of a second before it tries the right place. And it would ask for the scripts of a
page's elements one wave after the other, when the page is already there: the document names them at once.

An address that is no page gets the document too, and the page says what is not there; one of several parts, for which
Streamlit's document is a blank page, is first cut to its last part.
"""

from __future__ import annotations

import logging
from functools import cache
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.core import settings
from dashboard.core.regency import regency
from dashboard.ui.served import base_path
from dashboard.ui.server.inside import addresses, documents
from dashboard.ui.server.inside.elements import EVERYWHERE
from dashboard.ui.shell.access import all_pages

_OWN_ROOMS = frozenset({"presentasi", "sesi"})
"""First parts of the addresses of what serve.py serves besides."""
_OUR_SCRIPTS = ("kata.js", "tema.js")
"""Within the document: what puts Indonesian for what Streamlit says of its own buttons, tables and messages; what keeps
a page in one theme."""
_LOG = logging.getLogger("dashboard")


class PageDocument:
    """ASGI middleware that answers for the addresses of pages and for those nobody has; the rest is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The document for a page, or what the app says."""
        asked = Request(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await ((asked and _answer(asked)) or self.app)(scope, receive, send)


def is_page(asked: Request) -> bool:
    """Whether this request is answered by the document of a page, or led to one."""
    return asked.method in ("GET", "HEAD") and _answer(asked) is not None


def _answer(asked: Request) -> Response | None:
    """The document of a page, also for an address nobody has; where to go for one of several parts; else None."""
    base, path = base_path(), asked.scope["path"]
    if not path.startswith(f"{base}/"):
        return None
    address = path.removeprefix(f"{base}/")
    if address in {page.url for page in all_pages()}:
        return _sent(base, address)
    parts = [part for part in address.split("/") if part]
    is_read = "text/html" in asked.headers.get("accept", "")  # a browser's reader, not a script
    if not is_read or not parts or address.startswith("/") or parts[0] in _taken():
        return None
    if address == parts[0]:
        return _sent(base, "")
    last = "" if parts[-1] in _taken() else quote(parts[-1], safe="")
    query = f"?{asked.url.query}" if asked.url.query else ""
    return RedirectResponse(f"{base}/{last}{query}", 302, {"Cache-Control": "no-store"})


def _sent(base: str, page: str) -> Response | None:
    text = document(base, page)
    return HTMLResponse(text, headers={"Cache-Control": "no-cache"}) if text else None


@cache
def _taken() -> frozenset[str]:
    """Names that stand for something at the root of the addresses."""
    try:
        return _OWN_ROOMS | addresses.ROOMS | documents.root_names()
    except documents.ChangedError as error:
        _LOG.warning("%s: addresses that nobody has may be taken for files", error)
        return _OWN_ROOMS | addresses.ROOMS


@cache
def document(base: str, page: str) -> str | None:
    """The document of one page for an app served below `base` ("" at the root), naming the scripts that draw what the
    page shows first; None when it is to be Streamlit's own."""
    text = _page_document(base)
    draws = next((spec.draws for spec in all_pages() if spec.url == page), ())
    needed = {name: None for element in (*EVERYWHERE, *draws) for name in _scripts().get(element, ())}
    return documents.preloading(text, needed) if text else None


@cache
def _page_document(base: str) -> str | None:
    ours = "".join((settings.STATIC / name).read_text("utf-8") for name in _OUR_SCRIPTS)
    try:
        return documents.page(regency().product, f"location.origin+'{base}/'", ours)
    except documents.ChangedError as error:
        _LOG.warning("%s: pages are served in Streamlit's own document", error)
        return None


@cache
def _scripts() -> dict[str, tuple[str, ...]]:
    try:
        return documents.scripts()
    except documents.ChangedError as error:
        _LOG.warning("%s: pages do not name their scripts beforehand", error)
        return {}
