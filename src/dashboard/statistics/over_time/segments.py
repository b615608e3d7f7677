"""Which figures of a series a line may join: years in a row, by one method."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

import pandas as pd

from dashboard.core import formats
from dashboard.statistics.over_time.change import breaks_for, crosses

Point = tuple[int, float | None]
"""A year and its figure."""


def may_join(earlier: int, later: int, breaks: Collection[tuple[int, int]]) -> bool:
    """Whether a line may lead from one year to the other; `breaks`: (year before, year after) of changes of method."""
    return later == earlier + 1 and not crosses(earlier, later, breaks)


def runs(points: Iterable[Point], breaks: Collection[tuple[int, int]] = ()) -> list[list[tuple[int, float]]]:
    """The stretches of (year, figure or None) that may be drawn as one line, by year."""
    stretches: list[list[tuple[int, float]]] = []
    for year, value in sorted(points, key=lambda point: point[0]):
        if value is None or formats.is_missing(value):
            continue
        if stretches and may_join(stretches[-1][-1][0], year, breaks):
            stretches[-1].append((year, float(value)))
        else:
            stretches.append([(year, float(value))])
    return stretches


def with_segments(series: pd.DataFrame, breaks: pd.DataFrame) -> pd.DataFrame:
    """`series` sorted by indicator, region, period, year with a column `segment` (int, from 0 within each series).

    A new segment starts after every year without a figure and at every method break.
    """
    ordered = series.dropna(subset=["value"]).sort_values(["indicator", "region_code", "period", "year"],
                                                          kind="stable")
    parts = []
    for (indicator, region, _), group in ordered.groupby(["indicator", "region_code", "period"], sort=False):
        known = breaks_for(breaks, str(indicator), str(region))
        years = group["year"].astype(int).tolist()
        starts = [False, *(not may_join(earlier, later, known) for earlier, later in pairwise(years))]
        parts.append(group.assign(segment=pd.Series(starts, index=group.index).cumsum().astype(int)))
    if not parts:
        return ordered.assign(segment=pd.Series(dtype=int))
    return pd.concat(parts, ignore_index=True)
