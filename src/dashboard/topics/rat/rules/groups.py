"""Aggregates of the RAT: by agency, strategy, source of funds, and over time.

Units are unlike, so outputs are never summed: a score is the mean of achievements in percent, each capped at 100.
What was not reported for the quarter stands outside every mean and rate, as a number of its own.
"""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, Scale
from dashboard.topics.rat.rules.progress import SHARE_OF_YEAR, SUB, indicator_progress

WHOLE = "semua"
"""The group of everything in `grouped_progress` without `by`."""
COUNTS = ["sub_activities", "indicators", "scored", "own_plans", "no_baseline", "not_reported", "not_due", "no_target",
          "few", "money_missing"]


def grouped_progress(indicators: pd.DataFrame, sub_money: pd.DataFrame, quarter: int, scale: Scale,
                     by: str | None = None) -> pd.DataFrame:
    """One row per value of `by` (a column of `sub_money`; None: one row): sub_activities, indicators, scored (those
    with an achievement), own_plans (those of them held against the agency's own plan), no_baseline
    (those where lower is better without a usable baseline), score (mean of achievements,
    each capped at 100), weighted (mean by sub kegiatan, weighted by allocation), status (of score), not_reported,
    not_due, no_target, few (indicators), last_quarter, allocation, reported_allocation and rupiah (of sub kegiatan
    whose money is known for the quarter), money_missing (the others), absorption_year (rupiah in percent of the whole
    allocation, also of those not reported) and absorption_plan (of 25/50/75/100 percent of reported_allocation)."""
    group = by or WHOLE
    known = sub_money[list(dict.fromkeys([*SUB, *([by] if by else []), "allocation"]))]
    scored, subs = indicators.merge(known, on=SUB, how="left"), sub_money
    if not by:
        scored, subs = scored.assign(**{WHOLE: WHOLE}), subs.assign(**{WHOLE: WHOLE})
    frame = _outputs(scored, group)
    frame = _rupiah(subs, group).join(frame, how="outer").rename_axis(group).reset_index()
    frame[COUNTS] = frame[COUNTS].fillna(0).astype(int)
    whole, reported = (frame[name].where(frame[name] > 0) for name in ("allocation", "reported_allocation"))
    frame["absorption_year"] = frame["rupiah"] / whole * 100
    frame["absorption_plan"] = frame["rupiah"] / (reported * SHARE_OF_YEAR[quarter]) * 100
    frame["status"] = _statuses(frame, scale)
    return frame


def _outputs(scored: pd.DataFrame, group: str) -> pd.DataFrame:
    """`scored`: indicators with the allocation of their sub kegiatan, which its scored indicators share evenly."""
    scored = scored.assign(capped=scored["achievement"].clip(upper=100))
    sharing = scored.groupby([group, *(name for name in SUB if name != group)])["capped"].transform("count")
    scored["weight"] = (scored["allocation"] / sharing).where(scored["capped"].notna())
    scored["product"] = scored["capped"] * scored["weight"]
    scored["bare"] = scored["direction"].eq("turun") & ~scored["from_baseline"] & scored["capped"].notna()
    scored["own"] = scored["own_plan"] & scored["capped"].notna()
    for state in (NO_REPORT, NOT_DUE, NO_TARGET, FEW_PEOPLE):
        scored[state] = scored["status"].eq(state)
    grouped = scored.groupby(group)
    weight = grouped["weight"].sum(min_count=1)
    return pd.DataFrame({
        "indicators": grouped.size(), "scored": grouped["capped"].count(), "own_plans": grouped["own"].sum(),
        "no_baseline": grouped["bare"].sum(),
        "score": grouped["capped"].mean(),
        "weighted": grouped["product"].sum(min_count=1) / weight.where(weight > 0),
        "not_reported": grouped[NO_REPORT].sum(), "not_due": grouped[NOT_DUE].sum(),
        "no_target": grouped[NO_TARGET].sum(), "few": grouped[FEW_PEOPLE].sum(),
        "last_quarter": grouped["last_quarter"].max(),
    })


def _rupiah(subs: pd.DataFrame, group: str) -> pd.DataFrame:
    subs = subs.assign(reported_allocation=subs["allocation"].where(subs["rupiah"].notna()),
                       money_missing=subs["rupiah"].isna())
    grouped = subs.groupby(group)
    return pd.DataFrame({
        "sub_activities": grouped.size(), "allocation": grouped["allocation"].sum(),
        "reported_allocation": grouped["reported_allocation"].sum(min_count=1),
        "rupiah": grouped["rupiah"].sum(min_count=1), "money_missing": grouped["money_missing"].sum(),
    })


