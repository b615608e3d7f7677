"""Step 5 of the five-step analysis: do two indicators go together over the kabupaten/kota? Never why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
from scipy import stats

from dashboard.core.domain import Indicator
from dashboard.statistics.calculated import is_calculated
from dashboard.statistics.provincial_rank import KABKOTA
from dashboard.statistics.ranking import ENOUGH

FIRST_SUPPORT = "hls"
"""The supporting indicator that is linked with an outcome when nothing else is asked for."""
FEWEST_POINTS = 20
"""With fewer points the interval is so wide that it says nothing."""
FEWEST_VALUES = 5
"""Fewer different figures than this make steps, not a cloud of points."""
STRONG, MODERATE = 0.6, 0.3
CONFIDENCE = 0.95


class Strength(StrEnum):
    """How close two indicators go together; UNCLEAR when an interval holds zero, SPLIT when the two ways differ."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    UNCLEAR = "unclear"
    SPLIT = "split"


@dataclass(frozen=True)
class Correlation:
    """A coefficient from −1 to 1 with its interval at CONFIDENCE."""

    value: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether "no link at all" lies in the interval."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class Linkage:
    """Two indicators over the kabupaten/kota in `year`. `points`: region_code, label, x, y, source_x, source_y.

    `pearson` looks at the straight line, `spearman` at the order; None when there is too little to say (`strength`
    is None too).
    """

    indicator: Indicator
    support: Indicator
    year: int
    of: int
    points: pd.DataFrame
    pearson: Correlation | None
    spearman: Correlation | None
    strength: Strength | None


def may_be_linked(indicator: Indicator, support: Indicator) -> bool:
    """Counts all grow with the population, two series of one idea are the same thing, and a part always goes with its
    whole: none of these is linked."""
    return not indicator.is_count and not support.is_count and indicator.concept != support.concept \
        and not is_part(indicator, support) and not is_part(support, indicator)


def is_part(indicator: Indicator, whole: Indicator) -> bool:
    """Whether the catalogue declares the first to be computed into, or together with, the second."""
    return whole.concept in indicator.part_of


def common_year(indicator: pd.DataFrame, support: pd.DataFrame) -> int | None:
    """Newest year in which enough kabupaten/kota have a published figure of both
    (queries.observations.kabkota_values)."""
    return _newest(_pairs(indicator, support), _kabkota_in(indicator))


def _kabkota_in(frame: pd.DataFrame) -> int:
    """How many kabupaten/kota there are, with a figure or without."""
    return int(frame[frame["level"].isin(KABKOTA)]["region_code"].nunique())


def _newest(both: pd.DataFrame, of: int) -> int | None:
    counts = both.groupby("year")["region_code"].count()
    enough = counts[(counts >= ENOUGH * of) & (counts >= FEWEST_POINTS)]
    return None if enough.empty else int(enough.index.max())


def link(indicator: Indicator, support: Indicator, own: pd.DataFrame, other: pd.DataFrame) -> Linkage | None:
    """The link in the newest common year; `own`, `other`: kabkota_values of the two. None when they may not be linked
    or have no common year with enough figures."""
    if own.empty or other.empty or not may_be_linked(indicator, support):
        return None
    both, of = _pairs(own, other), _kabkota_in(own)
    year = _newest(both, of)
    if year is None:
        return None
    points = both[both["year"] == year].sort_values("region_code").reset_index(drop=True)
    if min(points["x"].nunique(), points["y"].nunique()) < FEWEST_VALUES:
        return Linkage(indicator, support, year, of, points, None, None, None)
    straight = correlation(points["x"], points["y"])
    order = spearman(points["x"], points["y"])
    return Linkage(indicator, support, year, of, points, straight, order, strength(straight, order))


def correlation(x: pd.Series, y: pd.Series) -> Correlation:
    """Pearson's coefficient with its interval (Fisher's transformation, by scipy)."""
    found = stats.pearsonr(x, y)
    low, high = found.confidence_interval(CONFIDENCE)
    return Correlation(float(found.statistic), float(low), float(high))


def spearman(x: pd.Series, y: pd.Series) -> Correlation:
    """Spearman's coefficient with the interval of Bonett and Wright (2000): ranks vary more than Fisher's
    transformation allows for."""
    value = float(stats.spearmanr(x, y).statistic)
    if abs(value) >= 1:
        return Correlation(value, value, value)
    half = stats.norm.ppf((1 + CONFIDENCE) / 2) * math.sqrt((1 + value**2 / 2) / (len(x) - 3))
    middle = math.atanh(value)
    return Correlation(value, math.tanh(middle - half), math.tanh(middle + half))


def strength(straight: Correlation, order: Correlation) -> Strength:
    """The more careful of the two decides; when only one of them excludes zero, nothing is concluded."""
    if straight.holds_zero and order.holds_zero:
        return Strength.UNCLEAR
    if straight.holds_zero or order.holds_zero or straight.value * order.value < 0:
        return Strength.SPLIT
    least = min(abs(straight.value), abs(order.value))
    return Strength.STRONG if least >= STRONG else Strength.MODERATE if least >= MODERATE else Strength.WEAK


def _pairs(own: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Figures of both by kabupaten/kota and year: region_code, label, year, x (of `other`), y (of `own`), sources,
    is_sample."""
    left, right = _published(own), _published(other)
    both = left.merge(right, on=["region_code", "year"], suffixes=("_y", "_x"))
    return pd.DataFrame({
        "region_code": both["region_code"], "label": both["label_y"], "year": both["year"],
        "x": both["value_x"].astype(float), "y": both["value_y"].astype(float), "source_x": both["source_x"],
        "source_y": both["source_y"], "url_x": both["source_url_x"], "url_y": both["source_url_y"],
        "is_sample": both["is_sample_x"].astype(bool) | both["is_sample_y"].astype(bool)})


def _published(frame: pd.DataFrame) -> pd.DataFrame:
    rows = frame["level"].isin(KABKOTA) & frame["value"].notna() & ~is_calculated(frame)
    return frame.loc[rows, ["region_code", "label", "year", "value", "source", "source_url", "is_sample"]]
