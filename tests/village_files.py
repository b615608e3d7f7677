"""Village outlines as open files have them, cut out of the kabupaten's outline that we ship: no village is real."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import box, shape

from page_words import ROOT

HOME = "35.07"
SPARE = 4e-4
"""Degrees by which each piece runs into the next: open files are simplified one village at a time."""


def outline(code: str = HOME) -> Any:
    """The outline of a kabupaten in data/boundaries."""
    peers = json.loads((ROOT / "data/boundaries/jatim_kabkota.geojson").read_text("utf-8"))
    return next(shape(one["geometry"]) for one in peers["features"] if one["properties"]["code"] == code)


def villages(code: str = HOME, across: int = 4) -> gpd.GeoDataFrame:
    """Pieces of the kabupaten, four by four, each row of them a kecamatan; one of another kabupaten stands beside."""
    whole = outline(code)
    west, south, east, north = whole.bounds
    wide, high = (east - west) / across, (north - south) / across
    rows = []
    for row in range(across):
        for column in range(across):
            left, low = west + column * wide, south + row * high
            piece = shapely.intersection(whole, box(left - SPARE, low - SPARE, left + wide + SPARE, low + high + SPARE))
            if not piece.is_empty:
                kind = 1 if (row, column) == (1, 1) else 2
                rows.append({"code": f"{code}.{row + 1:02}.{kind}{column + 1:03}",
                             "name": f"Uji {row + 1}-{column + 1}", "kecamatan": f"Kecamatan Uji {row + 1}",
                             "geometry": piece})
    rows.append({"code": "35.08.01.2001", "name": "Bukan Malang", "kecamatan": "Lain",
                 "geometry": box(113, -8, 113.1, -7.9)})
    return gpd.GeoDataFrame(rows, crs="EPSG:4326")


def written(frame: gpd.GeoDataFrame, path: Path) -> Path:
    """The file, by its ending."""
    if path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        path.write_text(frame.to_json(), "utf-8")
    return path
