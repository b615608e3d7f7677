"""What became of the rows of a file, in stretches of neighbouring rows: short enough to read."""

from __future__ import annotations

import pandas as pd


def stretches(fates: pd.DataFrame) -> pd.DataFrame:
    """sheet, first, last, fate, rows: one row a stretch of rows that follow each other and share a fate."""
    ordered = fates.reset_index(drop=True)
    before = ordered.shift()
    begins = ((ordered["sheet"] != before["sheet"]) | (ordered["fate"] != before["fate"])
              | (ordered["row"] != before["row"] + 1))
    grouped = ordered.groupby(begins.cumsum(), sort=False)
    return grouped.agg(sheet=("sheet", "first"), first=("row", "first"), last=("row", "last"), fate=("fate", "first"),
                       rows=("row", "size")).reset_index(drop=True)
