"""What is old and what is missing, judged by what should exist at the data date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain import MONTH_OF_PERIOD, Indicator

PUBLICATION_MONTHS = 12
"""BPS publishes regency figures within about a year after the period ends; older than that counts as late."""


@dataclass(frozen=True)
class Freshness:
    """The newest figure of an indicator: its year, and the year that could be expected at the data date."""

    indicator: str
    last_year: int | None
    expected_year: int

    @property
    def is_old(self) -> bool:
        """A newer figure should exist by now."""
        return self.last_year is None or self.last_year < self.expected_year


def expected_year(period: str, data_date: date) -> int:
    """Newest year whose figure should be public at `data_date`: its period ended at least a year before."""
    month = MONTH_OF_PERIOD[period]
    latest = data_date.year - PUBLICATION_MONTHS // 12
    return latest if (month, 28) <= (data_date.month, data_date.day) else latest - 1


def freshness(newest: pd.DataFrame, indicators: list[Indicator], data_date: date) -> list[Freshness]:
    """One Freshness per indicator, in the order given; `newest` has columns indicator, last_year."""
    years = newest.set_index("indicator")["last_year"]
    return [
        Freshness(indicator.id, int(years[indicator.id]) if indicator.id in years.index else None,
                  expected_year(indicator.period_rule, data_date))
        for indicator in indicators
    ]


def current_series(indicators: list[Indicator], newest: pd.DataFrame) -> list[Indicator]:
    """Of each concept only the series with the newest figure: a series that was replaced is not "old"."""
    years = newest.set_index("indicator")["last_year"].to_dict()
    best: dict[str, Indicator] = {}
    for indicator in indicators:
        held = best.get(indicator.concept)
        if held is None or years.get(indicator.id, 0) > years.get(held.id, 0):
            best[indicator.concept] = indicator
    return list(best.values())
