"""Which counts a viewer may see. Rules in one place (PRACTICE: counts below 10 are not shown).

1. A count below 10, also zero, is shown as "<10".
2. Sums stay visible, so one "<10" could be found by taking the rest from the sum. Whenever the figures on show would
   leave a hidden count fewer than ROOM possible values, further counts are hidden ("ditutup"): first the smallest
   visible village of the same kecamatan, then the kecamatan itself together with another one, at last the total.
3. Everything derived (rate, gap, rupiah per recipient) comes from visible counts only; see analysis.coverage.
4. A count that stands beside a visible larger one is hidden too when fewer than 10 are left between them, for those few
   could be worked out: recipients beside their target. It is "near", and the few that are left are shown as "<10";
   beside a target below 15, where so little could be meant by that, it is only "ditutup".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

SMALL = 10
ROOM = 5
"""A hidden count keeps at least this many possible values, seen from everything on show."""

SHOWN, FEW, CLOSED, NEAR = "shown", "few", "closed", "near"
"""States of a count: visible, below 10, 10 and more but hidden to protect another one, or hidden by rule 4."""
_MOST = 10**9

Numbers = npt.NDArray[np.int64]
States = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Protected:
    """State of each village (index: village codes), of each group (index: group codes) and of the total."""

    villages: pd.Series
    groups: pd.Series
    total: str


@dataclass(frozen=True)
class Beside:
    """Larger counts that stand visible beside the ones to protect (rule 4), NaN where there is none."""

    villages: pd.Series
    groups: pd.Series
    total: float


@dataclass(frozen=True)
class _Beside:
    """Counts beside visible larger ones. `near`: by rule 4; `low`, `high`: what a hidden count can be, given its state
    and the larger one; of a closed one it is assumed that the reader knows whether it is far below or above."""

    near: npt.NDArray[np.bool_]
    low: Numbers
    high: Numbers

    @classmethod
    def of(cls, values: Numbers, larger: npt.NDArray[np.float64]) -> _Beside:
        """`larger`: NaN where there is none to be seen."""
        left = larger - values
        near = (values >= SMALL) & (left > 0) & (left < SMALL)
        tight = ~(larger >= SMALL + ROOM)  # also where there is none
        low = np.where(near, larger - (SMALL - 1), np.where(left <= 0, larger, SMALL))
        high = np.where(near, larger - 1, np.where(left >= SMALL, larger - SMALL, _MOST))
        return cls(near, np.where(tight, SMALL, np.maximum(low, SMALL)).astype(np.int64),
                   np.where(tight, _MOST, high).astype(np.int64))

    def first(self, values: Numbers) -> States:
        """States before anything is hidden for the sake of another count."""
        hidden = np.where(self.high < _MOST, NEAR, CLOSED)
        return np.where(values < SMALL, FEW, np.where(self.near, hidden, SHOWN)).astype(object)

    def alone(self, values: Numbers, states: States) -> tuple[Numbers, Numbers]:
        """Lowest and highest possible value of each count as far as its own state tells."""
        shown, few = states == SHOWN, states == FEW
        return (np.where(shown, values, np.where(few, 0, self.low)).astype(np.int64),
                np.where(shown, values, np.where(few, SMALL - 1, self.high)).astype(np.int64))


@dataclass
class _Open:
    """Counts with their states while more and more of them are hidden. `place`: number of a village's group."""

    values: Numbers
    place: npt.NDArray[np.intp]
    sums: Numbers
    villages: States
    groups: States
    total: States
    beside: tuple[_Beside, _Beside, _Beside]

    def bounds(self) -> tuple[Numbers, Numbers, Numbers, Numbers, int, int]:
        """Lowest and highest possible value of villages, groups and the total, for a reader who knows the rules.

        Exact: counts of a tree of sums are narrowed once upwards and once downwards.
        """
        low, high = self.beside[0].alone(self.values, self.villages)
        size = len(self.sums)
        inner_low, inner_high = _sum(self.place, low, size), _sum(self.place, high, size)
        group_low, group_high = self.beside[1].alone(self.sums, self.groups)
        group_low, group_high = np.maximum(group_low, inner_low), np.minimum(group_high, inner_high)
        total_low, total_high = self.beside[2].alone(self.sums.sum(keepdims=True), self.total)
        total_low, total_high = np.maximum(total_low, group_low.sum()), np.minimum(total_high, group_high.sum())
        group_low, group_high = (
            np.maximum(group_low, total_low - (group_high.sum() - group_high)),
            np.minimum(group_high, total_high - (group_low.sum() - group_low)))
        village_low = np.maximum(low, group_low[self.place] - (inner_high[self.place] - high))
        village_high = np.minimum(high, group_high[self.place] - (inner_low[self.place] - low))
        return village_low, village_high, group_low, group_high, int(total_low[0]), int(total_high[0])


