"""Figures that two sources tell differently, and what stands on the dashboard instead."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database


def cases(database: Database) -> pd.DataFrame:
    """Rows of the view figure_differences with publisher and unit of the indicator, the figure or target that is shown
    (shown, shown_source; target_low, target_high), short name of the agency, title and date of the meeting,
    and whose dashboard recorded it, when not this one (recorded_by); the open ones first, of these what was found or
    recorded last."""
    return ask(database, "cases", __name__)


def orphans(database: Database) -> pd.DataFrame:
    """code of each case that progress tells of and that is not, or no longer, there."""
    return ask(database, "orphans", __name__)


def steps(database: Database) -> pd.DataFrame:
    """Every record of progress with the short name of its agency, by case and date."""
    return ask(database, "steps", __name__)


def reports(database: Database) -> pd.DataFrame:
    """Every report that a figure is wrong, by case and date, with who made it (by, an account)."""
    return ask(database, "reports", __name__)
