"""Folium maps: a constant base map with one canvas layer of ours, and the small element that repaints it.

st_folium runs the base map's script once and keeps the reader's zoom as long as that script stays the same,
so nothing that changes with the figures may enter it. A folium.Map is altered by st_folium: never cache one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

import folium
from folium.template import Template

from dashboard.core.regency import regency
from dashboard.render.shading import Shading
from dashboard.store.building.asset_names import Assets

_START = (-7.7, 112.9)
"""Where a map stands until peta.js fits it to what it draws."""

Mode = Literal["peta", "petak"]


@dataclass(frozen=True)
class Parts:
    """What stands inside the map box besides the map; `choose`: a click chooses a region, not only tells of it."""

    switch: bool = True
    tiles: bool = True
    legend: bool = True
    labels: bool = True
    choose: bool = True


ALL_PARTS = Parts()


@dataclass(frozen=True)
class Paint:
    """One state of the map.

    `key` names a state of the values file; `shading` brings one that is not there. `dim` is the kecamatan to
    zoom to, `selected` a region code, `ack` the number of the reader's last action this state includes.
    """

    key: str | None
    shading: Shading | None = None
    dim: str | None = None
    selected: str | None = None
    mode: Mode = "peta"
    theme: str = "light"
    ack: int = 0

    def as_state(self) -> dict[str, Any]:
        """The state as peta.js reads it."""
        return {
            "key": self.shading.key if self.shading else self.key,
            "entry": self.shading.as_entry() if self.shading else None,
            "dim": self.dim, "selected": self.selected, "mode": self.mode, "theme": self.theme,
            "ack": self.ack,
        }


def script_json(content: Mapping[str, Any]) -> str:
    """Compact JSON that may stand inside a <script>: no name in it can end the script or open a tag."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&'\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


class BaseMap(folium.Map):
    """Folium's map without the head of a page of its own: st_folium sends it at every change, peta.css has its
    styles."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, "
        "{center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}});"
        "{% endmacro %}"
    )


class RegionLayer(folium.MacroElement):
    """The canvas layer of regions; its configuration is constant for a build."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dasbor.attach({{ this._parent.get_name() }}, {{ this.config }});"
        "{% endmacro %}"
    )

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has types in part
        self._name = "RegionLayer"
        self.config = script_json(config)


class Repaint(folium.MacroElement):
    """Hands one state to the layer; lives in feature_group_to_add, so the base map stays as it is."""

    _template = Template("{% macro script(this, kwargs) %}Dasbor.update({{ this.state }});{% endmacro %}")

    def __init__(self, paint: Paint) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium has types in part
        self._name = "Repaint"
        self.state = script_json(paint.as_state())


def village_config(geometry: Any, values: Any, parts: Parts) -> dict[str, Any]:
    """Configuration of the village map; geometry and values are URLs or the content itself."""
    return {"level": "desa", "geometry": geometry, "values": values, "parts": asdict(parts)}


def kabkota_config(geometry: Any, values: Any, parts: Parts) -> dict[str, Any]:
    """Configuration of the map of the 38 kabupaten/kota, Blitar outlined strongly; it has no tile form."""
    return {"level": "kabkota", "geometry": geometry, "values": values, "emphasis": regency().code,
            "parts": {**asdict(parts), "tiles": False}}


def village_map(
    assets: Assets, static_url: str, values: str | None = None, parts: Parts = ALL_PARTS
) -> folium.Map:
    """Base map of the villages. `static_url` is the served path of the laid-out files: base path, no host;
    `values` the name of the values file, None without the instant switch."""
    root = static_url.rstrip("/")
    config = village_config(f"{root}/{assets.desa}", f"{root}/{values}" if values else None, parts)
    return _base_map(config, assets, root)


def kabkota_map(
    assets: Assets, static_url: str, values: str | None = None, parts: Parts = ALL_PARTS
) -> folium.Map:
    """Base map of the 38 kabupaten/kota of East Java; arguments as village_map."""
    root = static_url.rstrip("/")
    config = kabkota_config(f"{root}/{assets.kabkota}", f"{root}/{values}" if values else None, parts)
    return _base_map(config, assets, root)


def repaint_group(paint: Paint) -> folium.FeatureGroup:
    """What st_folium takes as feature_group_to_add."""
    group = folium.FeatureGroup()
    Repaint(paint).add_to(group)
    return group


def _base_map(config: Mapping[str, Any], assets: Assets, root: str) -> folium.Map:
    base = BaseMap(
        location=_START, zoom_start=8, tiles=None, prefer_canvas=True, zoom_snap=0.1, zoom_delta=0.75,
        attribution_control=False, max_bounds_viscosity=0.8,
    )
    # Folium's own lists point to outside hosts; polygons need only Leaflet and our scripts.
    base.default_js = [(name, f"{root}/{name}") for name in assets.scripts]
    base.default_css = [(name, f"{root}/{name}") for name in assets.styles]
    RegionLayer(config).add_to(base)
    return base
