"""Where the kabupaten stands: one Finding for each headline indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.core.domain import Indicator, Release
from dashboard.core.regency import regency
from dashboard.statistics.compare import ReferenceFigure, references
from dashboard.statistics.freshness import judge
from dashboard.statistics.notes import words_of
from dashboard.statistics.over_time.change import Change, comparable, latest_change
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.uncertainty import UNKNOWN, Error, error_of


@dataclass(frozen=True)
class Finding:
    """The newest figure of one indicator with its change, its references and its history.

    `history` has columns year, value, segment, is_derived. `is_old`: a newer figure should be public by now. `error`:
    only of a figure of a survey.
    """

    indicator: Indicator
    value: float
    year: int
    change: Change | None
    references: list[ReferenceFigure]
    history: pd.DataFrame
    source: str
    source_url: str | None
    publisher: str
    is_old: bool
    is_derived: bool
    is_sample: bool
    source_kind: str = ""
    note: str = ""
    error: Error = UNKNOWN


def find(series: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame, today: date,
         region: str | None = None, *, releases: Mapping[str, Release] | None = None) -> Finding | None:
    """The Finding for one indicator; None when `region` has no figure at all.

    `series`: queries.observations.series. A count is not held against larger regions, so it has no references. It is
    old on a day by the release calendar, or when the province has a newer one (only of the regency).
    """
    region = region or regency().code
    own = comparable(series, indicator)
    mine = own[own["region_code"] == region]
    if mine.empty:
        return None
    newest = mine.iloc[-1]
    is_own = region == regency().code
    above = own.loc[own["region_code"] == regency().province.code, "year"] if is_own else own["year"].head(0)
    province = None if above.empty else int(above.max())
    others = [] if indicator.is_count else references(series, indicator, region, regency().above)
    return Finding(
        indicator=indicator, value=float(newest["value"]), year=int(newest["year"]),
        change=latest_change(series, indicator, region, breaks), references=others,
        history=with_segments(mine, breaks)[["year", "value", "segment", "is_derived"]],
        source=str(newest["source"]), source_url=newest["source_url"],
        publisher=str(newest["publisher"] or newest["source"]),
        is_old=judge(indicator.id, int(newest["year"]), province, (releases or {}).get(indicator.id), today).is_old,
        is_derived=bool(newest["is_derived"]), is_sample=bool(newest["is_sample"]),
        source_kind=words_of(newest.get("source_kind")), note=words_of(newest.get("note")),
        error=error_of(newest) if indicator.survey else UNKNOWN,
    )


def findings(series: pd.DataFrame, indicators: Sequence[Indicator], breaks: pd.DataFrame,
             today: date, releases: Mapping[str, Release] | None = None) -> tuple[list[Finding], list[Indicator]]:
    """Findings in the order of `indicators`, and the indicators for which there is no figure."""
    found = [(indicator, find(series, indicator, breaks, today, releases=releases)) for indicator in indicators]
    return [finding for _, finding in found if finding], [indicator for indicator, finding in found if not finding]
