"""Registers as a visitor may take them."""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.statistics.shown_rows import counted
from dashboard.store.database import Database
from dashboard.topics.registers import queries
from dashboard.topics.registers.queries import overlap
from dashboard.topics.registers.rules.changes import MEASURES
from dashboard.topics.registers.rules.findings import TOUCHED
from dashboard.topics.registers.rules.series import WHAT, readable


def counts(database: Database, rounding: Rounding) -> pd.DataFrame:
    """By decile. What is verified stays away: of a village that is verified whole it is a second draw of its count."""
    rows = readable(queries.register_rows(database), rounding)
    shown = rows.assign(count=counted(rows, "count", f"{WHAT}/count", rounding)).drop(columns="verified")
    return _placed(shown[shown["count"] > 0])


def changes(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Of every pair of dates."""
    rows = readable(queries.register_changes(database), rounding)
    return _placed(rows.assign(**{name: counted(rows, name, f"{WHAT}/{name}", rounding) for name in MEASURES}))


def findings(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Every state of every finding; a finding is one record in all of its states."""
    rows = queries.register_checks(database)
    return _placed(rows.assign(count=counted(rows, "count", TOUCHED, rounding)))


def overlaps(database: Database, rounding: Rounding) -> pd.DataFrame:
    """As they came: protected where they were made, for every reader (`rounding` would leave multiples of 5 alone)."""
    return _placed(overlap.overlaps_given(database))


def deciles(database: Database, rounding: Rounding) -> pd.DataFrame:
    """As they came, like the overlaps."""
    return _placed(overlap.deciles_given(database))


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns={"region_code": "village"})
