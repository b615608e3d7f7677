"""Two villages beside each other: what each criterion adds to their scores, how often one stands before the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.rules.scoring import scores
from dashboard.topics.priority.rules.stability import DRAWS, admissible


@dataclass(frozen=True)
class Beside:
    """`one`, `other`: codes. `parts` by criterion: what it adds to each score (columns one, other; NaN where missing)
    and `apart`, the first minus the second. `ahead`: in which part of the admissible weights the first is weaker,
    `level`: in which both are equal (0 to 1). `is_worse`: weaker in everything, by code; None where neither is."""

    one: str
    other: str
    parts: pd.DataFrame
    ahead: float
    level: float
    is_worse: str | None

    @property
    def most(self) -> str | None:
        """The criterion that sets them apart most; None where none does."""
        known = self.parts["apart"].abs().dropna()
        return None if known.empty or known.max() == 0 else str(known.idxmax())


def beside(found: Priority, one: str, other: str) -> Beside:
    """Both must be ranked. Weights of what a village lacks go to what it has, as in its score."""
    weak = found.weak.loc[[one, other]]
    importance = pd.Series(found.importance, dtype=float)[weak.columns]
    weights = weak.notna() * importance
    parts = (weak * weights.div(weights.sum(axis=1), axis=0)).T.set_axis(["one", "other"], axis=1)
    parts["apart"] = parts["one"] - parts["other"]
    drawn = admissible(np.asarray(importance, dtype=float), found.room, DRAWS if len(importance) > 1 else 1)
    both = scores(weak.to_numpy(), drawn)
    return Beside(one, other, parts, float(np.mean(both[:, 0] > both[:, 1])), float(np.mean(both[:, 0] == both[:, 1])),
                  _worse(weak))


def _worse(weak: pd.DataFrame) -> str | None:
    """Rule of dominance.py."""
    first, second = (weak.iloc[place] for place in (0, 1))
    if not first.notna().equals(second.notna()):
        return None
    gap = (first - second).dropna()
    if (gap >= 0).all() and (gap > 0).any():
        return str(weak.index[0])
    return str(weak.index[1]) if (gap <= 0).all() and (gap < 0).any() else None
