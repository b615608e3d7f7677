"""Villages and kecamatan of another kabupaten or kota, from an open file of village outlines and Kemendagri codes.

The files at hand (cahyadsn/wilayah_boundaries and others) know code and name of a village; names of kecamatan stand in
a column of the same file, or in a file of their own. BPS codes are in none, and stay empty.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.core.domain import DataError, Level

_VILLAGE = re.compile(r"\d\d\.\d\d\.\d\d\.([12])\d{3}")
_LEVELS = {"1": Level.KELURAHAN, "2": Level.DESA}
"""By the first figure of the last part of a Kemendagri code."""
_KECAMATAN = len("00.00.00")
_EQUAL_AREA = "EPSG:6933"
_GRID = 1e-5
"""Degrees to which outlines are laid, a metre, the same for all, so that neighbours go on sharing their edge."""
Feature = dict[str, Any]
Row = dict[str, str]


@dataclass(frozen=True)
class Villages:
    """Rows of regions/regions.csv (kecamatan, then villages) and features of the layers desa, kecamatan, kabupaten."""

    rows: list[Row]
    desa: list[Feature]
    kecamatan: list[Feature]
    kabupaten: list[Feature]


def read_villages(path: Path, names: Path | None, home: Row) -> Villages:
    """The villages of the region `home` (a row of regions.csv) in a GeoParquet or GeoJSON file with the columns code
    and name, maybe kecamatan; `names`: CSV of code and name of its kecamatan. Raises DataError: unreadable, no village
    of this region, a code or an outline that is none, a kecamatan without a name."""
    frame = _of_home(_read(path), path, home)
    frame["kecamatan_code"] = frame["code"].str[:_KECAMATAN]
    frame["kecamatan"] = _named(frame, names, path)
    frame["area_km2"] = frame.geometry.to_crs(_EQUAL_AREA).area / 1e6
    above = frame.dissolve("kecamatan_code", aggfunc={"kecamatan": "first", "area_km2": "sum"}, grid_size=_GRID)
    above = above.reset_index().rename(columns={"kecamatan_code": "code", "kecamatan": "name"})
    level = frame["code"].map(lambda code: _LEVELS[_VILLAGE.fullmatch(code)[1]])  # type: ignore[index]  # checked
    rows = [*_rows(above, pd.Series(Level.KECAMATAN, above.index), pd.Series(home["code"], above.index)),
            *_rows(frame, level, frame["kecamatan_code"])]
    whole = {"code": home["code"], "bps_code": home["bps_code"], "name": f"{home['level'].capitalize()} {home['name']}"}
    return Villages(
        rows,
        [_feature(row.geometry, code=row.code, bps_code="", name=row.name, status=str(status),
                  kecamatan_code=row.kecamatan_code, kecamatan=row.kecamatan, area_km2=round(row.area_km2, 4))
         for row, status in zip(frame.itertuples(index=False), level, strict=True)],
        [_feature(row.geometry, code=row.code, bps_code="", name=row.name, area_km2=round(row.area_km2, 2))
         for row in above.itertuples(index=False)],
        [_feature(above.geometry.union_all(grid_size=_GRID), **whole)])


def _read(path: Path) -> gpd.GeoDataFrame:
    try:
        if path.suffix == ".parquet":
            frame = gpd.read_parquet(path)
        elif path.suffix in (".geojson", ".json"):
            frame = gpd.GeoDataFrame.from_features(json.loads(path.read_text("utf-8"))["features"], crs="EPSG:4326")
        else:
            raise DataError(f"{path.name}: batas desa dibaca dari .parquet (GeoParquet) atau .geojson. Ubah dahulu ke "
                            "salah satunya.")
    except DataError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        raise DataError(f"{path.name} tidak dapat dibaca sebagai batas desa ({error}).") from None
    missing = [name for name in ("code", "name", "geometry") if name not in frame]
    if missing:
        raise DataError(f"{path.name}: kolom {', '.join(missing)} tidak ada. Yang perlu: code (kode Kemendagri seperti "
                        "35.07.01.2001), name, dan bentuknya.")
    return frame if frame.crs is None or frame.crs.to_epsg() == 4326 else frame.to_crs(4326)


def _of_home(frame: gpd.GeoDataFrame, path: Path, home: Row) -> gpd.GeoDataFrame:
    """Its villages, by code, with whole outlines on the grid."""
    codes = frame["code"].astype(str).str.strip()
    own = frame.assign(code=codes, name=frame["name"].astype(str).str.strip())[codes.str.startswith(f"{home['code']}.")]
    own = own.sort_values("code").reset_index(drop=True)
    if own.empty:
        raise DataError(f"{path.name}: tidak ada desa berkode {home['code']}.*; berkas ini tentang wilayah lain.")
    for told, wrong in (("bukan kode desa", ~own["code"].map(lambda code: bool(_VILLAGE.fullmatch(code)))),
                        ("muncul dua kali", own["code"].duplicated()), ("tanpa nama", own["name"].isin(("", "None")))):
        if wrong.any():
            raise DataError(f"{path.name}: {own.loc[wrong, 'code'].iloc[0]} {told}.")
    shapes = _edge_to_edge(own.geometry.to_numpy())
    kinds = pd.Series([shape.geom_type if shape is not None and not shape.is_empty else "" for shape in shapes])
    wrong = ~kinds.isin(("Polygon", "MultiPolygon"))
    if wrong.any():
        raise DataError(f"{path.name}: bentuk {own.loc[wrong, 'code'].iloc[0]} bukan poligon.")
    return own.set_geometry(gpd.GeoSeries(shapes, crs="EPSG:4326"))


def _edge_to_edge(shapes: Any) -> list[Any]:
    """The same places without slivers and overlaps between them: edges of all are crossed on one grid, and each face
    between edges goes to the first place that holds it."""
    whole = [shapely.make_valid(one) if one is not None else shapely.Polygon() for one in shapes]
    edges = shapely.union_all([shapely.boundary(one) for one in whole], grid_size=_GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
    inside = shapely.point_on_surface(faces)
    face, place = shapely.STRtree(whole).query(inside, predicate="within")
    owner = pd.Series(place).groupby(face).min()
    own: list[list[Any]] = [[] for _ in whole]
    for number, first in owner.items():
        own[first].append(faces[number])
    return [shapely.union_all(parts, grid_size=_GRID) for parts in own]


def _named(frame: gpd.GeoDataFrame, names: Path | None, path: Path) -> pd.Series:
    """The name of the kecamatan of each village."""
    if names is not None:
        try:
            with names.open(encoding="utf-8-sig", newline="") as handle:
                known = {row["code"].strip(): row["name"].strip() for row in csv.DictReader(handle, strict=True)}
        except (OSError, UnicodeDecodeError, csv.Error, KeyError, AttributeError) as error:
            raise DataError(f"{names.name} tidak dapat dibaca: perlu kolom code dan name ({error}).") from None
        found = frame["kecamatan_code"].map(known)
    elif "kecamatan" in frame:
        found = frame["kecamatan"].where(frame["kecamatan"].notna()).astype("string").str.strip().replace("", pd.NA)
    else:
        raise DataError(f"{path.name} tidak menyebut nama kecamatan. Sertakan --kecamatan BERKAS.csv dengan kolom code "
                        "dan name.")
    if found.isna().any():
        code = frame.loc[found.isna(), "kecamatan_code"].iloc[0]
        raise DataError(f"Kecamatan {code} tanpa nama di {(names or path).name}.")
    named: pd.Series = found.astype(object)
    return named


def _rows(frame: gpd.GeoDataFrame, level: pd.Series, parent: pd.Series) -> list[Row]:
    inside = frame.geometry.representative_point()
    return [{"code": code, "bps_code": "", "name": name, "level": str(kind), "parent_code": above,
             "lon": f"{point.x:.6f}", "lat": f"{point.y:.6f}", "area_km2": f"{area:.4f}"}
            for code, name, kind, above, point, area in
            zip(frame["code"], frame["name"], level, parent, inside, frame["area_km2"], strict=True)]


def _feature(outline: Any, **properties: Any) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(outline))}
