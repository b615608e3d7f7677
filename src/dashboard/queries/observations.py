"""Figures: series over time, the 38 kabupaten/kota, villages and kecamatan, targets."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised

OBSERVATION = ["indicator", "region_code", "year", "period", "value", "unit", "source_id", "source", "source_url",
               "source_kind", "publisher", "note", "is_derived", "is_sample"]
"""Columns of every answer that lists single figures."""
ERRORS = ["se", "se_source", "se_estimate"]
"""Published standard error and who says so; the estimate by data/catalogue/margins.csv. In the figure's unit, null
where there is none."""


@memoised(200)
def series(database: Database, indicators: Sequence[str], regions: Sequence[str]) -> pd.DataFrame:
    """All figures of these indicators and regions, every period and year; columns OBSERVATION and ERRORS, by
    year."""
    return ask(database, "series", indicators=list(indicators), regions=list(regions))


@memoised(100)
def kabkota_values(database: Database, indicator: str) -> pd.DataFrame:
    """Figures of the 38 kabupaten/kota, the province and the nation, all years of the indicator's own period.

    Columns OBSERVATION plus name, label, level, and ERRORS; `value` is null where a kabupaten has none for a year.
    """
    return ask(database, "kabkota_values", indicator=indicator)


@memoised(100)
def village_values(database: Database, indicator: str | None = None) -> pd.DataFrame:
    """Figures of all villages: indicator, year, period, region_code, label, name, kecamatan_code, kecamatan, level,
    value, unit, source_id, source, source_url, source_kind, note, is_derived, is_sample; villages without a figure are
    absent."""
    return ask(database, "village_values", indicator=indicator)


@memoised()
def kecamatan_values(database: Database) -> pd.DataFrame:
    """Figures of all kecamatan: indicator, year, period, region_code, label, name, value, unit, source_id,
    source, source_url, source_kind, note; kecamatan without a figure are absent."""
    return ask(database, "kecamatan_values")


@memoised(300)
def area_values(database: Database, region: str) -> pd.DataFrame:
    """Everything known about one kecamatan or village: OBSERVATION columns, newest first for each indicator."""
    return ask(database, "area_values", region=region)


@memoised(100)
def targets(database: Database, indicators: Sequence[str], regions: Sequence[str]) -> pd.DataFrame:
    """Targets with document, year, target or target_low/target_high, source title and link."""
    return ask(database, "targets", indicators=list(indicators), regions=list(regions))


@memoised()
def program_facts(database: Database) -> pd.DataFrame:
    """Publicly known facts on programme coverage, each with its source."""
    return ask(database, "program_facts")


@memoised(20)
def all_observations(database: Database, indicators: Sequence[str] | None = None,
                     regions: Sequence[str] | None = None) -> pd.DataFrame:
    """Every figure (or those of these ids and codes) with the names of its indicator, region and source."""
    return ask(database, "all_observations", indicators=None if indicators is None else list(indicators),
               regions=None if regions is None else list(regions))
