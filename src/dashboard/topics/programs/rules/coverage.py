"""Where programmes reach and where they do not. Rules in one place.

1. One period a year: the whole year if it was reported, else the newest quarter; quarters are never added, because
   the same household is served in several of them.
2. A sum holds the villages that have both target and recipients ("lengkap"); the others are counted beside it. A
   programme without a single complete village shows the sums that exist, without a rate.
3. Gross rate = recipients / target. Above 100 percent is a question about the data, never a success.
4. Net rate = reached / target, where reached is the sum over villages of min(recipients, target): what is too much in
   one village does not hide what lacks in another. Gap = the sum over villages of target − recipients where positive.
5. Money: planned and realised, for kecamatan and the whole only, where all complete villages have the figure. Rupiah
   per recipient = realised (else planned) / recipients.
6. Every count goes through statistics.rounding first; rates, reached and the gaps of villages are made of shown counts.
   The gap of all is rounded on its own; those of kecamatan are the shown gaps of their villages in proportion to it.
   "Above 100" is said where rounding cannot have made it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.statistics.rounding import BASE, Rounding, Sums

COUNTS = ("target", "recipients")
MONEY = ("budget", "realised")
FULL = 100.0


@dataclass(frozen=True)
class Coverage:
    """One programme in one period, exact or as visitors see it (`is_exact`).

    `villages` (index: village codes, of rows that exist; with kecamatan_code), `kecamatan` (index: kecamatan codes)
    and `whole` (one row, index: the programme) have COUNTS (NaN: nobody reported it), gap, reached, rate and net_rate
    (percent), over (bool: more recipients than targeted); `kecamatan` and `whole` also MONEY, per_recipient,
    money_hidden (bool: known, but not to be seen), complete and incomplete (numbers of villages). `percent_base`: the
    smallest target that has a percentage.
    """

    program: str
    year: int
    quarter: int | None
    unit: str
    villages: pd.DataFrame
    kecamatan: pd.DataFrame
    whole: pd.DataFrame
    money: str
    is_sample: bool
    submissions: tuple[str, ...]
    is_exact: bool
    percent_base: float

    def areas(self, kecamatan: str | None) -> pd.DataFrame:
        """The villages of one kecamatan, or without one the kecamatan."""
        return self.kecamatan if kecamatan is None else self.inside(kecamatan)

    def inside(self, kecamatan: str | None) -> pd.DataFrame:
        """The villages of one kecamatan, or all."""
        rows = self.villages
        return rows if kecamatan is None else rows[rows["kecamatan_code"] == kecamatan]

    def area(self, kecamatan: str | None) -> pd.Series | None:
        """The row of a kecamatan or of the whole; None when the programme has no row there."""
        if kecamatan is None:
            return self.whole.iloc[0]
        row: pd.Series | None = self.kecamatan.T.get(kecamatan)
        return row


def one_period(rows: pd.DataFrame) -> pd.DataFrame:
    """Rule 1: of each programme and year the rows of the whole year, else of the newest quarter."""
    if rows.empty:
        return rows
    rank = rows["quarter"].astype("Float64").fillna(5).astype(float)
    return rows[rank == rank.groupby([rows["program"], rows["year"]]).transform("max")]


def called(program: str, year: int, quarter: int | None) -> str:
    """What is counted, for rounding; of COUNTS each under its own name behind it."""
    return f"cakupan/{program}/{year}/{quarter or 'tahun'}"


def coverage(rows: pd.DataFrame, rounding: Rounding) -> Coverage | None:
    """From the rows of one programme and year (columns of the view coverage); None without any."""
    own = one_period(rows)
    if own.empty:
        return None
    first = own.iloc[0]
    quarter = None if pd.isna(first["quarter"]) else int(first["quarter"])
    frame = own.set_index("region_code")[["kecamatan_code", *COUNTS, *MONEY]].sort_index()
    frame[[*COUNTS, *MONEY]] = frame[[*COUNTS, *MONEY]].astype("Float64").astype(float)
    counted = _counted(frame)
    what = called(str(first["program"]), int(first["year"]), quarter)
    villages, kecamatan, whole = _shown(frame, counted, rounding, what)
    whole.index = pd.Index([str(first["program"])])
    basis = "realised" if counted["realised"].notna().all() else "budget"
    for areas, groups in ((kecamatan, counted["kecamatan_code"]), (whole, pd.Series(whole.index[0], counted.index))):
        _add_money(areas, counted, groups, basis, rounding)
        areas["complete"] = counted.groupby(groups).size().reindex(areas.index).fillna(0).astype(int)
    known = frame.groupby("kecamatan_code").size()
    kecamatan["incomplete"] = known.reindex(kecamatan.index) - kecamatan["complete"]
    whole["incomplete"] = len(frame) - len(counted)
    for areas in (villages, kecamatan, whole):
        _derive(areas, rounding)
    return Coverage(str(first["program"]), int(first["year"]), quarter, str(first["unit"]), villages, kecamatan, whole,
                    basis, bool(own["is_sample"].any()),
                    tuple(sorted(own["submission_id"].dropna().astype(str).unique())), rounding.is_exact,
                    rounding.percent_base)


def _counted(frame: pd.DataFrame) -> pd.DataFrame:
    """Rule 2: the rows that sums are made of."""
    complete = frame[frame[list(COUNTS)].notna().all(axis=1)]
    return frame if complete.empty else complete


def _shown(frame: pd.DataFrame, counted: pd.DataFrame, rounding: Rounding,
           what: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Villages, kecamatan and the whole with shown counts and gaps."""
    villages = frame[["kecamatan_code"]].copy()
    kecamatan = pd.DataFrame(index=pd.Index(sorted(frame["kecamatan_code"].unique())))
    whole = pd.DataFrame(index=pd.Index(["whole"]))
    sums: dict[str, Sums] = {}
    for name in COUNTS:
        known = counted[name].dropna()
        sums[name] = rounding.sums(f"{what}/{name}", known, counted.loc[known.index, "kecamatan_code"])
        alone = frame[name].drop(index=known.index).dropna()  # outside every sum
        parts = {code: rounding.count(value, f"{what}/{name}", [str(code)]) for code, value in alone.items()}
        villages[name] = pd.concat([sums[name].parts, pd.Series(parts, dtype=float)]).reindex(frame.index)
        kecamatan[name] = sums[name].groups.reindex(kecamatan.index)
        whole[name] = sums[name].total
    villages["gap"] = (villages["target"] - villages["recipients"]).clip(lower=0)
    gaps = villages["gap"].dropna()
    by_kecamatan = gaps.groupby(villages["kecamatan_code"]).sum()
    if gaps.empty:
        return villages, kecamatan.assign(gap=np.nan), whole.assign(gap=np.nan)
    exact = (counted["target"] - counted["recipients"]).clip(lower=0).sum()
    total = rounding.lack(f"{what}/gap", float(exact), sums["target"], sums["recipients"], counted["kecamatan_code"])
    if not rounding.is_exact:
        alone = gaps.groupby(villages["kecamatan_code"]).size() == 1
        by_kecamatan = by_kecamatan.where(alone, _in_proportion(by_kecamatan, total))
    return villages, kecamatan.assign(gap=by_kecamatan.reindex(kecamatan.index)), whole.assign(gap=total)