def _sum(place: npt.NDArray[np.intp], values: Numbers, size: int) -> Numbers:
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, place, values)
    return sums


def protect(values: pd.Series, groups: pd.Series, beside: Beside | None = None) -> Protected:
    """Which of these counts (whole numbers, none missing) may be seen; `groups`: the group of each, same index."""
    place, names = pd.factorize(groups.astype(str), sort=True)
    counts = values.to_numpy(dtype=np.int64)
    sums = _sum(place, counts, len(names))
    levels = counts, sums, sums.sum(keepdims=True)
    larger = _larger(beside, values.index, names)
    each = tuple(_Beside.of(level, one) for level, one in zip(levels, larger, strict=True))
    first = [one.first(level) for one, level in zip(each, levels, strict=True)]
    state = _Open(counts, place, sums, first[0], first[1], first[2], (each[0], each[1], each[2]))
    while _hide_more(state):
        pass
    return Protected(pd.Series(state.villages, index=values.index, dtype=object),
                     pd.Series(state.groups, index=pd.Index(names), dtype=object), str(state.total[0]))


def _larger(beside: Beside | None, villages: pd.Index, groups: pd.Index) -> tuple[npt.NDArray[np.float64], ...]:
    if beside is None:
        return tuple(np.full(size, np.nan) for size in (len(villages), len(groups), 1))
    return (beside.villages.reindex(villages).to_numpy(dtype=np.float64),
            beside.groups.reindex(groups).to_numpy(dtype=np.float64), np.array([beside.total], dtype=np.float64))


def _hide_more(state: _Open) -> bool:
    """One round: every group with an exposed count hides one more; False when nothing is exposed or left to hide."""
    village_low, village_high, group_low, group_high, low, high = state.bounds()
    own, other, whole = state.beside
    exposed = ((state.villages == FEW) | own.near) & (village_high - village_low + 1 < ROOM)
    alone = ((state.groups == FEW) | other.near) & (group_high - group_low + 1 < ROOM)
    inner = _sum(state.place, village_high - village_low, len(state.sums))  # what its villages leave open of a group
    changed = False
    for group in {*state.place[exposed], *np.flatnonzero(alone & other.near & (inner + 1 < ROOM))}:
        changed |= _hide_inside(state, group)
    if (alone.any() and not changed) or (whole.near[0] and high - low + 1 < ROOM) or (exposed.any() and not changed):
        changed |= _hide_group(state)
    return changed


def _hide_inside(state: _Open, group: int) -> bool:
    """Hide the smallest visible village of a group; without one the group itself."""
    visible = np.flatnonzero((state.place == group) & (state.villages == SHOWN))
    if len(visible):
        state.villages[visible[np.argmin(state.values[visible])]] = CLOSED
        return True
    if state.groups[group] == SHOWN:
        state.groups[group] = CLOSED
        return True
    return False


def _hide_group(state: _Open) -> bool:
    """Hide the smallest visible group, with its largest village lest it could be added up; at last the total."""
    visible = np.flatnonzero(state.groups == SHOWN)
    if not len(visible):
        if state.total[0] == SHOWN:
            state.total[0] = CLOSED
            return True
        return False
    group = visible[np.argmin(state.sums[visible])]
    state.groups[group] = CLOSED
    inside = np.flatnonzero((state.place == group) & (state.villages == SHOWN))
    if len(inside):
        state.villages[inside[np.argmax(state.values[inside])]] = CLOSED
    return True
