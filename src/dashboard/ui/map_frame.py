"""Tells the browser, together with the map's frame, which files the frame is going to ask for.

The frame of streamlit-folium learns them one after the other: its own script, then ours and Leaflet, then the shapes.
On a line of the hall each of these steps is a wait of its own; with the hint all of them start at once.
"""

from __future__ import annotations

from functools import lru_cache

from dashboard.domain import DashboardError
from dashboard.store.database import Database, current_build_id
from dashboard.ui.map_link import LEVEL, PEERS
from dashboard.ui.served import folder

FRAME = "/component/streamlit_folium.st_folium/index.html"


def hints(query: str) -> str:
    """The Link header for the frame's document; "" without a build. `query`: of the frame's address, where Streamlit
    names the page it stands on."""
    try:
        scripts, styles, shapes = _files(current_build_id())
    except DashboardError:
        return ""
    wanted = [*((name, "script") for name in scripts), *((name, "style") for name in styles)]
    if f"{LEVEL}%3D{PEERS}" not in query:
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
