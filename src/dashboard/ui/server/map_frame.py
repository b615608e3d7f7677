"""The document of the map's frame: streamlit-folium's own, in the reader's language, together with the names of the
files it is going to ask for.

The frame learns them one after the other: its own script, then ours and Leaflet, then the shapes. On the line of a
hall each of these steps is a wait of its own; named at once, all of them start at once. And the document is sent from
memory: the server is busy with the page's figures when it is asked for.
"""

from __future__ import annotations

import logging
from functools import cache, lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.core.domain import DashboardError
from dashboard.core.regency import regency
from dashboard.store.database import Database, current_build_id
from dashboard.ui.served import base_path, folder
from dashboard.ui.server.inside import addresses, documents

TITLE = "Peta"
MAP_LEVEL, KABKOTA = "tingkat", "kabkota"
"""The level of the map in its page's address, and its value for the 38 kabupaten/kota."""
_LOG = logging.getLogger("dashboard")


class MapFrame:
    """ASGI middleware that answers for this document; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The document, or what the app says."""
        is_asked = (scope["type"] == "http" and scope["method"] == "GET"
                    and Request(scope).url.path == base_path() + addresses.MAP_FRAME)
        text = document() if is_asked else None
        if text is None:
            await self.app(scope, receive, send)
            return
        headers = {"Cache-Control": "no-cache", "Link": hints(Request(scope).url.query)}
        await HTMLResponse(text, headers={k: v for k, v in headers.items() if v})(scope, receive, send)


@cache
def document() -> str | None:
    """The document; None when it is to be streamlit-folium's own."""
    try:
        return documents.map_frame(TITLE)
    except documents.ChangedError as error:
        _LOG.warning("%s: maps are served in its own document", error)
        return None


def hints(query: str) -> str:
    """The Link header for the document; "" without a build. `query`: of the frame's address, where Streamlit names the
    page it stands on."""
    try:
        scripts, styles, shapes = _files(current_build_id())
    except DashboardError:
        return ""
    wanted = [*((name, "script") for name in scripts), *((name, "style") for name in styles)]
    if f"{MAP_LEVEL}%3D{KABKOTA}" not in query and not regency().is_province:
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
