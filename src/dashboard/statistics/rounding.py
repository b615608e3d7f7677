"""Counts of persons and families as a visitor may see them: random rounding to base 5 by a secret key.

1. A count goes to a multiple of 5, up with probability (n mod 5) / 5, so the mean is right; multiples of 5 stay. The
   random number is an HMAC of what is counted and of the records that are counted (the cell-key method): the same
   people give the same answer always and everywhere, whatever the table is called.
2. Sums are rounded from exact sums. Of the two multiples a sum takes the one drawn, unless that lies outside of what
   its shown parts allow and the other does not. Then a sum never narrows a part below five values: with c between the
   sums of the least and of the most of its parts, each part may still be its least + 0 to 4, or its most - 0 to 4.
3. What lacks (the sum over villages of target - recipients where positive) depends on both counts of every village. It
   is kept between two worlds that fit all that is shown; from the world in which it equals the shown figure one
   village can move by four, with others moving against it, and the sum moves by four at most.
4. Everything else (rate, net coverage, gap of a village, share, class on a map) is made of rounded figures. A
   percentage needs a shown base of 20, rounded or exact. Rupiah are the shown count times rupiah per head, cut to ten
   heads' worth.
5. All choices but the draw use shown figures only: who knows these rules, but not the key, learns nothing from them.

The action plan (rounded_plan): every amount of people, and every count of people in a text ("3 KK"). One draw for a
sub kegiatan keeps the order of its amounts, over the quarters too. Where a target, or what was reached for money, is
shown below 15, what each recipient gets and its other counts are not shown in any year: rupiah divided by them would
tell it.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.store.policy import Audience
from dashboard.store.rounding_key import rounding_key

BASE = 5
REACH = BASE - 1
"""A shown figure is at most so far from the true one."""
PERCENT_BASE, MONEY_BASE = 20.0, 100.0
"""The smallest shown counts that a percentage, and rounded rupiah, are shown of."""
_HEADS = 10
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """Shown counts: of parts (villages), of groups of them (kecamatan; index: their codes) and of all."""

    parts: pd.Series
    groups: pd.Series
    total: float


@dataclass(frozen=True, repr=False)
class Rounding:
    """How counts are shown. Without a key they are exact, for those who are signed in."""

    key: bytes | None

    @property
    def is_exact(self) -> bool:
        """True when nothing is rounded."""
        return self.key is None

    @property
    def reach(self) -> int:
        """How far a shown count may be from the true one."""
        return 0 if self.is_exact else REACH

    @property
    def percent_base(self) -> float:
        """The smallest shown count that a percentage is shown of: the same for all readers, or they would be told
        opposite findings (an agency would be the worst on four files)."""
        return PERCENT_BASE

    def count(self, value: float, what: str, records: Iterable[str], least: float = -math.inf,
              most: float = math.inf) -> float:
        """A count of `what` over these records, kept from `least` to `most` where one of its two multiples is there
        (rule 2); missing stays missing."""
        if self.key is None or math.isnan(value):
            return float(value)
        low = math.floor(value / BASE) * BASE
        if low == value:
            return float(low)
        told = "\x1f".join((what, *sorted(records))).encode()
        drawn = int.from_bytes(hmac.digest(self.key, told, "sha256")[:7], "big") / 2**56
        picked, other = (low + BASE, low) if drawn < (value - low) / BASE else (low, low + BASE)
        return float(other if not least <= picked <= most and least <= other <= most else picked)

    def span(self, shown: pd.Series | Array) -> tuple[Array, Array]:
        """The least and the most that shown counts may truly be."""
        told = np.asarray(shown, dtype=np.float64)
        return np.maximum(told - self.reach, 0), told + self.reach

    def sums(self, what: str, values: pd.Series, groups: pd.Series) -> Sums:
        """Counts by record (index), by group and of all, each rounded on its own (rules 1 and 2); none missing."""
        if values.empty:
            return Sums(values.astype(float), pd.Series(dtype=float), math.nan)
        place, names = pd.factorize(groups.reindex(values.index), sort=True)
        true, records = values.to_numpy(dtype=np.float64), [str(record) for record in values.index]
        parts = np.array([self.count(value, what, [record]) for value, record in zip(true, records, strict=True)])
        shown, least, most = [], 0.0, 0.0
        for group in range(len(names)):
            own = np.flatnonzero(place == group)
            low, high = (float(end.sum()) for end in self.span(parts[own]))
            told = self.count(float(true[own].sum()), what, [records[one] for one in own], low, high)
            least, most = least + max(low, told - self.reach), most + min(high, told + self.reach)
            shown.append(told)
        total = self.count(float(true.sum()), what, records, least, most)
        return Sums(pd.Series(parts, values.index), pd.Series(shown, names, dtype=float), total)

    def lack(self, what: str, exact: float, target: Sums, recipients: Sums, groups: pd.Series) -> float:
        """The gaps of all villages together (rule 3); `exact`: their true sum."""
        if self.is_exact:
            return exact
        wants, got = (one.parts.to_numpy(dtype=np.float64) for one in (target, recipients))
        if len(wants) == 1:
            return float(max(0.0, wants[0] - got[0]))  # the same people as the village's own gap
        place = pd.factorize(groups.reindex(target.parts.index), sort=True)[0]
        alike = self._world(target, place, (wants + got) / 2)
        lacking = np.where(wants > got, math.inf, -math.inf)
        worlds = ((alike, self._world(recipients, place, alike)),
                  (self._world(target, place, lacking), self._world(recipients, place, -lacking)))
        least, most = sorted(float(np.maximum(one - other, 0).sum()) for one, other in worlds)
        shown = self.count(exact, what, map(str, target.parts.index), least, most)
        inside = math.ceil(least / BASE) * BASE, math.floor(most / BASE) * BASE
        return float(min(max(shown, inside[0]), inside[1])) if inside[0] <= inside[1] else shown

    def _world(self, shown: Sums, place: npt.NDArray[np.intp], wanted: Array) -> Array:
        """True counts of the parts that would fit everything shown of them, near the `wanted` ones."""
        low, high = self.span(shown.parts)
        least, most = self.span(shown.groups)
        least, most = np.maximum(least, np.bincount(place, low)), np.minimum(most, np.bincount(place, high))
        whole = max(shown.total - self.reach, least.sum()), min(shown.total + self.reach, most.sum())
        at = np.floor(np.clip(wanted, low, high)).tolist()
        sums = np.bincount(place, at).tolist()
        all_of = sum(sums)
        for one, group in enumerate(place):
            step = _between(_between(sums[group], least[group], most[group]) - sums[group], low[one] - at[one],
                            high[one] - at[one])
            at[one], sums[group], all_of = at[one] + step, sums[group] + step, all_of + step
        for one, group in enumerate(place):
            step = _between(_between(all_of, *whole) - all_of, max(low[one] - at[one], least[group] - sums[group]),
                            min(high[one] - at[one], most[group] - sums[group]))
            at[one], sums[group], all_of = at[one] + step, sums[group] + step, all_of + step
        return np.array(at)

    def money(self, rupiah: float, counted: float, shown: float) -> float:
        """Rupiah for `counted` people of whom `shown` are told (rule 4); NaN where that would tell too much."""
        if self.is_exact or math.isnan(rupiah):
            return rupiah
        if not (counted > 0 and shown >= MONEY_BASE):
            return math.nan
        grain = _round_up(_HEADS * rupiah / counted / shown)
        return round(rupiah / counted / grain) * grain * shown if grain else 0.0


def _between(value: float, least: float, most: float) -> float:
    return float(min(max(value, least), most))


def _round_up(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value)


EXACT = Rounding(None)


def rounding_for(audience: Audience) -> Rounding:
    """How they see counts; not kept, since the key belongs to a DASHBOARD_HOME. Raises StoreError without one."""
    return EXACT if audience.exact else Rounding(rounding_key())
