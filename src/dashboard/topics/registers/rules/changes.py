"""What changed in a register between two dates of its data.

1. The newest pair of dates of one series in one unit; a village without a row is not known, not unchanged.
2. Families that entered, that left, that moved 4 to 6 deciles (Signifikan) and 7 or more (Ekstrem) are four counts;
   none is hidden in another, and entered is never set off against left.
3. Entered − left must be the difference of what the register counts at the two dates; villages where it is not are
   told. They are found from exact counts, and only how many villages they are is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount
from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.rules.series import NOT_KNOWN, WHAT, RegisterSeries, readable

ENTERED, LEFT, MOVED_4, MOVED_7 = MEASURES = ("entered", "left", "moved_4", "moved_7")


@dataclass(frozen=True)
class RegisterChanges:
    """`cells`: by measure; `checked`: villages whose counts of both dates are held, `odd`: those of them where rule 3
    does not hold; `is_exact`: whether nothing is rounded."""

    series: RegisterSeries
    unit: str
    since: date
    until: date
    cells: dict[str, ShownCount]
    checked: int
    odd: tuple[str, ...]
    is_sample: bool
    is_exact: bool

    def of(self, measure: str, area: str | None) -> float:
        """The count of a village, a kecamatan or all; NaN where not known."""
        return self.cells[measure].of(area)

    def table(self, codes: list[str]) -> pd.DataFrame:
        """MEASURES of these areas (index), of those that are known, the most that moved far first."""
        frame = pd.DataFrame({measure: [self.of(measure, code) for code in codes] for measure in MEASURES}, codes)
        order = (frame[MOVED_4] + frame[MOVED_7]).rename("far")
        return frame.join(order).dropna().sort_values(["far", MOVED_7, ENTERED], ascending=False,
                                                      kind="stable").drop(columns="far")


def changes(rows: pd.DataFrame, counts: pd.DataFrame, series: RegisterSeries, unit: str,
            rounding: Rounding) -> RegisterChanges | None:
    """From rows of queries.register_changes and of queries.register_rows; None where the series has none."""
    own = series.of(readable(rows, rounding))
    own = own[own["unit"] == unit]
    if own.empty:
        return None
    newest = own[own["cutoff"] == own["cutoff"].max()]
    newest = newest[newest["cutoff_from"] == newest["cutoff_from"].max()]
    since, until = (pd.Timestamp(newest[name].iloc[0]).date() for name in ("cutoff_from", "cutoff"))
    cells = {measure: Counter(rounding, f"{WHAT}/{measure}", by_village=True, name=measure,
                              absent=NOT_KNOWN).cell(newest) for measure in MEASURES}
    checked, odd = _balance(newest, series.of(counts), unit, since, until)
    return RegisterChanges(series, unit, since, until, cells, checked, odd, bool(newest["is_sample"].any()),
                           rounding.is_exact)


def _balance(changed: pd.DataFrame, counts: pd.DataFrame, unit: str, since: date,
             until: date) -> tuple[int, tuple[str, ...]]:
    """Rule 3: villages checked, and those where it does not hold."""
    own = counts[counts["unit"] == unit]
    days = pd.to_datetime(own["cutoff"]).dt.date
    before, now = (own[days == day].groupby("region_code")["count"].sum() for day in (since, until))
    net = changed.set_index("region_code")
    difference = (now - before).dropna()
    both = difference.index.intersection(net.index)
    odd = both[(net.loc[both, ENTERED] - net.loc[both, LEFT]) != difference.loc[both]]
    return len(both), tuple(map(str, odd))
