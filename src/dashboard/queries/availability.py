"""What exists and what is missing."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


@memoised(60)
def availability(database: Database, area: str | None = None) -> pd.DataFrame:
    """indicator, year, level, regions_with_value, regions_derived (those with a calculated figure only) and
    regions_total: one row per indicator × year × level that has any, within `area` or everywhere."""
    return ask(database, "availability", area=area)


@memoised(100)
def newest(database: Database, region: str) -> pd.DataFrame:
    """For each indicator: first_year, last_year and number of years known for one region, in its own period."""
    return ask(database, "newest", region=region)


@memoised()
def village_indicators(database: Database) -> pd.DataFrame:
    """Indicators that exist below the kecamatan: indicator, year, villages (how many have a figure)."""
    return ask(database, "village_indicators")


@memoised()
def kabkota_years(database: Database) -> pd.DataFrame:
    """Indicators with class limits for kabupaten/kota: indicator, year, period, regions (how many have a figure)."""
    return ask(database, "kabkota_years")
