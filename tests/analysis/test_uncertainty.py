"""Intervals, tested differences and bands of ranks, each against a slow version written down anew."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from chart_samples import P0
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.statistics.compare import references
from dashboard.statistics.over_time.change import judged, latest_change
from dashboard.statistics.provincial_rank import alike_in, provincial_rank
from dashboard.statistics.uncertainty import (
    UNKNOWN,
    Error,
    Margin,
    alike,
    interval90,
    margin_between,
    margin_of_pace,
    rank_band,
)
from dashboard.topics.steps.rules.five_step import tally, yearly_changes
from worlds import BLITAR

Z = NormalDist().inv_cdf(0.95)
NO_BREAKS = pd.DataFrame({"indicator": [], "region_code": [], "year_before": [], "year_after": []}, dtype=object)


def make(**changes: object) -> Indicator:
    """The poverty rate as if it came from no survey."""
    return replace(P0, **{"survey": "", **changes})  # type: ignore[arg-type]


SURVEY = make(survey="Susenas")


def series(*figures: tuple[int, float, float | None, float | None], region: str = BLITAR) -> pd.DataFrame:
    """(year, value, published error, estimate)."""
    return pd.DataFrame([{"indicator": "p0", "region_code": region, "year": year, "period": "Maret", "value": value,
                          "se": se, "se_source": "BPS" if se else None, "se_estimate": estimate, "is_derived": False}
                         for year, value, se, estimate in figures])


def test_interval_holds_nine_of_ten_draws() -> None:
    low, high = interval90(7.57, 0.8)
    assert (low, high) == pytest.approx((7.57 - Z * 0.8, 7.57 + Z * 0.8))
    draws = np.random.default_rng(1).normal(7.57, 0.8, 20_000)
    assert np.mean((low <= draws) & (draws <= high)) == pytest.approx(0.9, abs=0.01)


def test_published_and_estimated_errors_never_meet_in_one_difference() -> None:
    assert margin_between(Error(0.3, 1.0), Error(0.4, 2.0)) == Margin(pytest.approx(Z * 0.5), True)
    assert margin_between(Error(0.3, 3.0), Error(None, 4.0)) == Margin(pytest.approx(Z * 5.0), False)
    assert margin_between(Error(0.3, None), Error(None, 4.0)) is None
    assert margin_between(UNKNOWN, Error(0.3, 1.0)) is None
    assert Error(0.3, 1.0).margin == Margin(pytest.approx(Z * 0.3), True)


def test_a_change_of_a_survey_within_its_margin_is_not_called_better() -> None:
    found = latest_change(series((2024, 8.16, None, 1.0), (2025, 7.57, None, 1.0)), SURVEY, BLITAR, NO_BREAKS)
    assert found is not None and found.margin is not None
    assert found.verdict is Verdict.UNSURE and not found.margin.is_published
    assert found.margin.half == pytest.approx(Z * sqrt(2))
    sure = latest_change(series((2024, 8.16, 0.1, 1.0), (2025, 7.57, 0.1, 1.0)), SURVEY, BLITAR, NO_BREAKS)
    assert sure is not None and sure.verdict is Verdict.BETTER
    assert sure.margin == Margin(pytest.approx(Z * 0.1 * sqrt(2)), True)


@pytest.mark.parametrize(("delta", "survey", "margin", "verdict"), [
    (-0.59, "", None, Verdict.BETTER), (0.59, "", None, Verdict.WORSE),
    (-0.59, "Susenas", None, Verdict.UNSURE), (-0.59, "Susenas", Margin(0.5, False), Verdict.BETTER),
    (0.59, "Susenas", Margin(0.5, True), Verdict.WORSE), (-0.5, "Susenas", Margin(0.5, True), Verdict.UNSURE),
    (0.0, "Susenas", Margin(0.5, False), Verdict.SAME),
])
def test_one_rule_calls_better_and_worse(delta: float, survey: str, margin: Margin | None, verdict: Verdict) -> None:
    assert judged(delta, make(survey=survey), margin) is verdict


def test_without_a_direction_a_change_is_never_good_or_bad() -> None:
    line = make(direction=Direction.NONE, survey="Susenas")
    assert judged(5.0, line, Margin(0.1, True)) is judged(5.0, replace(line, survey=""), None) is Verdict.NEUTRAL
    assert judged(5.0, line, Margin(6.0, True)) is judged(5.0, line, None) is Verdict.UNSURE  # nor called a change


def test_province_and_nation_are_held_against_the_regency_by_the_same_rule() -> None:
    frame = pd.concat([series((2025, 7.57, None, 1.0)), series((2025, 9.50, None, 0.1), region="35"),
                       series((2025, 8.47, None, 0.1), region="00")])
    found = {one.region_code: one.verdict for one in references(frame, SURVEY, BLITAR, ["35", "00"])}
    assert found == {"35": Verdict.BETTER, "00": Verdict.UNSURE}


def test_yearly_changes_within_the_margin_are_counted_apart() -> None:
    frame = series((2022, 12.0, None, 1.0), (2023, 8.0, None, 1.0), (2024, 8.16, None, 1.0), (2025, 7.57, None, 1.0))
    changes = yearly_changes(frame, SURVEY, NO_BREAKS)
    assert [change.verdict for change in changes] == [Verdict.BETTER, Verdict.UNSURE, Verdict.UNSURE]
    assert tally(changes, Direction.LOWER)[Verdict.UNSURE] == 2


def test_two_changes_that_share_a_year_weigh_it_twice() -> None:
    """(newest - middle) - (middle - oldest) = newest - 2 middle + oldest."""
    assert margin_of_pace(Error(None, 1.0), Error(None, 2.0), Error(None, 3.0)) \
        == Margin(pytest.approx(Z * sqrt(1 + 16 + 9)), False)
    assert margin_of_pace(Error(1.0), UNKNOWN, Error(1.0)) is None


VALUES = pd.Series({"35.05": 7.57, "35.04": 6.0, "35.72": 6.6, "35.06": 9.81, "35.27": 20.0})
ERRORS = {code: Error(None, 0.8) for code in VALUES.index}


def slow_band(values: dict[str, float], se: float, region: str, sign: int) -> tuple[int, int]:
    """The same simulation one draw at a time, by another generator."""
    dice, ranks = np.random.default_rng(7), []
    for _ in range(20_000):
        drawn = {code: sign * (value + dice.normal(0, se)) for code, value in values.items()}
        ranks.append(1 + sum(other < drawn[region] for other in drawn.values()))
    ranks.sort()
    return ranks[len(ranks) // 20], ranks[-len(ranks) // 20]


@pytest.mark.parametrize("direction", [Direction.LOWER, Direction.HIGHER])
def test_band_of_a_rank_is_that_of_a_slow_simulation(direction: Direction) -> None:
    found = rank_band(VALUES, ERRORS, BLITAR, direction)
    assert found is not None and not found.is_published
    sign = 1 if direction is Direction.LOWER else -1
    assert (found.first, found.last) == slow_band(VALUES.to_dict(), 0.8, BLITAR, sign)


def test_band_does_not_depend_on_the_order_of_rows_and_needs_all_errors() -> None:
    assert rank_band(VALUES, ERRORS, BLITAR, Direction.LOWER) \
        == rank_band(VALUES[::-1], ERRORS, BLITAR, Direction.LOWER)
    assert rank_band(VALUES, {**ERRORS, "35.27": UNKNOWN}, BLITAR, Direction.LOWER) is None
    published = {code: Error(0.001, 0.8) for code in VALUES.index}
    found = rank_band(VALUES, published, BLITAR, Direction.LOWER)
    assert found is not None and (found.first, found.last, found.is_published) == (3, 3, True)
    mixed = rank_band(VALUES, {**ERRORS, BLITAR: Error(0.001, 0.8)}, BLITAR, Direction.LOWER)
    assert mixed == rank_band(VALUES, ERRORS, BLITAR, Direction.LOWER)


def test_who_cannot_be_told_apart_is_decided_pair_by_pair() -> None:
    slow = {code for code, value in VALUES.items() if code != BLITAR
            and abs(value - VALUES[BLITAR]) <= Z * sqrt(0.8**2 + 0.8**2)}
    assert alike(VALUES, ERRORS, BLITAR) == slow == {"35.04", "35.72"}


def peers(survey_error: float | None) -> pd.DataFrame:
    return pd.DataFrame([{"region_code": code, "year": 2025, "value": value, "level": "kabupaten", "se": None,
                          "se_estimate": survey_error} for code, value in VALUES.items()])


def test_a_standing_carries_band_and_neighbours_only_for_a_survey() -> None:
    found = provincial_rank(peers(0.8), SURVEY)
    assert found is not None and found.position.band is not None and found.alike == {"35.04", "35.72"}
    plain = provincial_rank(peers(0.8), make())
    assert plain is not None and plain.position.band is None and not plain.alike
    assert not alike_in(peers(0.8), make(scale="count", survey="Susenas"))
