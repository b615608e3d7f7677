"""Where the money of the RAT goes, beside where the need is. Rules in one place.

1. Allocation of a row that names several places is parted equally among them; villages count for their kecamatan.
   A row that names the whole kabupaten, no place, or a place outside it is kept apart in words, never spread.
2. Need = families in deciles 1 to NEED_DECILE of a register. Deciles rank families of the whole nation: they are not
   the poverty line, and a register is not a survey.
3. Shares are of what can be placed: of the allocation with a kecamatan, and of the families of all kecamatan.
4. Real and sample figures are never set against each other.
5. Counts of families go through statistics.rounding; shares are made of what is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.core.regency import regency
from dashboard.statistics.cells import ShownCount
from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.rules.series import counted

NEED_DECILE = 4
"""The lowest 40 percent of the nation: the group that social aid is aimed at (as "40 persen terbawah" in BDT 2015)."""


@dataclass(frozen=True)
class Allocation:
    """Rupiah by kecamatan code, and what has no kecamatan: whole kabupaten, no place named, outside."""

    by_kecamatan: pd.Series
    everywhere: float
    nowhere: float
    outside: float

    @property
    def placed(self) -> float:
        """Rupiah that stand in a kecamatan."""
        return float(self.by_kecamatan.sum())

    @property
    def total(self) -> float:
        """All rupiah."""
        return self.placed + self.everywhere + self.nowhere + self.outside


def allocation_by_kecamatan(lines: pd.DataFrame, kecamatan_of: Mapping[str, str]) -> Allocation:
    """Rule 1. `lines`: allocation, places (list of codes); `kecamatan_of`: by code of a village or a kecamatan."""
    rows = lines[["allocation", "places"]].dropna(subset=["allocation"])
    sizes = rows["places"].map(len)
    parts = rows[sizes > 0].assign(part=rows["allocation"] / sizes).explode("places")
    where = parts["places"].map(kecamatan_of)
    everywhere = parts["places"] == regency().code
    inside = parts["part"].groupby(where).sum().astype(float)
    return Allocation(inside, everywhere=float(parts.loc[everywhere, "part"].sum()),
                      nowhere=float(rows.loc[sizes == 0, "allocation"].sum()),
                      outside=float(parts.loc[where.isna() & ~everywhere, "part"].sum()))


def nearest_period(periods: pd.DataFrame, year: int) -> tuple[int, int | None]:
    """Of (year, quarter) rows, one at least, the newest of `year`, else of the nearest year (the later of two)."""
    distance = (periods["year"] - year).abs()
    near = periods[distance == distance.min()]
    near = near[near["year"] == near["year"].max()]
    quarter = near["quarter"].astype("Float64").fillna(5).max()
    return int(near["year"].iloc[0]), None if quarter == 5 else int(quarter)


def families(counts: pd.DataFrame, rounding: Rounding, until: int = NEED_DECILE) -> ShownCount:
    """Families in deciles 1 to `until`, from rows of queries.register_counts of one register, period and unit: the same
    figures as on every page that counts a register."""
    return counted(counts[(counts["decile"] <= until) & counts["count"].notna()], rounding)


def beside_need(allocation: pd.Series, need: Mapping[str, pd.Series]) -> pd.DataFrame:
    """One row per kecamatan: allocation, allocation_share; for each register `<name>` and `<name>_share`; difference
    (allocation share − share of the first register, percentage points). The most under its need first."""
    codes = sorted(set(allocation.index).union(*(series.index for series in need.values())))
    frame = pd.DataFrame({"allocation": allocation.reindex(codes).fillna(0.0)})
    frame["allocation_share"] = _share(frame["allocation"])
    for name, series in need.items():
        frame[name] = series.reindex(codes)
        frame[f"{name}_share"] = _share(frame[name])
    first = next(iter(need), None)
    frame["difference"] = frame["allocation_share"] - frame[f"{first}_share"] if first else float("nan")
    return frame.sort_values("difference", kind="stable")


def _share(values: pd.Series) -> pd.Series:
    total = values.sum()
    return values / total * 100 if total else values * float("nan")


@dataclass(frozen=True)
class Register:
    """Families in need by kecamatan and in all, counted by one register in one period."""

    name: str
    year: int
    quarter: int | None
    unit: str
    need: pd.Series
    total: float
    is_sample: bool


@dataclass(frozen=True)
class MoneyAndNeed:
    """Allocation of a year (None without RAT) beside the registers of the same kind, and both as one frame."""

    year: int
    allocation: Allocation | None
    registers: tuple[Register, ...]
    frame: pd.DataFrame
    is_sample: bool
    left_out: tuple[str, ...]


def money_and_need(lines: pd.DataFrame, counts: pd.DataFrame, year: int,
                   kecamatan_of: Mapping[str, str], rounding: Rounding) -> MoneyAndNeed:
    """From the RAT rows of `year` and all register counts (topics.programs.queries). `left_out`: registers not set
    beside the money because one is real and the other is sample.."""
    registers = [_register(str(name), rows, year, rounding) for name, rows in counts.groupby("register")]
    if lines.empty:
        return MoneyAndNeed(year, None, tuple(registers), pd.DataFrame(), any(r.is_sample for r in registers), ())
    is_sample = bool(lines["is_sample"].any())
    same = tuple(register for register in registers if register.is_sample == is_sample)
    allocation = allocation_by_kecamatan(lines, kecamatan_of)
    frame = beside_need(allocation.by_kecamatan, {register.name: register.need for register in same})
    left_out = tuple(register.name for register in registers if register.is_sample != is_sample)
    return MoneyAndNeed(year, allocation, same, frame, is_sample, left_out)


def _register(name: str, counts: pd.DataFrame, year: int, rounding: Rounding) -> Register:
    """Of one register the period nearest to the year, in the unit that most rows have."""
    when, number = nearest_period(counts[["year", "quarter"]], year)
    own = counts[(counts["year"] == when) & (counts["quarter"].astype("Float64").fillna(0) == (number or 0))]
    unit = str(own["unit"].mode().iloc[0])
    own = own[own["unit"] == unit]
    found = families(own, rounding)
    return Register(name, when, number, unit, found.kecamatan, found.total, bool(own["is_sample"].any()))
