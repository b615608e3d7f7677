"""Which villages first: every rule against a slow second version, and a second opinion by pymcdm."""

from __future__ import annotations

import math
import time
from statistics import fmean, pstdev

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pymcdm.methods import WSM
from pymcdm.normalizations import minmax_normalization

from dashboard.topics.priority.contracts import METHODS, MINMAX, RANK, ZSCORE
from dashboard.topics.priority.rules.dominance import dominance
from dashboard.topics.priority.rules.normalise import normalise
from dashboard.topics.priority.rules.ranking import COMPLETE, LEFT_OUT, MARGINS, WEIGHTS, Matrix, prioritise, tally
from dashboard.topics.priority.rules.scoring import first_places, ranks, scores
from dashboard.topics.priority.rules.stability import (
    ALWAYS,
    DEPENDS,
    NEAR,
    NEVER,
    ORDER,
    admissible,
    stability,
)

NAN = math.nan


def matrix(rows: list[list[float]], higher: list[bool] | None = None) -> Matrix:
    """Villages v00, v01, …; criteria a, b, …; all good when high unless told."""
    values = np.array(rows, dtype=float)
    return Matrix(tuple(f"v{place:02}" for place in range(len(rows))), tuple("abcdef"[:values.shape[1]]), values,
                  np.array(higher or [True] * values.shape[1]))


def slow_weak(column: list[float], higher: bool, method: str) -> list[float]:
    """One criterion, village by village."""
    known = [value for value in column if math.isfinite(value)]
    answer = []
    for value in column:
        if not math.isfinite(value):
            answer.append(NAN)
        elif len(set(known)) == 1:
            answer.append(0.0 if method == ZSCORE else 0.5)
        elif method == MINMAX:
            good = (value - min(known)) / (max(known) - min(known))
            answer.append(1 - good if higher else good)
        elif method == RANK:
            better = sum((other > value) if higher else (other < value) for other in known)
            answer.append((better + (known.count(value) - 1) / 2) / (len(known) - 1))
        else:
            z = (value - fmean(known)) / pstdev(known)
            answer.append(-z if higher else z)
    return answer


def slow_scores(weak: list[list[float]], weights: list[float]) -> list[float]:
    """Weighted mean over what is known."""
    answer = []
    for row in weak:
        pairs = [(value, weight) for value, weight in zip(row, weights, strict=True) if not math.isnan(value)]
        total = sum(weight for _, weight in pairs)
        answer.append(round(sum(value * weight for value, weight in pairs) / total, 10) if total else NAN)
    return answer


def slow_first(found: list[float], first: int) -> list[float]:
    """Part of a first place, one village at a time."""
    answer = []
    for own in found:
        above, equal = sum(other > own for other in found), found.count(own)
        answer.append(min(1.0, max(0.0, (first - above) / equal)))
    return answer


tables = some.integers(2, 4).flatmap(lambda width: some.lists(
    some.lists(some.one_of(some.integers(0, 4).map(float), some.just(NAN)), min_size=width, max_size=width)
    .filter(lambda row: not all(map(math.isnan, row))), min_size=2, max_size=9))


@settings(max_examples=80, deadline=None)
@given(tables, some.lists(some.booleans(), min_size=4, max_size=4), some.sampled_from(METHODS), some.integers(1, 5),
       some.lists(some.integers(1, 5), min_size=4, max_size=4))
def test_scores_ranks_and_first_places_as_the_slow_version_has_them(
        rows: list[list[float]], flags: list[bool], method: str, first: int, levels: list[int]) -> None:
    """Also with equals and gaps everywhere."""
    width = len(rows[0])
    weak = normalise(np.array(rows), np.array(flags[:width]), method)
    slow = [list(row) for row in zip(*(slow_weak([row[at] for row in rows], flags[at], method)
                                       for at in range(width)), strict=True)]
    np.testing.assert_allclose(weak, slow, atol=1e-12)
    weights = admissible(np.array(levels[:width], dtype=float), draws=30)
    found = scores(weak, weights)
    held = first_places(found, first)
    for own, line, ranked, places in zip(weights, found, ranks(found), held, strict=True):
        np.testing.assert_allclose(line, slow_scores(weak.tolist(), own.tolist()), atol=2e-10)
        assert ranked.tolist() == [1 + sum(other > one for other in line) for one in line]
        np.testing.assert_allclose(places, slow_first(line.tolist(), min(first, len(line))), atol=1e-12)
        assert places.sum() == pytest.approx(min(first, len(line)))
    usual = held[0]
    shaken = stability(weak, weights, first, usual)
    np.testing.assert_allclose(shaken.share, held.mean(axis=0), atol=1e-12)
    ordered = np.sort(ranks(found), axis=0)
    assert (shaken.low == ordered[1]).all() and (shaken.median == ordered[14]).all()
    assert (shaken.high == ordered[28]).all()
    assert shaken.replaced == pytest.approx(usual.sum() - np.minimum(usual, held).sum(axis=1).mean())
    for place in range(len(rows)):
        if shaken.share[place]:
            mean = sum(part * own for part, own in zip(held[:, place], weights, strict=True)) / held[:, place].sum()
            np.testing.assert_allclose(shaken.central[place], mean)
        else:
            assert np.isnan(shaken.central[place]).all()


