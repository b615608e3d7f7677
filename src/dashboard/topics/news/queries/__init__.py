"""What was handed in and withdrawn, by dataset and agency."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.building.build_times import end_of_day
from dashboard.store.database import Database


def submission_counts(database: Database, first: date, last: date) -> pd.DataFrame:
    """dataset, agency ("" for whoever works for all), handed_in, withdrawn, rejected (rows refused), newest (UTC) of
    the days from `first` to `last` in the regency."""
    start, end = (end_of_day(day).astimezone(UTC).replace(tzinfo=None) for day in (first - timedelta(days=1), last))
    return ask(database, "submission_counts", __name__, start=start, end=end)
