"""Change, rank, classes, segments: each against a slow, obvious second version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.domain import Direction, Indicator, Release, Verdict
from dashboard.queries import observations, reference
from dashboard.statistics import classes
from dashboard.statistics.compare import references
from dashboard.statistics.freshness import current_series, freshness
from dashboard.statistics.over_time.change import (
    breaks_for,
    crosses,
    judged,
    latest_change,
    rounded_difference,
    verdict,
)
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.provincial_rank import provincial_rank
from dashboard.statistics.ranking import Position, position, rank
from dashboard.statistics.summary import find
from dashboard.store.database import Database
from worlds import BLITAR

NO_BREAKS = pd.DataFrame({"indicator": [], "region_code": [], "year_before": [], "year_after": []}, dtype=object)


def make(identifier: str = "x", direction: Direction = Direction.LOWER, decimals: int = 2, **more: object) -> Indicator:
    """An indicator with everything that does not matter filled in."""
    fields: dict[str, object] = {
        "id": identifier, "name": "Uji", "short_name": "Uji", "definition": "", "unit": "persen",
        "decimals": decimals, "direction": direction, "dimension": "Kemiskinan", "scale": "rate",
        "concept": identifier, "series": "", "comparability": "", "period_rule": "Maret", "delta_unit": "poin persen",
        "minimum": 0.0, "maximum": 100.0, "publisher": "BPS", **more,
    }
    return Indicator(**fields)  # type: ignore[arg-type]


def rows(*figures: tuple[int, float | None], indicator: str = "x", region: str = BLITAR,
         period: str = "Maret") -> pd.DataFrame:
    """A series of (year, value)."""
    return pd.DataFrame([{"indicator": indicator, "region_code": region, "year": year, "period": period,
                          "value": value} for year, value in figures])


number_lists = st.lists(st.one_of(st.none(), st.integers(0, 12).map(float)), min_size=1, max_size=15)


@given(number_lists, st.sampled_from(list(Direction)))
def test_rank_counts_how_many_are_strictly_better(numbers: list[float | None], direction: Direction) -> None:
    ranked = rank(pd.Series(numbers, dtype="Float64"), direction)
    for place, number in zip(ranked, numbers, strict=True):
        if number is None:
            assert pd.isna(place)
            continue
        better = [other for other in numbers if other is not None
                  and (other < number if direction is Direction.LOWER else other > number)]
        assert place == len(better) + 1


def test_a_rank_is_not_said_when_too_few_have_a_figure() -> None:
    few = pd.Series({"a": 1.0, "b": 2.0, "c": None, "d": None})
    assert position(few, "a", Direction.LOWER) is None
    assert position(few.dropna(), "a", Direction.LOWER) == Position(1, 2, 0)
    assert position(few, "c", Direction.LOWER) is None


@given(st.lists(st.one_of(st.none(), st.floats(-10, 110, allow_nan=False)), max_size=20),
       st.lists(st.integers(0, 100), min_size=4, max_size=4, unique=True).map(sorted),
       st.sampled_from(list(Direction)))
def test_classes_against_counting_limits(numbers: list[float | None], limits: list[int], direction: Direction) -> None:
    given_breaks = [float(limit) for limit in limits]
    found = classes.classify(pd.Series(numbers, dtype="Float64"), given_breaks, direction)
    for place, number in zip(found, numbers, strict=True):
        if number is None:
            assert pd.isna(place)
            continue
        passed = sum(1 for limit in given_breaks if number >= limit)
        assert place == (4 - passed if direction is Direction.HIGHER else passed)


def test_legend_counts_add_up_and_the_unrated_are_a_class() -> None:
    indicator = make(direction=Direction.HIGHER, decimals=1)
    legend = classes.legend(pd.Series([0.5, 0.65, 0.95, None, 0.9]), [0.6, 0.7, 0.8, 0.9], indicator)
    assert [(row.word, row.range, row.count) for row in legend] == [
        ("lebih baik", "0,9 ke atas", 2), ("cukup baik", "0,8 – di bawah 0,9", 0), ("sedang", "0,7 – di bawah 0,8", 0),
        ("agak buruk", "0,6 – di bawah 0,7", 1), ("lebih buruk", "di bawah 0,6", 1),
        ("tidak dinilai", "belum tersedia", 1),
    ]


@pytest.mark.parametrize("bad", [[1.0, 2.0, 3.0], [1.0, 1.0, 2.0, 3.0], [4.0, 3.0, 2.0, 1.0]])
def test_class_limits_must_be_four_and_ascending(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="class limits"):
        classes.classify(pd.Series([1.0]), bad, Direction.LOWER)


@given(st.lists(st.integers(2000, 2015), unique=True, max_size=12), st.lists(st.integers(2000, 2014), max_size=3))
def test_segments_against_walking_year_by_year(years: list[int], broken_after: list[int]) -> None:
    breaks = pd.DataFrame([{"indicator": "x", "region_code": None, "year_before": year, "year_after": year + 1}
                           for year in broken_after], columns=list(NO_BREAKS.columns))
    found = with_segments(rows(*[(year, 1.0) for year in years]) if years else rows((2000, None)), breaks)
    drawn = {pair for _, group in found.groupby("segment") for pair in pairwise(group["year"])}
    allowed = {(year, year + 1) for year in range(2000, 2015)
               if year in years and year + 1 in years and year not in broken_after}
    assert drawn == allowed


@given(st.decimals(0, 999, places=4), st.decimals(0, 999, places=4), st.integers(0, 3))
def test_difference_is_that_of_the_printed_figures(value: Decimal, previous: Decimal, decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    printed = [(number / step).quantize(Decimal(1), rounding="ROUND_HALF_UP") * step for number in (value, previous)]
    assert rounded_difference(float(value), float(previous), decimals) == pytest.approx(float(printed[0] - printed[1]))


@pytest.mark.parametrize(("delta", "direction", "expected"), [
    (-0.59, Direction.LOWER, Verdict.BETTER), (0.59, Direction.LOWER, Verdict.WORSE),
    (0.6, Direction.HIGHER, Verdict.BETTER), (-0.6, Direction.HIGHER, Verdict.WORSE),
    (0.004, Direction.LOWER, Verdict.SAME), (-0.004, Direction.NONE, Verdict.SAME),
    (5.0, Direction.NONE, Verdict.NEUTRAL),
])
def test_verdict_follows_direction_and_printed_decimals(delta: float, direction: Direction, expected: Verdict) -> None:
    assert verdict(delta, 2, direction) is expected


@pytest.mark.parametrize(("delta", "expected"), [(-0.01, Verdict.UNSURE), (0.01, Verdict.UNSURE),
                                                 (-0.02, Verdict.BETTER), (0.02, Verdict.WORSE), (0.0, Verdict.SAME)])
def test_a_difference_that_rounding_may_make_is_not_judged(delta: float, expected: Verdict) -> None:
    assert judged(delta, make(), None) is expected


def test_what_was_counted_is_not_rounded() -> None:
    assert judged(-1.0, replace(make(), scale="count", decimals=0), None) is Verdict.BETTER


def test_change_never_crosses_a_break_or_mixes_periods() -> None:
    indicator = make()
    series = pd.concat([rows((2023, 9.0), (2025, 8.0)), rows((2024, 7.0), period="September")])
    change = latest_change(series, indicator, BLITAR, NO_BREAKS)
    assert change is not None and (change.previous_year, change.delta, change.years) == (2023, -1.0, 2)
    broken = pd.DataFrame([{"indicator": "x", "region_code": "35.*", "year_before": 2024, "year_after": 2025}])
    assert latest_change(series, indicator, BLITAR, broken) is None
    assert latest_change(series, indicator, "35", broken) is None  # no figure there at all


def test_a_break_for_all_below_a_province_spares_the_province() -> None:
    broken = pd.DataFrame([{"indicator": "x", "region_code": "35.*", "year_before": 2019, "year_after": 2020}])
    assert breaks_for(broken, "x", "35.05") == [(2019, 2020)]
    assert breaks_for(broken, "x", "35") == []
    assert crosses(2018, 2021, [(2019, 2020)]) and not crosses(2020, 2021, [(2019, 2020)])


def test_references_are_only_of_the_same_year_and_period() -> None:
    series = pd.concat([rows((2024, 8.16), (2025, 7.57)), rows((2024, 9.79), region="35"),
                        rows((2025, 8.47), region="00"), rows((2025, 8.25), region="35", period="September")])
    found = references(series, make(), BLITAR, ["35", "00"])
    assert [(item.region_code, item.difference, item.verdict) for item in found] == [("00", -0.9, Verdict.BETTER)]


def test_a_replaced_series_is_not_old() -> None:
    old, new = make("ipm", concept="ipm"), make("ipm_lf", concept="ipm")
    newest = pd.DataFrame({"indicator": ["ipm", "ipm_lf"], "last_year": [2022, 2025]})
    assert current_series([old, new], newest) == [new]
    calendar = {name: Release(name, 11, 0, "uji") for name in ("ipm", "ipm_lf")}
    assert [item.is_old for item in freshness(newest, [old, new], calendar, date(2026, 11, 24))] == [True, False]


def test_shipped_anchor_findings(shipped: Database) -> None:
    """The figures a regent is shown first, on the data we ship."""
    catalogue, broken = reference.indicators(shipped), reference.method_breaks(shipped)
    series = observations.series(shipped, ["p0", "poor_count", "growth"], [BLITAR, "35", "00"])
    p0 = find(series, catalogue["p0"], broken, date(2026, 11, 24))
    assert p0 is not None and p0.change is not None
    assert (p0.value, p0.year, p0.change.delta, p0.change.verdict) == (7.57, 2025, -0.59, Verdict.UNSURE)
    assert [(item.value, item.verdict) for item in p0.references] == [(9.5, Verdict.BETTER), (8.47, Verdict.UNSURE)]
    count = find(series, catalogue["poor_count"], broken, date(2026, 11, 24))
    assert count is not None and count.references == []
    growth = find(series, catalogue["growth"], broken, date(2026, 11, 24))
    assert growth is not None and (growth.year, growth.is_old) == (2023, True)


def test_shipped_rank_by_counting(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    frame = observations.kabkota_values(shipped, "p0")
    place = provincial_rank(frame, catalogue["p0"])
    assert place is not None
    own = place.values[BLITAR]
    assert place.position.rank == sum(1 for value in place.values if value < own) + 1
    assert (place.year, place.position.of) == (2025, 38)
    ipm = provincial_rank(observations.kabkota_values(shipped, "ipm_sp2020lf"), catalogue["ipm_sp2020lf"])
    assert ipm is not None and ipm.year == 2024  # 2025 has only eight of the 38
    assert provincial_rank(observations.kabkota_values(shipped, "poor_count"), catalogue["poor_count"]) is None
