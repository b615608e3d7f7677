"""Figures of different units on one scale on which more is always weaker.

1. Each criterion says which way is good; what is good when high is turned round, so 1 (or the highest z) is weakest.
2. A missing figure stays missing; infinite figures are missing.
3. A criterion that is the same everywhere, or known once, tells nobody apart: the middle of the scale for all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from dashboard.topics.priority.contracts import MINMAX, RANK, ZSCORE

Array = npt.NDArray[np.float64]


def normalise(values: Array, higher_is_better: npt.NDArray[np.bool_], method: str) -> Array:
    """`values`: villages × criteria, NaN where missing; comes back in the same shape. Raises ValueError for a method
    that is none of METHODS."""
    known = np.where(np.isfinite(values), values, np.nan)
    weak = np.where(higher_is_better, -known, known)
    made = {MINMAX: _minmax, RANK: _rank, ZSCORE: _zscore}.get(method)
    if made is None:
        raise ValueError(f"Unknown normalisation {method!r}.")
    return np.column_stack([_column(column, made) for column in weak.T]) if weak.shape[1] else weak


def _column(weak: Array, made: Callable[[Array], Array]) -> Array:
    here = ~np.isnan(weak)
    shown = np.full(len(weak), np.nan)
    if here.any():
        shown[here] = made(weak[here])
    return shown


def _minmax(weak: Array) -> Array:
    low, high = weak.min(), weak.max()
    return np.full(len(weak), 0.5) if low == high else (weak - low) / (high - low)


def _rank(weak: Array) -> Array:
    """Mean rank of equals, from 0 to 1."""
    if len(weak) == 1:
        return np.full(1, 0.5)
    _, place, counts = np.unique(weak, return_inverse=True, return_counts=True)
    before = np.cumsum(counts) - counts
    return np.asarray((before + (counts - 1) / 2)[place] / (len(weak) - 1), dtype=np.float64)


def _zscore(weak: Array) -> Array:
    # of equals the mean may differ from them in the last digit
    return np.zeros(len(weak)) if weak.min() == weak.max() else (weak - weak.mean()) / weak.std()
