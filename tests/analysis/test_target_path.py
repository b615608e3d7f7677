"""From now to the targets: what it takes against what was achieved."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from chart_samples import P0, targets
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.topics.steps.rules.five_step import Development
from dashboard.topics.steps.rules.target_path import TargetPath, TargetState, target_paths
from shipped_steps import shipped_steps, shipped_trend
from worlds import BLITAR

OWN = {2015: 9.97, 2024: 8.16, 2025: 7.57}


def shown(indicator: Indicator, rows: pd.DataFrame, own: dict[int, float], derived: tuple[int, ...] = ()) -> Any:
    table = pd.DataFrame([("p0", BLITAR, year, "Maret", value, year in derived) for year, value in own.items()],
                         columns=["indicator", "region_code", "year", "period", "value", "is_derived"])
    return SimpleNamespace(indicator=indicator, own=table, targets=rows)


def achieved(yearly: float) -> Development:
    return Development(2015, 2025, 10 * yearly, yearly, Verdict.BETTER, None, None, 11)


def only(year: int, low: float, high: float, yearly: float | None, indicator: Indicator = P0,
         today: int = 2026) -> TargetPath:
    rows = targets({"year": year, "target_low": low, "target_high": high})
    (found,) = target_paths(shown(indicator, rows, OWN), None if yearly is None else achieved(yearly), today)
    return found


@pytest.mark.parametrize(("high", "yearly", "state"), [
    (5.57, -0.24, TargetState.SLOW), (5.57, -0.20, TargetState.ENOUGH), (5.57, -0.50, TargetState.ENOUGH),
    (5.57, 0.10, TargetState.AWAY),
    (5.57, 0.004, TargetState.AWAY), (5.57, None, TargetState.UNKNOWN), (8.88, -0.24, TargetState.MET),
    (7.57, -0.24, TargetState.MET),
])
def test_states(high: float, yearly: float | None, state: TargetState) -> None:
    year = 2035 if yearly != -0.24 else 2030
    found = only(year, 0.1, high, yearly)
    assert found.state is state
    if state in (TargetState.SLOW, TargetState.ENOUGH, TargetState.AWAY, TargetState.UNKNOWN):
        assert found.required == pytest.approx((high - 7.57) / (year - 2025))
        assert found.aim == pytest.approx(high)
    else:
        assert found.required == 0
    assert found.times == (pytest.approx(found.required / yearly) if yearly
                           and state in (TargetState.SLOW, TargetState.ENOUGH)
                           else None)


def test_higher_is_better_aims_at_the_lower_end() -> None:
    higher = replace(P0, direction=Direction.HIGHER)
    found = only(2030, 8.57, 9.57, 0.1, higher)
    assert found.required == pytest.approx(0.2) and found.state is TargetState.SLOW
    assert only(2030, 7.0, 9.0, 0.1, higher).state is TargetState.MET


def test_a_passed_year_is_not_a_path() -> None:
    assert only(2024, 8.0, 8.0, -0.24).state is TargetState.PASSED
    assert only(2020, 8.0, 8.0, -0.24).state is TargetState.NO_FIGURE
    assert only(2026, 5.0, 5.0, -0.24, today=2027).state is TargetState.NO_FIGURE


def test_no_direction_no_published_figure_no_path() -> None:
    rows = targets({"year": 2030, "target": 5.0})
    assert target_paths(shown(replace(P0, direction=Direction.NONE), rows, OWN), achieved(-0.2), 2026) == ()
    assert target_paths(shown(P0, rows, {2025: 7.57}, (2025,)), achieved(-0.2), 2026) == ()
    other = targets({"year": 2030, "target": 5.0, "region_code": "35"}, {"year": None, "target": 5.0})
    assert target_paths(shown(P0, other, OWN), achieved(-0.2), 2026) == ()


def test_a_calculated_figure_is_not_where_the_path_starts() -> None:
    rows = targets({"year": 2030, "target": 5.0})
    (found,) = target_paths(shown(P0, rows, {**OWN, 2026: 7.0}, (2026,)), achieved(-0.2), 2026)
    assert (found.value, found.value_year) == (7.57, 2025)


def test_the_shipped_targets(shipped: Database) -> None:
    data_year = reference.build_info(shipped).data_date.year
    steps = shipped_steps(shipped, "p0")
    missed, first, last = target_paths(shipped_trend(shipped, "p0"), steps.development, data_year)
    assert missed.state is TargetState.PASSED and missed.check.year == 2025 and missed.check.verdict is Verdict.WORSE
    assert missed.check.status == "menunggu dokumen" and missed.check.gap == pytest.approx(0.79)
    assert first.state is TargetState.MET and first.check.year == 2026
    assert last.state is TargetState.SLOW and last.check.year == 2045
    assert last.required == pytest.approx((0.60 - 7.57) / 20)
    assert steps.development and last.times == pytest.approx(last.required / steps.development.yearly)
    # In proportion: 11.9 percent a year needed for twenty years, 2.7 achieved over the ten before.
    needed, had = 1 - math.exp(math.log(0.60 / 7.57) / 20), 1 - math.exp(math.log(7.57 / 9.97) / 10)
    assert (round(100 * needed, 1), round(100 * had, 1)) == (11.9, 2.7)
    assert last.required_share == pytest.approx(-needed) and steps.development.yearly_share == pytest.approx(-had)
    assert last.times_share == pytest.approx(needed / had)
    assert last.bend[0] == (2025, 7.57) and last.bend[-1] == (2045, pytest.approx(0.60))


def test_enough_is_what_is_enough_in_both_ways() -> None:
    """0.20 a year is as fast as the straight way to 1.57 in 2055 asks, and far too slow in proportion."""
    rows = targets({"year": 2055, "target": 1.57})
    had = replace(achieved(-0.20), yearly_share=-0.023)
    (found,) = target_paths(shown(P0, rows, OWN), had, 2026)
    assert found.required == pytest.approx(-0.20)
    assert found.required_share == pytest.approx((1.57 / 7.57) ** (1 / 30) - 1)
    assert found.state is TargetState.SLOW
    (quick,) = target_paths(shown(P0, rows, OWN), replace(had, yearly_share=-0.06), 2026)
    assert quick.state is TargetState.ENOUGH
