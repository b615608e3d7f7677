"""Counts as they are shown: of all, of kecamatan and of villages. Everything else is made of these.

The random draw of a count hangs on the rows that are counted (their `record`), not on the table it stands in, so the
same files give the same figure everywhere (statistics.rounding, rule 1). A sum (all that wait, of five states) is
rounded on its own, so it is as near to the truth as its parts; of its two multiples it takes one that all of its shown
parts allow, in kind and in place, and where it is part of a larger sum, that is not above it (rule 2).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dashboard.statistics.rounding import Rounding

_NONE = pd.Series(dtype=float)


@dataclass(frozen=True)
class ShownCount:
    """One shown count. `kecamatan` and `villages` (index: codes) hold where something was counted; elsewhere it is
    `absent`: 0 for files, since a month is handed in whole, NaN where nobody knows."""

    total: float
    kecamatan: pd.Series = field(default_factory=lambda: _NONE)
    villages: pd.Series = field(default_factory=lambda: _NONE)
    absent: float = 0.0

    def of(self, area: str | None) -> float:
        """Of a kecamatan or village (code), without one of all."""
        if area is None:
            return self.total
        for own in (self.kecamatan, self.villages):
            if area in own.index:
                return float(own[area])
        return self.absent


@dataclass(frozen=True)
class Counter:
    """How rows (with region_code, kecamatan_code, record and the column `name`) of `what` are counted and shown.
    Without `by_village` the kecamatan are the smallest areas that anybody is shown; missing values are left out."""

    rounding: Rounding
    what: str
    by_village: bool = False
    name: str = "count"
    absent: float = 0.0

    def cell(self, rows: pd.DataFrame, parts: Sequence[ShownCount] = (), under: ShownCount | None = None) -> ShownCount:
        """The sum over rows; `parts` that it is made of in kind, the larger sum that it stands `under`."""
        known = rows[["region_code", "kecamatan_code", "record", self.name]].dropna(subset=[self.name])
        if known.empty:
            return ShownCount(self.absent, absent=self.absent)
        by_kecamatan, records = self._summed(known, "kecamatan_code")
        villages = _NONE
        if self.by_village:
            true, own = self._summed(known, "region_code")
            villages = self._shown(true, own, *self._bounds(true.index, [part.villages for part in parts]))
            low, high = self._ends(villages, known.groupby("region_code")["kecamatan_code"].first())
        else:
            low, high = pd.Series(0.0, by_kecamatan.index), pd.Series(math.inf, by_kecamatan.index)
        least, most = self._bounds(by_kecamatan.index, [part.kecamatan for part in parts])
        low, high = low.combine(least, max), high.combine(most, min)
        if under is not None:
            high = high.combine(under.kecamatan.reindex(by_kecamatan.index), min)
        kecamatan = self._shown(by_kecamatan, records, low, high)
        span_low, span_high = (pd.Series(end, kecamatan.index) for end in self.rounding.span(kecamatan))
        bottom, top = span_low.combine(low, max).sum(), span_high.combine(high, min).sum()
        if parts:
            ends = [self.rounding.span(pd.Series([part.total])) for part in parts if not math.isnan(part.total)]
            bottom = max(bottom, sum(float(one[0]) for one, _ in ends))
            top = min(top, sum(float(one[0]) for _, one in ends))
        total = self.rounding.count(float(by_kecamatan.sum()), self.what, known["record"], float(bottom),
                                    float(top if under is None else min(top, under.total)))
        return ShownCount(total, kecamatan, villages, self.absent)

    def _summed(self, known: pd.DataFrame, area: str) -> tuple[pd.Series, pd.Series]:
        """The true sums by area, and the records of each. By numpy: pandas took ten times as long for the lists."""
        places, codes = pd.factorize(known[area], sort=True)
        own: list[list[str]] = [[] for _ in codes]
        for place, record in zip(places.tolist(), known["record"].tolist(), strict=True):
            own[place].append(record)
        sums = np.bincount(places, known[self.name].to_numpy(dtype=float), len(codes))
        return pd.Series(sums, codes), pd.Series(own, codes)

    def _shown(self, true: pd.Series, records: pd.Series, low: pd.Series, high: pd.Series) -> pd.Series:
        return pd.Series([self.rounding.count(value, self.what, own, float(least), float(most))
                          for value, own, least, most in zip(true, records, low, high, strict=True)],
                         true.index, dtype=float)

    def _ends(self, shown: pd.Series, groups: pd.Series) -> tuple[pd.Series, pd.Series]:
        low, high = self.rounding.span(shown)
        return (pd.Series(low, shown.index).groupby(groups).sum(), pd.Series(high, shown.index).groupby(groups).sum())

    def _bounds(self, index: pd.Index, parts: Sequence[pd.Series]) -> tuple[pd.Series, pd.Series]:
        """The least and the most that a sum of these parts may truly be, by area."""
        low, high = pd.Series(0.0, index), pd.Series(0.0 if parts else math.inf, index)
        for part in parts:
            ends = self.rounding.span(part.reindex(index, fill_value=0.0))
            low, high = low + ends[0], high + ends[1]
        return low, high


def share(part: float, whole: float, least: float) -> float | None:
    """Percent of `whole` (a shown count), at most 100; None where it is below `least` or nothing is known."""
    if math.isnan(part) or math.isnan(whole) or whole < least:
        return None
    return min(100.0, part / whole * 100)
