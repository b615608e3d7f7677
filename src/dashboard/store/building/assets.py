"""Lays out what the browser fetches: for maps Leaflet, our scripts, geometry and values, in DASHBOARD_HOME/static.

Every name carries a hash of its content, so a browser may keep a file for ever and never shows an old one.
Files are written under a temporary name, flushed and renamed: neither a killed build nor a full disk leaves one half
written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from itertools import accumulate
from math import cos, radians
from pathlib import Path
from typing import Any

from shapely import maximum_inscribed_circle
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard.core import settings, style
from dashboard.core.domain import StoreError
from dashboard.store.building import browser_files
from dashboard.store.building.asset_names import Assets
from dashboard.store.building.neighbours import enclaves
from dashboard.store.building.tiles import KM_PER_DEGREE, Place, TileLayout, lay_out_tiles
from dashboard.store.durable import make_folder, sync_folder, write_file
from dashboard.store.free_space import not_written

SCALE = 100_000
"""Coordinates are whole numbers of 1e-5 degree, about one metre."""

_MOST_TILES = 1500
"""Villages beyond which there is no map of tiles; the largest kabupaten of Indonesia has about 850."""

OWN_SCRIPTS = ("peta-shapes.js", "peta-raster.js", "peta-canvas.js", "peta-names.js", "peta-panel.js", "peta.js")
STYLES = "peta.css"

Geometry = Mapping[str, Mapping[str, Any]]
"""GeoJSON feature collections by layer: desa, kecamatan, enclave, jatim_kabkota."""

States = Mapping[str, Mapping[str, Any]]
"""What peta.js paints, by the key of the state (render.shading)."""


@dataclass(frozen=True)
class GeometryFiles:
    """Content of the two files that maps draw from: villages, and the kabupaten and kota of the province."""

    desa: bytes
    kabkota: bytes


@dataclass(frozen=True)
class ValueFiles:
    """Content of the two files with the painted states of the village map: those of the catalogue's indicators, and
    those with the coverage of programmes behind."""

    catalogue: bytes
    coverage: bytes


def value_files(catalogue: States, coverage: States) -> ValueFiles:
    """Both files; states by key, in the order of the switch inside the map."""
    return ValueFiles(_compact({"entries": catalogue}), _compact({"entries": coverage}))


def geometry_files(boundaries: Geometry) -> GeometryFiles:
    """Both files; takes a third of a second."""
    return GeometryFiles(_compact(village_geometry(boundaries)), _compact(kabkota_geometry(boundaries)))


def lay_out(static: Path, geometry: GeometryFiles, values: ValueFiles) -> Assets:
    """Write everything that browsers fetch into `static` (settings.generated_static())."""
    make_folder(static)
    leaflet = _leaflet(static)
    styles = _write_named(static, STYLES, (settings.STATIC / STYLES).read_bytes())
    return Assets(
        scripts=(_write_named(static, "peta.js", _own_script()), f"{leaflet}/leaflet.js"),
        styles=(f"{leaflet}/leaflet.css", styles),
        desa=_write_named(static, "desa.json", geometry.desa),
        kabkota=_write_named(static, "kabkota.json", geometry.kabkota),
        values=_write_named(static, "values.json", values.catalogue),
        coverage_values=_write_named(static, "values.json", values.coverage),
        served=browser_files.lay_out(lambda name, content: _write_named(static, name, content)),
    )


def _own_script() -> bytes:
    """Our scripts and the colours of style.py as one file: a frame waits for every file it loads."""
    colours = f"window.DasborPalette={json.dumps(style.palette(), separators=(',', ':'))};\n".encode()
    return colours + b"\n".join((settings.STATIC / name).read_bytes() for name in OWN_SCRIPTS)


def file_order(layer: Mapping[str, Any]) -> list[str]:
    """Codes in the order of the geometry file: ascending. Class strings and value lists follow it."""
    return sorted(str(feature["properties"]["code"]) for feature in layer["features"])


def village_geometry(boundaries: Geometry) -> dict[str, Any]:
    """Villages with their tiles, kecamatan outlines with label points, and what lies inside the regency as context."""
    villages = _features(boundaries["desa"])
    inside, names = enclaves(boundaries), _features(boundaries["jatim_kabkota"])
    outlines = {code: shape(f["geometry"]) for code, f in _features(boundaries["kecamatan"]).items()}
    layout = _laid_out(villages, inside.values())
    return {
        "scale": SCALE,
        "regions": [
            {"code": code, "name": f["properties"]["name"], "group": f["properties"]["kecamatan_code"],
             "tile": layout and layout.cells[code], "polygons": _rings(f["geometry"])}
            for code, f in villages.items()
        ],
        "groups": [
            {"code": code, "name": f["properties"]["name"], "label": _label_point(outlines[code]),
             "polygons": _rings(f["geometry"])}
            for code, f in _features(boundaries["kecamatan"]).items()
        ],
        "context": [{"name": names[code]["properties"]["name"], "label": _label_point(one),
                     "polygons": _rings(mapping(one))} for code, one in inside.items()],
        "tiles": layout and {"west": layout.west, "south": layout.south, "dx": layout.dx, "dy": layout.dy,
                             "context": layout.enclave},
    }


def _laid_out(villages: Mapping[str, Mapping[str, Any]], inside: Collection[BaseGeometry]) -> TileLayout | None:
    """Tiles of the villages; None of so many that laying them out would take hours."""
    if len(villages) > _MOST_TILES:
        return None
    return lay_out_tiles(
        [_place(code, feature) for code, feature in villages.items()],
        sum(_area(shape(feature["geometry"])) for feature in villages.values()),
        max(((_area(one), one.centroid.x, one.centroid.y) for one in inside), default=None),
    )


def kabkota_geometry(boundaries: Geometry) -> dict[str, Any]:
    """The kabupaten and kota of the province, without groups or tiles."""
    return {
        "scale": SCALE,
        "regions": [
            {"code": code, "name": f["properties"]["name"], "label": _label_point(shape(f["geometry"])),
             "polygons": _rings(f["geometry"])}
            for code, f in _features(boundaries["jatim_kabkota"]).items()
        ],
    }


def _features(layer: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    by_code = {str(feature["properties"]["code"]): feature for feature in layer["features"]}
    return {code: by_code[code] for code in file_order(layer)}


def _place(code: str, feature: Mapping[str, Any]) -> Place:
    centre = shape(feature["geometry"]).centroid
    return Place(code, feature["properties"]["kecamatan_code"], centre.x, centre.y)


def _area(polygon: BaseGeometry) -> float:
    """Square kilometres, near enough for the size of a tile."""
    return float(polygon.area) * KM_PER_DEGREE**2 * cos(radians(polygon.centroid.y))


def _label_point(polygon: BaseGeometry) -> tuple[float, float]:
    """Middle of the largest circle that fits, so that a name stands inside a bent outline."""
    centre = maximum_inscribed_circle(polygon, tolerance=0.002).coords[0]
    return round(centre[0], 5), round(centre[1], 5)


def _rings(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    """Polygons of rings; a ring is its points as differences to the point before, closing point left out."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[_differences(ring) for ring in part] for part in parts]


