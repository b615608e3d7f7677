"""The proof: no count of 1 to 9 that a visitor sees is narrowed below five values, and the attack can break a rule."""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from rounding_attack import Tree, fewest, joint, rounding, settle, window

from dashboard.statistics.rounding import Rounding, Sums
from dashboard.store.database import Database
from dashboard.topics.programs import queries as questions
from dashboard.topics.programs.rules.coverage import COUNTS, coverage
from dashboard.topics.programs.rules.need import NEED_DECILE, families
from dashboard.topics.registers.contracts import DECILES

pytestmark = pytest.mark.slow

ROOM = 5
WORLDS = 1_000


def world(seed: int, most: int = 5) -> tuple[pd.DataFrame, pd.Series]:
    """Made-up targets and recipients of villages, mostly small, and their kecamatan."""
    dice = random.Random(-seed - 1)  # noqa: S311
    kind = dice.choice([(0, 9), (0, 4), (1, 14), (0, 60), (3, 7)])
    rows = {f"{group}.{village}": (dice.randint(*kind), dice.randint(*kind))
            for group in range(dice.randint(1, 4)) for village in range(dice.randint(1, most))}
    frame = pd.DataFrame(rows, index=list(COUNTS)).T.astype(float)
    return frame, frame.index.to_series().str.split(".").str[0]


def shown(frame: pd.DataFrame, groups: pd.Series, by: Rounding, what: str = "cakupan/x/2025"
          ) -> tuple[Sums, Sums, float]:
    target, recipients = (by.sums(f"{what}/{name}", frame[name], groups) for name in COUNTS)
    exact = float((frame["target"] - frame["recipients"]).clip(lower=0).sum())
    return target, recipients, by.lack(f"{what}/gap", exact, target, recipients, groups)


def trees(target: Sums, recipients: Sums, groups: pd.Series, **more: int) -> tuple[Tree, Tree]:
    place = pd.factorize(groups, sort=True)[0]
    made = [Tree.of(place, one.parts, one.groups, one.total, **more) for one in (target, recipients)]
    return made[0], made[1]


def left(frame: pd.DataFrame, groups: pd.Series, *found: Tree) -> int:
    return min(fewest(tree, frame[name], frame[name].groupby(groups).sum(), frame[name].sum())
               for name, tree in zip(COUNTS, found, strict=True))


def test_made_up_worlds_keep_room() -> None:
    """Sums, gaps, one-village kecamatan, one-kecamatan programmes: bounds over everything shown at once."""
    for seed in range(WORLDS):
        frame, groups = world(seed)
        target, recipients, lack = shown(frame, groups, rounding(seed))
        found = trees(target, recipients, groups)
        settle(*found, lack)
        assert left(frame, groups, *found) >= ROOM, (seed, frame.to_dict(), target, recipients, lack)


@pytest.mark.parametrize("seed", range(30))
def test_nor_does_an_exact_search_over_both_counts_and_what_lacks(seed: int) -> None:
    frame, groups = world(seed * 31 + 5, most=2)
    frame = frame.head(4)
    groups = groups.loc[frame.index]
    target, recipients, lack = shown(frame, groups, rounding(seed))
    found = joint(pd.factorize(groups, sort=True)[0], {"target": (target.parts, target.groups, target.total),
                                                       "recipients": (recipients.parts, recipients.groups,
                                                                      recipients.total)}, lack)
    for name in COUNTS:
        for value, fits in zip(frame[name], found[name], strict=True):
            assert value in fits
            assert len(fits) >= ROOM or not 1 <= value <= 9, (frame.to_dict(), target, recipients, lack, found)


def could_show(value: np.ndarray[Any, Any], told: float, least: float, most: float) -> np.ndarray[Any, Any]:
    """Which of these true counts may be shown as `told` by some key: the published rule, replayed."""
    low = value // 5 * 5
    inside = [(least <= one) & (one <= most) for one in (low, low + 5)]
    either = inside[0] == inside[1]
    return np.where(value == low, told == low, ((told == low) & (either | inside[0]))
                    | ((told == low + 5) & (either | inside[1])))


