"""What the next years may bring if the changes stay as they were: a random walk with drift, back-tested.

Why this method and no other is told with its figures in pages/analisis/method.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
import statsmodels.api as sm

from dashboard.analysis.change import breaks_for, crosses
from dashboard.analysis.relevance import published
from dashboard.analysis.standing import PEERS
from dashboard.domain import BLITAR, Indicator

FEWEST = 8
"""With fewer figures in a row there is no forecast."""
HORIZON = 3
"""Years ahead; further than the back-test reaches nothing is known about the method."""
TRAINING = 5
"""Figures that a forecast of the back-test may see at least."""
LEVELS = (0.80, 0.95)
"""Confidence of the two intervals."""
LEAST_COVERAGE = 0.6
"""Share of the back-test that the narrower interval must have held, else nothing is forecast."""
FEWEST_REGIONS = 20
"""Of fewer kabupaten/kota the back-test says nothing in general."""


class Refusal(StrEnum):
    """Why there is no forecast."""

    TOO_FEW = "too_few"
    STILL = "still"
    INEXACT = "inexact"


@dataclass(frozen=True)
class Ahead:
    """One year ahead: the middle, and an interval (low, high) for each of LEVELS."""

    year: int
    middle: float
    bands: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class BackTest:
    """Back-test by rolling origin over `regions` series: of `tries` forecasts, `hits` (one for each of LEVELS) had the
    figure that then came inside the interval."""

    regions: int
    tries: int
    hits: tuple[int, ...]


@dataclass(frozen=True)
class Forecast:
    """From the figures `first` to `last` (`points` years in a row, one method). `years` is empty with a `refusal`.

    `own` is the back-test on the regency, `peers` on all kabupaten/kota; None when too short or too few.
    """

    first: int
    last: int
    points: int
    years: tuple[Ahead, ...]
    refusal: Refusal | None
    own: BackTest | None
    peers: BackTest | None


def run_of(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame) -> pd.Series:
    """Year → figure: the newest published figures of a region without a missing year and without a method break."""
    known, changes = published(series, indicator, region).sort_index(), breaks_for(breaks, indicator.id, region)
    years = [int(year) for year in known.index]
    start = len(years) - 1
    while start > 0 and years[start - 1] == years[start] - 1 and not crosses(years[start - 1], years[start], changes):
        start -= 1
    return known.iloc[max(start, 0):]


def ahead(values: Sequence[float], years: int) -> list[tuple[float, tuple[tuple[float, float], ...]]]:
    """Middle and intervals of the next `years` years after at least three figures.

    The yearly changes are taken as independent with one mean (the drift). The intervals hold both the spread of the
    changes and the little that so few of them say about the mean (Student's t).
    """
    changes = np.diff(np.asarray(values, dtype=float))
    fitted = sm.OLS(changes, np.ones_like(changes)).fit()
    steps = np.arange(1, years + 1, dtype=float)
    # The sum of h changes is predicted at x = h, with h times the variance of one: weight 1/h.
    told = fitted.get_prediction(steps[:, None], weights=1 / steps)
    bands = [told.conf_int(obs=True, alpha=1 - level) for level in LEVELS]
    return [(float(values[-1] + told.predicted_mean[row]),
             tuple((float(values[-1] + band[row][0]), float(values[-1] + band[row][1])) for band in bands))
            for row in range(years)]


def back_test(runs: Iterable[Sequence[float]]) -> BackTest | None:
    """Every forecast that could have been made from TRAINING figures on, up to HORIZON years, held against what came.

    None when no run is long enough.
    """
    regions = tries = 0
    hits = [0] * len(LEVELS)
    for values in runs:
        origins = range(TRAINING, len(values))
        regions += bool(origins)
        for origin in origins:
            came = list(values[origin:origin + HORIZON])
            for figure, (_, bands) in zip(came, ahead(values[:origin], len(came)), strict=True):
                tries += 1
                for level, (low, high) in enumerate(bands):
                    hits[level] += low <= figure <= high
    return BackTest(regions, tries, tuple(hits)) if tries else None


def forecast(series: pd.DataFrame, frame: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame) -> Forecast | None:
    """For the regency; `series`: queries.values.series, `frame`: kabkota_values. None without a published figure."""
    own = run_of(series, indicator, BLITAR, breaks)
    if own.empty:
        return None
    first, last = int(own.index[0]), int(own.index[-1])

    def without(why: Refusal, mine: BackTest | None = None, others: BackTest | None = None) -> Forecast:
        return Forecast(first, last, len(own), (), why, mine, others)

    if len(own) < FEWEST:
        return without(Refusal.TOO_FEW)
    if np.ptp(np.diff(own.to_numpy())) == 0:
        return without(Refusal.STILL)
    mine, others = back_test([own.tolist()]), _tested_on_all(frame, indicator, breaks)
    judge = others or mine
    if judge is not None and judge.hits[0] < LEAST_COVERAGE * judge.tries:
        return without(Refusal.INEXACT, mine, others)
    years = tuple(Ahead(last + step, _within(middle, indicator),
                        tuple((_within(low, indicator), _within(high, indicator)) for low, high in bands))
                  for step, (middle, bands) in enumerate(ahead(own.tolist(), HORIZON), start=1))
    return Forecast(first, last, len(own), years, None, mine, others)


def _tested_on_all(frame: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame) -> BackTest | None:
    local = frame[frame["level"].isin(PEERS)].dropna(subset=["value"])
    runs = [run_of(local, indicator, str(code), breaks).tolist() for code in local["region_code"].unique()]
    tested = back_test(runs)
    return tested if tested and tested.regions >= FEWEST_REGIONS else None


def _within(value: float, indicator: Indicator) -> float:
    """Not beyond what the figure can be: a percentage below zero is no forecast."""
    return min(max(value, indicator.minimum), indicator.maximum)
