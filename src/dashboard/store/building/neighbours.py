"""Who borders whom, and simplified outlines for small locator pictures; both worked out at build time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import cos, radians
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard.store.building.tiles import KM_PER_DEGREE

_OF_REGENCY = len("00.00")
"""Figures of a code that name the kabupaten or kota."""

TOLERANCE_KM = 0.06
"""Outlines may stray this far: less than a pixel at the size a locator has on a page."""

UNIT_KM = 0.01
"""One unit of an outline's path."""

MIN_SHARED_KM = 0.0005
"""Below half a metre two shapes meet in a point."""

Geometry = Mapping[str, Mapping[str, Any]]
"""GeoJSON feature collections by layer, as tables.read_boundaries gives them."""


def neighbours(boundaries: Geometry) -> pd.DataFrame:
    """code, neighbour_code, shared_km: villages, kecamatan, and kabupaten/kota that share an edge, each pair both ways.

    Kecamatan borders are those of their villages. An enclave, which lies inside the regency but is no part of it, is a
    neighbour of either level.
    """
    codes, shapes, parents = _places(boundaries)
    lengths: dict[tuple[str, str], float] = {}
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects") if shapes else ((), ())
    for one, other in zip(first, second, strict=True):
        if codes[one] < codes[other]:
            shared = float(shapely.length(shapely.intersection(shapes[one].boundary, shapes[other].boundary)))
            _add(lengths, codes[one], codes[other], shared)
            _add(lengths, parents[one], parents[other], shared)
    lengths |= _kabkota_edges(boundaries)
    known = {pair: round(shared, 3) for pair, shared in lengths.items() if shared >= MIN_SHARED_KM}
    both = [(*pair, shared) for pair, shared in known.items()]
    both += [(other, one, shared) for (one, other), shared in known.items()]
    return pd.DataFrame(sorted(both), columns=["code", "neighbour_code", "shared_km"])


def _kabkota_edges(boundaries: Geometry) -> dict[tuple[str, str], float]:
    """Shared edges of the provincial layer, which is generalised more strongly than the villages."""
    features = boundaries["jatim_kabkota"]["features"]
    codes = [str(feature["properties"]["code"]) for feature in features]
    shapes = _in_km(np.array([shape(feature["geometry"]) for feature in features]))
    lengths: dict[tuple[str, str], float] = {}
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for one, other in zip(first, second, strict=True):
        if codes[one] < codes[other]:
            shared = shapely.intersection(shapes[one].boundary, shapes[other].boundary)
            _add(lengths, codes[one], codes[other], float(shapely.length(shared)))
    return lengths


def _add(lengths: dict[tuple[str, str], float], one: str, other: str, shared: float) -> None:
    if one != other:
        pair = (min(one, other), max(one, other))
        lengths[pair] = lengths.get(pair, 0.0) + shared


def outlines(boundaries: Geometry) -> pd.DataFrame:
    """code, kind (desa, kecamatan, kota), path: SVG path in UNIT_KM, x to the east, y to the south.

    All paths share one origin and stay seamless: the shapes are simplified together.
    """
    codes, shapes, parents = _places(boundaries)
    if not codes:
        return pd.DataFrame([], columns=["code", "kind", "path"])
    simple = shapely.coverage_simplify(np.array(shapes), TOLERANCE_KM)
    rows = [("kota" if code == parent else "desa", code, outline)
            for code, parent, outline in zip(codes, parents, simple, strict=True)]
    for parent in sorted(set(parents) - set(codes)):
        whole = shapely.coverage_union_all([outline for outline, own in zip(simple, parents, strict=True)
                                            if own == parent])
        rows.append(("kecamatan", parent, whole))
    west, north = shapely.total_bounds(simple)[[0, 3]]
    return pd.DataFrame([(code, kind, _path(outline, west, north)) for kind, code, outline in rows],
                        columns=["code", "kind", "path"])


def enclaves(boundaries: Geometry) -> dict[str, BaseGeometry]:
    """Each kabupaten or kota inside the regency by its code, as one shape in degrees. It has no holes; those of the
    union are slivers between its parts."""
    parts: dict[str, list[BaseGeometry]] = {}
    for feature in boundaries["enclave"]["features"]:
        parts.setdefault(str(feature["properties"]["code"])[:_OF_REGENCY], []).append(shape(feature["geometry"]))
    return {code: _without_holes(shapely.union_all(parts[code])) for code in sorted(parts)}


def _places(boundaries: Geometry) -> tuple[list[str], list[BaseGeometry], list[str]]:
    """Codes, shapes in kilometres and parents of the villages; enclaves last, each its own parent."""
    features = boundaries["desa"]["features"]
    codes = [str(feature["properties"]["code"]) for feature in features]
    parents = [str(feature["properties"]["kecamatan_code"]) for feature in features]
    shapes = [shape(feature["geometry"]) for feature in features]
    inside = enclaves(boundaries)
    codes, parents, shapes = [*codes, *inside], [*parents, *inside], [*shapes, *inside.values()]
    return codes, list(_in_km(np.array(shapes))) if shapes else [], parents


def _in_km(shapes: Any) -> Any:
    middle = radians(float(np.mean(shapely.get_coordinates(shapes)[:, 1])))
    scale = np.array([KM_PER_DEGREE * cos(middle), KM_PER_DEGREE])
    return shapely.transform(shapes, lambda points: points * scale)


def _without_holes(whole: BaseGeometry) -> BaseGeometry:
    return shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(whole)])


def _path(outline: BaseGeometry, west: float, north: float) -> str:
    parts = shapely.get_parts(outline)
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return "".join(_ring(shapely.get_coordinates(ring), west, north) for ring in rings)


def _ring(points: Iterable[Any], west: float, north: float) -> str:
    places = [(round((x - west) / UNIT_KM), round((north - y) / UNIT_KM)) for x, y in points][:-1]
    steps = "".join(f"l{x - x0} {y - y0}" for (x0, y0), (x, y) in pairwise(places))
    return f"M{places[0][0]} {places[0][1]}{steps}z"
