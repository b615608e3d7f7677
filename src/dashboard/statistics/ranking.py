"""Relative position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Direction
from dashboard.statistics.uncertainty import Band, Error, rank_band

ENOUGH = 0.9
"""A rank is said only when at least this share of the regions has a figure: "peringkat dari 8" would mislead."""


@dataclass(frozen=True)
class Position:
    """Rank of one region among `of` regions that have a figure; `ties` others share the rank. `band`: how far the
    sample of a survey may have moved it."""

    rank: int
    of: int
    ties: int
    band: Band | None = None


def rank(values: pd.Series, direction: Direction) -> pd.Series:
    """1 = best off (lower or higher value, by direction; largest first without direction).

    Equal values share the smallest rank, as in sport; a missing value has no rank (NA). Int64, same index.
    """
    ranked = values.rank(method="min", ascending=direction is Direction.LOWER)
    return ranked.astype("Int64")


def position(values: pd.Series, region: str, direction: Direction,
             errors: Mapping[str, Error] | None = None) -> Position | None:
    """Where `region` stands among `values` (index: region codes, NaN where a region has no figure); `errors` by region
    code for figures of a survey.

    None when the region has no figure, or when too few of the others have one (ENOUGH).
    """
    if region not in values.index or pd.isna(values[region]):
        return None
    known = values.dropna()
    if len(known) < ENOUGH * len(values):
        return None
    ranks = rank(known, direction)
    own = int(ranks[region])
    band = rank_band(values, errors, region, direction) if errors else None
    return Position(own, len(known), int((ranks == own).sum()) - 1, band)
