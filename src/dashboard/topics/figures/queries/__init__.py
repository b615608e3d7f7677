"""One figure, which others there are of its indicator, and what is noted on it."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


@memoised(200)
def places(database: Database, indicator: str) -> pd.DataFrame:
    """region_code of every region that has a figure of the indicator, the regency and its parts first."""
    return ask(database, "places", __name__, indicator=indicator)


@memoised(200)
def figures(database: Database, indicator: str, region: str) -> pd.DataFrame:
    """Every figure of an indicator in a region with its source, the newest first."""
    return ask(database, "figures", __name__, indicator=indicator, region=region)


def writers(database: Database, indicator: str, region: str) -> pd.DataFrame:
    """year, period, text, date, is_sample and by (an account; missing of sample) of every note on these figures."""
    return ask(database, "writers", __name__, indicator=indicator, region=region)


def lost(database: Database) -> pd.DataFrame:
    """indicator, region, year, period_name and text of notes on figures that are not, or no longer, there."""
    return ask(database, "lost", __name__)
