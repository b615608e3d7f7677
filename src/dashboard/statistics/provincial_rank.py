"""Relative position among the kabupaten and kota of the province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Indicator, Level
from dashboard.core.regency import regency
from dashboard.statistics.ranking import Position, position
from dashboard.statistics.uncertainty import Error, alike, error_of

KABKOTA = (Level.KABUPATEN, Level.KOTA)


@dataclass(frozen=True)
class ProvincialRank:
    """Newest year in which a rank may be said; `values` are the figures of the 38 by region code, `alike` the codes of
    those that the sample of a survey cannot tell apart from the region."""

    indicator: Indicator
    year: int
    position: Position
    values: pd.Series
    alike: frozenset[str] = frozenset()


def provincial_rank(frame: pd.DataFrame, indicator: Indicator, region: str | None = None) -> ProvincialRank | None:
    """From queries.observations.kabkota_values; None when there is no year with enough figures, or for a count."""
    region = region or regency().code
    found = next(_places(frame, indicator, region), None)
    if found is None:
        return None
    year, place = found
    values = _of_year(frame, year).set_index("region_code")["value"]
    return ProvincialRank(indicator, year, place, values, indistinct(frame, indicator, year, region))


def figures_by_year(frame: pd.DataFrame) -> pd.Series:
    """How many kabupaten and kota have a figure, by year. `frame`: queries.observations.kabkota_values."""
    return frame[frame["level"].isin(KABKOTA)].dropna(subset=["value"]).groupby("year")["region_code"].count()


def how_many(frame: pd.DataFrame) -> int:
    """Kabupaten and kota among these rows, with a figure or without."""
    return int(frame.loc[frame["level"].isin(KABKOTA), "region_code"].nunique())


def positions(frame: pd.DataFrame, indicator: Indicator, region: str | None = None) -> dict[int, Position]:
    """The place of a region in every year in which a rank may be said, newest first; empty for a count."""
    return dict(_places(frame, indicator, region or regency().code))


def _places(frame: pd.DataFrame, indicator: Indicator, region: str) -> Iterator[tuple[int, Position]]:
    """Year and place, newest first; each is worked out when it is asked for."""
    asked = frame.columns.intersection(["region_code", "year", "value", "se", "se_estimate"])
    kabkota = frame.head(0) if indicator.is_count else frame.loc[frame["level"].isin(KABKOTA), asked]
    for year in sorted(map(int, kabkota["year"].unique()), reverse=True):
        place = placed(kabkota[kabkota["year"] == year], indicator, region)
        if place:
            yield year, place


def placed(rows: pd.DataFrame, indicator: Indicator, region: str | None = None) -> Position | None:
    """The place of a region among rows of one year, one a region; a band only where figures come from a survey."""
    return position(rows.set_index("region_code")["value"], region or regency().code, indicator.direction,
                    errors_of(rows, indicator))


def indistinct(frame: pd.DataFrame, indicator: Indicator, year: int, region: str | None = None) -> frozenset[str]:
    """Codes of the kabupaten and kota that cannot be told apart from `region` in a year; empty unless of a survey."""
    return alike_in(_of_year(frame, year), indicator, region)


def alike_in(rows: pd.DataFrame, indicator: Indicator, region: str | None = None) -> frozenset[str]:
    """The same of rows of one year, one a region; empty for a count."""
    if indicator.is_count:
        return frozenset()
    return alike(rows.set_index("region_code")["value"], errors_of(rows, indicator), region or regency().code)


def _of_year(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    return frame[frame["level"].isin(KABKOTA) & (frame["year"] == year)]


def errors_of(rows: pd.DataFrame, indicator: Indicator) -> dict[str, Error]:
    """Error by region code of rows of one year; nothing for figures of no survey."""
    if not indicator.survey:
        return {}
    told = rows[rows.columns.intersection(["region_code", "se", "se_estimate"])]
    return {str(row["region_code"]): error_of(row) for row in told.to_dict("records")}
