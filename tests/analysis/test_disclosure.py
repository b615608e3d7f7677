"""Which counts may be seen: a slow second version tries every value that a reader could still suppose."""

from __future__ import annotations

import functools
import math
import operator
import random

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis import disclosure
from dashboard.analysis.disclosure import CLOSED, FEW, NEAR, ROOM, SHOWN, SMALL, Beside, Protected, protect

TOP = 260
"""In the small worlds below no closed count can be larger."""


def supposable(value: int, state: str, larger: float = math.nan) -> set[int]:
    """Values a count may have as far as its own state, and the larger count that stands visible beside it, tell."""
    near = set(range(max(SMALL, int(larger) - SMALL + 1), int(larger))) if larger >= SMALL + ROOM else set()
    return {SHOWN: {value}, FEW: set(range(SMALL)), NEAR: near, CLOSED: set(range(SMALL, TOP)) - near}[state]


def sums(parts: list[set[int]]) -> set[int]:
    """Every sum below TOP of one value of each part; the bits of a number stand for the sums reached."""
    found = 1
    for part in parts:
        found = functools.reduce(operator.or_, (found << value for value in part), 0) & (2**TOP - 1)
    return {value for value in range(TOP) if found >> value & 1}


def few_left(values: pd.Series, larger: pd.Series) -> pd.Series:
    """Counts of 10 and more that are one to nine below a visible larger one."""
    return (values >= SMALL) & (larger - values > 0) & (larger - values < SMALL)


def possible(values: pd.Series, groups: pd.Series, seen: Protected,
             beside: Beside | None = None) -> tuple[dict[str, set[int]], dict[str, set[int]], set[int]]:
    """Slow and obvious: for each hidden count that is small, or leaves few beside a larger one, every value for which
    the rest of the table can still add up; and the same of the total."""
    totals = values.groupby(groups).sum()
    members = {group: [code for code in values.index if groups[code] == group] for group in totals.index}
    near = beside or Beside(pd.Series(math.nan, values.index), pd.Series(math.nan, totals.index), math.nan)
    alone = {code: supposable(int(values[code]), seen.villages[code], near.villages[code]) for code in values.index}
    whole = supposable(int(values.sum()), seen.total, near.total)

    def group_sums(group: str, fixed: dict[str, int]) -> set[int]:
        parts = [{fixed[code]} if code in fixed else alone[code] for code in members[group]]
        return sums(parts) & supposable(int(totals[group]), seen.groups[group], near.groups[group])

    def totals_with(fixed: dict[str, int], fixed_groups: dict[str, int]) -> set[int]:
        parts = [group_sums(group, fixed) & ({fixed_groups[group]} if group in fixed_groups else set(range(TOP)))
                 for group in totals.index]
        return sums(parts) & whole

    few, of_groups = few_left(values, near.villages), few_left(totals, near.groups)
    villages = {code: {x for x in alone[code] if totals_with({code: x}, {})}
                for code in values.index if few[code] or seen.villages[code] == FEW}
    inside = {group: {x for x in group_sums(group, {}) if totals_with({}, {group: x})}
              for group in totals.index if of_groups[group] or seen.groups[group] == FEW}
    return villages, inside, totals_with({}, {})


def world(seed: int) -> tuple[pd.Series, pd.Series]:
    dice = random.Random(seed)  # noqa: S311
    values, groups = {}, {}
    for group in range(dice.randint(1, 3)):
        for village in range(dice.randint(1, 4)):
            code = f"{group}.{village}"
            values[code] = dice.choice([0, 1, 3, 7, 9, 9, 10, 11, 12, 15, 22, 30])
            groups[code] = f"K{group}"
    return pd.Series(values), pd.Series(groups)


@pytest.mark.parametrize("seed", range(70))
def test_no_hidden_count_can_be_worked_out(seed: int) -> None:
    values, groups = world(seed)
    seen = protect(values, groups)
    assert (seen.villages[values < SMALL] == FEW).all() and (seen.villages[values >= SMALL] != FEW).all()
    totals = values.groupby(groups).sum()
    assert (seen.groups[totals.index[totals < SMALL]] == FEW).all()
    villages, whole, _ = possible(values, groups, seen)
    nothing_left = seen.total != SHOWN and not (seen.groups == SHOWN).any() and not (seen.villages == SHOWN).any()
    for code, found in villages.items():
        assert len(found) >= ROOM or nothing_left, (values.to_dict(), seen)
        assert values[code] in found
    for group, found in whole.items():
        assert len(found) >= ROOM or nothing_left, (values.to_dict(), seen)
        assert totals[group] in found