@pytest.mark.parametrize("seed", range(40))
def test_replaying_the_published_rule_without_the_key_gives_no_more(seed: int) -> None:
    frame, groups = world(seed * 17 + 3, most=2)
    values = frame["target"].head(4)
    groups = groups.loc[values.index]
    seen = rounding(seed).sums("x", values, groups)
    ranges = [range(int(low), int(high) + 1) for low, high in zip(*window(seen.parts), strict=True)]
    every = np.array(list(itertools.product(*ranges)))
    fits = np.ones(len(every), dtype=bool)
    for column, told in enumerate(seen.parts):
        fits &= could_show(every[:, column], told, -math.inf, math.inf)
    ends = []
    for name, told in seen.groups.items():
        own = np.flatnonzero((groups == name).to_numpy())
        low, high = (end.sum() for end in window(seen.parts.iloc[own]))
        if len(own) > 1:  # alone it is the village itself, shown by the same draw
            fits &= could_show(every[:, own].sum(axis=1), told, low, high)
        ends.append((max(low, told - 4), min(high, told + 4)))
    if len(values) > 1 and len(ends) > 1:
        fits &= could_show(every.sum(axis=1), seen.total, *(sum(one) for one in zip(*ends, strict=True)))
    for column, value in enumerate(values):
        found = set(every[fits, column])
        assert value in found and (len(found) >= ROOM or not 1 <= value <= 9), (values.to_dict(), seen)


def test_the_attack_breaks_exact_sums_two_keys_and_rounding_without_care() -> None:
    broken = {"exact sums": 0, "two keys": 0, "no care": 0}
    for seed in range(80):
        frame, groups = world(seed)
        target, recipients, _ = shown(frame, groups, rounding(seed))
        exact = [Sums(one.parts, frame[name].groupby(groups).sum(), float(frame[name].sum()))
                 for one, name in zip((target, recipients), COUNTS, strict=True)]
        found = trees(exact[0], exact[1], groups, sums_reach=0)
        settle(*found)
        broken["exact sums"] += left(frame, groups, *found) < ROOM
        other = shown(frame, groups, rounding(seed + WORLDS))
        first, second = trees(target, recipients, groups), trees(other[0], other[1], groups)
        for one, two in zip(first, second, strict=True):
            one.low, one.high = np.maximum(one.low, two.low), np.minimum(one.high, two.high)
        broken["two keys"] += left(frame, groups, *first) < ROOM
        careless = [Sums(one.parts, pd.Series({name: rounding(seed).count(own.sum(), "s", own.index) for name, own
                                               in frame[count].groupby(groups)}), one.total)
                    for one, count in zip((target, recipients), COUNTS, strict=True)]
        found = trees(careless[0], careless[1], groups)
        settle(*found)
        broken["no care"] += left(frame, groups, *found) < ROOM
    assert all(number > 3 for number in broken.values()), broken


def test_the_attack_breaks_the_old_rule_of_closed_cells() -> None:
    """ "<10", the smallest visible neighbour closed with it, sums exact; "mulai dari desa terkecil" was published."""
    values = pd.Series({"a": 3, "b": 12, "c": 14, "d": 60})
    low, high = np.array([0, 10, 14, 60]), np.array([9, 14, 14, 60])  # b is at most the smallest visible one, c
    tree = Tree(np.zeros(4, dtype=np.intp), low, high, np.array([89]), np.array([89]), 89, 89)
    while tree.narrow():
        pass
    assert (tree.low[0], tree.high[0]) == (1, 5)  # of ten supposed values: with another closed, four
    tree = Tree(np.zeros(4, dtype=np.intp), low, np.array([9, 12, 14, 60]), np.array([89]), np.array([89]), 89, 89)
    while tree.narrow():
        pass
    assert fewest(tree, values, [89], 89) < ROOM  # a year that shows b as 12 at most


