"""Discrepancies that were found in villages, and how far each has come.

1. A finding (code) stands in the last of its states by day, on the same day the later in the order of STATES; its age
   is counted from its first day.
2. Findings are counted as findings; families or persons that they touch are added up by unit only, rounded for
   visitors.
3. Open are those that nobody has explained or corrected yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount
from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.contracts import OPEN, STATES
from dashboard.topics.registers.rules.series import WHAT

TOUCHED = f"{WHAT}/temuan"
"""What those concerned are called where they are rounded."""
AGES = ((14, "0–14 hari"), (30, "15–30 hari"), (90, "31–90 hari"), (10**6, "lebih dari 90 hari"))
"""Days since a finding was found, the most of each class."""


@dataclass(frozen=True)
class RegisterFindings:
    """`newest` (index: code): region_code, kecamatan_code, register, kind, unit, count (as shown), state, agency, since
    (day of that state), found (first day), days, age, the longest open first."""

    newest: pd.DataFrame
    touched: dict[tuple[str, str, str], ShownCount]
    is_sample: bool

    def inside(self, area: str | None) -> pd.DataFrame:
        """Those of a kecamatan or village, without one all."""
        own = self.newest
        return own if area is None else own[(own["kecamatan_code"] == area) | (own["region_code"] == area)]

    def open(self, area: str | None = None) -> pd.DataFrame:
        """Rule 3."""
        own = self.inside(area)
        return own[own["state"].isin(OPEN)]

    def people(self, register: str, kind: str, unit: str, area: str | None) -> float:
        """Families or persons of a kind that is not corrected yet in a register, as shown; 0 where nothing was
        found."""
        cell = self.touched.get((register, kind, unit))
        return 0.0 if cell is None else cell.of(area)


def findings(rows: pd.DataFrame, today: date, rounding: Rounding) -> RegisterFindings | None:
    """From rows of queries.register_checks; None without any."""
    if rows.empty:
        return None
    told = rows.assign(step=rows["state"].map({state: step for step, state in enumerate(STATES)}),
                       day=pd.to_datetime(rows["date"]).dt.date).sort_values(["code", "day", "step"])
    newest = told.groupby("code").last().assign(found=told.groupby("code")["day"].first())
    newest["days"] = [(today - day).days for day in newest["found"]]
    newest["age"] = [next(word for most, word in AGES if days <= most) for days in newest["days"]]
    wrong = newest[newest["state"] != STATES[-1]].reset_index(names="code").assign(record=lambda own: own["code"])
    counter = Counter(rounding, TOUCHED, by_village=True)
    touched = {(str(register), str(kind), str(unit)): counter.cell(own)
               for (register, kind, unit), own in wrong.groupby(["register", "kind", "unit"])}
    newest["count"] = [rounding.count(float(count), TOUCHED, [str(code)])
                       for code, count in zip(newest.index, newest["count"], strict=True)]
    kept = newest.rename(columns={"day": "since"})[["region_code", "kecamatan_code", "register", "kind", "unit",
                                                    "count", "state", "agency", "since", "found", "days", "age"]]
    return RegisterFindings(kept.assign(is_open=kept["state"].isin(OPEN)).sort_values(
        ["is_open", "days"], ascending=False, kind="stable").drop(columns="is_open"), touched,
        bool(rows["is_sample"].any()))
