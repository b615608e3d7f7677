"""From weights to probabilities, and to the threshold: how sure step 2 is, told without knowing the truth.

1. Weights of splink say how much likelier a pair looks as one person than as two. How common one person is among the
   candidates, and how far missing or differing NIK speak against a pair, is found by expectation maximisation.
2. A row of a list has at most one person of another list: candidates of one list share what is certain, so two
   namesakes of equal weight get at most one half each.
3. The threshold is the lowest at which the mean probability of all pairs above it reaches the wanted precision.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
_STEPS = 40
_KINDS = 3
"""Of what the NIK of a pair says: one is missing; one does not tell its birth date; both do and differ."""
_LEAST_THRESHOLD = 0.9
_MOST_ODDS = 1e12


@dataclass(frozen=True)
class Pairs:
    """Candidates of step 2, a place each: numbers of the two persons, weight, levels of name and birth date (the
    highest is alike), lists in which each is (bits), and what the NIK say (0 to 2, see above)."""

    left: Whole
    right: Whole
    weight: Array
    name: Whole
    birth: Whole
    lists_left: Whole
    lists_right: Whole
    nik_left: Whole
    nik_right: Whole
    nik: Whole


def probabilities(pairs: Pairs, prior_odds: float, all_pairs: float) -> Array:
    """Of each pair, rules 1 and 2; `all_pairs`: how many pairs there are, candidates or not."""
    if not len(pairs.weight):
        return np.zeros(0)
    factor = np.exp2(np.clip(pairs.weight, -60, 60)) / prior_odds
    among_others = np.bincount(pairs.nik, minlength=_KINDS) + 1.0
    among_others /= among_others.sum()
    among_same, common = np.full(_KINDS, 1 / _KINDS), 1.0 / all_pairs
    odds = factor
    for _ in range(_STEPS):
        odds = np.minimum(common * factor * (among_same / among_others)[pairs.nik], _MOST_ODDS)
        own = odds / (1 + odds)
        expected = np.bincount(pairs.nik, own, _KINDS) + 0.5
        among_same = expected / expected.sum()
        against = np.bincount(pairs.nik, 1 - own, _KINDS) + 0.5
        among_others = against / against.sum()
        common = max(own.sum(), 0.5) / all_pairs
    return np.minimum(_shared(pairs.left, pairs.lists_right, odds), _shared(pairs.right, pairs.lists_left, odds))


def _shared(one: Whole, lists_of_other: Whole, odds: Array) -> Array:
    """Rule 2, from one side: the other's first list tells which candidates exclude each other."""
    first = np.log2((lists_of_other & -lists_of_other).astype(np.float64)).astype(np.int64)
    _, place = np.unique(one * 64 + first, return_inverse=True)
    return odds / (1 + np.bincount(place, odds)[place])


def threshold(told: Array, precision: float) -> float:
    """Rule 3; above one where no pair is sure enough."""
    ordered = np.sort(told)[::-1]
    if not len(ordered):
        return _LEAST_THRESHOLD
    sure = np.flatnonzero(np.cumsum(ordered) / np.arange(1, len(ordered) + 1) >= precision)
    return max(float(ordered[sure[-1]]), _LEAST_THRESHOLD) if len(sure) else 1.01
