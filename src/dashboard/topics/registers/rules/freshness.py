"""How old a register is, and how much of it is verified.

1. Age = days from its newest date of data to the day asked; where only the period is known, from the period's end.
2. Share verified = verified of those for which somebody wrote down how many are; the rest is said as villages not
   known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.statistics.cells import ShownCount, share
from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.rules.series import RegisterSeries, counted, readable


@dataclass(frozen=True)
class RegisterFreshness:
    """One series in one unit at its newest date. `all`: everybody in it; `known`, `verified`: in the rows that say how
    many are verified; `villages` and `told`: numbers of villages with rows, and with such rows."""

    series: RegisterSeries
    unit: str
    period: str
    cutoff: date | None
    age: int
    all: ShownCount
    known: ShownCount
    verified: ShownCount
    villages: int
    told: int
    percent_base: float

    def share(self, area: str | None) -> float | None:
        """Percent verified; None where nobody knows, or of too few."""
        return share(self.verified.of(area), self.known.of(area), self.percent_base)


def end_of(period: str) -> date:
    """The last day of '2026-TW3' or '2026'."""
    year, _, quarter = period.partition("-TW")
    month = 3 * int(quarter) if quarter else 12
    return date(int(year) + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def freshness(rows: pd.DataFrame, series: RegisterSeries, unit: str, today: date,
              rounding: Rounding) -> RegisterFreshness | None:
    """From rows of queries.register_rows; None where the series has none in this unit."""
    own = series.of(readable(rows, rounding))
    own = own[own["unit"] == unit]
    if own.empty:
        return None
    period = str(own["period"].max())
    newest = own[own["period"] == period]
    told = newest[newest["verified"].notna()]
    day = pd.to_datetime(newest["cutoff"]).max()
    cutoff = None if pd.isna(day) else day.date()
    return RegisterFreshness(series, unit, period, cutoff, (today - (cutoff or end_of(period))).days,
                             counted(newest, rounding), counted(told, rounding), counted(told, rounding, "verified"),
                             newest["region_code"].nunique(), told["region_code"].nunique(), rounding.percent_base)
