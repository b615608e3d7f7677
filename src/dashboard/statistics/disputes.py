"""Figures and targets on which sources disagree without anybody having settled it: said wherever they are used."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.core.case_states import UNSETTLED


def is_unsettled(states: pd.Series) -> pd.Series:
    """Whether each case still waits for an answer."""
    return states.isin(UNSETTLED)


def disputes(conflicts: pd.DataFrame, indicators: Collection[str], regions: Collection[str]) -> pd.DataFrame:
    """The unsettled rows of `conflicts` (queries.reference.conflicts) about these indicators in these regions."""
    return conflicts[is_unsettled(conflicts["status"]) & conflicts["indicator"].isin(list(indicators))
                     & conflicts["region_code"].isin(list(regions))]
