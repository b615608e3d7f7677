"""How a ranking depends on its weights (SMAA: stochastic multicriteria acceptability analysis).

1. Admissible weights (ORDER): none negative, together one, and a criterion of more importance never weighs less than
   one of less importance. Criteria of the same importance have no order among each other; with all equal, every set of
   weights is admissible. A criterion of importance 0 takes no part. NEAR asks less: every importance may have been
   meant one level lower or higher.
2. DRAWS sets are drawn evenly from the admissible ones (of NEAR: importances are), always the same (SEED).
3. Share = in how many of them a village is among the first. "Selalu": in all; "tidak pernah": in none.
4. Band = 5th to 95th percentile of its ranks. With many villages it is made of fewer draws (_CELLS); shares never are.
5. Central weights = mean of the weights with which a village is among the first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.topics.priority.rules.normalise import Array
from dashboard.topics.priority.rules.scoring import first_places, ranks, scores

DRAWS, SEED = 10_000, 20_261_128
ALWAYS, DEPENDS, NEVER = GROUPS = ("selalu", "tergantung bobot", "tidak pernah")
ORDER, NEAR = ROOMS = ("urutan", "setingkat")
_BLOCK, _CELLS = 100_000, 5_000_000
"""Draws × villages that are held at once, so few that they stay near the processor (ten times as many take three times
as long); and for which ranks are kept."""
_ALMOST = 1e-9


@dataclass(frozen=True)
class Stability:
    """By village: share (0 to 1), median, low and high rank; `central`: villages × criteria, NaN where a village is
    never among the first. `replaced`: how many of `usual`, the first places of the chosen weights, are others on
    average over the draws."""

    share: Array
    median: Array
    low: Array
    high: Array
    central: Array
    replaced: float

    @property
    def groups(self) -> list[str]:
        """One of GROUPS by village (rule 3)."""
        return [ALWAYS if one >= 1 - _ALMOST else NEVER if one <= _ALMOST else DEPENDS for one in self.share]


def admissible(importance: Array, room: str = ORDER, draws: int = DRAWS, seed: int = SEED) -> Array:
    """Draws × criteria, each row together one (rules 1 and 2); `importance`: all above 0; `room`: one of ROOMS."""
    rng = np.random.default_rng(seed)
    if room == NEAR:
        near = rng.uniform(importance - 1, importance + 1, (draws, len(importance)))
        return np.asarray(near / near.sum(axis=1, keepdims=True))
    drawn = -np.sort(-rng.standard_exponential((draws, len(importance))), axis=1)
    drawn /= drawn.sum(axis=1, keepdims=True)
    order = np.argsort(-importance, kind="stable")
    made = np.empty_like(drawn)
    for level in np.unique(importance):
        places = np.flatnonzero(importance[order] == level)
        made[:, order[places]] = rng.permuted(drawn[:, places], axis=1)  # equals in any order
    return made


def stability(weak: Array, weights: Array, first: int, usual: Array) -> Stability:
    """`weak`: villages × criteria, every village with one at least; `weights`: admissible()."""
    draws, villages = len(weights), len(weak)
    block = max(1, _BLOCK // villages)
    every = max(1, -(-draws * villages // _CELLS))
    share, central, shared, kept = np.zeros(villages), np.zeros((villages, weak.shape[1])), 0.0, []
    for start in range(0, draws, block):
        own = weights[start:start + block]
        found = scores(weak, own)
        held = first_places(found, first)
        share += held.sum(axis=0)
        central += held.T @ own
        shared += float(np.minimum(held, usual).sum())
        kept.append(ranks(found[-start % every::every]).astype(np.int16 if villages < 2**15 else np.int32))
    ordered = np.sort(np.concatenate(kept), axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = central / share[:, None]
    low, median, high = (ordered[_place(part, len(ordered))].astype(float) for part in (0.05, 0.5, 0.95))
    return Stability(share / draws, median, low, high, middle, float(usual.sum()) - shared / draws)


def _place(part: float, of: int) -> int:
    """Of the least figure that `part` of all do not exceed."""
    return max(0, int(np.ceil(part * of - _ALMOST)) - 1)
