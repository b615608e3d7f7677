"""Which counts may be seen: a slow second version tries every value that a reader could still suppose."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis import disclosure
from dashboard.analysis.disclosure import CLOSED, FEW, ROOM, SHOWN, SMALL, Protected, protect

TOP = 260
"""In the small worlds below no closed count can be larger."""


def supposable(value: int, state: str) -> set[int]:
    """Values a count may have as far as its own state tells."""
    return {SHOWN: {value}, FEW: set(range(SMALL)), CLOSED: set(range(SMALL, TOP))}[state]


def sums(parts: list[set[int]]) -> set[int]:
    found = {0}
    for part in parts:
        found = {a + b for a in found for b in part if a + b < TOP}
    return found


def possible(values: pd.Series, groups: pd.Series, seen: Protected) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Slow and obvious: for each hidden count every value for which the rest of the table can still add up."""
    totals = values.groupby(groups).sum()
    members = {group: [code for code in values.index if groups[code] == group] for group in totals.index}
    alone = {code: supposable(int(values[code]), seen.villages[code]) for code in values.index}

    def group_sums(group: str, fixed: dict[str, int]) -> set[int]:
        parts = [{fixed[code]} if code in fixed else alone[code] for code in members[group]]
        return sums(parts) & supposable(int(totals[group]), seen.groups[group])

    def adds_up(fixed: dict[str, int], fixed_groups: dict[str, int]) -> bool:
        parts = [group_sums(group, fixed) & ({fixed_groups[group]} if group in fixed_groups else set(range(TOP)))
                 for group in totals.index]
        return bool(sums(parts) & supposable(int(values.sum()), seen.total))

    villages = {code: {x for x in range(SMALL) if adds_up({code: x}, {})}
                for code in values.index if seen.villages[code] == FEW}
    whole = {group: {x for x in range(SMALL) if adds_up({}, {group: x})}
             for group in totals.index if seen.groups[group] == FEW}
    return villages, whole


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
    villages, whole = possible(values, groups, seen)
    nothing_left = seen.total != SHOWN and not (seen.groups == SHOWN).any() and not (seen.villages == SHOWN).any()
    for code, found in villages.items():
        assert len(found) >= ROOM or nothing_left, (values.to_dict(), seen)
        assert values[code] in found
    for group, found in whole.items():
        assert len(found) >= ROOM or nothing_left, (values.to_dict(), seen)
        assert totals[group] in found


@pytest.mark.parametrize("seed", range(20))
def test_the_quick_bounds_are_the_true_ones(seed: int) -> None:
    values, groups = world(seed)
    seen = protect(values, groups)
    place, names = pd.factorize(groups, sort=True)
    counts = values.to_numpy()
    totals = disclosure._sum(place, counts, len(names))
    state = disclosure._Open(counts, place, totals, seen.villages.to_numpy(), seen.groups.to_numpy(),
                             np.array([seen.total], dtype=object))
    low, high, _, _ = state.bounds()
    villages, _ = possible(values, groups, seen)
    for number, code in enumerate(values.index):
        if code in villages:
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
