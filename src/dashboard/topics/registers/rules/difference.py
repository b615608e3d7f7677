"""How two registers differ in each village, and whether time explains it.

1. Difference = second − first, in one unit, up to the same decile or class, each at its newest date.
2. Relative = difference as percent of the first, from a shown count of 20 on (statistics.rounding).
3. Time explains as much as a register itself changes between its two newest dates. In a village that is the largest of:
   the change of the first register there, the change of the second there, and the usual change (the median over the
   villages of a register's relative change, the larger of the two registers) of the larger count.
4. A difference is beyond time when it is larger than that by more than rounding may have made (four shown counts).
5. Where neither register has an earlier date nothing is said about time; a village that one of them does not know is
   left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.rules.series import NOT_KNOWN, SeriesAtDate

_COUNTS = 4
"""Shown counts that stand in rule 4: two of the difference, two of a change."""


@dataclass(frozen=True)
class TwoCounts:
    """Two counts of one area as shown, their difference and percent of the first; NaN where not known."""

    first: float
    second: float
    gap: float
    relative: float


@dataclass(frozen=True)
class Differences:
    """`villages` (index: codes, the most beyond time first): kecamatan, first, second, gap, relative, explained,
    excess, beyond; those that both registers know. `timed`: whether there is anything to tell time by; `before`: the
    earlier dates; `usual`: the usual relative change, a share."""

    first: SeriesAtDate
    second: SeriesAtDate
    before: tuple[SeriesAtDate | None, SeriesAtDate | None]
    villages: pd.DataFrame
    timed: bool
    usual: float
    margin: float
    percent_base: float

    @property
    def is_sample(self) -> bool:
        """Whether any of it is made up."""
        return self.first.is_sample or self.second.is_sample

    def inside(self, kecamatan: str | None) -> pd.DataFrame:
        """The villages of a kecamatan, without one all."""
        return self.villages if kecamatan is None else self.villages[self.villages["kecamatan"] == kecamatan]

    def beyond(self, kecamatan: str | None = None) -> list[str]:
        """Codes of villages where the registers differ beyond time, the most first."""
        own = self.inside(kecamatan)
        return [str(code) for code in own.index[own["beyond"]]]

    def of(self, area: str | None) -> TwoCounts:
        """Both counts of a village, a kecamatan or all."""
        first, second = self.first.low.of(area), self.second.low.of(area)
        return TwoCounts(first, second, second - first, _relative(first, second, self.percent_base))


def differences(first: Sequence[SeriesAtDate], second: Sequence[SeriesAtDate],
                rounding: Rounding) -> Differences | None:
    """From the newest dates of two series in one unit and up to one decile; None where one of them has none."""
    if not first or not second:
        return None
    now = first[-1], second[-1]
    before = tuple(one[-2] if len(one) > 1 else None for one in (first, second))
    counts = [one.low.villages for one in now]
    codes = counts[0].index.intersection(counts[1].index)
    one, other = (own.reindex(codes) for own in counts)
    changes = [None if old is None else (new.low.villages - old.low.villages).abs().reindex(codes)
               for new, old in zip(now, before, strict=True)]
    usual = max((_usual(change, old) for change, old in zip(changes, before, strict=True)), default=0.0)
    timed = any(change is not None and change.notna().any() for change in changes)
    explained = pd.concat([usual * np.maximum(one, other), *(change for change in changes if change is not None)],
                          axis=1).max(axis=1) if timed else pd.Series(NOT_KNOWN, codes)
    gap, margin = other - one, float(_COUNTS * rounding.reach)
    excess = gap.abs() - explained
    frame = pd.DataFrame({
        "kecamatan": [str(code)[:8] for code in codes], "first": one, "second": other, "gap": gap,
        "relative": [_relative(a, b, rounding.percent_base) for a, b in zip(one, other, strict=True)],
        "explained": explained, "excess": excess, "beyond": (excess > margin)}, index=codes)
    frame = frame.assign(size=gap.abs()).sort_values(["excess", "size"], ascending=False, kind="stable")
    return Differences(*now, (before[0], before[1]), frame.drop(columns="size"), timed, usual, margin,
                       rounding.percent_base)


def _usual(change: pd.Series | None, old: SeriesAtDate | None) -> float:
    """The median over villages of the relative change; 0 where there is none."""
    if change is None or old is None:
        return 0.0
    before = old.low.villages.reindex(change.index)
    shares = (change / before.where(before > 0)).dropna()
    return float(shares.median()) if len(shares) else 0.0


def _relative(first: float, second: float, least: float) -> float:
    if math.isnan(first) or math.isnan(second) or first < least:
        return NOT_KNOWN
    return (second - first) / first * 100