def _statuses(frame: pd.DataFrame, scale: Scale) -> list[str]:
    return [_status(*row, scale) for row in zip(frame["score"], frame["not_reported"], frame["not_due"], frame["few"],
                                                strict=True)]


def _status(score: float, not_reported: int, not_due: int, few: int, scale: Scale) -> str:
    if pd.notna(score):
        return scale.status(score)
    if not_reported:
        return NO_REPORT
    return NOT_DUE if not_due else FEW_PEOPLE if few else NO_TARGET


def covered_share(sub_money: pd.DataFrame, indicators: pd.DataFrame) -> float | None:
    """Share of the allocation (percent) whose sub kegiatan has an indicator in Renja; None without allocation."""
    total = sub_money["allocation"].sum()
    if not total:
        return None
    known = sub_money.merge(indicators[SUB].drop_duplicates(), on=SUB, how="inner")
    return float(known["allocation"].sum() / total * 100)


def by_funding(matrix: pd.DataFrame, sub_money: pd.DataFrame) -> pd.DataFrame:
    """One row per source of funds, largest first: funding (None: not said), sub_activities, allocation, share
    (percent), rupiah, reported_allocation, absorption_year.

    Reports do not part money by source: absorption stands on sub kegiatan with one source only.
    """
    lines = matrix.groupby([*SUB, "funding"], dropna=False)["allocation"].sum().reset_index()
    sources = lines.groupby(SUB)["agency"].transform("size")
    lines = lines.merge(sub_money[[*SUB, "rupiah"]], on=SUB, how="left")
    single = (sources == 1).to_numpy() & lines["rupiah"].notna()
    lines["rupiah"] = lines["rupiah"].where(single)
    lines["reported_allocation"] = lines["allocation"].where(single)
    grouped = lines.groupby("funding", dropna=False)
    frame = pd.DataFrame({
        "sub_activities": grouped.size(), "allocation": grouped["allocation"].sum(),
        "rupiah": grouped["rupiah"].sum(min_count=1),
        "reported_allocation": grouped["reported_allocation"].sum(min_count=1),
    }).reset_index().sort_values("allocation", ascending=False, kind="stable", ignore_index=True)
    total = frame["allocation"].sum()
    frame["share"] = frame["allocation"] / (total or float("nan")) * 100
    whole = frame["reported_allocation"].where(frame["reported_allocation"] > 0)
    frame["absorption_year"] = frame["rupiah"] / whole * 100
    return frame


def history(indicators: pd.DataFrame, reports: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """One row per year, quarter and agency, and one with agency WHOLE, for every quarter up to the newest that anyone
    reported in its year: score, status, scored, indicators, not_reported, is_sample."""
    parts = []
    for year, plans in indicators.groupby("year"):
        told = reports[reports["year"] == year]
        newest = told.loc[told["physical"].notna(), "quarter"].max()
        for quarter in range(1, 0 if pd.isna(newest) else int(newest) + 1):
            rows = indicator_progress(plans, told, quarter, scale)
            both = pd.concat([rows, rows.assign(agency=WHOLE)]).assign(allocation=float("nan"))
            found = _outputs(both, "agency").reset_index()
            found["status"] = _statuses(found, scale)
            parts.append(found.assign(year=year, quarter=quarter, is_sample=bool(plans["is_sample"].any())))
    columns = ["year", "quarter", "agency", "score", "status", "scored", "indicators", "not_reported", "is_sample"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def silence(rows: pd.DataFrame, reports: pd.DataFrame, year: int, quarter: int) -> pd.DataFrame:
    """Agencies that owe a report for this quarter and gave none for any indicator: agency, since_year, since_quarter
    (the first quarter after their last report; NaN if they never reported).

    `rows`: indicator_progress of the quarter; `reports`: those of all years.
    """
    owing = {*rows.loc[rows["status"] == NO_REPORT, "agency"]} - {*rows.loc[rows["last_quarter"] == quarter, "agency"]}
    told = reports[reports["physical"].notna()]
    place = told["year"] * 4 + told["quarter"] - 1
    last = place[place < year * 4 + quarter].groupby(told["agency"]).max()
    following = pd.Series({code: last.get(code, float("nan")) for code in sorted(owing)}, dtype=float) + 1
    return pd.DataFrame({"agency": list(following.index), "since_year": (following // 4).to_numpy(),
                         "since_quarter": (following % 4 + 1).to_numpy()})
