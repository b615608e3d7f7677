"""Small data folders for tests: a tiny world one can check by eye, written as the files people keep.

Two kecamatan, five villages: two are called Sukorejo, one is a kelurahan without a score; p0 has a gap in 2022,
population a method break 2019|2020.
"""

from __future__ import annotations

import csv
import functools
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SOURCE = "uji-sumber"
BLITAR, JAWA_TIMUR = "35.05", "35"
ABOVE = (BLITAR, JAWA_TIMUR, "00")
"""The regency of both worlds with the province and the nation."""

REGIONS = [
    ("00", "00", "Indonesia", "nasional", ""),
    ("35", "35", "Jawa Timur", "provinsi", "00"),
    ("35.04", "3504", "Tulungagung", "kabupaten", "35"),
    ("35.05", "3505", "Blitar", "kabupaten", "35"),
    ("35.72", "3572", "Blitar", "kota", "35"),
    ("35.05.01", "3505210", "Wonodadi", "kecamatan", "35.05"),
    ("35.05.02", "3505200", "Udanawu", "kecamatan", "35.05"),
    ("35.05.01.2001", "3505210011", "Jaten", "desa", "35.05.01"),
    ("35.05.01.2002", "3505210010", "Sukorejo", "desa", "35.05.01"),
    ("35.05.01.1003", "3505210007", "Kuningan", "kelurahan", "35.05.01"),
    ("35.05.02.2001", "3505200001", "Sukorejo", "desa", "35.05.02"),
    ("35.05.02.2002", "3505200002", "Bakung", "desa", "35.05.02"),
]
RELEASE = """data_date = 2025-12-31
credit = "Batas wilayah: uji."
[home]
code = "35.05"
name = "Blitar"
level = "kabupaten"
agency = "Bappedalitbang Kabupaten Blitar"
data_office = "Dinas Kominfo Kabupaten Blitar"
village = "35.05.05.2003"
province = {code = "35", name = "Jawa Timur", short = "Jatim"}
nation = {code = "00", name = "Indonesia"}
namesake = {code = "35.72", label = "Kota Blitar", kecamatan = ["Kepanjenkidul", "Sananwetan", "Sukorejo"]}
"""
SQUARES = {  # code: west edge, south edge, width, height in hundredths of a degree
    "35.05.01.2001": (0, 0, 1, 1), "35.05.01.2002": (1, 0, 1, 1), "35.05.01.1003": (0, 1, 2, 1),
    "35.05.02.2001": (2, 0, 1, 2), "35.05.02.2002": (3, 0, 1, 2),
}
_COMMON = {"scale": "rate", "period_rule": "Tahun", "delta_unit": "poin", "minimum": "0", "maximum": "100",
           "publisher": "BPS", "breaks": "", "kabkota_breaks": "", "categories": "", "part_of": "", "survey": "",
           "series": "uji",
           "comparability": "Boleh dibandingkan antartahun."}
