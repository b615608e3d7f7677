"""The action plan as a visitor may take it: as on the page, matrix, targets and reports each from all three."""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.rat import queries
from dashboard.topics.rat.rules.rounding import Plan, rounded_plan

_READ = ["target_count", "target_unit"]
"""Read out of the text of a line, which is shown instead."""


def matrix(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Lines of all years."""
    return _plan(database, rounding)[0].drop(columns=_READ)


def targets(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Indicators of all years."""
    return _plan(database, rounding)[1]


def reports(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Reports of all quarters."""
    return _plan(database, rounding)[2]


def _plan(database: Database, rounding: Rounding) -> Plan:
    return rounded_plan(rounding, queries.rat_matrix(database), queries.rat_indicators(database),
                        queries.rat_reports(database))
