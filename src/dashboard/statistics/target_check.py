"""Targets of planning documents against the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.statistics.over_time.change import comparable, rounded_difference, verdict


@dataclass(frozen=True)
class TargetCheck:
    """One target and the figure it is held against.

    `value` is the figure of the target's year, or the newest one while that year has not come (`is_ahead`); None when
    the year has passed without a figure. `gap` is how far the figure is from the easier end of the target: a range is
    met at or below its upper end where lower is better, at or above its lower end where higher is. `status` says how
    sure the target is (datasets.contracts.TARGET_STATUS), empty when that is not said; `note`: of its row.
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
    status: str = ""
    note: str = ""


def check_targets(targets: pd.DataFrame, series: pd.DataFrame, indicator: Indicator,
                  this_year: int) -> list[TargetCheck]:
    """Every target of this indicator that names a year, by year; `targets` and `series` as the queries give them,
    `this_year` the year it is: a target of an earlier year is held against no other year's figure."""
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
    gap = 0.0 if value is None else rounded_difference(value, easier_end(low, high, indicator), indicator.decimals)
    judged = Verdict.NEUTRAL if value is None else verdict(gap, indicator.decimals, indicator.direction)
    return TargetCheck(str(row["document"]), str(row["region_code"]), year, low, high, value, value_year, gap, judged,
                       ahead, *(str(row[name]) if pd.notna(row.get(name)) else "" for name in ("status", "note")))


def easier_end(low: float, high: float, indicator: Indicator) -> float:
    """The end of a target by which it is judged; both are the same unless it is a range."""
    return high if indicator.direction is Direction.LOWER else low


def told_first(checks: Sequence[TargetCheck], region: str) -> list[TargetCheck]:
    """The targets of a region that a headline owes its reader: of the newest year that has passed with a figure, of a
    later year that has passed without one, and of the nearest year still ahead."""
    own = [check for check in checks if check.region_code == region]
    coming = min((check.year for check in own if check.is_ahead), default=None)
    passed = [check for check in own if not check.is_ahead]
    judged = max((check.year for check in passed if check.value is not None), default=None)
    newest = max((check.year for check in passed), default=None)
    return [check for check in own if check.year in (judged, newest, coming)]


def _ends(row: Mapping[Any, Any]) -> tuple[float, float]:
    point = row["target"]
    pair = (point, point) if pd.notna(point) else (row["target_low"], row["target_high"])
    return float(pair[0]), float(pair[1])
