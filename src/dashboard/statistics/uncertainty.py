"""How sure a figure of a sample survey is: intervals, whether two figures differ, and how far a rank can be off.

Published errors and estimates by the assumptions of the catalogue (data/catalogue/margins.csv) never meet in one
calculation: a difference has a published margin when both of its figures have a published error, and an estimated one
otherwise. Samples of two years and of two regions count as independent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.domain import Direction

Z90 = 1.6448536269514722
"""Standard errors to each side of a 90 percent interval of the normal distribution."""
DRAWS, SEED = 10_000, 3505
"""Of the simulation of ranks; the seed does not depend on the build, so that equal figures have equal bands."""


@dataclass(frozen=True)
class Error:
    """Standard error of one figure in its unit: as published, and by assumptions; None where it is not known."""

    published: float | None = None
    estimate: float | None = None

    @property
    def margin(self) -> Margin | None:
        """Half of the figure's own 90 percent interval; a published error wins."""
        if self.published is not None:
            return Margin(Z90 * self.published, True)
        return None if self.estimate is None else Margin(Z90 * self.estimate, False)


@dataclass(frozen=True)
class Margin:
    """Half of a 90 percent interval, in the figure's unit. Without `is_published` it is an estimate ("perkiraan")."""

    half: float
    is_published: bool


UNKNOWN = Error()


def error_of(row: Mapping[Any, Any] | pd.Series) -> Error:
    """From a row of queries.observations.series or kabkota_values (se, se_estimate)."""
    return Error(_number(row.get("se")), _number(row.get("se_estimate")))


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def errors_by_year(series: pd.DataFrame, indicator: str, period: str, region: str) -> dict[int, Error]:
    """Year → Error of the figures of one region in one period."""
    own = series[(series["indicator"] == indicator) & (series["period"] == period) & (series["region_code"] == region)]
    return {int(row["year"]): error_of(row) for row in own.to_dict("records")}


def interval90(value: float, se: float) -> tuple[float, float]:
    """Ends of the 90 percent interval."""
    return value - Z90 * se, value + Z90 * se


def margin_between(one: Error, other: Error) -> Margin | None:
    """Margin of the difference of two figures of independent samples; None when it cannot be said."""
    if one.published is not None and other.published is not None:
        return Margin(Z90 * hypot(one.published, other.published), True)
    if one.estimate is not None and other.estimate is not None:
        return Margin(Z90 * hypot(one.estimate, other.estimate), False)
    return None


def within_margin(difference: float, margin: Margin | None) -> bool:
    """Whether two figures cannot be told apart: they differ by no more than the margin of their difference. False
    without a margin: then only rounding decides."""
    return margin is not None and abs(difference) <= margin.half


def margin_of_pace(oldest: Error, middle: Error, newest: Error) -> Margin | None:
    """Margin of (newest - middle) - (middle - oldest), the difference between two changes that share a year."""
    three = (oldest, middle, newest)
    for published in (True, False):
        first, shared, last = (one.published if published else one.estimate for one in three)
        if first is not None and shared is not None and last is not None:
            return Margin(Z90 * hypot(first, 2 * shared, last), published)
    return None


def error_of_ratio(top: float, of_top: Error, bottom: float, of_bottom: Error) -> Error:
    """Error of `top` / `bottom`, samples taken as independent; of figures of one sample it is somewhat too wide."""
    def relative(one: float | None, other: float | None) -> float | None:
        if one is None or other is None or not top or not bottom:
            return None
        return abs(top / bottom) * hypot(one / top, other / bottom)

    return Error(relative(of_top.published, of_bottom.published), relative(of_top.estimate, of_bottom.estimate))


@dataclass(frozen=True)
class Band:
    """Where a rank lies in nine of ten simulations, and whether the errors behind it are published."""

    first: int
    last: int
    is_published: bool


def common_errors(errors: Mapping[str, Error], codes: list[str]) -> tuple[dict[str, float], bool] | None:
    """Standard error by code, all of one kind (True: published); None when neither kind is known for all of them."""
    for published in (True, False):
        known = {code: error.published if published else error.estimate
                 for code in codes if (error := errors.get(code)) is not None}
        found = {code: value for code, value in known.items() if value is not None}
        if len(found) == len(codes):
            return found, published
    return None


def rank_band(values: pd.Series, errors: Mapping[str, Error], region: str, direction: Direction) -> Band | None:
    """Ranks 5 to 95 percent of DRAWS redrawn worlds (values by region code); None without errors of one kind for all
    that have a figure. The published rank always lies within."""
    known = values.dropna().astype(float).sort_index()
    codes = [str(code) for code in known.index]
    used = common_errors(errors, codes)
    if used is None or region not in known.index or len(codes) < 2:
        return None
    spread, published = used
    sign = 1.0 if direction is Direction.LOWER else -1.0
    signed = sign * known
    low, high = _redrawn(tuple(signed), tuple(sign * spread[code] for code in codes), codes.index(region))
    own = 1 + int((signed < signed[region]).sum())
    return Band(min(low, own), max(high, own), published)


@lru_cache(maxsize=4_000)
def _redrawn(values: tuple[float, ...], spread: tuple[float, ...], place: int) -> tuple[int, int]:
    """Ranks 5 to 95 percent of the figure at this place, 1 the lowest; pages, slides and papers ask for the same."""
    drawn = np.array(values) + _noise(len(values)) * np.array(spread)
    ranks = 1 + (drawn < drawn[:, [place]]).sum(axis=1)
    low, high = np.quantile(ranks, (0.05, 0.95), method="inverted_cdf")
    return int(low), int(high)


@lru_cache(maxsize=4)
def _noise(count: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The same draws for every indicator and year."""
    drawn = np.random.default_rng(SEED).standard_normal((DRAWS, count))
    drawn.setflags(write=False)
    return drawn


def alike(values: pd.Series, errors: Mapping[str, Error], region: str) -> frozenset[str]:
    """Codes of the others (values by region code) that cannot be told apart from `region`."""
    known = values.dropna().astype(float)
    if region not in known.index or region not in errors:
        return frozenset()
    return frozenset(str(code) for code, value in known.items() if code != region and within_margin(
        value - known[region], margin_between(errors.get(str(code), UNKNOWN), errors[region])))
