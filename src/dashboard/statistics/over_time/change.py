"""Change over time, never across a method break and never between unlike periods."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase
from itertools import pairwise

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.statistics.calculated import is_calculated
from dashboard.statistics.uncertainty import Margin, error_of, margin_between, within_margin


@dataclass(frozen=True)
class Change:
    """From `previous` (in `previous_year`) to `value` (in `year`), both of the same named period and method. `margin`
    of `delta`: only of figures of a survey."""

    year: int
    previous_year: int
    period: str
    value: float
    previous: float
    delta: float
    verdict: Verdict
    previous_is_derived: bool = False
    margin: Margin | None = None

    @property
    def years(self) -> int:
        """How many years lie between the two figures."""
        return self.year - self.previous_year


def comparable(series: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Only the rows of the indicator's own period (March with March), with a value, by year."""
    own = series[is_comparable(series, indicator)]
    keys = list(zip(own["region_code"], own["year"], strict=True))
    if any(later < earlier for earlier, later in pairwise(keys)):  # mostly they come sorted, and pandas sorts slowly
        own = own.iloc[sorted(range(len(keys)), key=keys.__getitem__)]
    return own.reset_index(drop=True)


def is_comparable(series: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Which rows are of the indicator's own period, with a value."""
    return (series["indicator"] == indicator.id) & (series["period"] == indicator.period_rule) & series["value"].notna()


def breaks_for(breaks: pd.DataFrame, indicator: str, region: str) -> list[tuple[int, int]]:
    """(year_before, year_after) of the method breaks that touch this series.

    A break without region holds everywhere; "35.*" holds for every region below 35.
    """
    def touches(pattern: str | None) -> bool:
        return pattern is None or fnmatchcase(region, pattern)

    own = breaks[breaks["indicator"] == indicator]
    return [(int(before), int(after)) for pattern, before, after
            in zip(own["region_code"], own["year_before"], own["year_after"], strict=True)
            if touches(None if pd.isna(pattern) else str(pattern))]


def crosses(earlier: int, later: int, breaks: Collection[tuple[int, int]]) -> bool:
    """Whether a method break lies between the two years."""
    return any(earlier <= before and after <= later for before, after in breaks)


def rounded_difference(value: float, previous: float, decimals: int) -> float:
    """Difference of the two figures as published (each rounded first), so that the reader can check it."""
    step = Decimal(1).scaleb(-decimals)

    def published(number: float) -> Decimal:
        return Decimal(repr(float(number))).quantize(step, ROUND_HALF_UP)

    return float(published(value) - published(previous))


def verdict(delta: float, decimals: int, direction: Direction) -> Verdict:
    """What a difference means: SAME when it vanishes at the printed decimals, NEUTRAL without a direction."""
    if abs(delta) < 0.5 * 10.0**-decimals:
        return Verdict.SAME
    if direction is Direction.NONE:
        return Verdict.NEUTRAL
    return Verdict.BETTER if (delta < 0) == (direction is Direction.LOWER) else Verdict.WORSE


def about_equal(first: float, second: float, decimals: int, *, figures: int = 2, margin: float = 0.0) -> bool:
    """Whether two numbers may be the same although they print differently.

    `figures`: how many rounded figures their difference is made of, each counted as often as it enters; each may be off
    by half a unit of its last decimal. `margin`: how far apart chance alone may put them, in their own unit.
    """
    slack = max(0.5 * figures * 10.0**-decimals, margin)
    return abs(rounded_difference(first, second, decimals)) <= slack + 1e-9


def judged(delta: float, indicator: Indicator, margin: Margin | None) -> Verdict:
    """The one place where a difference of figures is called good, bad or at least a difference: UNSURE for figures of a
    survey that two samples of one population may give, or whose margin nobody knows, and for what rounding may make."""
    side = verdict(delta, indicator.decimals, indicator.direction)
    if side is Verdict.SAME:
        return side
    if not indicator.survey:
        return Verdict.UNSURE if within_rounding(delta, indicator) else side
    return Verdict.UNSURE if margin is None or within_margin(delta, margin) else side


def within_rounding(delta: float, indicator: Indicator) -> bool:
    """Whether a difference is no more than two rounded figures may make: one unit of their last decimal. Whole numbers
    that were counted are not rounded."""
    return not (indicator.is_count and indicator.decimals == 0) and about_equal(delta, 0.0, indicator.decimals)


def latest_change(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame) -> Change | None:
    """Newest figure against the one before it; None when there is none before it by the same method."""
    own = comparable(series, indicator)
    own = own[own["region_code"] == region]
    if len(own) < 2:
        return None
    previous, newest = own.iloc[-2], own.iloc[-1]
    earlier, later = int(previous["year"]), int(newest["year"])
    if crosses(earlier, later, breaks_for(breaks, indicator.id, region)):
        return None
    delta = rounded_difference(newest["value"], previous["value"], indicator.decimals)
    margin = margin_between(error_of(previous), error_of(newest)) if indicator.survey else None
    return Change(later, earlier, str(newest["period"]), float(newest["value"]), float(previous["value"]), delta,
                  judged(delta, indicator, margin), bool(is_calculated(own).iloc[-2]), margin)
