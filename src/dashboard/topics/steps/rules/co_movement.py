"""Step 5 over time: does a supporting indicator of the regency move in the same years as the outcome? Never why."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.topics.steps.rules.five_step import yearly_changes
from dashboard.topics.steps.rules.linkage import Correlation, correlation

FEWEST_PAIRS = 6
"""Of fewer common yearly changes no correlation is calculated: its interval would span nearly everything."""
FEWEST_YEARS = 3
"""Fewer common changes than this are not counted as moving together either."""


@dataclass(frozen=True)
class CoMovement:
    """Two series of the regency. `lines`: indicator, year, value, segment, source, source_url, is_sample, both series
    from FIRST_YEAR on.

    `years`: the common yearly changes by their later year; `same` and `opposite` of them moved alike or against each
    other (the rest had one at rest). `changes` is Pearson's over the changes, None with fewer than FEWEST_PAIRS.
    """

    indicator: Indicator
    support: Indicator
    lines: pd.DataFrame
    years: tuple[int, ...]
    same: int
    opposite: int
    changes: Correlation | None


def co_movement(indicator: Indicator, support: Indicator, series: pd.DataFrame,
                breaks: pd.DataFrame) -> CoMovement | None:
    """`series`: queries.observations.series of both; None when one of them has no published figure of the regency.

    Levels are not correlated: two lines that each go their own way for years always seem to be linked.
    """
    both = [_own(series, item) for item in (indicator, support)]
    if any(part.empty for part in both):
        return None
    mine, other = ({change.year: change.delta for change in yearly_changes(part, item, breaks)}
                   for part, item in zip(both, (indicator, support), strict=True))
    years = tuple(sorted(mine.keys() & other.keys()))
    products = [mine[year] * other[year] for year in years]
    return CoMovement(indicator, support, with_segments(pd.concat(both), breaks), years,
                      sum(product > 0 for product in products), sum(product < 0 for product in products),
                      _correlated([other[year] for year in years], [mine[year] for year in years]))


def _own(series: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    known = published(series, indicator, regency().code).index
    rows = series[(series["indicator"] == indicator.id) & (series["region_code"] == regency().code)
                  & (series["period"] == indicator.period_rule) & series["year"].isin(known[known >= FIRST_YEAR])]
    return rows.dropna(subset=["value"])


def _correlated(x: list[float], y: list[float]) -> Correlation | None:
    if len(x) < FEWEST_PAIRS or len(set(x)) < FEWEST_YEARS or len(set(y)) < FEWEST_YEARS:
        return None
    return correlation(pd.Series(x), pd.Series(y))
