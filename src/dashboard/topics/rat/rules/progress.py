"""Progress of each sub kegiatan of the RAT: output and money against its plan to date. The rules in one place.

1. Plan to date: the cumulative target of the quarter if the agency gave one; else 25/50/75/100 percent of the year's
   target. A "posisi akhir" indicator (a level, not a sum) is held against the year's target in every quarter.
2. Achieved to date: the sum of the reported quarters, or the last reported one for "posisi akhir". Without a report
   for the quarter itself it is not known: a silent agency is never taken for one that did nothing. A quarter missing
   before that leaves the sum a lower bound, and is named.
3. Achievement in percent: achieved / plan; where lower is better and a baseline ("kondisi awal", a sum in proportion
   to the plan to date) above the plan is known (baseline − achieved) / (baseline − plan), so that no progress is 0;
   without one (plan − (achieved − plan)) / plan, and that is said. Never below 0.
4. States of their own: a target of zero or none; a plan that begins later in the year; no report for the quarter; a
   plan below `percent_base`, of rounded counts of people, which has no percentage.
5. Money stands once for a sub kegiatan: of several indicators the largest figure of a quarter counts. The newer of
   the reports and the realisation columns of the matrix counts, on a tie the reports. It is held against the whole
   allocation of the year first. Nobody hands in a plan of money by quarter: 25/50/75/100 percent of the allocation is
   a straight line of ours, and is said to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, Scale

SUB = ["agency", "sub_code"]
INDICATOR = [*SUB, "indicator"]
SHARE_OF_YEAR = {1: 0.25, 2: 0.5, 3: 0.75, 4: 1.0}
LEVEL = "posisi akhir"
HIGH, LOW = 80.0, 50.0
"""Limits of the exceptions "realisasi anggaran tinggi, keluaran rendah" and the reverse, in percent of the plan to
date."""
EXCEPTION_WORDS = {
    "money_not_output": "Realisasi anggaran tinggi, keluaran rendah",
    "output_not_money": "Keluaran tinggi, realisasi anggaran rendah",
    "no_report": "Belum lapor",
    "no_indicator": "Tanpa indikator di Renja",
    "no_target": "Target nol",
    "over": "Lebih dari 100 persen",
}


def plan_to_date(target: float | None, quarterly: float | None, quarter: int, accumulation: str) -> float | None:
    """Rule 1 for one indicator; None without a target."""
    if target is None or pd.isna(target):
        return None
    if quarterly is not None and pd.notna(quarterly):
        return float(quarterly)
    return float(target) if accumulation == LEVEL else float(target) * SHARE_OF_YEAR[quarter]


def achievement(achieved: float | None, plan: float | None, direction: str,
                baseline: float | None = None) -> float | None:
    """Rule 3 in percent; None without a plan above zero or without a report. `baseline`: of `baseline_to_date`."""
    if plan is None or achieved is None or pd.isna(plan) or pd.isna(achieved) or plan <= 0:
        return None
    if baseline is not None and pd.notna(baseline):
        return max(0.0, (baseline - achieved) / (baseline - plan) * 100)
    if direction == "turun":
        return max(0.0, (plan - (achieved - plan)) / plan * 100)
    return achieved / plan * 100


def baseline_to_date(row: Mapping[Any, Any], plan: float | None) -> float | None:
    """What stands where nothing has improved, on the scale of the plan to date; None where rule 3 has no use for one:
    higher is better, none is known, or the plan does not go below it."""
    start, target = row["baseline"], row["target"]
    if row["direction"] != "turun" or pd.isna(start) or plan is None or pd.isna(plan) or pd.isna(target) or target <= 0:
        return None
    known = float(start) if row["accumulation"] == LEVEL else float(start) * plan / float(target)
    return known if known > plan else None


def indicator_progress(indicators: pd.DataFrame, reports: pd.DataFrame, quarter: int, scale: Scale) -> pd.DataFrame:
    """One row per indicator of the year: the columns of rat_indicators plus plan, own_plan (whether the agency gave
    it, and not our straight line), from_baseline (whether rule 3 uses one), achieved (to the last report), achievement
    and status at `quarter`, last_achievement (at the last report), reported (number of quarters), last_quarter, and
    gaps (earlier quarters without a report although their plan was above zero, a tuple)."""
    frame = indicators.merge(_reported(reports, quarter), on=INDICATOR, how="left")
    frame["reported"] = frame["reported"].fillna(0).astype(int)
    frame["achieved"] = frame["last_value"].where(frame["accumulation"].eq(LEVEL), frame["total"])
    frame["plan"] = _plans(frame, pd.Series(quarter, index=frame.index))
    frame["own_plan"] = frame[f"target_q{quarter}"].notna()
    then = _plans(frame, frame["last_quarter"].fillna(quarter).astype(int))
    by_quarter = [_plans(frame, pd.Series(number, index=frame.index)) for number in range(1, quarter + 1)]
    frame["gaps"] = [_gaps(told, plans) for told, *plans in zip(frame["told"], *by_quarter, strict=True)]
    base = frame["percent_base"].fillna(0) if "percent_base" in frame else pd.Series(0.0, frame.index)
    rows = frame.to_dict("records")
    frame["from_baseline"] = [baseline_to_date(row, plan) is not None for row, plan in zip(
        rows, frame["plan"], strict=True)]
    frame["last_achievement"] = pd.Series(
        [achievement(row["achieved"], plan, row["direction"], baseline_to_date(row, plan)) for row, plan in zip(
            rows, then, strict=True)], index=frame.index, dtype=float
    ).where(then.fillna(0) >= base)
    frame["achievement"] = frame["last_achievement"].where(frame["last_quarter"] == quarter)
    frame["status"] = [_status(*row, scale) for row in zip(
        frame["target"], frame["plan"], base, frame["last_quarter"] == quarter, frame["achievement"], strict=True)]
    return frame.drop(columns=["total", "last_value", "told"])


def _plans(frame: pd.DataFrame, quarters: pd.Series) -> pd.Series:
    own = frame[[f"target_q{number}" for number in SHARE_OF_YEAR]].to_numpy(dtype=float)
    given = own[np.arange(len(frame)), quarters.to_numpy() - 1]
    plans = [plan_to_date(target, value, quarter, kind) for target, value, quarter, kind in zip(
        frame["target"], given, quarters, frame["accumulation"].fillna("jumlah"), strict=True)]
    return pd.Series(plans, index=frame.index, dtype=float)


def _reported(reports: pd.DataFrame, quarter: int) -> pd.DataFrame:
    known = reports[(reports["quarter"] <= quarter) & reports["physical"].notna()].sort_values("quarter")
    grouped = known.groupby(INDICATOR)
    return pd.DataFrame({
        "total": grouped["physical"].sum(), "last_value": grouped["physical"].last(),
        "reported": grouped["quarter"].nunique(), "last_quarter": grouped["quarter"].max(),
        "told": grouped["quarter"].agg(set),
    }).reset_index()


def _gaps(told: set[int] | float, plans: list[float]) -> tuple[int, ...]:
    if not isinstance(told, set):
        return ()
    return tuple(number for number, plan in enumerate(plans[:max(told)], start=1) if plan > 0 and number not in told)


def _status(target: float | None, plan: float, base: float, is_reported: bool, percent: float, scale: Scale) -> str:
    if base and plan < base and (is_reported or plan == 0):
        return FEW_PEOPLE
    if target is None or pd.isna(target) or target == 0:
        return NO_TARGET
    if not plan > 0:
        return NOT_DUE
    return scale.status(percent) if is_reported else NO_REPORT


def money(matrix: pd.DataFrame, reports: pd.DataFrame, quarter: int) -> pd.DataFrame:
    """One row per sub kegiatan: agency, sub_code, sub_activity, program, activity, strategy, funding (sources joined
    by "; "), allocation, spent (to the last known quarter, NaN if never), spent_quarter, rupiah (spent, if known for
    `quarter` itself), absorption_plan and absorption_year in percent (rule 5)."""
    frame = matrix.groupby(SUB, sort=False).agg(
        sub_activity=("sub_activity", "first"), program=("program", "first"), activity=("activity", "first"),
        strategy=("strategy", "first"), allocation=("allocation", "sum")).reset_index()
    frame = frame.merge(_sources(matrix), on=SUB, how="left")
    told = _spent_by_report(reports, quarter)
    form = _spent_by_matrix(matrix, quarter)
    both = told.join(form.add_suffix("_form"), how="outer")
    newer = both["spent_quarter_form"].fillna(0) > both["spent_quarter"].fillna(0)
    spent = pd.DataFrame({name: both[name].mask(newer, both[f"{name}_form"]) for name in ("spent", "spent_quarter")})
    frame = frame.merge(spent.reset_index(), on=SUB, how="left")
    frame["rupiah"] = frame["spent"].where(frame["spent_quarter"] == quarter)
    frame["absorption_year"] = frame["rupiah"] / frame["allocation"].where(frame["allocation"] > 0) * 100
    frame["absorption_plan"] = frame["absorption_year"] / SHARE_OF_YEAR[quarter]
    return frame


def _sources(matrix: pd.DataFrame) -> pd.DataFrame:
    named = matrix[[*SUB, "funding"]].dropna().drop_duplicates()
    return named.groupby(SUB, sort=False)["funding"].agg("; ".join).reset_index()


def _spent_by_report(reports: pd.DataFrame, quarter: int) -> pd.DataFrame:
    known = reports[(reports["quarter"] <= quarter) & reports["rupiah"].notna()]
    by_quarter = known.groupby([*SUB, "quarter"])["rupiah"].max().reset_index()
    return by_quarter.groupby(SUB).agg(spent=("rupiah", "sum"), spent_quarter=("quarter", "max"))


def _spent_by_matrix(matrix: pd.DataFrame, quarter: int) -> pd.DataFrame:
    """The realisation columns of the form: quarters, else semesters, else at the year's end its total."""
    forms = [{number: f"realised_q{number}" for number in SHARE_OF_YEAR}, {2: "realised_s1", 4: "realised_s2"},
             {4: "realised_total"}]
    summed = matrix.groupby(SUB)[[name for form in forms for name in form.values()]].sum(min_count=1)
    found = pd.DataFrame({"spent": np.nan, "spent_quarter": np.nan}, index=summed.index)
    for form in forms:
        columns = [name for number, name in form.items() if number <= quarter]
        values = summed[columns]
        last = pd.Series(np.nan, index=summed.index)
        for number, name in form.items():
            last = last.mask(summed[name].notna() & (number <= quarter), number)
        own = pd.DataFrame({"spent": values.sum(axis=1, min_count=1) if columns else np.nan, "spent_quarter": last})
        found = found.where(found["spent"].notna(), own)
    return found.dropna()