def _in_proportion(parts: pd.Series, total: float) -> pd.Series:
    """Parts so that they come to about the total, as multiples of 5: made of shown figures, it tells nothing more."""
    known = parts.sum()
    return (parts * (total / known) / BASE).round() * BASE if known else parts


def _add_money(areas: pd.DataFrame, counted: pd.DataFrame, groups: pd.Series, basis: str, rounding: Rounding) -> None:
    """Rule 5. Budgets go with targets, what was spent with recipients."""
    areas["money_hidden"] = False
    for name, head in zip(MONEY, COUNTS, strict=True):
        sums = counted[name].groupby(groups).sum(min_count=1)
        gaps = counted[name].isna().groupby(groups).any()
        rupiah = sums.where(~gaps).reindex(areas.index)
        people = counted[head].groupby(groups).sum().reindex(areas.index)
        areas[name] = [rounding.money(*one) for one in zip(rupiah, people, areas[head], strict=True)]
        areas["money_hidden"] |= rupiah.notna() & areas[name].isna()
    areas["per_recipient"] = areas[basis] / areas["recipients"].where(areas["recipients"] > 0)


def _derive(areas: pd.DataFrame, rounding: Rounding) -> None:
    """Rules 3, 4 and 6."""
    target, recipients = areas["target"], areas["recipients"]
    base = target.where(target >= rounding.percent_base)
    areas["over"] = (recipients - target) > 2 * rounding.reach
    areas["reached"] = np.minimum((target - areas["gap"]).clip(lower=0), recipients)
    rate = recipients / base * 100
    areas["rate"] = rate.where(areas["over"], rate.clip(upper=FULL))
    areas["net_rate"] = areas["reached"] / base * 100


def by_gap(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas that lack something, the largest gap first."""
    return areas[areas["gap"] > 0].sort_values("gap", ascending=False, kind="stable")


def by_rate(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with a gross rate that is not above 100, the lowest net rate first."""
    rows = areas[areas["rate"].notna() & ~areas["over"]]
    return rows.sort_values("net_rate", kind="stable")


def questions(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with more recipients than targeted, the highest rate first; those without a percentage last."""
    rows = areas[areas["over"]]
    return rows.sort_values("rate", ascending=False, na_position="last", kind="stable")


def by_attention(areas: pd.DataFrame) -> pd.DataFrame:
    """All areas: lowest net rate first, then those above 100 (to be checked), then those without a rate."""
    order = np.where(areas["over"], 1, np.where(areas["net_rate"].isna(), 2, 0))
    rows = areas.assign(_order=order)
    return rows.sort_values(["_order", "net_rate"], kind="stable").drop(columns="_order")