INDICATORS: list[dict[str, str]] = [
    {**_COMMON, "id": "p0", "name": "Persentase penduduk miskin", "short_name": "Penduduk miskin",
     "definition": "Bagian penduduk di bawah garis kemiskinan.", "unit": "persen", "decimals": "2",
     "direction": "lower", "dimension": "Kemiskinan", "concept": "p0", "period_rule": "Maret",
     "delta_unit": "poin persen", "kabkota_breaks": "6;8;10;12"},
    {**_COMMON, "id": "population", "name": "Jumlah penduduk", "short_name": "Penduduk",
     "definition": "Banyaknya penduduk.", "unit": "jiwa", "decimals": "0", "direction": "none", "scale": "count",
     "dimension": "Kependudukan", "concept": "population", "delta_unit": "jiwa", "maximum": "400000000"},
    {**_COMMON, "id": "idm_score", "name": "Indeks Desa Membangun", "short_name": "IDM",
     "definition": "Rata-rata ketahanan desa.", "unit": "indeks", "decimals": "4", "direction": "higher",
     "dimension": "Desa", "concept": "idm_score", "maximum": "1", "breaks": "0.6;0.7;0.8;0.9"},
    {**_COMMON, "id": "iks", "name": "Indeks Ketahanan Sosial", "short_name": "IKS",
     "definition": "Ketahanan sosial desa.", "unit": "indeks", "decimals": "4", "direction": "higher",
     "dimension": "Desa", "concept": "iks", "maximum": "1", "breaks": "0.6;0.7;0.8;0.9"},
]
OBSERVATIONS: list[tuple[str, str, int, str, str]] = [
    *[("p0", "35.05", year, "Maret", value) for year, value in
      [(2019, "8,94"), (2020, "9.33"), (2021, "9.65"), (2023, "8.69"), (2024, "8.16"), (2025, "7.57")]],
    *[("p0", "35", year, "Maret", value) for year, value in [(2023, "10.35"), (2024, "9.79"), (2025, "9.50")]],
    ("p0", "35", 2024, "September", "9.56"),
    *[("p0", "00", year, "Maret", value) for year, value in [(2024, "9.03"), (2025, "8.47")]],
    ("p0", "35.04", 2025, "Maret", "6.00"), ("p0", "35.72", 2025, "Maret", "6.50"),
    *[("population", "35.05", year, "Tahun", value) for year, value in
      [(2018, "1157500"), (2019, "1160677"), (2020, "1223745"), (2021, "1231013")]],
    ("idm_score", "35.05.01.2001", 2024, "Tahun", "0.55"), ("idm_score", "35.05.01.2002", 2024, "Tahun", "0.7"),
    ("idm_score", "35.05.02.2001", 2024, "Tahun", "0.85"), ("idm_score", "35.05.02.2002", 2024, "Tahun", "0.85"),
    ("iks", "35.05.01.2001", 2024, "Tahun", "0.65"), ("iks", "35.05.01.2002", 2024, "Tahun", "0.9"),
]
UNITS = {row["id"]: row["unit"] for row in INDICATORS}


def write_tiny(folder: Path, **changes: Any) -> Path:
    """Write the tiny world into `folder`; `changes` may replace regions, observations, names={code: name}."""
    names: dict[str, str] = changes.get("names", {})
    regions = [(code, bps, names.get(code, name), level, parent, "", "", "")
               for code, bps, name, level, parent in changes.get("regions", REGIONS)]
    _csv(folder / "regions/regions.csv", "code,bps_code,name,level,parent_code,lon,lat,area_km2", regions)
    _dicts(folder / "catalogue/indicators.csv", changes.get("indicators", INDICATORS))
    _csv(folder / "catalogue/breaks.csv", "indicator,region_code,year_before,year_after,reason",
         [("population", "", 2019, 2020, "Basis sensus berganti.")])
    _csv(folder / "catalogue/anchors.csv", "indicator,region_code,year,period,value,source",
         [("p0", "35.05", 2025, "Maret", "7.57", "uji")])
    _csv(folder / "catalogue/releases.csv", "indicator,month,lag_years,source,note",
         [(row["id"], month, lag, "uji", "") for row in changes.get("indicators", INDICATORS)
          for name, month, lag in (("p0", 12, 0), ("population", 2, 1), ("tpt", 12, 0)) if row["id"] == name])
    (folder / "catalogue/release.toml").write_text(RELEASE, "utf-8")
    _csv(folder / "facts/sources.csv", "source_id,title,url,publisher,kind",
         [(SOURCE, "BPS, data uji", "https://example.test/uji", "BPS", "bps"),
          ("lain", "Sumber lain", "", "", "berita")])
    _csv(folder / "facts/observations_bps.csv", "indicator,region_code,year,period,value,unit,source_id,note",
         [(*row, UNITS.get(row[0], "?"), SOURCE, "") for row in changes.get("observations", OBSERVATIONS)])
    _csv(folder / "facts/targets.csv",
         "document,indicator,region_code,year,target,target_low,target_high,unit,status,source_id,note",
         [("RPJMD uji", "p0", "35.05", 2026, "7", "", "", "persen", "disimpulkan", SOURCE, "")])
    _csv(folder / "facts/conflicts.csv",
         "conflict_id,fact,indicator,region_code,year,value_a,source_a,value_b,source_b,status,note",
         [("01", "Persentase penduduk miskin 2025", "p0", "35.05", "2025", "7,57", SOURCE, "7,60", "lain",
           "belum diselesaikan", "")])
    _csv(folder / "facts/program_facts.csv", "program,year,region_code,region_level,unit,value,source_id,note",
         [("Program uji", 2024, "35.05", "kabupaten", "unit", "100", SOURCE, "")])
    _boundaries(folder / "boundaries", {code: name for code, _, name, *_ in regions})
    return folder


