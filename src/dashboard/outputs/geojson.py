"""Villages with all their figures as GeoJSON, its sources and the geometry's credit inside the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.core.domain import Indicator, Level, Region
from dashboard.outputs.dataset import DIRECTION_WORDS

_VILLAGE_LEVELS = (Level.DESA, Level.KELURAHAN)


@dataclass(frozen=True)
class Geometry:
    """GeoJSON geometry by region code, with the credit line and the licence that travel with it."""

    shapes: Mapping[str, Mapping[str, Any]]
    credit: str
    licence: str


def villages_geojson(rows: pd.DataFrame, geometry: Geometry, regions: Mapping[str, Region],
                     indicators: Mapping[str, Indicator], title: str) -> bytes:
    """The villages with all their figures; see regions_geojson."""
    return regions_geojson(rows, geometry, regions, indicators, title, _VILLAGE_LEVELS)


def regions_geojson(rows: pd.DataFrame, geometry: Geometry, regions: Mapping[str, Region],
                    indicators: Mapping[str, Indicator], title: str, levels: Collection[str]) -> bytes:
    """One feature a region of `levels`; a property for each indicator and year of `rows` (columns of
    all_observations), null where it has no figure. Foreign members: judul, kredit, lisensi, indikator, sumber."""
    own = rows[rows["level"].isin([str(level) for level in levels])]
    own = own.assign(key=[property_name(name, year, period) for name, year, period
                          in zip(own["indicator"], own["year"], own["period"], strict=True)])
    keys = _properties(own, indicators)
    values = {(code, key): value for code, key, value
              in zip(own["region_code"], own["key"], own["value"], strict=True)}
    head = {
        "type": "FeatureCollection", "judul": title, "kredit": geometry.credit, "lisensi": geometry.licence,
        "indikator": keys, "sumber": _sources(own),
    }
    return _dump(head, (
        {"type": "Feature", "id": code, "geometry": geometry.shapes[code],
         "properties": {**_place(regions[code], regions), **{key: values.get((code, key)) for key in keys}}}
        for code in sorted(geometry.shapes) if code in regions
    ))


def property_name(indicator: str, year: int, period: str) -> str:
    """'idm_score_2024'; with the period when it is not the whole year: 'p0_2025_maret'."""
    return f"{indicator}_{year}" + ("" if period == "Tahun" else f"_{period.lower().replace(' ', '_')}")


def _properties(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> dict[str, dict[str, Any]]:
    """What each property means; in catalogue order, newest year first."""
    order = {name: position for position, name in enumerate(indicators)}
    found = {(str(name), int(year), str(period)) for name, year, period
             in zip(rows["indicator"], rows["year"], rows["period"], strict=True)}
    return {property_name(name, year, period): _described(indicators[name], year, period)
            for name, year, period in sorted(found, key=lambda key: (order[key[0]], -key[1], key[2]))}


def _place(region: Region, regions: Mapping[str, Region]) -> dict[str, Any]:
    place = {"kode": region.code, "kode_bps": region.bps_code, "nama": region.name, "tingkat": str(region.level)}
    if region.level not in _VILLAGE_LEVELS:
        return place
    kecamatan = regions[region.parent] if region.parent else None
    return {**place, "kode_kecamatan": kecamatan.code if kecamatan else None,
            "kecamatan": kecamatan.name if kecamatan else None}


def _described(indicator: Indicator, year: int, period: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "nama": indicator.name, "tahun": year, "periode": period, "satuan": indicator.unit,
        "arah": DIRECTION_WORDS[indicator.direction], "definisi": indicator.definition,
        "boleh_dibandingkan": indicator.comparability,
    }
    if indicator.categories:
        described["tingkatan"] = {str(number): word for number, word in sorted(indicator.categories.items())}
    return described


def _sources(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{"id": str(name), "sumber": _or_none(group["source"]), "alamat": _or_none(group["source_url"]),
             "properti": sorted(set(group["key"])), "hitungan": bool(group["is_derived"].all()),
             "data_contoh": bool(group["is_sample"].any())}
            for name, group in rows.groupby("source_id", sort=True)]


def _or_none(column: pd.Series[Any]) -> str | None:
    known = column.dropna()
    return None if known.empty else str(known.iloc[0])


def _dump(head: Mapping[str, Any], features: Iterable[Mapping[str, Any]]) -> bytes:
    """One feature a line, so that two versions of a file can be compared."""
    lines = ",\n".join(map(_compact, features))
    return (_compact(head)[:-1] + ',"features":[\n' + lines + "\n]}\n").encode()


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
