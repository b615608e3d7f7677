"""Targets of planning documents against the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.change import comparable, rounded_difference, verdict
from dashboard.domain import Direction, Indicator, Verdict


@dataclass(frozen=True)
class TargetCheck:
    """One target and the figure it is held against.

    `value` is the figure of the target's year, or the newest one while that year has not come (`is_ahead`); None when
    the year has passed without a figure. `gap` is how far the figure is from the easier end of the target.
    """

    document: str
    region_code: str
    year: int
    low: float
    high: float
    value: float | None
    value_year: int | None
    gap: float
    verdict: Verdict
    is_ahead: bool


def check_targets(targets: pd.DataFrame, series: pd.DataFrame, indicator: Indicator,
                  this_year: int) -> list[TargetCheck]:
    """Every target of this indicator that names a year, by year; `targets` and `series` as the queries give them,
    `this_year` the year of the data: a target of an earlier year is held against no other year's figure."""
    own = comparable(series, indicator)
    stated = targets[["target", "target_low", "target_high"]].notna().any(axis=1) & targets["year"].notna()
    rows = targets[(targets["indicator"] == indicator.id) & stated].sort_values("year", kind="stable")
    return [_check(row, own[own["region_code"] == row["region_code"]], indicator, this_year)
            for row in rows.to_dict("records")]


def _check(row: Mapping[Any, Any], known: pd.DataFrame, indicator: Indicator, this_year: int) -> TargetCheck:
    year = int(row["year"])
    low, high = _ends(row)
    values = known.set_index("year")["value"]
    newest = int(values.index.max()) if len(values) else None
    ahead = newest is not None and newest < year and year >= this_year
    value_year = year if year in values.index else newest if ahead else None
    value = None if value_year is None else float(values[value_year])
    easier = high if indicator.direction is Direction.LOWER else low
    gap = 0.0 if value is None else rounded_difference(value, easier, indicator.decimals)
    judged = Verdict.NEUTRAL if value is None else verdict(gap, indicator.decimals, indicator.direction)
    return TargetCheck(str(row["document"]), str(row["region_code"]), year, low, high, value, value_year, gap, judged,
                       ahead)


def _ends(row: Mapping[Any, Any]) -> tuple[float, float]:
    point = row["target"]
    pair = (point, point) if pd.notna(point) else (row["target_low"], row["target_high"])
    return float(pair[0]), float(pair[1])
