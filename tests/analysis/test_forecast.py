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
from statsmodels.regression.linear_model import WLS

from chart_samples import NO_BREAKS, ONE_BREAK, P0
from dashboard.core.domain import INDONESIA
from dashboard.queries import availability, observations, reference
from dashboard.store.database import Database
from dashboard.topics.steps.rules import forecast as fan
from dashboard.topics.steps.rules.forecast import BackTest, Refusal, ahead, back_test, forecast, run_of
from shipped_steps import shipped_steps, shipped_trend
from worlds import ABOVE, BLITAR, JAWA_TIMUR

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
    run = pd.Series(REAL, range(2018, 2026))
    assert back_test([run]) == BackTest(1, tries, tuple(hits), 2022, 2024) == BackTest(1, 6, (6, 6), 2022, 2024)
    assert back_test([run, run[:4]]) == BackTest(1, 6, (6, 6), 2022, 2024)
    assert back_test([run[:5], run[:0]]) is None


def slow_with_gaps(known: dict[int, float], steps: int, level: float) -> tuple[float, float, float]:
    """A change over h years is a sum of h unknown ones: mean and variance of one by weighted sums."""
    years = sorted(known)
    spans = [later - earlier for earlier, later in pairwise(years)]
    changes = [known[later] - known[earlier] for earlier, later in pairwise(years)]
    n, mean = len(changes), sum(changes) / sum(spans)
    variance = sum((change - mean * span) ** 2 / span for change, span in zip(changes, spans, strict=True)) / (n - 1)
    half = stats.t.ppf((1 + level) / 2, n - 1) * math.sqrt(variance * (steps + steps * steps / sum(spans)))
    middle = known[years[-1]] + steps * mean
    return middle, middle - half, middle + half


def test_a_missing_year_is_a_change_over_two() -> None:
    known = {2015: 9.97, 2016: 9.88, **dict(zip(range(2018, 2026), REAL, strict=True))}
    for steps, (middle, bands) in enumerate(ahead(list(known.values()), 3, list(known)), start=1):
        for level, (low, high) in zip(fan.LEVELS, bands, strict=True):
            assert (middle, low, high) == pytest.approx(slow_with_gaps(known, steps, level))


@given(st.lists(st.tuples(st.integers(1, 4), st.floats(-100, 100)), min_size=3, max_size=14), st.floats(-100, 100))
def test_ahead_is_the_regression_of_statsmodels(steps: list[tuple[int, float]], first: float) -> None:
    """Weighted least squares of changes on spans through nought, and its intervals of single observations."""
    at = np.cumsum([2010, *(span for span, _ in steps)])
    known = np.array([first, *(value for _, value in steps)])
    spans, coming = np.diff(at).astype(float), np.arange(1, fan.HORIZON + 1, dtype=float)
    fitted = WLS(np.diff(known), spans[:, None], weights=1 / spans).fit()
    twin = fitted.get_prediction(coming[:, None], weights=1 / coming)
    bands = [twin.conf_int(obs=True, alpha=1 - level) + known[-1] for level in fan.LEVELS]
    told = ahead(known.tolist(), fan.HORIZON, at.tolist())
    assert [middle for middle, _ in told] == pytest.approx(list(known[-1] + twin.predicted_mean), rel=1e-9, abs=1e-9)
    for place, band in enumerate(bands):
        found = [edge for _, both in told for edge in both[place]]
        assert found == pytest.approx(list(band.ravel()), rel=1e-9, abs=1e-9)


def test_the_back_test_sees_the_method_fail() -> None:
    jump = [1.0, 1.1, 1.2, 1.31, 1.4, 9.0, 1.0, 9.0]
    tested = back_test([pd.Series(jump)])
    assert tested and tested.hits[0] < tested.tries


def test_coverage_is_what_it_promises_on_random_walks() -> None:
    """On series made by the very model the intervals hold their share; a formula off by a little would not."""
    noise = np.random.default_rng(5)
    walks = [pd.Series(50 + np.cumsum(noise.normal(-0.2, 0.5, 9))) for _ in range(300)]
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
    assert eight.kabkota is None and eight.own == BackTest(1, 6, (6, 6), 2022, 2024)
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
        found = forecast(observations.series(shipped, [name], ABOVE), observations.kabkota_values(shipped, name),
                         catalogue[name], breaks)
        assert found
        return found

    p0 = of("p0")
    assert (p0.first, p0.last, p0.points) == (2015, 2025, 10) and p0.refusal is None
    known = {2015: 9.97, 2016: 9.88, **dict(zip(range(2018, 2026), REAL, strict=True))}
    for steps, year in enumerate(p0.years, start=1):
        for level, (low, high) in zip(fan.LEVELS, year.bands, strict=True):
            assert (year.middle, low, high) == pytest.approx(slow_with_gaps(known, steps, level))
    assert p0.own == BackTest(1, 12, (11, 12), 2020, 2024)
    assert p0.kabkota == BackTest(38, 228, (223, 228), 2022, 2024)
    assert of("growth").refusal is Refusal.INEXACT
    assert of("tpt").refusal is Refusal.TOO_FEW and of("ipm_sp2020lf").points == 5


def test_longer_series_are_tested_from_before_the_pandemic(shipped: Database) -> None:
    """The 80 percent band held 72 percent on Jawa Timur and 80 on Indonesia, counted here by the formula."""
    catalogue, breaks = reference.indicators(shipped), reference.method_breaks(shipped)
    series = observations.series(shipped, ["p0"], ABOVE)
    found = forecast(series, observations.kabkota_values(shipped, "p0"), catalogue["p0"], breaks)
    assert found
    for code, test in found.above:
        rows = series[(series["region_code"] == code) & (series["period"] == "Maret") & ~series["is_derived"]]
        known = dict(zip(rows["year"].astype(int), rows["value"], strict=True))
        start = max(year for year in known if year - 1 not in known)
        run = [known[year] for year in range(start, 2026)]
        hits = tries = 0
        for origin in range(fan.TRAINING, len(run)):
            for steps in range(1, min(3, len(run) - origin) + 1):
                _, low, high = slow(run[:origin], steps, 0.8)
                tries, hits = tries + 1, hits + (low <= run[origin + steps - 1] <= high)
        assert (test.tries, test.hits[0], test.first) == (tries, hits, start + fan.TRAINING - 1)
    shares = {code: round(100 * test.hits[0] / test.tries) for code, test in found.above}
    assert shares == {JAWA_TIMUR: 72, INDONESIA: 80}


def test_one_base_period_for_all_pictures(shipped: Database) -> None:
    """Step 2, the way to the target and the fan speak of the same years, for every indicator that has both."""
    catalogue, breaks = reference.indicators(shipped), reference.method_breaks(shipped)
    both = 0
    for name in availability.newest(shipped, BLITAR)["indicator"]:
        steps = shipped_steps(shipped, name)
        kabkota = observations.kabkota_values(shipped, name)
        found = forecast(shipped_trend(shipped, name).own, kabkota, catalogue[name], breaks)
        if found and found.years and steps.development:
            both += 1
            assert (found.first, found.last) == (steps.development.first, steps.development.last), name
    assert both >= 3
