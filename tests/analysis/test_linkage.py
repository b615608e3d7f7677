"""Correlation over the kabupaten/kota: against the formulas written out, and what is never correlated."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from chart_samples import P0
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.steps.rules.linkage import (
    Correlation,
    Strength,
    common_year,
    correlation,
    link,
    may_be_linked,
    spearman,
    strength,
)

SCHOOL = replace(P0, id="hls", concept="hls")


def peers(figures: dict[int, list[float]], derived: bool = False) -> pd.DataFrame:
    rows = [(f"35.{place:02d}", f"Kabupaten {place}", "kabupaten", year, value, derived, False, "uji", None)
            for year, column in figures.items() for place, value in enumerate(column, start=1)]
    return pd.DataFrame(rows, columns=["region_code", "label", "level", "year", "value", "is_derived", "is_sample",
                                       "source", "source_url"])


def slow(x: list[float], y: list[float], *, ranks: bool = False) -> tuple[float, float, float]:
    """Pearson's r by its definition, and Fisher's interval; over `ranks` as wide as Bonett and Wright say."""
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    r = above / math.sqrt(sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y))
    z, half = math.atanh(r), 1.959963984540054 * math.sqrt((1 + r * r / 2 if ranks else 1) / (len(x) - 3))
    return r, math.tanh(z - half), math.tanh(z + half)


def slow_ranks(column: list[float]) -> list[float]:
    return [sum(other < value for other in column) + (sum(other == value for other in column) + 1) / 2
            for value in column]


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=20, max_size=38))
def test_coefficients_and_intervals_by_hand(points: list[tuple[int, int]]) -> None:
    x, y = ([float(point[side]) for point in points] for side in (0, 1))
    assume(len(set(x)) > 4 and len(set(y)) > 4)
    r = slow(x, y)
    assume(abs(r[0]) < 0.999 and abs(slow(slow_ranks(x), slow_ranks(y))[0]) < 0.999)
    found = link(P0, SCHOOL, peers({2024: y}), peers({2024: x}))
    assert found and found.pearson and found.spearman
    assert (found.pearson.value, found.pearson.low, found.pearson.high) == pytest.approx(r, abs=1e-9)
    order = slow(slow_ranks(x), slow_ranks(y), ranks=True)
    assert (found.spearman.value, found.spearman.low, found.spearman.high) == pytest.approx(order, abs=1e-9)
    assert found.spearman.value == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-9)


def test_a_perfect_line_has_no_width() -> None:
    line = pd.Series(np.arange(30.0))
    assert correlation(line, 2 * line) == Correlation(pytest.approx(1), pytest.approx(1), pytest.approx(1))


def test_the_newest_year_that_both_have_published() -> None:
    column = [float(place) for place in range(30)]
    own, other = peers({2023: column, 2024: column, 2025: column}), peers({2023: column, 2024: column})
    assert common_year(own, other) == 2024
    assert common_year(own, peers({2024: column}, derived=True)) is None
    own.loc[(own["year"] == 2024) & (own["region_code"] <= "35.04"), "value"] = None  # 26 of 30 is too few
    assert common_year(own, other) == 2023


def test_too_few_points_or_values_say_nothing() -> None:
    few = [float(place) for place in range(19)]
    assert link(P0, SCHOOL, peers({2024: few}), peers({2024: few})) is None
    steps, column = [float(place % 4) for place in range(30)], [float(place) for place in range(30)]
    found = link(P0, SCHOOL, peers({2024: column}), peers({2024: steps}))
    assert found and found.pearson is None and found.spearman is None and found.strength is None


def test_counts_and_series_of_one_idea_are_never_linked() -> None:
    count = replace(SCHOOL, scale="count")
    assert not may_be_linked(P0, count) and not may_be_linked(count, P0)
    assert not may_be_linked(P0, replace(P0, id="p0_lama")) and may_be_linked(P0, SCHOOL)
    column = [float(place) for place in range(30)]
    assert link(P0, count, peers({2024: column}), peers({2024: column})) is None


@pytest.mark.parametrize(("straight", "order", "expected"), [
    ((0.7, 0.5, 0.8), (0.65, 0.4, 0.8), Strength.STRONG), ((0.7, 0.5, 0.8), (0.4, 0.1, 0.6), Strength.MODERATE),
    ((-0.29, -0.5, -0.01), (-0.4, -0.6, -0.1), Strength.WEAK), ((0.2, -0.1, 0.5), (0.1, -0.2, 0.4), Strength.UNCLEAR),
    ((0.4, 0.1, 0.6), (0.3, -0.01, 0.5), Strength.SPLIT), ((0.4, 0.1, 0.6), (-0.4, -0.6, -0.1), Strength.SPLIT),
])
def test_strength(straight: tuple[float, ...], order: tuple[float, ...], expected: Strength) -> None:
    assert strength(Correlation(*straight), Correlation(*order)) is expected


def test_the_shipped_figures_by_hand(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    own, other = (observations.kabkota_values(shipped, name) for name in ("p0", "hls"))
    found = link(catalogue["p0"], catalogue["hls"], own, other)
    assert found and found.year == 2024 and found.of == 38 and len(found.points) == 38
    column = {name: {row["region_code"]: row["value"] for row in frame.to_dict("records")
                     if row["year"] == 2024 and row["level"] in ("kabupaten", "kota")}
              for name, frame in (("p0", own), ("hls", other))}
    codes = sorted(column["p0"])
    by_hand = slow([column["hls"][code] for code in codes], [column["p0"][code] for code in codes])
    assert found.pearson
    assert (found.pearson.value, found.pearson.low, found.pearson.high) == pytest.approx(by_hand)
    # Schooling of 2022 and later is calculated back from the IPM: linking it would find the formula again.
    rls = link(catalogue["p0"], catalogue["rls"], own, observations.kabkota_values(shipped, "rls"))
    assert rls and rls.year == 2021


def test_a_part_is_not_linked_with_its_whole(shipped: Database) -> None:
    """As data/catalogue/indicators.csv declares it, read here by hand."""
    catalogue = reference.indicators(shipped)
    with (Path(__file__).resolve().parents[2] / "data/catalogue/indicators.csv").open(encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for one, other in (("hls", "ipm_sp2020lf"), ("rls", "ipm"), ("ppp", "ipm_lama"), ("p1", "p0"), ("p2", "p1")):
        assert rows[other]["concept"] in rows[one]["part_of"].split(";"), (one, other)
        assert not may_be_linked(catalogue[one], catalogue[other]), (one, other)
        assert not may_be_linked(catalogue[other], catalogue[one]), (one, other)
    assert may_be_linked(catalogue["hls"], catalogue["p0"]) and may_be_linked(catalogue["hls"], catalogue["rls"])


def test_the_interval_of_spearman_is_bonett_and_wrights() -> None:
    """Simulated: over samples of a known order the usual 1/sqrt(n-3) holds too little, this one what it promises."""
    noise = np.random.default_rng(11)
    rho, size, tries = 0.9, 38, 2000
    true = 6 / math.pi * math.asin(rho / 2)  # Spearman's coefficient of a normal pair
    held = {"ours": 0, "usual": 0}
    for _ in range(tries):
        x, y = noise.multivariate_normal([0, 0], [[1, rho], [rho, 1]], size).T
        found = spearman(pd.Series(x), pd.Series(y))
        half = 1.959964 / math.sqrt(size - 3)
        held["ours"] += found.low <= true <= found.high
        held["usual"] += math.tanh(math.atanh(found.value) - half) <= true <= math.tanh(math.atanh(found.value) + half)
        wide = 1.959964 * math.sqrt((1 + found.value**2 / 2) / (size - 3))
        assert found.low == pytest.approx(math.tanh(math.atanh(found.value) - wide), abs=1e-6)
        assert found.high == pytest.approx(math.tanh(math.atanh(found.value) + wide), abs=1e-6)
    assert abs(held["ours"] / tries - 0.95) < 0.015 and held["usual"] / tries < 0.935


def test_spearman_of_a_perfect_order() -> None:
    found = spearman(pd.Series(range(20)), pd.Series(range(20)))
    assert found.value == found.low == found.high == 1
