"""How much is known about one area, and how much of it is old."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.core.domain import Indicator, Release
from dashboard.statistics.freshness import current_series, freshness


@dataclass(frozen=True)
class Completeness:
    """Indicators with a figure for an area, all indicators, and how many of the former should be newer by now.

    A series that was replaced by a newer one of the same concept is not counted as old.
    """

    known: int
    total: int
    old: int


def completeness(newest: pd.DataFrame, indicators: list[Indicator], releases: Mapping[str, Release], today: date,
                 province: pd.DataFrame | None = None) -> Completeness:
    """`newest`: indicator, last_year of the area, as the question of that name gives it; `province` the same of the
    province, only for the regency."""
    present = set(newest["indicator"])
    known = [indicator for indicator in indicators if indicator.id in present]
    old = [item for item in freshness(newest, current_series(known, newest), releases, today, province) if item.is_old]
    return Completeness(len(known), len(indicators), len(old))