def sub_progress(indicators: pd.DataFrame, sub_money: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator, or per sub kegiatan without one: progress and money side by side, with `has_indicator`.

    Money repeats on each indicator of a sub kegiatan: sum it over `money`, never over this frame.
    """
    own = indicators.drop(columns=["sub_activity"], errors="ignore")
    frame = sub_money.merge(own, on=SUB, how="left", validate="one_to_many")
    frame["has_indicator"] = frame["indicator"].notna()
    frame["status"] = frame["status"].where(frame["has_indicator"], NO_TARGET)
    return frame


def exceptions(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `sub_progress` that a meeting should look at, one row per exception: column `exception`, in the order
    of EXCEPTION_WORDS, the largest gap or amount first."""
    percent, spent = frame["achievement"], frame["absorption_plan"]
    no_target = frame["status"].eq(NO_TARGET)
    found = {
        "money_not_output": ((spent >= HIGH) & (percent < LOW), spent - percent),
        "output_not_money": ((percent >= HIGH) & (spent < LOW), percent - spent),
        "no_report": (frame["status"].eq(NO_REPORT), frame["allocation"]),
        "no_indicator": (no_target & ~frame["has_indicator"], frame["allocation"]),
        "no_target": (no_target & frame["has_indicator"], frame["allocation"]),
        "over": (percent > 100, percent),
    }
    parts = []
    for name, (rows, size) in found.items():
        order = size[rows.fillna(False)].sort_values(ascending=False, kind="stable").index
        parts.append(frame.loc[order].assign(exception=name))
    return pd.concat(parts, ignore_index=True)
