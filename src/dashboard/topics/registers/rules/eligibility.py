"""Who fits the rule of a programme, beside who receives it.

1. Rules are dated (data/catalogue/eligibility.csv): the one that holds on a day has since ≤ day < until.
2. Those who fit = families or persons in the deciles of the rule, in the register, ranking and unit of the rule, by
   village of domicile, at its newest date. Units are never turned into each other.
3. Received less than fit does not say who was missed: some who receive may not fit. Both are shown, no share is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.cells import ShownCount
from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.contracts import DOMICILE
from dashboard.topics.registers.rules.series import RegisterSeries, counted, readable


@dataclass(frozen=True)
class EligibilityRule:
    """Which deciles of which register get a programme (code, name), in which unit, from `since` until before `until`
    (None: still)."""

    program: str
    name: str
    series: RegisterSeries
    first: int
    last: int
    unit: str
    since: date
    until: date | None
    source: str
    url: str | None
    note: str


@dataclass(frozen=True)
class Fitting:
    """Those who fit a rule at the newest date of its register; `fit`: None where it has no count in this unit."""

    rule: EligibilityRule
    fit: ShownCount | None
    period: str
    cutoff: date | None


def rules(rows: pd.DataFrame) -> list[EligibilityRule]:
    """From rows of queries.eligibility, in their order."""
    return [EligibilityRule(str(row["program"]), str(row["name"]),
                            RegisterSeries(row["register"], row["decile_basis"], DOMICILE),
                            int(row["decile_first"]), int(row["decile_last"]), str(row["unit"]), _day(row["since"]),
                            None if pd.isna(row["until"]) else _day(row["until"]), str(row["source"]),
                            None if pd.isna(row["url"]) else str(row["url"]),
                            "" if pd.isna(row["note"]) else str(row["note"]))
            for row in rows.to_dict("records")]


def in_force(known: list[EligibilityRule], day: date) -> list[EligibilityRule]:
    """Rule 1."""
    return [rule for rule in known if rule.since <= day and (rule.until is None or day < rule.until)]


def fitting(rule: EligibilityRule, counts: pd.DataFrame, rounding: Rounding) -> Fitting:
    """From rows of queries.register_rows."""
    own = rule.series.of(readable(counts, rounding))
    own = own[(own["unit"] == rule.unit) & own["decile"].between(rule.first, rule.last)]
    if own.empty:
        return Fitting(rule, None, "", None)
    newest = own[own["period"] == own["period"].max()]
    day = pd.to_datetime(newest["cutoff"]).max()
    return Fitting(rule, counted(newest, rounding), str(newest["period"].iloc[0]),
                   None if pd.isna(day) else day.date())


def _day(value: object) -> date:
    return pd.Timestamp(str(value)).date()
