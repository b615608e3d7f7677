"""Where programmes reach and where they do not. Rules in one place.

1. One period a year: the whole year if it was reported, else the newest quarter; quarters are never added, because
   the same household is served in several of them.
2. A sum holds the villages that have both target and recipients ("lengkap"); the others are counted beside it. A
   programme without a single complete village shows the sums that exist, without a rate.
3. Rate = recipients / target. Above 100 percent is a question about the data, never a success: it has no gap and is
   not ranked as best.
4. Gap = target − recipients of the area as a whole, at least 0: what is too much in one village hides what lacks in
   another, so the gaps of villages may add up to more.
5. Money: planned and realised, for kecamatan and the whole only, where all complete villages have the figure and both
   counts are visible. Rupiah per recipient = realised (else planned) / recipients.
6. Every count goes through analysis.disclosure first; rate, gap and bounds are made of visible counts alone.
   Of "<10" recipients a bound is known: a rate of at most 9 / target, a gap of at least target − 9. Where fewer than
   10 are left the gap is "<10", the recipients are hidden, and the rate is at least (target − 9) / target.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.disclosure import FEW, NEAR, SHOWN, SMALL, Beside, protect

MISSING = "missing"
"""State of a count that nobody reported; never zero."""
COUNTS = ("target", "recipients")
MONEY = ("budget", "realised")
FULL = 100.0


@dataclass(frozen=True)
class Coverage:
    """One programme in one period, as viewers may see it.

    `villages` (index: village codes, of rows that exist; with kecamatan_code), `kecamatan` (index: kecamatan codes)
    and `whole` (one row, index: the programme) have for each of COUNTS the visible figure (NaN if not) and
    `<count>_state`, then rate, rate_most and rate_least (bounds), gap, gap_least (bound), over (bool: more recipients
    than targeted); `kecamatan` and `whole` also MONEY, per_recipient, complete and incomplete (numbers of villages).
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


def coverage(rows: pd.DataFrame) -> Coverage | None:
    """From the rows of one programme and year (columns of the view coverage); None without any."""
    own = one_period(rows)
    if own.empty:
        return None
    first = own.iloc[0]
    frame = own.set_index("region_code")[["kecamatan_code", *COUNTS, *MONEY]].sort_index()
    frame[[*COUNTS, *MONEY]] = frame[[*COUNTS, *MONEY]].astype("Float64").astype(float)
    counted = _counted(frame)
    villages, kecamatan, whole = _protected(frame, counted)
    whole.index = pd.Index([str(first["program"])])
    basis = "realised" if counted["realised"].notna().all() else "budget"
    for areas, groups in ((kecamatan, counted["kecamatan_code"]), (whole, pd.Series(whole.index[0], counted.index))):
        _add_money(areas, counted, groups, basis)
        sizes = counted.groupby(groups).size()
        areas["complete"] = sizes.reindex(areas.index).fillna(0).astype(int)
    known = frame.groupby("kecamatan_code").size()
    kecamatan["incomplete"] = known.reindex(kecamatan.index) - kecamatan["complete"]
    whole["incomplete"] = len(frame) - len(counted)
    quarter = None if pd.isna(first["quarter"]) else int(first["quarter"])
    return Coverage(str(first["program"]), int(first["year"]), quarter, str(first["unit"]), _derived(villages),
                    _derived(kecamatan), _derived(whole), basis, bool(own["is_sample"].any()),
                    tuple(sorted(own["submission_id"].dropna().astype(str).unique())))


def _counted(frame: pd.DataFrame) -> pd.DataFrame:
    """Rule 2: the rows that sums are made of."""
    complete = frame[frame[list(COUNTS)].notna().all(axis=1)]
    return frame if complete.empty else complete


