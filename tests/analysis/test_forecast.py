"""The forecast and its back-test, against the formulas written out."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from chart_samples import NO_BREAKS, ONE_BREAK, P0
from dashboard.analysis import forecast as fan
from dashboard.analysis.forecast import BackTest, Refusal, ahead, back_test, forecast, run_of
from dashboard.domain import BLITAR
from dashboard.queries import reference, values
from dashboard.store.database import Database

REAL = [9.72, 8.94, 9.33, 9.65, 8.71, 8.69, 8.16, 7.57]


def slow(known: list[float], steps: int, level: float) -> tuple[float, float, float]:
    """Last figure plus the mean change; t-interval of h future changes and of the mean of n known ones."""
    changes = [later - earlier for earlier, later in pairwise(known)]
    n, mean = len(changes), sum(changes) / len(changes)
    variance = sum((change - mean) ** 2 for change in changes) / (n - 1)
    half = stats.t.ppf((1 + level) / 2, n - 1) * math.sqrt(variance * (steps + steps * steps / n))
    middle = known[-1] + steps * mean
    return middle, middle - half, middle + half


@given(st.lists(st.floats(1, 100).map(lambda number: round(number, 2)), min_size=5, max_size=12, unique=True))
def test_ahead_is_the_formula(known: list[float]) -> None:
    for steps, (middle, bands) in enumerate(ahead(known, 3), start=1):
        for level, (low, high) in zip(fan.LEVELS, bands, strict=True):
            assert (middle, low, high) == pytest.approx(slow(known, steps, level), abs=1e-6)


def test_back_test_counts_by_hand() -> None:
    hits, tries = [0, 0], 0
    for origin in range(fan.TRAINING, len(REAL)):
        for steps in range(1, min(fan.HORIZON, len(REAL) - origin) + 1):
            tries += 1
            for place, level in enumerate(fan.LEVELS):
                _, low, high = slow(REAL[:origin], steps, level)
                hits[place] += low <= REAL[origin + steps - 1] <= high
    assert back_test([REAL]) == BackTest(1, tries, tuple(hits)) == BackTest(1, 6, (6, 6))
    assert back_test([REAL, REAL[:4]]) == BackTest(1, 6, (6, 6))
    assert back_test([REAL[:5], []]) is None


def test_the_back_test_sees_the_method_fail() -> None:
    jump = [1.0, 1.1, 1.2, 1.31, 1.4, 9.0, 1.0, 9.0]
    tested = back_test([jump])
    assert tested and tested.hits[0] < tested.tries


def test_coverage_is_what_it_promises_on_random_walks() -> None:
    """On series made by the very model the intervals hold their share; a formula off by a little would not."""
    noise = np.random.default_rng(5)
    walks = [(50 + np.cumsum(noise.normal(-0.2, 0.5, 9))).tolist() for _ in range(300)]
    tested = back_test(walks)
    assert tested and tested.regions == 300
    for share, level in zip(tested.hits, fan.LEVELS, strict=True):
        assert abs(share / tested.tries - level) < 0.03


def rows(figures: dict[int, float], region: str = BLITAR, derived: tuple[int, ...] = ()) -> pd.DataFrame:
    return pd.DataFrame([("p0", region, year, "Maret", value, year in derived) for year, value in figures.items()],
                        columns=["indicator", "region_code", "year", "period", "value", "is_derived"])


def test_the_run_stops_at_gaps_breaks_and_calculated_figures() -> None:
    known = dict(zip(range(2016, 2024), REAL, strict=True))
    assert list(run_of(rows(known), P0, BLITAR, NO_BREAKS).index) == list(range(2016, 2024))
    assert list(run_of(rows(known), P0, BLITAR, ONE_BREAK).index) == list(range(2020, 2024))
    assert list(run_of(rows(known, derived=(2018,)), P0, BLITAR, NO_BREAKS).index) == list(range(2019, 2024))
    del known[2021]
    assert list(run_of(rows(known), P0, BLITAR, NO_BREAKS).index) == [2022, 2023]
    assert run_of(rows({}), P0, BLITAR, NO_BREAKS).empty


NOBODY = pd.DataFrame(columns=["indicator", "region_code", "year", "period", "value", "is_derived", "level"])


def test_seven_figures_are_too_few_and_eight_are_not() -> None:
    seven = forecast(rows(dict(zip(range(2018, 2025), REAL, strict=False))), NOBODY, P0, NO_BREAKS)
    assert seven and seven.refusal is Refusal.TOO_FEW and not seven.years and seven.points == 7
    eight = forecast(rows(dict(zip(range(2018, 2026), REAL, strict=True))), NOBODY, P0, NO_BREAKS)
    assert eight and eight.refusal is None and [year.year for year in eight.years] == [2026, 2027, 2028]
    assert eight.peers is None and eight.own == BackTest(1, 6, (6, 6))
    assert forecast(rows({}), NOBODY, P0, NO_BREAKS) is None


def test_a_series_that_never_moves_and_one_that_jumps_are_refused() -> None:
    still = forecast(rows(dict.fromkeys(range(2018, 2026), 5.0)), NOBODY, P0, NO_BREAKS)
    assert still and still.refusal is Refusal.STILL
    jump = dict(zip(range(2018, 2026), [1.0, 1.1, 1.2, 1.31, 1.4, 9.0, 1.0, 9.0], strict=True))
    found = forecast(rows(jump), NOBODY, P0, NO_BREAKS)
    assert found and found.refusal is Refusal.INEXACT and found.own and found.own.hits[0] < 0.6 * found.own.tries


def test_nothing_beyond_what_a_figure_can_be() -> None:
    falling = dict(zip(range(2018, 2026), [3.0, 2.2, 1.9, 1.2, 0.9, 0.6, 0.4, 0.1], strict=True))
    found = forecast(rows(falling), NOBODY, replace(P0, minimum=0.0, maximum=0.3), NO_BREAKS)
    assert found
    ends = [bound for year in found.years for band in year.bands for bound in band]
    assert min(ends) == 0.0 and max(ends) <= 0.3 and all(0 <= year.middle <= 0.3 for year in found.years)


def test_the_shipped_series(shipped: Database) -> None:
    catalogue, breaks = reference.indicators(shipped), reference.method_breaks(shipped)

    def of(name: str) -> fan.Forecast:
        found = forecast(values.series(shipped, [name], [BLITAR]), values.kabkota_values(shipped, name),
                         catalogue[name], breaks)
        assert found
        return found

    p0 = of("p0")
    assert (p0.first, p0.last, p0.points) == (2018, 2025, 8) and p0.refusal is None
    for steps, year in enumerate(p0.years, start=1):
        for level, (low, high) in zip(fan.LEVELS, year.bands, strict=True):
            assert (year.middle, low, high) == pytest.approx(slow(REAL, steps, level))
    assert p0.own == BackTest(1, 6, (6, 6)) and p0.peers == BackTest(38, 228, (223, 228))
    assert of("growth").refusal is Refusal.INEXACT
    assert of("tpt").refusal is Refusal.TOO_FEW and of("ipm_sp2020lf").points == 5