@pytest.mark.parametrize("seed", range(60))
def test_nor_can_the_few_that_are_left_beside_a_larger_count(seed: int) -> None:
    values, groups = world(seed)
    dice = random.Random(-seed - 1)  # noqa: S311
    larger = values + pd.Series([dice.choice([-4, 0, 1, 2, 5, 9, 10, 30]) for _ in values], values.index)
    targets = protect(larger.clip(lower=0), groups)  # what is hidden of them stands beside nothing
    totals, all_of = values.groupby(groups).sum(), larger.clip(lower=0)
    beside = Beside(all_of.where(targets.villages == SHOWN).astype(float),
                    all_of.groupby(groups).sum().where(targets.groups == SHOWN).astype(float),
                    float(all_of.sum()) if targets.total == SHOWN else math.nan)
    seen = protect(values, groups, beside)
    villages, inside, whole = possible(values, groups, seen, beside)
    few, of_groups = few_left(values, beside.villages), few_left(totals, beside.groups)
    assert (seen.villages[few] != SHOWN).all() and (seen.groups[of_groups] != SHOWN).all()
    nothing_left = seen.total != SHOWN and not (seen.groups == SHOWN).any() and not (seen.villages == SHOWN).any()
    assert set(villages) >= set(few.index[few]) and set(inside) >= set(of_groups.index[of_groups])
    for code, found in {**villages, **inside}.items():
        assert values.get(code, totals.get(code)) in found
        assert len(found) >= ROOM or nothing_left, (values.to_dict(), larger.to_dict(), seen)
    if values.sum() >= SMALL and 0 < beside.total - values.sum() < SMALL:
        assert len(whole) >= ROOM or nothing_left, (values.to_dict(), larger.to_dict(), seen)


def test_a_gap_of_few_hides_the_recipients_and_one_neighbour() -> None:
    values, larger = pd.Series({"a": 95, "b": 40, "c": 60}), pd.Series({"a": 100.0, "b": 80.0, "c": 90.0})
    beside = Beside(larger, pd.Series({"K": 270.0}), 270.0)
    seen = protect(values, pd.Series("K", values.index), beside)
    assert seen.villages.to_dict() == {"a": NEAR, "b": CLOSED, "c": SHOWN}
    assert seen.groups.to_dict() == {"K": SHOWN} and seen.total == SHOWN


def test_beside_a_target_too_small_to_leave_room_nothing_is_said_of_the_gap() -> None:
    values, larger = pd.Series({"a": 11, "b": 40}), pd.Series({"a": 12.0, "b": 40.0})
    seen = protect(values, pd.Series("K", values.index), Beside(larger, pd.Series({"K": 52.0}), 52.0))
    assert seen.villages.to_dict() == {"a": CLOSED, "b": CLOSED} and seen.groups["K"] == NEAR


@pytest.mark.parametrize("seed", range(20))
def test_the_quick_bounds_are_the_true_ones(seed: int) -> None:
    values, groups = world(seed)
    seen = protect(values, groups)
    place, names = pd.factorize(groups, sort=True)
    counts = values.to_numpy()
    totals = disclosure._sum(place, counts, len(names))
    beside = [disclosure._Beside.of(level, np.full(len(level), np.nan))
              for level in (counts, totals, totals.sum(keepdims=True))]
    state = disclosure._Open(counts, place, totals, seen.villages.to_numpy(), seen.groups.to_numpy(),
                             np.array([seen.total], dtype=object), tuple(beside))
    low, high, *_ = state.bounds()
    villages, _, _ = possible(values, groups, seen)
    for number, code in enumerate(values.index):
        if seen.villages[code] == FEW:
            assert (min(villages[code]), max(villages[code])) == (low[number], high[number])


def test_a_lone_small_count_takes_a_second_one_with_it() -> None:
    values = pd.Series({"a": 3, "b": 20, "c": 40})
    seen = protect(values, pd.Series("K", values.index))
    assert seen.villages.to_dict() == {"a": FEW, "b": CLOSED, "c": SHOWN}
    assert seen.groups.to_dict() == {"K": SHOWN} and seen.total == SHOWN


def test_a_neighbour_just_above_ten_does_not_hide_enough() -> None:
    values = pd.Series({"a": 1, "b": 10, "c": 40})  # b closed alone: a + b = 11 and b >= 10 would leave a at most 1
    assert protect(values, pd.Series("K", values.index)).villages.to_dict() == {"a": FEW, "b": CLOSED, "c": CLOSED}


def test_a_small_kecamatan_takes_another_one_with_it() -> None:
    values = pd.Series({"a1": 2, "a2": 1, "b1": 30, "b2": 20, "c1": 90})
    groups = pd.Series({"a1": "A", "a2": "A", "b1": "B", "b2": "B", "c1": "C"})
    seen = protect(values, groups)
    assert seen.groups.to_dict() == {"A": FEW, "B": CLOSED, "C": SHOWN} and seen.total == SHOWN
    assert CLOSED in seen.villages[["b1", "b2"]].tolist()  # else B could be added up


def test_nothing_small_hides_nothing() -> None:
    values = pd.Series({"a": 10, "b": 11})
    seen = protect(values, pd.Series(["A", "B"], values.index))
    assert (seen.villages == SHOWN).all() and (seen.groups == SHOWN).all() and seen.total == SHOWN


def test_all_small_hides_the_total() -> None:
    values = pd.Series({"a": 4})
    seen = protect(values, pd.Series("A", values.index))
    assert seen.villages["a"] == FEW and seen.groups["A"] == FEW and seen.total == FEW
