"""The document of the map's frame: streamlit-folium's own, in the reader's language, together with the names of the
files it is going to ask for.

The frame learns them one after the other: its own script, then ours and Leaflet, then the shapes. On the line of a
hall each of these steps is a wait of its own; named at once, all of them start at once. And the document is sent from
memory: the server is busy with the page's figures when it is asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.core.domain import DashboardError
from dashboard.store.database import Database, current_build_id
from dashboard.ui.served import base_path, folder

MAP_LEVEL, PEERS = "tingkat", "kabkota"
"""The level of the map in its page's address, and its value for the 38 kabupaten/kota."""
_PATH = "/component/streamlit_folium.st_folium/index.html"
_REPLACED = (('<html lang="en"', '<html lang="id"'),
             ("<title>Streamlit Folium Component</title>", "<title>Peta</title>"))


class MapFrame:
    """ASGI middleware that answers for this document; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The document, or what the app says."""
        if scope["type"] != "http" or scope["method"] != "GET" or Request(scope).url.path != base_path() + _PATH:
            await self.app(scope, receive, send)
            return
        headers = {"Cache-Control": "no-cache", "Link": hints(Request(scope).url.query)}
        await HTMLResponse(document(), headers={k: v for k, v in headers.items() if v})(scope, receive, send)


@cache
def document() -> str:
    """streamlit-folium's index.html. Raises ValueError when a new version has another one."""
    text = (files("streamlit_folium") / "frontend" / "build" / "index.html").read_text("utf-8")
    for old, new in _REPLACED:
        if text.count(old) != 1:
            raise ValueError(f"streamlit-folium's index.html has {text.count(old)} times {old}")
        text = text.replace(old, new)
    return text


def hints(query: str) -> str:
    """The Link header for the document; "" without a build. `query`: of the frame's address, where Streamlit names the
    page it stands on."""
    try:
        scripts, styles, shapes = _files(current_build_id())
    except DashboardError:
        return ""
    wanted = [*((name, "script") for name in scripts), *((name, "style") for name in styles)]
    if f"{MAP_LEVEL}%3D{PEERS}" not in query:
        wanted.append((shapes, "fetch; crossorigin"))
    return ", ".join(f"<{folder()}/{name}>; rel=preload; as={kind}" for name, kind in wanted)


@lru_cache(maxsize=2)
def _files(build_id: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    database = Database(build_id)
    try:
        found = database.assets()
    finally:
        database.close()
    return found.scripts, found.styles, found.desa
