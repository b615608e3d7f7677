"""One register, ranked and placed in one way, at one date of its data.

1. Deciles of different rankings, and villages of different kinds, are different series; they are never added.
2. Families (KK) and persons (jiwa) are different units; a comparison is in one of them.
3. A village without any row of a date is not known there; it is never zero.
4. Counts up to a decile are rounded for visitors within what the shown counts up to the decile before and of the
   decile itself allow (statistics.rounding): what is shown of deciles 1-4 and of 1-10 never contradict each other.
5. A visitor gets persons only of a register that tells no families of that year: no more families than persons are
   counted, and a village without persons has no family, so each would narrow the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount
from dashboard.statistics.rounding import Rounding

WHAT = "register"
"""What families are called where they are rounded: whatever rows of registers are added up."""
NOT_KNOWN = float("nan")
DATES = 2
"""The newest date, and the one before it, by which time is told."""


@dataclass(frozen=True)
class RegisterSeries:
    """A register with its ranking (contracts.DECILE_BASES) and its villages (contracts.VILLAGE_BASES)."""

    register: str
    decile_basis: str
    village_basis: str

    @property
    def code(self) -> str:
        """As it stands in a link: 'bdt-2015-nasional-domisili'."""
        return "-".join((self.register, self.decile_basis, self.village_basis)).lower().replace(" ", "-")

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Its rows."""
        return rows[(rows["register"] == self.register) & (rows["decile_basis"] == self.decile_basis)
                    & (rows["village_basis"] == self.village_basis)]


@dataclass(frozen=True)
class SeriesAtDate:
    """What a series holds at one date: `low`, families or persons in decile or class 1 to `until`. `cutoff`: the day of
    the data; None where only the period is known."""

    series: RegisterSeries
    unit: str
    until: int
    period: str
    cutoff: date | None
    low: ShownCount
    is_sample: bool


def all_series(rows: pd.DataFrame) -> list[RegisterSeries]:
    """Every series of these rows (register, decile_basis, village_basis), in their order."""
    known = rows[["register", "decile_basis", "village_basis"]].drop_duplicates()
    return [RegisterSeries(*map(str, one)) for one in known.itertuples(index=False, name=None)]


def readable(rows: pd.DataFrame, rounding: Rounding) -> pd.DataFrame:
    """Rule 5, of rows of queries.register_rows or register_changes."""
    return rows if rounding.is_exact else rows[~rows["beside_families"]]


def held(rows: pd.DataFrame, series: RegisterSeries, unit: str, until: int, rounding: Rounding) -> list[SeriesAtDate]:
    """From rows of queries.register_rows: the newest dates of a series in one unit, in order, DATES at most."""
    own = series.of(readable(rows, rounding))
    own = own[(own["unit"] == unit) & (own["decile"] <= until)]
    own = own[own["period"].isin(sorted(own["period"].unique())[-DATES:])]
    return [SeriesAtDate(series, unit, until, str(period), _day(part["cutoff"]), counted(part, rounding),
                         bool(part["is_sample"].any())) for period, part in own.groupby("period")]


def counted(rows: pd.DataFrame, rounding: Rounding, name: str = "count",
            parts: Sequence[ShownCount] = ()) -> ShownCount:
    """The sum over rows by village, kecamatan and of all (rule 4); `name`: the column that is added up."""
    counter = Counter(rounding, f"{WHAT}/{name}", by_village=True, name=name, absent=NOT_KNOWN)
    if parts or rounding.is_exact:
        return counter.cell(rows, parts)
    summed: ShownCount | None = None
    for decile, part in rows.groupby("decile"):
        own = counter.cell(part)
        summed = own if summed is None else counter.cell(rows[rows["decile"] <= decile], (summed, own))
    return counter.cell(rows) if summed is None else summed


def _day(days: pd.Series) -> date | None:
    newest = pd.to_datetime(days).max()
    return None if pd.isna(newest) else newest.date()
