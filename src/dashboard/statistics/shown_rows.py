"""What a topic gives of a dataset to visitors: the rows of its contract, with nothing in them that a page hides.

The rule of all: a count in a row is drawn as the pages draw it (the same words and records, statistics.rounding), so a
file and a page say the same; where a row alone would tell that somebody was counted, rows that show 0 are left out.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database

ShownRows = Callable[[Database, Rounding], pd.DataFrame]
"""Columns of the contract, all or some of them, and is_sample; counts as `Rounding` shows them."""


def counted(rows: pd.DataFrame, name: str, what: str, rounding: Rounding, record: str = "record") -> pd.Series:
    """The counts of a column, each of the one record that the row is (column `record`)."""
    values = rows[name].astype("Float64").astype(float)
    return pd.Series([rounding.count(value, what, [str(own)])
                      for value, own in zip(values, rows[record], strict=True)], rows.index, dtype=float)
