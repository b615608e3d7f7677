"""Help of partners and activities of residents as a visitor may take them."""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.partners import queries
from dashboard.topics.partners.rules import pledges as pledge_rules


def pledges(database: Database, rounding: Rounding) -> pd.DataFrame:
    """As on the page and in its file with HXL tags."""
    return _placed(pledge_rules.shown_rows(queries.pledges(database), rounding))


def activities(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Without participants: pages count them by village and year, and `rounding` has drawn those sums only."""
    return _placed(queries.activities(database)).drop(columns="participants")


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns={"region_code": "village"})
