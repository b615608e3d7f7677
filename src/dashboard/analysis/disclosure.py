"""Which counts a viewer may see. Rules in one place (PRACTICE: counts below 10 are not shown).

1. A count below 10, also zero, is shown as "<10".
2. Sums stay visible, so one "<10" could be found by taking the rest from the sum. Whenever the figures on show would
   leave a hidden count fewer than ROOM possible values, further counts are hidden ("ditutup"): first the smallest
   visible village of the same kecamatan, then the kecamatan itself together with another one, at last the total.
3. Everything derived (rate, gap, rupiah per recipient) comes from visible counts only; see analysis.coverage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

SMALL = 10
ROOM = 5
"""A hidden count keeps at least this many possible values, seen from everything on show."""

SHOWN, FEW, CLOSED = "shown", "few", "closed"
"""States of a count: visible, below 10, or 10 and more but hidden to protect another one."""
_MOST = 10**9

Numbers = npt.NDArray[np.int64]
States = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Protected:
    """State of each village (index: village codes), of each group (index: group codes) and of the total."""

    villages: pd.Series
    groups: pd.Series
    total: str


@dataclass
class _Open:
    """Counts with their states while more and more of them are hidden. `place`: number of a village's group."""

    values: Numbers
    place: npt.NDArray[np.intp]
    sums: Numbers
    villages: States
    groups: States
    total: States

    def bounds(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Lowest and highest possible value of each village and each group, for a reader who knows the rules.

        Exact: counts of a tree of sums are narrowed once upwards and once downwards.
        """
        low, high = _alone(self.values, self.villages)
        size = len(self.sums)
        inner_low, inner_high = _sum(self.place, low, size), _sum(self.place, high, size)
        group_low, group_high = _alone(self.sums, self.groups)
        group_low, group_high = np.maximum(group_low, inner_low), np.minimum(group_high, inner_high)
        total_low, total_high = _alone(self.sums.sum(keepdims=True), self.total)
        group_low, group_high = (
            np.maximum(group_low, total_low - (group_high.sum() - group_high)),
            np.minimum(group_high, total_high - (group_low.sum() - group_low)))
        village_low = np.maximum(low, group_low[self.place] - (inner_high[self.place] - high))
        village_high = np.minimum(high, group_high[self.place] - (inner_low[self.place] - low))
        return village_low, village_high, group_low, group_high


def _alone(values: Numbers, states: States) -> tuple[Numbers, Numbers]:
    shown, few = states == SHOWN, states == FEW
    return (np.where(shown, values, np.where(few, 0, SMALL)).astype(np.int64),
            np.where(shown, values, np.where(few, SMALL - 1, _MOST)).astype(np.int64))


def _sum(place: npt.NDArray[np.intp], values: Numbers, size: int) -> Numbers:
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, place, values)
    return sums


def protect(values: pd.Series, groups: pd.Series) -> Protected:
    """Which of these counts (whole numbers, none missing) may be seen; `groups`: the group of each, same index."""
    place, names = pd.factorize(groups.astype(str), sort=True)
    counts = values.to_numpy(dtype=np.int64)
    sums = _sum(place, counts, len(names))
    state = _Open(counts, place, sums, _first(counts), _first(sums), _first(sums.sum(keepdims=True)))
    while _hide_more(state):
        pass
    return Protected(pd.Series(state.villages, index=values.index, dtype=object),
                     pd.Series(state.groups, index=pd.Index(names), dtype=object), str(state.total[0]))


def _first(values: Numbers) -> States:
    return np.where(values < SMALL, FEW, SHOWN).astype(object)


def _hide_more(state: _Open) -> bool:
    """One round: every group with an exposed count hides one more; False when nothing is exposed or left to hide."""
    village_low, village_high, group_low, group_high = state.bounds()
    exposed = (state.villages == FEW) & (village_high - village_low + 1 < ROOM)
    alone = (state.groups == FEW) & (group_high - group_low + 1 < ROOM)
    changed = False
    for group in np.unique(state.place[exposed]):
        changed |= _hide_inside(state, group)
    if alone.any() or (exposed.any() and not changed):
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
