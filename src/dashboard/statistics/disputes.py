"""Figures and targets on which sources disagree without anybody having settled it: said wherever they are used."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

OPEN_STATUS = "belum diselesaikan"
"""As data/facts/conflicts.csv says it."""


def disputes(conflicts: pd.DataFrame, indicators: Collection[str], regions: Collection[str]) -> pd.DataFrame:
    """The unsettled rows of `conflicts` (queries.reference.conflicts) about these indicators in these regions."""
    return conflicts[(conflicts["status"] == OPEN_STATUS) & conflicts["indicator"].isin(list(indicators))
                     & conflicts["region_code"].isin(list(regions))]
