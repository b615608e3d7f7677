"""Splits series where a line must not be drawn."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from dashboard.statistics.change import breaks_for, crosses


def segments(series: pd.DataFrame, breaks: pd.DataFrame) -> pd.DataFrame:
    """`series` sorted by indicator, region, period, year with a column `segment` (int, from 0 within each series).

    A new segment starts after every year without a figure and at every method break.
    """
    ordered = series.dropna(subset=["value"]).sort_values(["indicator", "region_code", "period", "year"],
                                                          kind="stable")
    parts = []
    for (indicator, region, _), group in ordered.groupby(["indicator", "region_code", "period"], sort=False):
        known = breaks_for(breaks, str(indicator), str(region))
        years = group["year"].astype(int).tolist()
        starts = [False, *(later != earlier + 1 or crosses(earlier, later, known)
                           for earlier, later in pairwise(years))]
        parts.append(group.assign(segment=pd.Series(starts, index=group.index).cumsum().astype(int)))
    if not parts:
        return ordered.assign(segment=pd.Series(dtype=int))
    return pd.concat(parts, ignore_index=True)