def test_the_sample_keeps_room_and_everything_derived_is_made_of_what_is_shown(shipped: Database) -> None:
    by = rounding(1)
    years = questions.program_years(shipped)
    for program, year in zip(years["program"], years["year"], strict=True):
        rows = questions.coverage_rows(shipped, program, int(year))
        seen, true = coverage(rows, by), coverage(rows, Rounding(None))
        assert seen is not None and true is not None
        groups = seen.villages["kecamatan_code"]
        lack = float(seen.whole["gap"].iloc[0])
        found = [Tree.of(pd.factorize(groups, sort=True)[0], seen.villages[name], seen.kecamatan[name],
                         float(seen.whole[name].iloc[0])) for name in COUNTS]
        settle(found[0], found[1], lack)
        assert left(true.villages[list(COUNTS)], groups, *found) >= ROOM, (program, year)
        assert abs(lack - float(true.whole["gap"].iloc[0])) < 5
        own = (seen.villages["target"] - seen.villages["recipients"]).clip(lower=0)
        assert seen.villages["gap"].equals(own)
        parts = own.groupby(groups).sum()
        assert seen.kecamatan["gap"].tolist() == (parts * (lack / parts.sum()) / 5).round().mul(5).tolist()
        for areas in (seen.villages, seen.kecamatan, seen.whole):
            assert (areas[[*COUNTS, "gap"]] % 5 == 0).all(axis=None)
            big = areas["target"] >= 20
            reached = np.minimum((areas["target"] - areas["gap"]).clip(lower=0), areas["recipients"])
            assert areas["net_rate"].where(big).equals(areas["net_rate"])
            assert np.allclose(areas["net_rate"][big], (reached / areas["target"] * 100)[big])
            gross = areas["recipients"] / areas["target"] * 100
            assert np.allclose(areas["rate"][big], gross.clip(upper=100).where(~areas["over"], gross)[big])
            assert (areas["over"] == (areas["recipients"] - areas["target"] >= 10)).all()


def test_rupiah_of_a_known_benefit_give_the_shown_count_and_nothing_else() -> None:
    by = rounding(2)
    for counted in range(1, 400):
        told = by.count(float(counted), "x", ["a"])
        price = 600_000.0
        rupiah = by.money(counted * price, float(counted), told)
        assert math.isnan(rupiah) if told < 100 else abs(rupiah / price - told) <= 5.01
    same = {by.money(n * 600_000.0, float(n), 150.0) for n in range(146, 155)}
    assert len(same) == 1  # every count that may be shown as 150 has the same rupiah


@pytest.mark.parametrize("seed", range(60))
def test_registers_keep_room_beside_all_families_and_the_total(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    rows = pd.DataFrame([{"register": "DTSEN", "year": 2025, "quarter": 3, "unit": "KK", "region_code": f"{area}.1",
                          "kecamatan_code": area, "decile": decile, "record": f"{area}/{decile}",
                          "count": dice.randint(0, dice.choice([1, 3, 30]))}
                         for area in "ABCD"[:dice.randint(1, 4)] for decile in range(1, dice.randint(2, 11))])
    seen, every = (families(rows, rounding(seed), until) for until in (NEED_DECILE, DECILES))
    low = rows[rows["decile"] <= NEED_DECILE]
    true = low.groupby("kecamatan_code")["count"].sum()
    everybody = rows.groupby("kecamatan_code")["count"].sum()
    tree = Tree.of(np.arange(len(true)), seen.kecamatan, seen.kecamatan, seen.total)
    tree.high = np.minimum(tree.high, window(every.kecamatan.reindex(true.index))[1])
    while tree.narrow():
        pass
    assert fewest(tree, true, true, true.sum()) >= ROOM
    alone = everybody[everybody == true.reindex(everybody.index)]
    only = rows.groupby("kecamatan_code")["decile"].max() <= NEED_DECILE
    assert (seen.kecamatan[only[only].index] == every.kecamatan[only[only].index]).all()
    assert len(alone) >= int(only.sum())
