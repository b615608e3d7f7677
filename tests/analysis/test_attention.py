"""Which regions need most attention: against slow second versions on the shipped figures, and by eye."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd
import pytest

from dashboard.core.domain import Direction, Indicator
from dashboard.queries import observations, reference
from dashboard.statistics import classes
from dashboard.statistics.attention import as_mapped, attention, by_attention, place_among, weak_by_group
from dashboard.statistics.classes import class_of, classify
from dashboard.store.database import Database

LIMITS = (1.0, 2.0, 3.0, 4.0)


def make(direction: Direction = Direction.HIGHER, **changes: object) -> Indicator:
    fields: dict[str, object] = {
        "id": "x", "name": "X", "short_name": "X", "definition": "", "unit": "indeks", "decimals": 2,
        "direction": direction, "dimension": "Desa", "scale": "rate", "concept": "x", "series": "",
        "comparability": "", "period_rule": "Tahun", "delta_unit": "poin", "minimum": 0.0,
        "maximum": 10.0, "publisher": "", "breaks": LIMITS}
    return Indicator(**{**fields, **changes})  # type: ignore[arg-type]


def slow_weak(value: float, limits: tuple[float, ...], direction: Direction) -> bool:
    return value < limits[0] if direction is Direction.HIGHER else value >= limits[-1]


@pytest.mark.parametrize("name", ["idm_score", "iks", "ike", "ikl", "area_km2_poligon"])
def test_shipped_figures_equal_slow_second_version(shipped: Database, name: str) -> None:
    indicator, regions = reference.indicators(shipped)[name], reference.regions(shipped)
    frame = observations.village_values(shipped, name)
    known = {str(code): float(value) for code, value in zip(frame["region_code"], frame["value"], strict=True)}
    codes = [code for code in sorted(regions) if code.count(".") == 3]
    series = pd.Series(known).reindex(codes)
    parents = {code: regions[code].parent for code in codes}
    direction = as_mapped(indicator).direction
    found = attention(series, indicator.breaks, indicator, parents)
    assert found is not None
    printed = {code: round(value, indicator.decimals) for code, value in known.items()}
    first = min(printed.values()) if direction is Direction.HIGHER else max(printed.values())
    assert found.first_value == first
    assert set(found.first) == {code for code, value in printed.items() if value == first}
    weak = Counter(parents[code] for code, value in known.items() if slow_weak(value, indicator.breaks, direction))
    assert (found.rated, found.total, found.weak) == (len(known), 248, sum(weak.values()))
    assert found.in_group == max(weak.values())
    assert set(found.groups) == {group for group, count in weak.items() if count == found.in_group}
    assert weak_by_group(series, indicator.breaks, indicator, parents).to_dict() == dict(weak)


@pytest.mark.parametrize("direction", list(Direction))
def test_class_of_one_figure_equals_that_of_many(direction: Direction) -> None:
    figures = pd.Series([0.5, 1.0, 1.5, 2.0, 3.999, 4.0, 9.0])
    assert [class_of(value, LIMITS, direction) for value in figures] == list(classify(figures, LIMITS, direction))


def test_missing_is_neither_weak_nor_first() -> None:
    series = pd.Series({"a": 0.5, "b": math.nan, "c": 4.5})
    found = attention(series, LIMITS, make(), {"a": "k", "b": "k", "c": "l"})
    assert found is not None
    assert (found.first, found.last, found.weak, found.rated, found.total) == (("a",), ("c",), 1, 2, 3)
    assert attention(series[["b"]], LIMITS, make(), {}) is None


def test_values_that_print_alike_stand_together() -> None:
    found = attention(pd.Series({"a": 0.501, "b": 0.4999, "c": 3.0}), LIMITS, make(), {})
    assert found is not None and found.first == ("a", "b")


def test_one_kecamatan_is_not_the_place_of_most() -> None:
    found = attention(pd.Series({"a": 0.5, "b": 0.6}), LIMITS, make(), {"a": "k", "b": "k"})
    assert found is not None and found.groups == () and found.weak == 2


def test_a_count_is_large_or_small_never_good_or_bad() -> None:
    count = make(Direction.LOWER, scale="count")
    assert as_mapped(count).direction is Direction.NONE
    assert place_among(pd.Series({"a": 1.0, "b": 5.0}), "b", count).rank == 1  # type: ignore[union-attr]
    assert as_mapped(make(Direction.LOWER)).direction is Direction.LOWER


def test_order_begins_with_what_needs_attention_and_ends_with_the_missing() -> None:
    series = pd.Series({"a": 2.0, "b": math.nan, "c": 1.0, "d": 3.0})
    assert list(by_attention(series, make(Direction.HIGHER)).index) == ["c", "a", "d", "b"]
    assert list(by_attention(series, make(Direction.LOWER)).index) == ["d", "a", "c", "b"]
    assert list(by_attention(series, make(Direction.NONE)).index) == ["d", "a", "c", "b"]


def test_place_counts_only_those_with_a_figure() -> None:
    series = pd.Series({"a": 2.0, "b": math.nan, "c": 1.0, "d": 2.0})
    place = place_among(series, "a", make())
    assert place is not None and (place.rank, place.of, place.ties) == (1, 3, 1)
    assert place_among(series, "b", make()) is None
    assert place_among(series, "a", make(categories={1: "satu"})) is None


@pytest.mark.parametrize(("name", "both"), [
    ("p0", ("lebih baik", "lebih buruk")), ("ipm_sp2020lf", ("lebih baik", "lebih buruk")),
    ("ike", ("lebih kuat", "lebih lemah")), ("population", ("lebih kecil", "lebih besar"))])
def test_only_an_index_of_strength_is_strong_or_weak(shipped: Database, name: str, both: tuple[str, str]) -> None:
    """Nobody is "cukup kuat" in poverty."""
    indicator = reference.indicators(shipped)[name]
    assert classes.ends(indicator) == both
    words = [classes.word(number, indicator) for number in range(classes.CLASS_COUNT)]
    assert len(set(words)) == 5 and classes.word(None, indicator) == classes.UNRATED
    assert any("kuat" in word for word in words) == (name == "ike")
