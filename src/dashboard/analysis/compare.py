"""One figure against another of the same kind."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.change import comparable, rounded_difference, verdict
from dashboard.analysis.uncertainty import Margin, error_of, margin_between
from dashboard.domain import Indicator, Verdict


@dataclass(frozen=True)
class Reference:
    """A reference region's figure of the same year and period; `verdict` says how our region compares to it."""

    region_code: str
    value: float
    difference: float
    verdict: Verdict


def against(value: float, reference: float, indicator: Indicator) -> Verdict:
    """Whether `value` is better or worse than `reference`, after rounding to printed decimals."""
    return verdict(rounded_difference(value, reference, indicator.decimals), indicator.decimals, indicator.direction)


def references(series: pd.DataFrame, indicator: Indicator, region: str, others: list[str]) -> list[Reference]:
    """The newest figure of `region` against `others` of exactly that year and period; absent ones are left out."""
    own = comparable(series, indicator)
    mine = own[own["region_code"] == region]
    if mine.empty:
        return []
    newest = mine.iloc[-1]
    same = own[own["year"] == newest["year"]].set_index("region_code")["value"]
    return [
        Reference(code, float(same[code]), rounded_difference(newest["value"], same[code], indicator.decimals),
                  against(float(newest["value"]), float(same[code]), indicator))
        for code in others if code in same.index
    ]
