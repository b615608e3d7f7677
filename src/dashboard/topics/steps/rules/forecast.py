"""What the next years may bring if the changes stay as they were: a random walk with drift, back-tested.

Why this method and no other is told with its figures in pages/analisis/method.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import stats

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.statistics.over_time.change import breaks_for, crosses
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.statistics.provincial_rank import KABKOTA

FEWEST = 8
"""With fewer figures there is no forecast."""
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
    figure that then came inside the interval. `first`, `last`: the years from which was forecast."""

    regions: int
    tries: int
    hits: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Forecast:
    """From the `points` figures from `first` to `last`, one method. `years` is empty with a `refusal`.

    `own` is the back-test on the regency, `kabkota` on all kabupaten/kota (None when too short or too few), `above` by
    region code on the province and the nation where their series reach further back.
    """

    first: int
    last: int
    points: int
    years: tuple[Ahead, ...]
    refusal: Refusal | None
    own: BackTest | None
    kabkota: BackTest | None
    above: tuple[tuple[str, BackTest], ...] = ()


def run_of(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame) -> pd.Series:
    """Year → figure: the newest published figures of a region without a missing year and without a method break."""
    known, changes = published(series, indicator, region).sort_index(), breaks_for(breaks, indicator.id, region)
    years = [int(year) for year in known.index]
    start = len(years) - 1
    while start > 0 and years[start - 1] == years[start] - 1 and not crosses(years[start - 1], years[start], changes):
        start -= 1
    return known.iloc[max(start, 0):]


def base_of(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame) -> pd.Series:
    """Year → figure: all published figures of a region since FIRST_YEAR by the newest method, also with years missing
    in between: the base period of step 2, so that every picture speaks of one pace."""
    known, changes = published(series, indicator, region).sort_index(), breaks_for(breaks, indicator.id, region)
    known = known[known.index >= FIRST_YEAR]
    return known[[not crosses(int(year), int(known.index[-1]), changes) for year in known.index]]


def ahead(values: Sequence[float], years: int,
          at: Sequence[int] | None = None) -> list[tuple[float, tuple[tuple[float, float], ...]]]:
    """Middle and intervals of the next `years` years after at least three figures; `at`: their years, in a row when not
    told.

    The yearly changes are taken as independent with one mean (the drift), so a change over h years has h times the mean
    and h times the variance of one. The intervals hold both the spread of the changes and the little that so few of
    them say about the mean (Student's t). This is the weighted regression of changes on spans through nought, written
    out: a back-test makes hundreds of them.
    """
    changes = [later - earlier for earlier, later in pairwise(values)]
    spans = [1] * len(changes) if at is None else [later - earlier for earlier, later in pairwise(at)]
    freedom, whole = len(changes) - 1, sum(spans)
    drift = sum(changes) / whole
    variance = sum((change - drift * span) ** 2 / span for change, span in zip(changes, spans, strict=True)) / freedom
    told = []
    for steps in range(1, years + 1):
        middle, error = values[-1] + steps * drift, math.sqrt(variance * (steps + steps * steps / whole))
        halves = [_student(level, freedom) * error for level in LEVELS]
        told.append((middle, tuple((middle - half, middle + half) for half in halves)))
    return told


@cache
def _student(level: float, freedom: int) -> float:
    """How many standard errors an interval of this confidence reaches to each side."""
    return float(stats.t.ppf((1 + level) / 2, freedom))


def back_test(runs: Iterable[pd.Series]) -> BackTest | None:
    """Every forecast that could have been made from TRAINING figures on, up to HORIZON years, held against what came.
    `runs`: year → figure. None when no run is long enough."""
    regions = tries = 0
    hits, origins = [0] * len(LEVELS), set()
    for run in runs:
        at, values = [int(year) for year in run.index], [float(value) for value in run]
        regions += len(values) > TRAINING
        for origin in range(TRAINING, len(values)):
            now = at[origin - 1]
            told = ahead(values[:origin], HORIZON, at[:origin])
            for year, figure in zip(at[origin:], values[origin:], strict=True):
                if year > now + HORIZON:
                    break
                tries += 1
                origins.add(now)
                for level, (low, high) in enumerate(told[year - now - 1][1]):
                    hits[level] += low <= figure <= high
    return BackTest(regions, tries, tuple(hits), min(origins), max(origins)) if tries else None


def forecast(series: pd.DataFrame, frame: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame) -> Forecast | None:
    """For the regency; `series`: queries.observations.series of the three, `frame`: kabkota_values. None without a
    published figure."""
    own = base_of(series, indicator, regency().code, breaks)
    if own.empty:
        return None
    first, last = int(own.index[0]), int(own.index[-1])

    def made(years: tuple[Ahead, ...], why: Refusal | None, mine: BackTest | None = None,
             others: BackTest | None = None) -> Forecast:
        above = () if mine is None else _longer(series, indicator, breaks, mine)
        return Forecast(first, last, len(own), years, why, mine, others, above)

    if len(own) < FEWEST:
        return made((), Refusal.TOO_FEW)
    if np.ptp(np.diff(own.to_numpy()) / np.diff(own.index.to_numpy())) == 0:
        return made((), Refusal.STILL)
    mine, others = back_test([own]), _tested_on_all(frame, indicator, breaks)
    judge = others or mine
    if judge is not None and judge.hits[0] < LEAST_COVERAGE * judge.tries:
        return made((), Refusal.INEXACT, mine, others)
    years = tuple(Ahead(last + step, _within(middle, indicator),
                        tuple((_within(low, indicator), _within(high, indicator)) for low, high in bands))
                  for step, (middle, bands) in enumerate(ahead(own.tolist(), HORIZON, own.index.tolist()), start=1))
    return made(years, None, mine, others)


def _longer(series: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame,
            own: BackTest) -> tuple[tuple[str, BackTest], ...]:
    """Back-tests of the province and the nation from years before those of the regency."""
    tested = ((code, back_test([run_of(series, indicator, code, breaks)])) for code in regency().above)
    return tuple((code, found) for code, found in tested if found and found.first < own.first)


def _tested_on_all(frame: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame) -> BackTest | None:
    local = frame[frame["level"].isin(KABKOTA)].dropna(subset=["value"])
    runs = [run_of(local, indicator, str(code), breaks) for code in local["region_code"].unique()]
    tested = back_test(runs)
    return tested if tested and tested.regions >= FEWEST_REGIONS else None


def _within(value: float, indicator: Indicator) -> float:
    """Not beyond what the figure can be: a percentage below zero is no forecast."""
    return min(max(value, indicator.minimum), indicator.maximum)
