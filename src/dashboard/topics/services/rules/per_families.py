"""Requests of the year so far per 1,000 families of a village or kecamatan.

What they are divided by, the first of these that exists: published families of villages, families of all ten deciles in
DTSEN, inhabitants. Never a made-up number under real requests. Both counts are rounded first.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount
from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.rules.series import counted
from dashboard.topics.services.contracts import IN, WHAT

PER = 1000.0
REGISTERED = 2
"""`place` of families counted by a register."""


@dataclass(frozen=True)
class PerFamilies:
    """`rates`: by code of villages and kecamatan, requests per 1,000 of `unit` ('keluarga' or 'penduduk'), NaN where
    there are too few; `requests`: as shown; `whole`: of all, None where it cannot be said; `source`, `period` of the
    families."""

    months: tuple[str, ...]
    unit: str
    rates: pd.Series
    requests: ShownCount
    whole: float | None
    source: str
    period: str
    is_sample: bool

    def of(self, area: str | None) -> float | None:
        """The rate of an area; None where it is not known."""
        if area is None:
            return self.whole
        rate = self.rates.get(area)
        return None if rate is None or pd.isna(rate) else float(rate)


def per_families(rows: pd.DataFrame, months: tuple[str, ...], people: pd.DataFrame,
                 rounding: Rounding) -> PerFamilies | None:
    """From rows of queries.service_counts and of queries.families; None where nothing fits to divide by."""
    own = rows[rows["month"].isin(months)]
    is_sample = bool(own["is_sample"].any())
    usable = people if is_sample else people[~people["is_sample"].astype(bool)]
    if own.empty or usable.empty:
        return None
    first = usable[usable["place"] == usable["place"].min()]
    newest = first[first["period"] == first["period"].max()]
    told = newest.iloc[-1]
    base = counted(newest.rename(columns={"value": "count"}), rounding) if told["place"] == REGISTERED else Counter(
        rounding, str(told["unit"]), by_village=True, name="value", absent=float("nan")).cell(newest)
    requests = Counter(rounding, WHAT, by_village=True).cell(own[own["state"] == IN])
    below = pd.concat([base.villages, base.kecamatan])
    asked = pd.concat([requests.villages, requests.kecamatan]).reindex(below.index, fill_value=0.0)
    enough = below.where(below >= max(rounding.percent_base, 1.0))
    whole = None if base.total < rounding.percent_base else requests.total / base.total * PER
    return PerFamilies(months, str(told["unit"]), asked / enough * PER, requests, whole, str(told["source"]),
                       str(told["period"]), is_sample)
