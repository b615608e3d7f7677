"""What pandas' own types leave open, said once: a label may stand for one row or for several."""

from __future__ import annotations

import pandas as pd


def row(frame: pd.DataFrame, label: str) -> pd.Series:
    """The one row with this label. Raises KeyError where there is none, ValueError where there are several."""
    found = frame.loc[label]
    if isinstance(found, pd.DataFrame):
        raise ValueError(f"{len(found)} rows are labelled {label}")
    return found
