"""The HTML document of every page: Streamlit's own, in the reader's language and told where its server is.

Without being told, the browser of a reader who opens /peta first asks for the server at /peta/_stcore, gets two errors
in its console and waits a tenth of a second before it tries the right place. And it would ask for the scripts of a
page's elements one wave after the other, when the page is already there: the document names them at once.

An address that is no page gets the document too, and the page says what is not there; one of several parts, for which
Streamlit's document is a blank page, is first cut to its last part.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui.access import all_pages
from dashboard.ui.served import base_path

TITLE = "Dasbor Kemiskinan Kabupaten Blitar"
_REPLACED = (('<html lang="en">', '<html lang="id">'), ("<title>Streamlit</title>", f"<title>{TITLE}</title>"))
_SERVER = "<head><script>window.__streamlit={{BACKEND_BASE_URL:location.origin+'{base}/'}}</script>"

_EVERYWHERE = ("Html", "PageLink")
_ELEMENTS = {
    "": ("ComponentInstance", "DownloadButton"),
    "peta": ("Selectbox", "ButtonGroup", "ComponentInstance", "Checkbox"),
    "tren": ("Selectbox", "Multiselect", "Button", "Checkbox", "PlotlyChart"),
    "profil": ("Selectbox",),
    "rat": ("Selectbox",),
    "program": ("Selectbox", "ComponentInstance", "ButtonGroup", "DownloadButton", "PlotlyChart"),
    "analisis": ("Selectbox", "Multiselect", "Button", "PlotlyChart"),
    "rapat": ("Selectbox", "Multiselect", "DownloadButton", "LinkButton", "Button"),
    "data": ("Selectbox", "ButtonGroup"),
    "kelola": ("TextInput",),
    "masuk": ("TextInput",),
}
"""Streamlit's names of the scripts that draw the elements seen first on a page; a browser test keeps it true."""


_ROOMS = {"_stcore", "app", "auth", "component", "media", "oauth2callback", "presentasi", "sesi"}
"""First parts of addresses of what is served besides pages; Streamlit's own files come in _taken."""


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


def _sent(base: str, page: str) -> Response:
    return HTMLResponse(document(base, page), headers={"Cache-Control": "no-cache"})


@cache
def _taken() -> frozenset[str]:
    """Names that stand for something at the root of the addresses."""
    return frozenset(_ROOMS | {entry.name for entry in (files("streamlit") / "static").iterdir()})


@cache
def document(base: str, page: str) -> str:
    """Streamlit's index.html of one page for an app served below `base` ("" at the root). Raises ValueError when a new
    Streamlit has another one."""
    text = (files("streamlit") / "static" / "index.html").read_text("utf-8")
    needed = {name: None for element in (*_EVERYWHERE, *_ELEMENTS[page]) for name in modules().get(element, ())}
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
                    for name in needed if f"/{name}" not in text)
    for old, new in (*_REPLACED, ("<head>", _SERVER.format(base=base)), ("</head>", f"{links}</head>")):
        if text.count(old) != 1:
            raise ValueError(f"Streamlit's index.html has {text.count(old)} times {old}")
        text = text.replace(old, new)
    return text


@cache
def modules() -> dict[str, tuple[str, ...]]:
    """For each element that Streamlit loads when it is first drawn: its script and those it needs, by file name."""
    static = files("streamlit") / "static"
    index = re.search(r"static/js/(index\.[^\"]+\.js)", (static / "index.html").read_text("utf-8"))
    text = (static / "static" / "js" / index[1]).read_text("utf-8") if index else ""
    table = re.search(r"m\.f=(\[.*?\])", text)
    names = [name.rpartition("/")[2] for name in json.loads(table[1])] if table else []
    found = re.findall(r"import\(`\./((\w+)\.[^`]+\.js)`\),__vite__mapDeps\(\[([\d,]*)\]\)", text)
    return {element: (script, *(names[int(at)] for at in needs.split(",") if at and names[int(at)].endswith(".js")))
            for script, element, needs in found}