def _protected(frame: pd.DataFrame, counted: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Villages, kecamatan and total with visible counts and states."""
    villages = frame[["kecamatan_code"]].copy()
    kecamatan = pd.DataFrame(index=pd.Index(sorted(frame["kecamatan_code"].unique())))
    whole = pd.DataFrame(index=pd.Index(["whole"]))
    beside: Beside | None = None
    for name in COUNTS:  # target first: recipients stand beside what is seen of it
        known = counted[name].dropna()
        states = protect(known, counted.loc[known.index, "kecamatan_code"], beside)
        alone = frame[name].drop(index=known.index).dropna()  # outside every sum: only rule 1 of disclosure holds
        outside = pd.Series(np.where(alone < SMALL, FEW, SHOWN), alone.index, dtype=object)
        sums = known.groupby(counted.loc[known.index, "kecamatan_code"]).sum()
        _put(villages, name, frame[name], pd.concat([states.villages, outside]))
        _put(kecamatan, name, sums, states.groups)
        total = pd.Series({"whole": known.sum()}) if len(known) else pd.Series(dtype=float)
        _put(whole, name, total, pd.Series({"whole": states.total} if len(known) else {}, dtype=object))
        beside = Beside(villages.loc[known.index, name], kecamatan[name], float(whole[name].iloc[0]))
    return villages, kecamatan, whole


def _put(areas: pd.DataFrame, name: str, values: pd.Series, states: pd.Series) -> None:
    state = states.reindex(areas.index).fillna(MISSING)
    areas[name] = values.reindex(areas.index).where(state == SHOWN)
    areas[f"{name}_state"] = state


def _add_money(areas: pd.DataFrame, counted: pd.DataFrame, groups: pd.Series, basis: str) -> None:
    """Rule 5."""
    visible = (areas["target_state"] == SHOWN) & (areas["recipients_state"] == SHOWN)
    for name in MONEY:
        sums = counted[name].groupby(groups).sum(min_count=1)
        gaps = counted[name].isna().groupby(groups).any()
        areas[name] = sums.where(~gaps).reindex(areas.index).where(visible)
    areas["per_recipient"] = areas[basis] / areas["recipients"].where(areas["recipients"] > 0)


def _derived(areas: pd.DataFrame) -> pd.DataFrame:
    """Rules 3, 4 and 6."""
    target, recipients = areas["target"], areas["recipients"]
    few = areas["recipients_state"] == FEW
    areas["rate"] = recipients / target * 100
    areas["rate_most"] = ((SMALL - 1) / target * 100).where(few)
    near = areas["recipients_state"] == NEAR
    areas["rate_least"] = ((target - (SMALL - 1)).clip(lower=SMALL) / target * 100).where(near)
    areas["gap"] = (target - recipients).clip(lower=0)
    areas["gap_least"] = (target - (SMALL - 1)).where(few).clip(lower=0)
    areas["over"] = (recipients > target) | (recipients.notna() & (areas["target_state"] == FEW))
    return areas


def by_gap(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas that lack something, the largest known gap first; of "<10" recipients the bound counts if it is no small
    count itself."""
    known = areas["gap"].fillna(areas["gap_least"].where(areas["gap_least"] >= SMALL))
    rows = areas.assign(known_gap=known)[(known > 0) & ~areas["over"]]
    return rows.sort_values("known_gap", ascending=False, kind="stable")


def by_rate(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas whose rate, or a bound of it, is known and not above 100, the lowest first."""
    known = areas["rate"].fillna(areas["rate_most"])
    rows = areas.assign(known_rate=known)[known.notna() & ~areas["over"]]
    rows = rows[rows["known_rate"] <= FULL]
    return rows.sort_values("known_rate", kind="stable")


def questions(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with more recipients than targeted, the highest rate first; a target "<10" with 10 and more comes last."""
    rows = areas[areas["over"]]
    return rows.sort_values("rate", ascending=False, na_position="last", kind="stable")


def by_attention(areas: pd.DataFrame) -> pd.DataFrame:
    """All areas: lowest rate first, then those above 100 (to be checked), then those without a rate."""
    known = areas["rate"].fillna(areas["rate_most"]).fillna(areas["rate_least"]).astype(float)
    order = np.where(areas["over"], 1, np.where(known.isna(), 2, 0))
    rows = areas.assign(_order=order, _rate=known)
    return rows.sort_values(["_order", "_rate"], kind="stable").drop(columns=["_order", "_rate"])