@settings(max_examples=80, deadline=None)
@given(tables)
def test_dominance_as_the_slow_version_has_it(rows: list[list[float]]) -> None:
    """Only villages with the same criteria are compared."""
    weak = np.array(rows)

    def is_worse(one: list[float], other: list[float]) -> bool:
        if [math.isnan(value) for value in one] != [math.isnan(value) for value in other]:
            return False
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if not math.isnan(a)]
        return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)

    than, by = dominance(weak)
    assert than.tolist() == [sum(is_worse(one, other) for other in rows) for one in rows]
    assert by.tolist() == [sum(is_worse(other, one) for other in rows) for one in rows]


@pytest.mark.parametrize("method", METHODS)
def test_weak_is_first_whichever_way_a_criterion_is_good(method: str) -> None:
    """An index is weak when low, a share of the poor when high; turning the figures and the flag changes nothing."""
    index, poor = [0.9, 0.4, 0.7, 0.6], [5.0, 30.0, 12.0, 20.0]
    found = prioritise(matrix([list(row) for row in zip(index, poor, strict=True)], [True, False]), {"a": 3, "b": 3},
                       method, first=1)
    assert found is not None and list(found.villages.index) == ["v01", "v03", "v02", "v00"]
    assert found.of(ALWAYS) == ["v01"] and found.of(DEPENDS) == []
    assert list(found.villages["worse_than"]) == [3, 2, 1, 0] and list(found.villages["worse"]) == [0, 1, 2, 3]
    turned = prioritise(matrix([[-a, b] for a, b in zip(index, poor, strict=True)], [False, False]), {"a": 3, "b": 3},
                        method, first=1)
    assert turned is not None and turned.villages["score"].equals(found.villages["score"])


def test_pymcdm_comes_to_the_same_scores() -> None:
    """Weighted sum of min-max figures; there the best is first, so types are turned round."""
    values = np.random.default_rng(5).normal(size=(60, 4))
    flags = np.array([True, False, True, False])
    weights = np.array([5, 3, 2, 1]) / 11
    theirs = WSM(minmax_normalization)(values, weights, np.where(flags, -1, 1))
    found = prioritise(matrix(values.tolist(), flags.tolist()), dict(zip("abcd", (5, 3, 2, 1), strict=True)), MINMAX)
    assert found is not None
    np.testing.assert_allclose(found.villages["score"].sort_index(), theirs, atol=1e-9)


def test_drawn_weights_keep_the_order_of_importance_and_are_even() -> None:
    """Of three in order the exact means are 11/18, 5/18, 2/18; equals have the same; the same seed, the same draws."""
    importance = np.array([1.0, 5.0, 3.0])
    drawn = admissible(importance)
    assert drawn.shape == (10_000, 3) and np.allclose(drawn.sum(axis=1), 1) and (drawn >= 0).all()
    assert (drawn[:, 1] >= drawn[:, 2]).all() and (drawn[:, 2] >= drawn[:, 0]).all()
    np.testing.assert_allclose(drawn.mean(axis=0), [2 / 18, 11 / 18, 5 / 18], atol=0.005)
    np.testing.assert_allclose(admissible(np.full(3, 4.0)).mean(axis=0), 1 / 3, atol=0.01)
    assert (admissible(np.full(3, 4.0)).max(axis=0) > 0.95).all()
    pair = admissible(np.array([3.0, 3.0, 5.0]))
    assert (pair[:, 2:] >= pair[:, :2]).all() and 0.45 < (pair[:, 0] > pair[:, 1]).mean() < 0.55
    np.testing.assert_array_equal(drawn, admissible(importance))


def test_near_weights_lie_one_level_around_what_was_chosen() -> None:
    """3 against 3 is at least 2 against 4; an order may turn round, which it may not otherwise."""
    near = admissible(np.array([3.0, 3.0]), NEAR)
    assert near[:, 0].min() > 2 / 6 - 0.02 and near[:, 0].max() < 4 / 6 + 0.02
    assert 0 < (admissible(np.array([3.0, 4.0]), NEAR)[:, 0] > 0.5).mean() < 0.5
    assert (admissible(np.array([3.0, 4.0]), ORDER)[:, 0] <= 0.5).all()


def random_villages(villages: int, width: int, missing: float = 0.0) -> Matrix:
    """Made-up figures; one criterion at least everywhere."""
    rng = np.random.default_rng(7)
    values = rng.normal(size=(villages, width))
    values[rng.random(values.shape) < missing] = NAN
    values[np.isnan(values).all(axis=1), 0] = 1.0
    return matrix(values.tolist())


