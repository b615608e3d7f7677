"""Who is weaker in everything, whatever the weights.

A village is weaker in everything than another when no criterion of it is better and at least one is weaker. Only
villages that have the same criteria are compared: of what is missing nobody knows.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.topics.priority.rules.normalise import Array

Counts = npt.NDArray[np.int64]
_BLOCK = 4_000_000
"""Pairs × criteria that are held at once."""


def dominance(weak: Array) -> tuple[Counts, Counts]:
    """By village: than how many it is weaker in everything, and how many are weaker than it. `weak`: villages ×
    criteria (normalise)."""
    than, by = np.zeros(len(weak), dtype=np.int64), np.zeros(len(weak), dtype=np.int64)
    known = ~np.isnan(weak)
    _, kind = np.unique(known, axis=0, return_inverse=True)
    for one in np.unique(kind):
        own = np.flatnonzero(kind.ravel() == one)
        than[own], by[own] = _alike(weak[np.ix_(own, np.flatnonzero(known[own[0]]))])
    return than, by


def _alike(weak: Array) -> tuple[Counts, Counts]:
    """Of villages that have all criteria."""
    than, by = np.zeros(len(weak), dtype=np.int64), np.zeros(len(weak), dtype=np.int64)
    if not weak.shape[1]:
        return than, by
    block = max(1, _BLOCK // weak.size)
    for start in range(0, len(weak), block):
        own = weak[start:start + block]
        least = np.ones((len(own), len(weak)), dtype=bool)
        more = np.zeros_like(least)
        for mine, theirs in zip(own.T, weak.T, strict=True):
            least &= mine[:, None] >= theirs
            more |= mine[:, None] > theirs
        worse = least & more
        than[start:start + block] = worse.sum(axis=1)
        by += worse.sum(axis=0)
    return than, by
