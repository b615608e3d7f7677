"""What a reader could work out of shown counts: bounds of whole numbers, made narrower until nothing moves any more.

The reader knows the rule of rounding, but not the key: a shown s is truly from s - 4 to s + 4, and never below zero.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.statistics.rounding import Rounding

Array = npt.NDArray[np.int64]
REACH = 4


def rounding(seed: int = 0) -> Rounding:
    """For visitors, by a made-up key."""
    return Rounding(random.Random(seed).randbytes(32))  # noqa: S311 - a key for tests


def window(shown: npt.ArrayLike, reach: int = REACH) -> tuple[Array, Array]:
    """Least and most of shown counts."""
    told = np.asarray(shown, dtype=float).astype(np.int64)
    return np.maximum(told - reach, 0), told + reach


def by_draw(value: int, step: int) -> int:
    """What one draw makes of a count: up from a remainder of `step` on."""
    return value // 5 * 5 + (5 if value % 5 >= step else 0)


@dataclass
class Tree:
    """Bounds of villages, kecamatan and the whole of one count; `place`: number of a village's kecamatan."""

    place: npt.NDArray[np.intp]
    low: Array
    high: Array
    group_low: Array
    group_high: Array
    total_low: int
    total_high: int

    @classmethod
    def of(cls, place: npt.NDArray[np.intp], parts: npt.ArrayLike, groups: npt.ArrayLike, total: float, *,
           reach: int = REACH, sums_reach: int = REACH) -> Tree:
        """`sums_reach`: 0 where sums are exact."""
        ends = window(total, sums_reach)
        return cls(place, *window(parts, reach), *window(groups, sums_reach), int(ends[0]), int(ends[1]))

    def narrow(self) -> bool:
        """One round up and down; whether anything moved."""
        before = np.concatenate([self.low, self.high, self.group_low, self.group_high, [self.total_low,
                                                                                        self.total_high]])
        size = len(self.group_low)
        low, high = (np.bincount(self.place, end, size).astype(np.int64) for end in (self.low, self.high))
        self.group_low, self.group_high = np.maximum(self.group_low, low), np.minimum(self.group_high, high)
        self.total_low = max(self.total_low, int(self.group_low.sum()))
        self.total_high = min(self.total_high, int(self.group_high.sum()))
        group_low, group_high = self.group_low.copy(), self.group_high.copy()
        self.group_low = np.maximum(group_low, self.total_low - (group_high.sum() - group_high))
        self.group_high = np.minimum(group_high, self.total_high - (group_low.sum() - group_low))
        inner_low, inner_high = self.low.copy(), self.high.copy()
        self.low = np.maximum(self.low, (self.group_low - high)[self.place] + inner_high)
        self.high = np.minimum(self.high, (self.group_high - low)[self.place] + inner_low)
        after = np.concatenate([self.low, self.high, self.group_low, self.group_high, [self.total_low,
                                                                                       self.total_high]])
        return bool((before != after).any())


def settle(target: Tree, recipients: Tree, lack: float | None = None) -> None:
    """Narrow both counts, and by what lacks in all villages together, until nothing moves."""
    moved = True
    while moved:
        moved = target.narrow() | recipients.narrow()
        if lack is None:
            continue
        gap_low = np.maximum(target.low - recipients.high, 0)
        gap_high = np.maximum(target.high - recipients.low, 0)
        least, most = (int(end) for end in window(lack))
        own_low = np.maximum(gap_low, least - (gap_high.sum() - gap_high))
        own_high = np.minimum(gap_high, most - (gap_low.sum() - gap_low))
        for bound, new, best in (("low", np.where(own_low > 0, own_low + recipients.low, target.low), np.maximum),
                                 ("high", recipients.high + own_high, np.minimum)):
            value = best(getattr(target, bound), new)
            moved |= bool((value != getattr(target, bound)).any())
            setattr(target, bound, value)
        for bound, new, best in (("high", np.where(own_low > 0, target.high - own_low, recipients.high), np.minimum),
                                 ("low", target.low - own_high, np.maximum)):
            value = best(getattr(recipients, bound), new)
            moved |= bool((value != getattr(recipients, bound)).any())
            setattr(recipients, bound, value)


def fewest(tree: Tree, parts: npt.ArrayLike, groups: npt.ArrayLike, total: float) -> int:
    """The fewest possible values that are left of any true count from 1 to 9; fails when a true one was lost."""
    found = [10]
    for true, low, high in ((np.asarray(parts), tree.low, tree.high), (np.asarray(groups), tree.group_low,
                                                                       tree.group_high),
                            (np.array([total]), np.array([tree.total_low]), np.array([tree.total_high]))):
        assert ((low <= true) & (true <= high)).all(), "the attack lost the truth"
        small = (true >= 1) & (true <= 9)
        found += (high - low + 1)[small].tolist()
    return min(found)


def joint(place: npt.NDArray[np.intp], shown: dict[str, tuple[npt.ArrayLike, npt.ArrayLike, float]],
          lack: float) -> dict[str, list[set[int]]]:
    """Exact, for a few villages: by count ("target", "recipients") and village every value for which the others can
    still meet all sums and what lacks. States are (target, recipients, lack) of some villages together."""
    boxes = [window(shown[name][0]) for name in ("target", "recipients")]
    options = [[(t, r, max(t - r, 0)) for t in range(boxes[0][0][v], boxes[0][1][v] + 1)
                for r in range(boxes[1][0][v], boxes[1][1][v] + 1)] for v in range(len(place))]
    groups = [window(shown[name][1]) for name in ("target", "recipients")]
    total = [window(shown[name][2]) for name in ("target", "recipients")]
    ends = window(lack)

    def together(one: set[tuple[int, int, int]], other: set[tuple[int, int, int]]) -> set[tuple[int, int, int]]:
        if not one or not other:
            return set()
        left, right = np.array(sorted(one)), np.array(sorted(other))
        code = ((left[:, None, :] + right[None, :, :]) @ np.array([1_000_000, 1_000, 1])).ravel()
        return {(int(c) // 1_000_000, int(c) // 1_000 % 1_000, int(c) % 1_000) for c in np.unique(code)}

    def allowed(states: set[tuple[int, int, int]], group: int) -> set[tuple[int, int, int]]:
        return {s for s in states if all(groups[i][0][group] <= s[i] <= groups[i][1][group] for i in (0, 1))}

    size = int(place.max()) + 1
    empty = {(0, 0, 0)}
    whole = []
    for group in range(size):
        states = empty
        for v in np.flatnonzero(place == group):
            states = together(states, set(options[v]))
        whole.append(allowed(states, group))
    found: dict[str, list[set[int]]] = {"target": [], "recipients": []}
    for v, group in enumerate(place):
        beside, around = empty, empty
        for other in np.flatnonzero(place == group):
            beside = beside if other == v else together(beside, set(options[other]))
        for other in range(size):
            around = around if other == group else together(around, whole[other])
        far = np.array(sorted(around))
        fits: list[set[int]] = [set(), set()]
        for option in options[v]:
            own = allowed({(option[0] + b[0], option[1] + b[1], option[2] + b[2]) for b in beside}, int(group))
            if not own:
                continue
            sums = np.array(sorted(own))[:, None, :] + far[None, :, :]
            good = (sums[..., 2] >= ends[0]) & (sums[..., 2] <= ends[1])
            for i in (0, 1):
                good &= (sums[..., i] >= total[i][0]) & (sums[..., i] <= total[i][1])
            if good.any():
                fits[0].add(option[0])
                fits[1].add(option[1])
        found["target"].append(fits[0])
        found["recipients"].append(fits[1])
    return found
