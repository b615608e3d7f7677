"""One HTML file with the whole map inside: opens from a memory stick without internet, indicators switch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.render.maps import Mode, Parts, kabkota_config, script_json, village_config
from dashboard.store.building.asset_names import Assets

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True)
class MapPage:
    """Words of the exported page; `context` names place and data date, `credit` is that of the geometry."""

    title: str
    context: str
    credit: str


def village_page(
    assets: Assets, static: Path, entries: Mapping[str, Mapping[str, Any]], start: str, page: MapPage,
    dim: str | None = None, selected: str | None = None, mode: Mode = "peta",
) -> str:
    """The village map as one HTML text: `entries` of shading.village_entries, the key `start` shown first."""
    config = village_config(_geometry(static / assets.desa), {"entries": dict(entries)}, Parts())
    state = {"key": start, "dim": dim, "selected": selected, "mode": mode}
    return _render(assets, static, config, page, state)


def kabkota_page(
    assets: Assets, static: Path, entries: Mapping[str, Mapping[str, Any]], start: str, page: MapPage
) -> str:
    """The map of the 38 kabupaten/kota as one HTML text; arguments as village_page."""
    config = kabkota_config(_geometry(static / assets.kabkota), {"entries": dict(entries)}, Parts())
    return _render(assets, static, config, page, {"key": start})


def _geometry(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _render(
    assets: Assets, static: Path, config: Mapping[str, Any], page: MapPage, state: Mapping[str, Any]
) -> str:
    text: str = _TEMPLATES.get_template("map_page.html").render(
        page=page,
        styles=[_inline(static / name) for name in assets.styles],
        scripts=[_inline(static / name) for name in assets.scripts],
        config=script_json(config),
        state=script_json(state),
    )
    return text


def _inline(path: Path) -> str:
    """Text of a script or style that can stand inside its element; map files are not there to be fetched."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
    return kept.replace("</", "<\\/") if path.suffix == ".js" else kept
