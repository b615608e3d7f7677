"""Relative position among the kabupaten and kota of the province."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.ranking import Position, position
from dashboard.domain import BLITAR, Indicator, Level

PEERS = (Level.KABUPATEN, Level.KOTA)


@dataclass(frozen=True)
class Standing:
    """Newest year in which a rank may be said; `values` are the figures of the 38 by region code."""

    indicator: Indicator
    year: int
    position: Position
    values: pd.Series


def standing(frame: pd.DataFrame, indicator: Indicator, region: str = BLITAR) -> Standing | None:
    """From queries.values.kabkota_values; None when there is no year with enough figures, or for a count."""
    if indicator.is_count:
        return None
    peers = frame[frame["level"].isin(PEERS)]
    for year in sorted(peers["year"].unique(), reverse=True):
        values = peers[peers["year"] == year].set_index("region_code")["value"]
        found = position(values, region, indicator.direction)
        if found:
            return Standing(indicator, int(year), found, values)
    return None


def positions(frame: pd.DataFrame, indicator: Indicator, region: str = BLITAR) -> dict[int, Position]:
    """The place of a region in every year in which a rank may be said, newest first; empty for a count."""
    if indicator.is_count:
        return {}
    peers = frame[frame["level"].isin(PEERS)]
    years = sorted(peers["year"].unique(), reverse=True)
    found = {int(year): position(peers[peers["year"] == year].set_index("region_code")["value"], region,
                                 indicator.direction) for year in years}
    return {year: place for year, place in found.items() if place}
