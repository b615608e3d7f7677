"""Score, rank and the first places of villages under one or many sets of weights.

1. Score = weighted mean of normalised criteria, over the criteria that a village has: what is missing is neither good
   nor bad, its weight goes to the others. A village without any of the criteria has no score and no rank.
2. Rank 1 is weakest; equals share the smallest rank. Scores that differ after the tenth decimal only are equal.
3. The first places are not given away by chance: where equals stand across the border, each holds the same part of the
   places that are left.
"""

from __future__ import annotations

import numpy as np

from dashboard.topics.priority.rules.normalise import Array

FIRST = 25
"""So many villages a year can be taken up."""
_DECIMALS = 10


def scores(weak: Array, weights: Array) -> Array:
    """`weak`: villages × criteria (normalise); `weights`: draws × criteria, ≥ 0. Comes back as draws × villages, NaN
    where a village has none of the criteria that weigh anything."""
    known = ~np.isnan(weak)
    summed = weights @ np.where(known, weak, 0.0).T
    if known.all():
        return np.asarray(np.round(summed / weights.sum(axis=1, keepdims=True), _DECIMALS))
    weight = weights @ known.T.astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.round(np.where(weight > 0, summed / weight, np.nan), _DECIMALS))


def ranks(found: Array) -> Array:
    """Rank of each village in each draw (rows) by rule 2; `found` without NaN."""
    order = np.argsort(-found, axis=1)
    ordered = np.take_along_axis(found, order, axis=1)
    begins = np.ones(ordered.shape, dtype=bool)
    begins[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    place = np.maximum.accumulate(np.where(begins, np.arange(1, ordered.shape[1] + 1, dtype=np.int32), 0), axis=1)
    made = np.empty_like(place)
    np.put_along_axis(made, order, place, axis=1)
    return np.asarray(made)


def first_places(found: Array, first: int) -> Array:
    """The part of a first place each village holds in each draw, 0 to 1 (rule 3); a row adds up to `first`, or to all
    villages where they are fewer."""
    if found.shape[1] <= first:
        return np.ones(found.shape)
    border = np.partition(found, found.shape[1] - first, axis=1)[:, [found.shape[1] - first]]
    above, at = found > border, found == border
    left = first - above.sum(axis=1, keepdims=True)
    return np.asarray(above + at * (left / at.sum(axis=1, keepdims=True)))
