"""Whether what came in is somewhere: conservation of files from month to month.

For each village and need, and each month whose month before is known too:
    waiting at the end of the month before + came in = waiting at the end + ended.
What the left has too much is lost, what the right has too much has never come in. Villages do not make up for each
other.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount
from dashboard.statistics.rounding import Rounding
from dashboard.topics.services.contracts import IN, WAITING, WHAT

MONTHS = 12
_PLACE = ["region_code", "kecamatan_code", "need"]


@dataclass(frozen=True)
class Break:
    """One month in which the flow does not hold: files lost and files that never came in, as shown; `villages`: codes
    of those concerned, the most files first."""

    month: str
    lost: ShownCount
    extra: ShownCount
    villages: tuple[str, ...]


@dataclass(frozen=True)
class Flow:
    """`checked`: months that have a month before them; `breaks`: those that do not hold, in order."""

    checked: tuple[str, ...]
    breaks: tuple[Break, ...]

    def inside(self, kecamatan: str | None) -> list[Break]:
        """Those that concern a village of a kecamatan, or all."""
        return [one for one in self.breaks
                if kecamatan is None or any(code.startswith(kecamatan) for code in one.villages)]


def month_before(month: str) -> str:
    """'2026-12' of '2027-01'."""
    year, number = map(int, month.split("-"))
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02}"


def differences(before: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """region_code, kecamatan_code, need, lost, extra (files), record of the places where a month (`own` rows) does not
    hold against the month before."""
    waited = before[before["state"].isin(WAITING)]
    sources = pd.concat([waited, own[own["state"] == IN]]).groupby(_PLACE)["count"].sum()
    places = own[own["state"] != IN].groupby(_PLACE)["count"].sum()
    missing = sources.sub(places, fill_value=0.0)
    frame = pd.DataFrame({"lost": missing.clip(lower=0), "extra": (-missing).clip(lower=0)})
    found = frame[(frame["lost"] > 0) | (frame["extra"] > 0)].reset_index()
    return found.assign(record=found["region_code"] + "|" + found["need"])


def flow(rows: pd.DataFrame, rounding: Rounding) -> Flow:
    """From rows of queries.service_counts of all months; the newest MONTHS are checked."""
    newest = sorted(map(str, rows["month"].unique()))[-MONTHS - 1:]
    months = {str(month): own for month, own in rows[rows["month"].isin(newest)].groupby("month")}
    checked = tuple(month for month in months if month_before(month) in months)
    breaks = []
    for month in checked:
        found = differences(months[month_before(month)], months[month])
        if len(found):
            weights = (found["lost"] + found["extra"]).groupby(found["region_code"]).sum()
            lost, extra = (Counter(rounding, f"{WHAT}/{name}/{month}", name=name).cell(found[found[name] > 0])
                           for name in ("lost", "extra"))
            breaks.append(Break(month, lost, extra, tuple(
                str(code) for code in weights.sort_values(ascending=False, kind="stable").index)))
    return Flow(checked, tuple(breaks))
