"""Which figures were calculated ("hitungan") and not published: one notion for all that judges, draws or tells them."""

from __future__ import annotations

import pandas as pd


def is_calculated(rows: pd.DataFrame) -> pd.Series:
    """A flag a row; rows that do not say so are published."""
    if "is_derived" not in rows.columns:
        return pd.Series(False, index=rows.index)
    return rows["is_derived"].astype("boolean").fillna(False).astype(bool)


def only_published(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without the calculated ones."""
    return rows[~is_calculated(rows)]


def without_calculated(rows: pd.DataFrame) -> pd.DataFrame:
    """All rows; calculated figures become missing ones."""
    return rows.assign(value=rows["value"].mask(is_calculated(rows)))
