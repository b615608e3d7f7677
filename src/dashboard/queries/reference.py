"""What things are: regions, indicators, sources, method breaks, conflicts, the build itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Level, Region, Release
from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


@dataclass(frozen=True)
class BuildInfo:
    """When the build was made (UTC), the date its data were gathered, and the geometry's credit line."""

    build_id: str
    built_at: datetime
    data_date: date
    credit: str


@memoised()
def indicators(database: Database) -> Mapping[str, Indicator]:
    """The catalogue by id, in catalogue order."""
    frame = ask(database, "indicators")
    return MappingProxyType({row["id"]: _indicator(row) for row in _records(frame)})


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def _indicator(row: dict[str, Any]) -> Indicator:
    fields: dict[str, Any] = {
        **{key: value if value is not None else "" for key, value in row.items()},
        "decimals": int(row["decimals"]),
        "direction": Direction(row["direction"]),
        "minimum": float(row["minimum"]),
        "maximum": float(row["maximum"]),
        "breaks": _limits(row["breaks"]),
        "kabkota_breaks": _limits(row["kabkota_breaks"]),
        "categories": _categories(row["categories"]),
        "part_of": tuple(part for part in (row.get("part_of") or "").split(";") if part),  # absent in an old build
    }
    return Indicator(**fields)


def _limits(text: str | None) -> tuple[float, ...]:
    return tuple(float(part) for part in (text or "").split(";") if part)


def _categories(text: str | None) -> dict[int, str]:
    pairs = (part.split("=", 1) for part in (text or "").split(";") if part)
    return {int(number): name for number, name in pairs}


@memoised()
def regions(database: Database) -> Mapping[str, Region]:
    """Every region by Kemendagri code, from Indonesia to villages, ordered by code."""
    return MappingProxyType({
        row["code"]: Region(
            code=row["code"], bps_code=row["bps_code"] or "", name=row["name"], label=row["label"],
            level=Level(row["level"]), parent=row["parent_code"], lon=row["lon"], lat=row["lat"],
            area_km2=row["area_km2"],
        )
        for row in _records(ask(database, "regions"))
    })


@memoised()
def village_codes(database: Database) -> tuple[str, ...]:
    """Codes of the villages in the order of the geometry file."""
    return tuple(sorted(code for code, region in regions(database).items()
                        if region.level in (Level.DESA, Level.KELURAHAN)))


@memoised()
def sources(database: Database) -> pd.DataFrame:
    """source_id, title, url, publisher, kind; rows, target_rows, program_rows: how many figures, targets and
    programme facts cite it."""
    return ask(database, "sources")


@memoised()
def method_breaks(database: Database) -> pd.DataFrame:
    """indicator, region_code (null = everywhere), year_before, year_after, reason."""
    return ask(database, "method_breaks")


@memoised()
def conflicts(database: Database) -> pd.DataFrame:
    """Facts for which two sources disagree, with the titles and links of both."""
    return ask(database, "conflicts")


@memoised()
def margins(database: Database) -> pd.DataFrame:
    """Rows of data/catalogue/margins.csv: what the estimated errors of surveys rest on, with the source of each."""
    return ask(database, "margins")


@memoised()
def releases(database: Database) -> Mapping[str, Release]:
    """The release calendar by indicator."""
    return MappingProxyType({
        row["indicator"]: Release(row["indicator"], int(row["month"]), int(row["lag_years"]), row["source"],
                                  row["note"] or "") for row in _records(ask(database, "releases"))})


@memoised()
def glossary(database: Database) -> pd.DataFrame:
    """term, long_form (what it is short for, or its other name), meaning, basis; in alphabetical order."""
    return ask(database, "glossary")


@memoised(300)
def neighbours(database: Database, region: str) -> pd.DataFrame:
    """Areas that share an edge with a village or kecamatan: code, label, name, level, parent_code, kecamatan,
    shared_km; the longest shared edge first."""
    return ask(database, "neighbours", region=region)


@memoised()
def outlines(database: Database) -> pd.DataFrame:
    """code, kind (desa, kecamatan, kota), path: simplified outlines as SVG paths with one origin."""
    return ask(database, "outlines")


@memoised()
def build_info(database: Database) -> BuildInfo:
    """What the build says about itself."""
    row = ask(database, "build_info").iloc[0]
    return BuildInfo(row["build_id"], row["built_at"].to_pydatetime(), row["data_date"].date(), row["credit"])
