"""PBI-JKN by month: quota, active, removed, and how many came back by which way.

Of the newest twelve months. Back among the active: automatically or approved. Not decided yet: all that were proposed
in these months, less what was approved, refused or moved to another segment. Missing is missing: a sum holds the
villages that reported, and says how many.

From one month to the next the active change by what moved them, back (automatically or approved) less removed; what is
left of the change nobody has told (births, deaths, new members, other ways of counting). It is said, not hidden; not
where other villages reported than the month before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount, share
from dashboard.statistics.rounding import REACH, Rounding
from dashboard.topics.services.rules.flow import month_before

MEASURES = ("quota", "active", "removed", "automatic", "proposed", "approved", "refused", "moved")
_BACK, _DECIDED = ("automatic", "approved"), ("approved", "refused", "moved")
MONTHS = 12
"""The newest months that are told one by one and together."""
WHAT = "pbi-jkn"
"""What persons are called where they are rounded."""


@dataclass(frozen=True)
class Jkn:
    """Persons of `months` up to the one asked about, down to villages: `cells` by month and measure; of these
    months together `removed`, `proposed`, `back` and `decided`; `reported`: villages with a row in the
    last month."""

    months: tuple[str, ...]
    cells: Mapping[tuple[str, str], ShownCount]
    removed: ShownCount
    proposed: ShownCount
    back: ShownCount
    decided: ShownCount
    reported: int
    is_sample: bool
    is_exact: bool
    least: float

    @property
    def since(self) -> str:
        """The first of the months."""
        return self.months[0]

    @property
    def last(self) -> str:
        """The month asked about."""
        return self.months[-1]

    def of(self, month: str, measure: str, area: str | None = None) -> float:
        """Persons; NaN where nobody knows."""
        return self.cells[month, measure].of(area)

    def change(self, month: str, area: str | None = None) -> float:
        """Active at the end of a month less the month before; NaN where that is not known for the same villages."""
        before = month_before(month)
        if before not in self.months:
            return math.nan
        now, then = (self.cells[one, "active"].villages for one in (month, before))
        inside = [codes.index[codes.index.str.startswith(area or "")] for codes in (now, then)]
        same = len(inside[0]) == len(inside[1]) and bool(inside[0].isin(inside[1]).all())
        return self.of(month, "active", area) - self.of(before, "active", area) if same else math.nan

    def moved(self, month: str, area: str | None = None) -> float:
        """Back among the active less removed in a month."""
        return sum(self.of(month, measure, area) for measure in _BACK) - self.of(month, "removed", area)

    def unexplained(self, month: str, area: str | None = None) -> float:
        """What the movements of a month leave of its change; NaN where not known."""
        return self.change(month, area) - self.moved(month, area)

    @property
    def margin(self) -> float:
        """What rounding alone may make of that: five counts stand in it."""
        return 0.0 if self.is_exact else 5.0 * REACH

    def undecided(self, area: str | None = None) -> float:
        """Proposed and not decided so far; below zero where more was decided than proposed in these months."""
        return self.proposed.of(area) - self.decided.of(area)

    def still_out(self, area: str | None = None) -> float:
        """Removed and not back; NaN where nobody knows."""
        return self.removed.of(area) - self.back.of(area)

    def share_back(self, area: str | None = None) -> float | None:
        """Percent of the removed that came back so far."""
        return share(self.back.of(area), self.removed.of(area), self.least)


def jkn(rows: pd.DataFrame, rounding: Rounding, until: str | None = None) -> Jkn | None:
    """From rows of queries.jkn_watch up to a month (None: all); None without any."""
    own = rows if until is None else rows[rows["month"] <= until]
    if own.empty:
        return None
    months = tuple(sorted(map(str, own["month"].unique()))[-MONTHS:])
    own = own[own["month"].isin(months)].astype(dict.fromkeys(MEASURES, float))
    cells = {(month, measure): _counter(rounding, measure).cell(own[own["month"] == month])
             for month in months for measure in MEASURES}
    so_far = {measure: _counter(rounding, measure).cell(own)
              for measure in ("removed", "automatic", "proposed", "approved", "refused", "moved")}
    back, decided = (
        _counter(rounding, name).cell(own.assign(**{name: own[list(parts)].sum(axis=1, min_count=1)}),
                                      [so_far[part] for part in parts])
        for name, parts in (("back", _BACK), ("decided", _DECIDED)))
    return Jkn(months, cells, so_far["removed"], so_far["proposed"], back, decided,
               int((own["month"] == months[-1]).sum()), bool(own["is_sample"].any()), rounding.is_exact,
               rounding.percent_base)


def _counter(rounding: Rounding, name: str) -> Counter:
    return Counter(rounding, f"{WHAT}/{name}", by_village=True, name=name, absent=float("nan"))