def _differences(ring: Sequence[Sequence[float]]) -> list[int]:
    steps: list[int] = []
    x = y = 0
    for point in ring[:-1]:
        east, north = round(point[0] * SCALE), round(point[1] * SCALE)
        steps += [east - x, north - y]
        x, y = east, north
    return steps


def village_shapes(static: Path, laid_out: Assets) -> dict[str, dict[str, Any]]:
    """GeoJSON geometry of the villages by code, as laid out. Raises StoreError when the file is gone."""
    return region_shapes(static, laid_out.desa)


def read_laid_out(static: Path, name: str) -> dict[str, Any]:
    """A laid-out JSON file by its name. Raises StoreError when it is gone."""
    try:
        if not name:
            raise FileNotFoundError("basis data ini dibangun sebelum berkas itu ada")
        content: dict[str, Any] = json.loads((static / name).read_bytes())
    except (OSError, ValueError) as error:
        raise StoreError(f"Berkas peta {static / name} tidak dapat dibaca ({error}). "
                         "Jalankan `python -m dashboard build` untuk menatanya lagi.") from None
    return content


def region_shapes(static: Path, name: str) -> dict[str, dict[str, Any]]:
    """GeoJSON geometry of the regions in a laid-out geometry file, by code."""
    content = read_laid_out(static, name)
    scale = content["scale"]
    return {region["code"]: _as_geometry(region["polygons"], scale) for region in content["regions"]}


def _as_geometry(polygons: list[list[list[int]]], scale: int) -> dict[str, Any]:
    """The reverse of _rings."""
    parts = [[_points(ring, scale) for ring in part] for part in polygons]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _points(steps: Sequence[int], scale: int) -> list[list[float]]:
    easts, norths = accumulate(steps[::2]), accumulate(steps[1::2])
    ring = [[east / scale, north / scale] for east, north in zip(easts, norths, strict=True)]
    return [*ring, ring[0]]


def _leaflet(static: Path) -> str:
    """Folder of Leaflet's script and style, copied from the installed package and named by its version."""
    folder = f"leaflet-{version('django-js-lib-leaflet')}"
    make_folder(static / folder)
    package = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    for name in ("leaflet.js", "leaflet.css"):
        _write(static / folder / name, (package / name).read_bytes())
    return folder


def _compact(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _write_named(static: Path, name: str, content: bytes) -> str:
    """Write under a name with a hash of the content; "peta.js" becomes "peta-1a2b3c4d.js"."""
    stem, suffix = name.rsplit(".", 1)
    hashed = f"{stem}-{hashlib.sha256(content).hexdigest()[:8]}.{suffix}"
    _write(static / hashed, content)
    return hashed


def _write(path: Path, content: bytes) -> None:
    with contextlib.suppress(FileNotFoundError):  # not there, or tidied away just now
        if path.read_bytes() == content:
            os.utime(path)  # still in use: see pruning.py. Never `touch`, which would make an empty file
            return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        write_file(temporary, content)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise StoreError(not_written("Berkas peta dan grafik", path.parent, error)) from None