def test_groups_agree_with_dominance_and_add_up() -> None:
    """Who has as many dominators as there are places never is among the first; shares add up to the places."""
    found = prioritise(random_villages(120, 3), {"a": 3, "b": 3, "c": 3}, MINMAX)
    assert found is not None and found.is_equal and not found.is_flat
    rows = found.villages
    assert rows["share"].sum() == pytest.approx(25)
    assert (rows.loc[rows["worse"] >= 25, "group"] == NEVER).all()
    assert (rows.loc[rows["worse_than"] >= 120 - 25, "group"] == ALWAYS).all()
    assert (rows["low"] <= rows["median"]).all() and (rows["median"] <= rows["high"]).all()
    always, depends = tally(found)
    assert always + depends + len(found.of(NEVER)) == 120
    kinds = {driver.kind for driver in found.drivers}
    assert {WEIGHTS, LEFT_OUT, MARGINS} <= kinds and COMPLETE not in kinds
    assert all(0 <= driver.replaced <= 25 for driver in found.drivers)


def test_narrower_weights_leave_less_to_chance() -> None:
    """Whoever is always among the first for all weights is so for those near the chosen ones."""
    own = random_villages(120, 3)
    all_weights, near = (prioritise(own, {"a": 3, "b": 3, "c": 3}, MINMAX, room) for room in (ORDER, NEAR))
    assert all_weights is not None and near is not None
    assert set(all_weights.of(ALWAYS)) <= set(near.of(ALWAYS)) and set(all_weights.of(NEVER)) <= set(near.of(NEVER))
    assert len(near.of(DEPENDS)) < len(all_weights.of(DEPENDS))


def test_nothing_that_weighs_is_no_ranking() -> None:
    """All importances zero, no criterion at all, or nothing known of the chosen one."""
    assert prioritise(random_villages(30, 2), {"a": 0, "b": 0}, MINMAX) is None
    assert prioritise(random_villages(30, 2), {}, MINMAX) is None
    assert prioritise(matrix([[1, NAN], [2, math.inf]]), {"b": 3}, MINMAX) is None


def test_one_criterion_depends_on_no_weight() -> None:
    """All draws are the same; nothing can be left out."""
    found = prioritise(random_villages(60, 3), {"a": 0, "b": 2, "c": 0}, MINMAX)
    assert found is not None and not found.is_equal
    assert tally(found) == (25, 0) and found.weights == {"b": 1.0}
    assert {driver.what for driver in found.drivers if driver.kind == LEFT_OUT} == set()
    assert next(driver for driver in found.drivers if driver.kind == WEIGHTS).replaced == 0


def test_equals_everywhere_share_the_places() -> None:
    """Nobody is told apart: everyone holds the same part of the 25 places, and it is said."""
    for method in METHODS:
        found = prioritise(matrix([[3.0, 0.1]] * 50), {"a": 3, "b": 1}, method)
        assert found is not None and found.is_flat and found.same == ("a", "b") and found.gap == 0
        assert (found.villages["share"] == 0.5).all() and set(found.villages["rank"]) == {1}
        assert all(driver.replaced == 0 for driver in found.drivers)


def test_a_criterion_missing_for_half_counts_only_where_it_is_known() -> None:
    """A village without it is scored by the others, and told; one without any is left out."""
    rows = [[float(place % 7), NAN if place % 2 else float(place)] for place in range(40)] + [[NAN, NAN]]
    found = prioritise(matrix(rows), {"a": 3, "b": 3}, MINMAX)
    assert found is not None and found.left_out == ("v40",)
    assert found.villages.loc["v01", "lacking"] == 1 and found.villages.loc["v00", "lacking"] == 0
    assert found.villages.loc["v01", "score"] == pytest.approx(1 - 1 / 6)
    assert any(driver.kind == COMPLETE for driver in found.drivers)


def test_fewer_villages_than_places_are_all_first() -> None:
    """As in a small region: every place is taken, no border."""
    found = prioritise(random_villages(6, 2), {"a": 3, "b": 3}, MINMAX)
    assert found is not None and tally(found) == (6, 0) and found.first == 6 and math.isnan(found.gap)


@pytest.mark.slow
def test_a_whole_province_is_answered_quickly() -> None:
    """8,492 villages with gaps cost less than 150 times what 248 do, and little memory (blocks); no clock of a
    machine is asked for seconds."""
    importance = dict.fromkeys("abcde", 3)

    def cost(villages: int) -> float:
        own = random_villages(villages, 5, 0.2)
        start = time.process_time()
        assert prioritise(own, importance, MINMAX) is not None
        return time.process_time() - start

    cost(248)
    assert cost(8492) < 150 * cost(248)
