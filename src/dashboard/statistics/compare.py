"""One figure against another of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Indicator, Verdict
from dashboard.statistics.calculated import is_calculated
from dashboard.statistics.notes import words_of
from dashboard.statistics.over_time.change import comparable, judged, rounded_difference
from dashboard.statistics.uncertainty import Margin, error_of, margin_between


@dataclass(frozen=True)
class ReferenceFigure:
    """A reference region's figure of the same year and period; `verdict` says how our region compares to it. `margin`
    of `difference`: only of figures of a survey. `note`: of the fact."""

    region_code: str
    value: float
    difference: float
    verdict: Verdict
    is_derived: bool = False
    margin: Margin | None = None
    note: str = ""


def against(value: float, reference: float, indicator: Indicator, margin: Margin | None = None) -> Verdict:
    """Whether `value` is better or worse than `reference`, after rounding to printed decimals; `margin` of their
    difference."""
    return judged(rounded_difference(value, reference, indicator.decimals), indicator, margin)


def references(series: pd.DataFrame, indicator: Indicator, region: str, others: Sequence[str]) -> list[ReferenceFigure]:
    """The newest figure of `region` against `others` of exactly that year and period; absent ones are left out."""
    own = comparable(series, indicator)
    mine = own[own["region_code"] == region]
    if mine.empty:
        return []
    newest = mine.iloc[-1]
    same = own[own["year"] == newest["year"]].set_index("region_code")
    value, calculated = same["value"], is_calculated(same)
    margins = {code: margin_between(error_of(newest), error_of(same.loc[code])) if indicator.survey else None
               for code in others if code in same.index}
    return [
        ReferenceFigure(code, float(value[code]), rounded_difference(newest["value"], value[code], indicator.decimals),
                        against(float(newest["value"]), float(value[code]), indicator, margins[code]),
                        bool(calculated[code]), margins[code], words_of(same.loc[code].get("note")))
        for code in margins
    ]
