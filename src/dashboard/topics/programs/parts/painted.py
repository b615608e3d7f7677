"""The village map of a page whose measure is its own: painted, chosen from by a click, with its legend under it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.queries import reference
from dashboard.render import maps
from dashboard.render.shading import Shading
from dashboard.store.database import Database
from dashboard.topics.programs.parts import tables
from dashboard.ui import served
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.maps import view as map_view

HEIGHT = 440
"""Pixels until the styles of the page fit the map to the screen."""
_PARTS = maps.Parts(switch=False, tiles=False, legend=False)


def _choose(action: map_view.Selection) -> None:
    controls.choose_village(action.selected)


def village_map(build: Database, shading: Shading, keys: tuple[str, str], kecamatan: str | None, village: str | None,
                take: Callable[[map_view.Selection], None] = _choose) -> None:
    """`keys`: of the frame, which styles name, and of the map in it. What is outside of the kecamatan is dimmed and not
    counted in the legend. `take`: what a click does; usually it chooses a village and its kecamatan."""
    base = maps.village_map(build.assets(), served.folder(), None, _PARTS)
    frame, key = keys
    with st.container(key=frame):
        map_view.show(base, maps.Paint(None, shading, dim=kecamatan, selected=village), key, HEIGHT, take)
    regions = reference.regions(build)
    places = [place for place, code in enumerate(reference.village_codes(build))
              if kecamatan in (None, regions[code].parent)]
    components.html(tables.legend(shading, places))