def _csv(path: Path, header: str, rows: list[tuple[Any, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def _dicts(path: Path, rows: list[dict[str, str]]) -> None:
    from dashboard.store.building.tables import SPECS

    columns = next(spec.columns for spec in SPECS if spec.name == "indicator")
    _csv(path, ",".join(columns), [tuple(row[column] for column in columns) for row in rows])


def _boundaries(folder: Path, names: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    parents = {code: (parent, next(name for c, _, name, *_ in REGIONS if c == parent))
               for code, _, _, level, parent in REGIONS if level in ("desa", "kelurahan")}
    levels = {code: level for code, _, _, level, _ in REGIONS}
    villages = [_feature(code, names.get(code, code), _square(*edges), status=levels[code],
                         kecamatan_code=parents[code][0], kecamatan=parents[code][1])
                for code, edges in SQUARES.items()]
    _layer(folder / "desa.geojson", villages)
    _layer(folder / "kecamatan.geojson", [_feature("35.05.01", "Wonodadi", _square(0, 0, 2, 2)),
                                          _feature("35.05.02", "Udanawu", _square(2, 0, 2, 2))])
    _layer(folder / "kabupaten.geojson", [_feature("35.05", "Blitar", _square(0, 0, 4, 2))])
    _layer(folder / "enclave.geojson", [_feature("35.72.01.1001", "Blitar", _square(4, 0, 1, 1))])
    _layer(folder / "jatim_kabkota.geojson", [_feature("35.05", "Kabupaten Blitar", _square(0, 0, 4, 2)),
                                              _feature("35.04", "Kabupaten Tulungagung", _square(-4, 0, 4, 2)),
                                              _feature("35.72", "Kota Blitar", _square(4, 0, 1, 1))])


def _square(west: float, south: float, width: float, height: float) -> dict[str, Any]:
    """A rectangle with a point at every hundredth of a degree, so that neighbours share their points."""
    def walk(start: float, end: float) -> list[float]:
        step = 1 if end > start else -1
        return [start + step * number for number in range(int(abs(end - start)))]

    east, north = west + width, south + height
    corners = [*((x, south) for x in walk(west, east)), *((east, y) for y in walk(south, north)),
               *((x, north) for x in walk(east, west)), *((west, y) for y in walk(north, south)), (west, south)]
    return {"type": "Polygon",
            "coordinates": [[[round(112 + x / 100, 5), round(-8 + y / 100, 5)] for x, y in corners]]}


def _feature(code: str, name: str, geometry: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"code": code, "name": name, **more}, "geometry": geometry}


def _layer(path: Path, features: list[dict[str, Any]]) -> None:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


@contextmanager
def tiny_home(folder: Path) -> Iterator[None]:
    """Within it everything is built and stored in folder/home, from a tiny world in folder/data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(folder / "home"))
        patch.setenv("DASHBOARD_DATA", str(write_tiny(folder / "data")))
        yield


def live_in_a_copy(made: Path, target: Path, patch: pytest.MonkeyPatch) -> Path:
    """Copy folders home and data, and live there until the test ends."""
    shutil.copytree(made / "data", target / "data", dirs_exist_ok=True)
    copy_home(made / "home", target / "home")
    patch.setenv("DASHBOARD_HOME", str(target / "home"))
    patch.setenv("DASHBOARD_DATA", str(target / "data"))
    return target


def copy_home(made: Path, home: Path) -> None:
    """A new home like `made`. The 7 MB that are laid out for browsers are linked: a file there is replaced and never
    altered, so that the links do not disturb each other."""
    shutil.copytree(made, home, ignore=lambda folder, _: ["static"] if folder == str(made) else [],
                    dirs_exist_ok=True)
    shutil.copytree(made / "static", home / "static", copy_function=os.link, dirs_exist_ok=True)
    for path in (made / "builds").glob("dashboard-*.duckdb"):
        _know_as_whole(path, home / "builds" / path.name)


def _know_as_whole(path: Path, copy: Path) -> None:
    """This process has read the build through: it need not read the copy until somebody alters it."""
    from dashboard.store.building.pruning import remember_names
    from dashboard.store.building.whole import remember_whole

    rows, names = _read_once(path)
    remember_whole(copy, rows)
    remember_names(copy, names)


@functools.cache
def _read_once(path: Path) -> tuple[dict[str, int], frozenset[str]]:
    from dashboard.store.building.pruning import _asked
    from dashboard.store.building.whole import read_through

    return read_through(path), _asked(path)
