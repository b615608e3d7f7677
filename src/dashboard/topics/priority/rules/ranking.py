"""The whole answer for one set of criteria, importances and one normalisation.

1. Only criteria of importance above 0 take part; chosen weights are their importances, together one.
2. A village without any of them is left out and told.
3. What moves the list is told as the number of its first places that go to other villages: other admissible weights
   (mean over all draws), another normalisation, one criterion left out, only villages that have all criteria, and small
   margins: every figure moved by up to MARGIN of the range of its criterion (mean over JITTERS).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.topics.priority.contracts import METHODS
from dashboard.topics.priority.rules.dominance import dominance
from dashboard.topics.priority.rules.normalise import Array, normalise
from dashboard.topics.priority.rules.scoring import FIRST, first_places, ranks, scores
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS, DRAWS, ORDER, SEED, admissible, stability

MARGIN, JITTERS = 0.01, 200
WEIGHTS, NORMALISATION, LEFT_OUT, COMPLETE, MARGINS = "bobot", "normalisasi", "tanpa", "lengkap", "selisih kecil"


@dataclass(frozen=True)
class Matrix:
    """Figures of villages (rows) by criterion (columns), NaN where missing, and which criteria are good when high."""

    codes: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Array
    higher_is_better: npt.NDArray[np.bool_]

    @property
    def known(self) -> Array:
        """The figures; what is infinite is missing too."""
        return np.where(np.isfinite(self.values), self.values, np.nan)

    def only(self, criteria: Sequence[str]) -> Matrix:
        """With these criteria, and the villages that have one of them."""
        places = [self.criteria.index(one) for one in criteria]
        values = self.values[:, places]
        here = np.asarray(np.isfinite(values).any(axis=1))
        codes = tuple(code for code, is_here in zip(self.codes, here, strict=True) if is_here)
        return Matrix(codes, tuple(criteria), values[here], self.higher_is_better[places])


@dataclass(frozen=True)
class Driver:
    """`kind`: one of the names above; `what`: which normalisation or criterion; `replaced`: so many of the first places
    go to others."""

    kind: str
    what: str
    replaced: float


@dataclass(frozen=True)
class Priority:
    """`villages` by code, weakest first: score, rank, share, median, low, high, group, worse_than, worse (weaker in
    everything than so many; so many weaker than it), lacking (number of criteria it does not have). `weak`: normalised
    criteria, `central`: central weights, both by code and criterion. `left_out`: codes without any criterion. `weights`
    of the chosen importances by criterion; `same`: criteria that tell no village apart; `gap`: between the scores on
    both sides of the border, NaN where there is none."""

    villages: pd.DataFrame
    weak: pd.DataFrame
    central: pd.DataFrame
    left_out: tuple[str, ...]
    importance: dict[str, int]
    method: str
    room: str
    first: int
    same: tuple[str, ...]
    gap: float
    drivers: tuple[Driver, ...]

    @property
    def weights(self) -> dict[str, float]:
        """By criterion, together one."""
        total = sum(self.importance.values())
        return {name: value / total for name, value in self.importance.items()}

    @property
    def is_equal(self) -> bool:
        """Whether all criteria that take part weigh the same."""
        return len(self.importance) > 1 and len(set(self.importance.values())) == 1

    @property
    def is_flat(self) -> bool:
        """Whether no criterion tells any village apart."""
        return len(self.same) == len(self.importance)

    def of(self, group: str) -> list[str]:
        """Codes of a group, weakest first."""
        return [str(code) for code in self.villages.index[self.villages["group"] == group]]

    def at(self, code: str) -> dict[str, Any]:
        """The row of a village that is ranked."""
        return {str(name): value for name, value in self.villages.loc[code].items()}

    @property
    def first_codes(self) -> list[str]:
        """The villages that hold a first place with the chosen weights; equals at the border all of them."""
        return [str(code) for code in self.villages.index[self.villages["rank"] <= self.first]]


def prioritise(matrix: Matrix, importance: Mapping[str, int], method: str, room: str = ORDER, first: int = FIRST,
               draws: int = DRAWS) -> Priority | None:
    """None when no criterion weighs anything, or no village has one. Raises KeyError or ValueError for a criterion that
    the matrix does not have."""
    chosen = {name: value for name, value in importance.items() if value > 0}
    own = matrix.only(list(chosen))
    if not own.codes:
        return None
    levels = np.array(list(chosen.values()), dtype=float)
    weak = normalise(own.values, own.higher_is_better, method)
    found = scores(weak, (levels / levels.sum())[None, :])
    usual = first_places(found, first)[0]
    shaken = stability(weak, admissible(levels, room, draws if len(levels) > 1 else 1), first, usual)
    than, by = dominance(weak)
    villages = pd.DataFrame({
        "score": found[0], "rank": ranks(found)[0], "share": shaken.share, "median": shaken.median, "low": shaken.low,
        "high": shaken.high, "group": shaken.groups, "worse_than": than, "worse": by,
        "lacking": np.isnan(weak).sum(axis=1)}, index=pd.Index(own.codes))
    order = villages.reset_index().sort_values(["score", "share", "index"], ascending=[False, False, True])["index"]
    return Priority(
        villages.loc[order], pd.DataFrame(weak, own.codes, own.criteria).loc[order],
        pd.DataFrame(shaken.central, own.codes, own.criteria).loc[order],
        tuple(code for code in matrix.codes if code not in villages.index), chosen, method, room,
        min(first, len(own.codes)), _same(own), _gap(found[0], first),
        (Driver(WEIGHTS, "", shaken.replaced), *_drivers(own, levels, method, usual)))


def _same(matrix: Matrix) -> tuple[str, ...]:
    return tuple(name for name, column in zip(matrix.criteria, matrix.known.T, strict=True)
                 if len(np.unique(column[~np.isnan(column)])) < 2)


def _gap(found: Array, first: int) -> float:
    ordered = -np.sort(-found)
    return float(ordered[first - 1] - ordered[first]) if len(ordered) > first else float("nan")


def _drivers(own: Matrix, levels: Array, method: str, usual: Array) -> list[Driver]:
    """Of rule 3 all but the weights."""
    first = round(float(usual.sum()))

    def replaced(values: Array, weights: Array, flags: npt.NDArray[np.bool_], by: str) -> float:
        found = scores(normalise(values, flags, by), weights[None, :])[0]
        here = np.asarray(~np.isnan(found))
        held = np.zeros(len(found))
        held[here] = first_places(found[here][None, :], first)[0]
        return float(usual.sum() - np.minimum(usual, held).sum())

    made = [Driver(NORMALISATION, other, replaced(own.values, levels, own.higher_is_better, other))
            for other in METHODS if other != method]
    for place, name in enumerate(own.criteria) if len(own.criteria) > 1 else ():
        rest = np.arange(len(own.criteria)) != place
        made.append(Driver(LEFT_OUT, name, replaced(own.values[:, rest], levels[rest], own.higher_is_better[rest],
                                                    method)))
    full = np.asarray(np.isfinite(own.values).all(axis=1))
    if not full.all() and full.any():
        whole = np.where(full[:, None], own.values, np.nan)
        made.append(Driver(COMPLETE, "", replaced(whole, levels, own.higher_is_better, method)))
    rng = np.random.default_rng(SEED)
    known = own.known
    reach = MARGIN * (np.nanmax(known, axis=0) - np.nanmin(known, axis=0))
    moved = [replaced(known + rng.uniform(-1, 1, known.shape) * reach, levels, own.higher_is_better, method)
             for _ in range(JITTERS)]
    return [*made, Driver(MARGINS, "", float(np.mean(moved)))]


def tally(found: Priority) -> tuple[int, int]:
    """How many villages are always among the first, and how many depending on the weights."""
    return len(found.of(ALWAYS)), len(found.of(DEPENDS))
